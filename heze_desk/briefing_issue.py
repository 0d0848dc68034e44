"""Issuing, correcting and voiding briefings from a window or a command, each in one final act."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from heze_desk import briefing, issuance, press
from heze_desk.briefings import drafts, insets
from heze_desk.briefings.agreeing import contradictions
from heze_desk.briefings.correction_places import Placed, carried_out
from heze_desk.briefings.draft_records import Draft, DraftSection
from heze_desk.briefings.paper_records import BriefingPaper, kept, paper_of, printed, snapshot
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.issuing.correction_records import Correction
from heze_desk.issuing.records import Begun, IssuedPaper, Numbers, SetPaper
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import update
from heze_desk.workspace.workspace import Workspace

NAMED = 3
"""So many contradictions are told at once."""


def issue(
    workspace: Workspace,
    draft_id: int,
    *,
    day: date,
    reason: str = "",
    begun: Begun | None = None,
    ahead: press.Ahead | None = None,
) -> Issued:
    """Give the draft its number and keep it for good; a past year needs a reason.

    What was set ahead is taken where number and words are still the same.
    """
    draft = drafts.open_draft(workspace.db, draft_id)
    if day < draft.to_day:
        raise DeskError(f"印发日期不能早于简报的截止日期{said(draft.to_day)}；请改日期。")

    def act(db: Database) -> IssuedPaper:
        settled = settings.get(db)
        paper = paper_of(drafts.open_draft(db, draft_id), insets.whole(db, draft_id), settled)
        if not any(one.text.strip() for one in paper.sections):
            raise DeskError("简报没有内容，不能印发；请先写好各部分。")
        issued = issuing.issue(
            db,
            kind=str(draft.kind),
            day=day,
            compose=_composer(paper, settled, day, ahead),
            running="{总号}" in settled.briefing_number,
            begun=begun,
            reason=reason,
            snapshot=snapshot(paper, draft, drafts.figures(db, draft_id)),
        )
        update(db, "briefing", {"id": draft_id, "issued_paper_id": issued.id})
        return issued

    return issuance.carried_out(workspace, f"印发{draft.kind}", act)


def set_ahead(
    workspace: Workspace, draft_id: int, *, day: date, begun: Begun | None = None
) -> Callable[[], press.Ahead]:
    """The slow part of issuing, under the number that comes next, as work that knows nothing of the workspace."""
    db, settled = workspace.db, settings.get(workspace.db)
    draft = drafts.open_draft(db, draft_id)
    running = "{总号}" in settled.briefing_number
    numbers = issuing.next_numbers(db, str(draft.kind), day, running=running, begun=begun)
    paper = paper_of(draft, insets.whole(db, draft_id), settled)
    return partial(press.ahead, briefing.set_paper(paper, day=day, numbers=numbers), settled)


def correct(
    workspace: Workspace, draft_id: int, changes: Sequence[tuple[int, str, str]], *, why: str, day: date
) -> int:
    """更正重发: each change is a section's number with its old and its new words; returns the id of the new one.

    What says the same elsewhere follows: in lines, tables and charts, each place with its own line in the 更正说明.
    All else, the figures and the head too, comes from the snapshot of the issue.
    """
    draft = _issued(workspace.db, draft_id)
    if not why.strip():
        raise DeskError("请写明更正的原因，更正说明里要印。")
    made: list[int] = []

    def act(db: Database) -> IssuedPaper:
        new_id, paper, told = _corrected(db, draft, changes, why=why, day=day)
        made.append(new_id)
        settled, figures = settings.get(db), drafts.figures(db, draft_id)
        issued = issuing.correct(
            db,
            draft.issued_paper_id or 0,
            day=day,
            compose=_composer(paper, settled, day),
            remark=told,
            snapshot=snapshot(paper, draft, figures),
        )
        update(db, "briefing", {"id": new_id, "issued_paper_id": issued.id})
        return issued

    issuance.carried_out(workspace, f"更正{draft.kind}", act)
    return made[0]


def places(workspace: Workspace, draft_id: int, changes: Sequence[tuple[int, str, str]]) -> list[Placed]:
    """All that a correction would change, as its 更正说明 will list it; refuses what `correct` would refuse."""
    _issued(workspace.db, draft_id)
    _, found = _agreeing(insets.whole(workspace.db, draft_id), changes)
    return found


def void(workspace: Workspace, draft_id: int, *, why: str) -> Issued:
    """作废: the number is used up, the briefing stays to be read."""
    draft = drafts.get(workspace.db, draft_id)
    if draft.issued_paper_id is None:
        raise DeskError("这一期还没有印发，没有编号可以作废；不要的草稿请删除。")
    paper_id = draft.issued_paper_id
    return issuance.carried_out(workspace, f"作废{draft.kind}", lambda db: issuing.void(db, paper_id, why=why))


def _issued(db: Database, draft_id: int) -> Draft:
    draft = drafts.get(db, draft_id)
    if draft.issued_paper_id is None:
        raise DeskError("这一期还没有印发，直接修改草稿即可，不用更正。")
    issuing.to_correct(db, draft.issued_paper_id)
    return draft


def _corrected(
    db: Database, draft: Draft, changes: Sequence[tuple[int, str, str]], *, why: str, day: date
) -> tuple[int, BriefingPaper, str]:
    """The copy with the new words, its paper on the ground of the snapshot, and what the register tells of it."""
    old = kept(issuing.facts_of(db, draft.issued_paper_id or 0))
    before = insets.whole(db, draft.id or 0)
    sections, places = _agreeing(before, changes)
    notes = [
        Correction(place=one.place, old=one.old, new=one.new, why=why.strip(), day=said(day))
        for one in sorted(places, key=lambda one: one.section)
    ]
    new_id = drafts.corrected(db, draft.id or 0, sections)
    paper = replace(
        old,
        sections=printed(sections),
        corrections=(*old.corrections, *notes),
        first_issued=old.first_issued or issuing.get(db, draft.issued_paper_id or 0).issued_on,
    )
    follow = sum(one.follows for one in places)
    told = [_told(one) for one in places if not one.follows]
    more = [f"另有{follow}处随之更正"] if follow else []
    return new_id, paper, f"{'；'.join([*told, *more])}（{why.strip()}）"


def _agreeing(
    before: Sequence[DraftSection], changes: Sequence[tuple[int, str, str]]
) -> tuple[list[DraftSection], list[Placed]]:
    """What the changes make of the sections; numbers that no longer agree with one another are refused."""
    sections, places = carried_out(before, changes)
    old = contradictions(before)
    if wrong := [one for one in contradictions(sections) if one not in old]:
        told = "；".join(wrong[:NAMED])
        raise DeskError(f"更正以后数字对不上：{told}。请把有关的数字放在同一次更正里一并改正。")
    return sections, places


def _told(one: Placed) -> str:
    return f"“{one.place}”中“{one.old}”更正为“{one.new}”"


def _composer(paper: BriefingPaper, settled: Settings, day: date, ahead: press.Ahead | None = None) -> issuing.Compose:
    def compose(numbers: Numbers) -> SetPaper:
        return press.to_keep(briefing.set_paper(paper, day=day, numbers=numbers), settled, ahead)

    return compose
