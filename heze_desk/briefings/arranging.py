"""The order of a draft's sections, which of them are printed, and what is taken over into one from the ledger.

The functions run in a step; sections are named by their place, from 1 on.
"""

from collections.abc import Iterable
from dataclasses import replace

from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Compiled, DraftSection, Figure
from heze_desk.errors import DeskError
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend


def move(db: Database, draft_id: int, number: int, to: int) -> None:
    """Put a section in another place; those between move up or down."""
    old = _open_section(db, draft_id, number)
    order = drafts.sections(db, draft_id)
    if not 1 <= to <= len(order):
        raise DeskError(f"不能移到第{to}部分，一共{len(order)}部分。")
    order.remove(old)
    order.insert(to - 1, old)
    _place(db, order)


def leave_out(db: Database, draft_id: int, number: int, *, left_out: bool) -> None:
    """Whether a section is left out of the paper; its words stay, to be put back."""
    old = _open_section(db, draft_id, number)
    amend(db, "briefing_section", old, replace(old, left_out=left_out))


def rename(db: Database, draft_id: int, number: int, heading: str) -> None:
    """Give a section another heading; an empty one gives back that of the text patterns where there is one."""
    old = _open_section(db, draft_id, number)
    given = "" if old.is_own else old.compiled_heading or old.heading
    new = " ".join(heading.split()) or given
    if not new:
        raise DeskError("标题不能为空。")
    amend(db, "briefing_section", old, replace(old, heading=new, compiled_heading=given))


def take_out(db: Database, draft_id: int, number: int) -> None:
    """Throw away a section of the secretary's own; one that is compiled would come back, so it is left out instead."""
    old = _open_section(db, draft_id, number)
    if not old.is_own:
        raise DeskError("由台账编写的部分不能删除；不要印的话，请用“不印”。")
    db.execute("delete from briefing_section where id = ?", [old.id])
    _place(db, drafts.sections(db, draft_id))


def take(db: Database, draft_id: int, number: int, new: Compiled, *, text: str, figures: Iterable[Figure]) -> None:
    """Set one section to what was chosen of its new draft, with the tables and the figures of that."""
    old = _open_section(db, draft_id, number)
    amend(db, "briefing_section", old, replace(old, compiled=new.text, blocks=new.blocks, text=text))
    own = [one for one in figures if one.key == new.key]
    names = {one.name for one in own}
    kept = [one for one in drafts.figures(db, draft_id) if one.key != new.key and one.name not in names]
    drafts.count_anew(db, draft_id, [*kept, *own])


def _open_section(db: Database, draft_id: int, number: int) -> DraftSection:
    drafts.open_draft(db, draft_id)
    return drafts.section(db, draft_id, number)


def _place(db: Database, order: Iterable[DraftSection]) -> None:
    for place, one in enumerate(order, 1):
        amend(db, "briefing_section", one, replace(one, position=place))
