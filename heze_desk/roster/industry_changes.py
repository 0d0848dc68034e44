"""Changes of the industries in and out of the workspace; their belongings are moved by who joins the subjects."""

from collections.abc import Sequence
from dataclasses import replace

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.roster import store
from heze_desk.roster.industry_change_records import ChangeAct, IndustryChange
from heze_desk.roster.industry_ends import lines as lines
from heze_desk.roster.industry_ends import standing as standing
from heze_desk.roster.industry_store import get as get
from heze_desk.roster.records import Assignment, Industry
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert


def make(db: Database, change: IndustryChange) -> dict[str, int]:
    """End the old ones the day before, begin the new ones, keep the change; returns the new ids by name."""
    olds = examine(db, change)
    kept = insert(
        db, "industry_change", {"act": str(change.act), "day": change.day.isoformat(), "basis": change.basis.strip()}
    )
    for old in olds:
        store.save_industry(db, replace(old, valid_to=change.last_day))
    begun = {name: _begin(db, change, name, olds) for name in change.names}
    for old_id in change.olds or (None,):
        for new_id in begun.values() or (None,):
            columns = {"industry_change_id": kept, "old_industry_id": old_id, "new_industry_id": new_id}
            insert(db, "industry_succession", columns)
    return begun


def examine(db: Database, change: IndustryChange) -> list[Industry]:
    """The industries that would end; refuses days on which they do not stand and names that are taken."""
    olds = [get(db, industry_id) for industry_id in dict.fromkeys(change.olds)]
    for old in olds:
        _refuse_ended(old, change)
    ending = {old.id for old in olds}
    taken = {other.name for other in store.industries(db, change.day) if other.id not in ending}
    for name in change.names:
        if change.act is ChangeAct.RENAME and name.strip() == olds[0].name:
            raise DeskError(f"新名称与原名称相同，都是“{name.strip()}”；请写新的名称。")
        if name.strip() in taken:
            raise DeskError(f"{said(change.day)}已有名为“{name.strip()}”的产业；请换一个名称。")
    return olds


def hand_on(db: Database, change: IndustryChange, begun: dict[str, int], to: str) -> int:
    """End the terms of the old industries; where `to` is a name they go on there. Returns how many went on."""
    went_on = 0
    for old_id in change.olds:
        for term in store.assignments(db, old_id):
            if term.valid_to is None or term.valid_to >= change.day:
                went_on += _hand_on(db, change, term, begun.get(to) if _follows(change, old_id) else None)
    return went_on


def successors(db: Database, industry_id: int) -> list[int]:
    """The industries that came directly in its place."""
    asked = """
        select distinct new_industry_id from industry_succession
        where old_industry_id = ? and new_industry_id is not null order by 1
    """
    return [row[0] for row in db.execute(asked, [industry_id])]


def with_successors(db: Database, industry_ids: Sequence[int]) -> list[int]:
    """These industries and all that came in their place."""
    found = list(industry_ids)
    for one in found:  # grows on the way
        found += [new for new in successors(db, one) if new not in found]
    return found


def _begin(db: Database, change: IndustryChange, name: str, olds: list[Industry]) -> int:
    """A renamed industry keeps its place and its clause; others stand where the first old one stood, or last."""
    last = db.execute("select coalesce(max(position), 0) + 1 from industry").fetchone()[0]
    new = Industry(
        clause_id=olds[0].clause_id if olds else None,
        position=olds[0].position if olds else last,
        name=name.strip(),
        valid_from=change.day,
        basis=change.basis.strip(),
    )
    return store.save_industry(db, new)


def _follows(change: IndustryChange, old_id: int) -> bool:
    """Of several only one can hand on its leader and its lead unit."""
    return len(change.olds) == 1 or change.terms_of == old_id


def _hand_on(db: Database, change: IndustryChange, term: Assignment, new_id: int | None) -> int:
    if term.valid_from > change.last_day:
        store.remove(db, term.id or 0)
    else:
        store.save(db, replace(term, valid_to=change.last_day))
    if new_id is None:
        return 0
    begins = max(term.valid_from, change.day)
    store.save(db, replace(term, id=None, industry_id=new_id, valid_from=begins, valid_to=term.valid_to))
    return 1


def _refuse_ended(old: Industry, change: IndustryChange) -> None:
    if old.valid_to is not None and old.valid_to < change.day:
        raise DeskError(f"{old.name}到{said(old.valid_to)}为止，{said(change.day)}已不在列；请核对日期。")
    if old.valid_from is not None and change.day <= old.valid_from:
        raise DeskError(f"{old.name}自{said(old.valid_from)}起列入，调整日期要晚于这一天；请核对日期。")
