"""The ledger extract in the annex of a draft: the gravest of many tasks, or all of them, as the secretary chooses."""

from heze_desk import briefing
from heze_desk.briefings import arranging, drafts
from heze_desk.briefings.paper_records import ANNEX
from heze_desk.errors import DeskError
from heze_desk.workspace.workspace import Workspace


def reread(workspace: Workspace, draft_id: int, *, whole: bool) -> briefing.Written:
    """The draft as it would be compiled with such an annex; writes nothing."""
    drafts.open_draft(workspace.db, draft_id)
    return briefing.rewritten(workspace, draft_id, whole_annex=whole)


def choose(workspace: Workspace, draft_id: int, new: briefing.Written, *, whole: bool) -> None:
    """The annex alone follows the ledger; own words in it stay, and so does the choice."""
    found = next((one for one in new.sections if one.key == ANNEX), None)
    place = next((n for n, one in enumerate(drafts.sections(workspace.db, draft_id), 1) if one.key == ANNEX), 0)
    if found is None or not place:
        raise DeskError("这一期没有列台账摘表的附件；随台账更新以后再选。")
    with workspace.step("附件列出全部任务" if whole else "附件只列一部分任务") as db:
        drafts.change(db, draft_id, whole_annex=whole)
        old = drafts.section(db, draft_id, place)
        text = old.text if old.touched else found.text
        arranging.take(db, draft_id, place, found, text=text, figures=new.figures)


def told(new: briefing.Written) -> str:
    """附件列出200项，另有2800项没有列。"""
    listed, more = len(new.facts.annexed), new.facts.annexable - len(new.facts.annexed)
    return f"附件列出 {listed} 项，另有 {more} 项没有列" if more else f"附件列出全部 {listed} 项"
