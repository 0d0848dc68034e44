"""Entries that may be the same: asked about, the answer kept, and made one only when the secretary says so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from heze_desk.errors import DeskError
from heze_desk.registers import links, merged_marks, store
from heze_desk.registers.likeness import Names, Near, near_among, pairs_within
from heze_desk.registers.records import Kind
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend


class Pair(NamedTuple):
    """Two entries of a register that may be one; `first` was entered earlier."""

    first: int
    first_name: str
    other: int
    other_name: str
    why: str


def known(db: Database, kind: Kind) -> Names:
    """The names of a register, to be asked for what a new one is like."""
    return Names(_names(db, kind))


def like(db: Database, kind: Kind, name: str, *, but: int | None = None) -> list[Near]:
    """What the register has that may be meant by this name; shown before an entry of that name is added."""
    return [one for one in near_among(_names(db, kind), name) if one.id != but]


def pairs(db: Database, kind: Kind) -> list[Pair]:
    """All pairs of a register that may be one and of which nobody said that they are not."""
    return among(*asked_of(db, kind))


def asked_of(db: Database, kind: Kind) -> tuple[list[tuple[int, str]], set[tuple[int, int]]]:
    """The names of a register, and the pairs of which somebody said that they are not the same."""
    return _names(db, kind), set(db.execute("select entry_id, other_id from not_the_same").fetchall())


def among(names: list[tuple[int, str]], apart: set[tuple[int, int]]) -> list[Pair]:
    """The pairs of these names that may be one; it asks no database, for it may take long."""
    told = dict(names)
    found = ((one, near) for one, near in pairs_within(names) if _ordered(one, near.id) not in apart)
    return [Pair(near.id, near.name, one, told[one], near.why) for one, near in found]


def tell_apart(db: Database, entry_id: int, other_id: int) -> None:
    """Remember that two entries are not the same, so that nobody is asked again."""
    if entry_id == other_id:
        raise DeskError("这是同一条；请另选一条。")
    first, second = _ordered(entry_id, other_id)
    db.execute("insert into not_the_same (entry_id, other_id) values (?, ?) on conflict do nothing", [first, second])


def merge(db: Database, kept_id: int, gone_id: int, *, day: date, withdrawn: bool | None = None) -> None:
    """Make two entries one: what the other has and the kept one lacks goes over, the other is deleted.

    Where both say something different, the kept one's word counts, and the deleted entry keeps its own. Marks of both
    become one with the proof of both; the matters of 双告知 that concern the other concern the kept one then. What
    `merged_marks.disputed` finds is decided by `withdrawn`.
    """
    kept, gone = store.get(db, kept_id), store.get(db, gone_id)
    if kept_id == gone_id or kept.kind is not gone.kind:
        raise DeskError("只有同一本名录里的两条不同条目才能合并。")
    blank = {name: value for name, value in vars(gone).items() if value and not getattr(kept, name)}
    blank.pop("deleted_on", None)
    traits = tuple(dict.fromkeys((*kept.traits, *gone.traits)))
    amend(db, "entry", kept, replace(kept, **blank | {"traits": traits}))
    _move_parts(db, kept_id, gone_id, withdrawn=withdrawn)
    store.discard(db, gone_id, day=day)


def _move_parts(db: Database, kept_id: int, gone_id: int, *, withdrawn: bool | None) -> None:
    mine = {one.industry_id for one in store.memberships(db, kept_id)}
    for term in store.memberships(db, gone_id):
        if term.industry_id not in mine:
            store.join(db, replace(term, id=None, entry_id=kept_id))
    merged_marks.move(db, kept_id, gone_id, withdrawn=withdrawn)
    for event in store.events(db, gone_id):
        store.save_event(db, replace(event, entry_id=kept_id))
    said = {(one.year, one.measure) for one in store.amounts(db, kept_id)}
    for amount in store.amounts(db, gone_id):
        if (amount.year, amount.measure) not in said:
            store.set_amount(db, replace(amount, id=None, entry_id=kept_id))
    for other_id in links.linked(db, gone_id):
        if other_id != kept_id:
            links.link(db, kept_id, other_id)
    for task_id in links.tasks_of(db, gone_id):
        links.tie(db, kept_id, task_id)
    db.execute("update notification set entry_id = ? where entry_id = ?", [kept_id, gone_id])


def _names(db: Database, kind: Kind) -> list[tuple[int, str]]:
    rows: Iterable[tuple[int, str]] = db.execute(
        "select id, name from entry where kind = ? and deleted_on is null order by id", [kind]
    )
    return list(rows)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
