"""All that a register knows beside the fields of its entries, read at once for a workbook that goes out or comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from heze_desk.registers import recognising
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Event, Kind, Membership, Recognition
from heze_desk.registers.workbook_parts import TASK
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

OF_KIND = "join entry on entry.id = entry_id where entry.kind = ? and entry.deleted_on is null"
TERMS = f"""
    select entry_industry.* from entry_industry join industry on industry.id = industry_id {OF_KIND}
    order by industry.position, entry_industry.valid_from, entry_industry.id
"""
EVENTS = f"select entry_event.* from entry_event {OF_KIND} order by day, entry_event.id"
AMOUNTS = f"select entry_id, year, measure, amount from entry_year {OF_KIND} order by year"
PROOFS = f"""
    select recognition_id, file_name from recognition_proof join recognition on recognition.id = recognition_id
    {OF_KIND} and removed_on is null order by recognition_proof.id
"""
LINKED = """
    select mine, other.id, other.kind, other.name from (
        select entry_id as mine, other_id as other_id from entry_link
        union select other_id, entry_id from entry_link
    ) join entry on entry.id = mine join entry as other on other.id = other_id
    where entry.kind = ? and entry.deleted_on is null and other.deleted_on is null order by mine, other.id
"""
TIED = f"""
    select entry_id, task.id, task.number, task.title from entry_task join task on task.id = task_id
    {OF_KIND} and task.deleted_on is null order by clause_id is null, clause_id, length(number), number
"""
REMOVED = """
    select subject, row_id from journal
    where subject in ('recognition', 'entry_industry', 'entry_event') and after is null
"""
Amounts = Mapping[tuple[int, int, str], float]
Record = TypeVar("Record", Membership, Event)


class Tied(NamedTuple):
    """What an entry is tied to; the kind is that of a register, or 任务."""

    kind: str
    id: int
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Whole:
    """By the ids of the entries; `origin` tells this workspace from every other, `proofs` are by recognition.

    `removed` are the tables and ids of what was there once.
    """

    origin: str = ""
    amounts: Amounts = field(default_factory=dict)
    recognitions: Mapping[int, Sequence[Recognition]] = field(default_factory=dict)
    proofs: Mapping[int, Sequence[str]] = field(default_factory=dict)
    terms: Mapping[int, Sequence[Membership]] = field(default_factory=dict)
    events: Mapping[int, Sequence[Event]] = field(default_factory=dict)
    ties: Mapping[int, Sequence[Tied]] = field(default_factory=dict)
    industries: Mapping[int, str] = field(default_factory=dict)
    removed: frozenset[tuple[str, int]] = frozenset()


def whole(db: Database, kind: Kind) -> Whole:
    """What is known of every entry of a register that was not deleted."""
    return Whole(
        origin=origin(db),
        amounts=known_amounts(db, kind),
        recognitions=recognising.all_of(db, kind),
        proofs=_grouped(db.execute(PROOFS, [kind]).fetchall()),
        terms=_loaded(db, TERMS, Membership, kind),
        events=_loaded(db, EVENTS, Event, kind),
        ties=_ties(db, kind),
        industries=dict(db.execute("select id, name from industry").fetchall()),
        removed=frozenset((subject, row_id) for subject, row_id in db.execute(REMOVED)),
    )


def origin(db: Database) -> str:
    """A mark of the workspace, the same for all its life and in its copies: its first step was its very own."""
    first = db.execute("select title, at, day from step order by id limit 1").fetchone()
    return sha256(repr(first).encode()).hexdigest()[:16] if first else ""


def known_amounts(db: Database, kind: Kind) -> Amounts:
    """What is known of every entry of a register by year and measure."""
    rows = db.execute(AMOUNTS, [kind])
    return {(entry_id, year, measure): amount for entry_id, year, measure, amount in rows}


def _ties(db: Database, kind: Kind) -> dict[int, list[Tied]]:
    """The entries in the order of the registers, then the tasks in that of the ledger."""
    linked = [
        (mine, Tied(other_kind, other, KINDS[Kind(other_kind)].number(other), name))
        for mine, other, other_kind, name in db.execute(LINKED, [kind])
    ]
    order = [str(one) for one in KINDS]
    linked.sort(key=lambda one: order.index(one[1].kind))
    tied = [(mine, Tied(TASK, task_id, number, title)) for mine, task_id, number, title in db.execute(TIED, [kind])]
    return _grouped([*linked, *tied])


def _loaded(db: Database, question: str, record: type[Record], kind: Kind) -> dict[int, list[Record]]:
    found = (load(record, row) for row in db.query(question, [kind]))
    return _grouped((one.entry_id, one) for one in found)


def _grouped(pairs: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
