"""Leaders, units, titles, names and contacts as the page lists them: one line each, under the names of a day."""

from dataclasses import dataclass
from datetime import date

from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.records import Contact, Place, UnitLine
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

GONE, HERE = "停用", "在用"


def marked(name: str, *, active: bool) -> str:
    """A name in a list; one that was put aside says so."""
    return name if active else f"{name}（{GONE}）"


@dataclass(frozen=True, kw_only=True)
class LeaderEntry:
    """A leader with the title of a day, the day it began, and the industries held on that day."""

    id: int
    rank: int
    name: str
    title: str
    since: date
    industries: tuple[str, ...]
    active: bool

    @property
    def state(self) -> str:
        return HERE if self.active else GONE


@dataclass(frozen=True, kw_only=True)
class UnitEntry(UnitLine):
    """A unit with whom to call: its first contact that is still active."""

    rank: int
    contact_id: int | None
    contact: str
    telephone: str

    @property
    def state(self) -> str:
        return HERE if self.active else GONE

    @property
    def origin(self) -> str:
        return "文件所列" if self.from_document else "非文件所列"


@dataclass(frozen=True, kw_only=True)
class TitleLine:
    id: int
    title: str
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class NameLine:
    id: int
    short_name: str
    full_name: str
    valid_from: date | None


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    id: int
    name: str
    duty: str
    telephone: str
    active: bool

    @property
    def state(self) -> str:
        return HERE if self.active else GONE


def leaders(db: Database, day: date) -> list[LeaderEntry]:
    """All leaders by the rank of the day."""
    held: dict[int, list[str]] = {}
    industries = {one.id: one.name for one in store.industries(db, day)}
    for one in store.assignments(db):
        if one.place is Place.LEADER and one.covers(day) and one.industry_id in industries:
            held.setdefault(one.leader_id or 0, []).append(industries[one.industry_id])
    return [
        LeaderEntry(
            id=line.id,
            rank=rank,
            name=line.name,
            title=line.title,
            since=_since(db, line.id, day),
            industries=tuple(held.get(line.id, ())),
            active=line.active,
        )
        for rank, line in enumerate(leader_store.leaders(db, day), 1)
    ]


def units(db: Database, day: date) -> list[UnitEntry]:
    """All units by rank, under their names of the day."""
    first: dict[int, Contact] = {}
    for row in db.query("select * from contact where active order by id"):
        contact = load(Contact, row)
        first.setdefault(contact.unit_id, contact)
    return [_unit(rank, line, first.get(line.id)) for rank, line in enumerate(unit_store.units(db, day), 1)]


def titles(db: Database, leader_id: int) -> list[TitleLine]:
    """The titles of a leader, the latest first."""
    history = leader_store.title_history(db, leader_id)
    return [TitleLine(id=one.id or 0, title=one.title, valid_from=one.valid_from) for one in reversed(history)]


def terms_of(db: Database, leader_id: int) -> list[str]:
    """What a leader answers for and answered for, the latest first: 智能机器人：2026年3月2日起."""
    industries = {row["id"]: row["name"] for row in db.query("select id, name from industry")}
    held = [one for one in store.assignments(db) if one.leader_id == leader_id]
    held.sort(key=lambda one: one.valid_from, reverse=True)
    return [f"{industries[one.industry_id]}：{one.span}" for one in held]


def names(db: Database, unit_id: int) -> list[NameLine]:
    """The names of a unit, the latest first."""
    return [
        NameLine(id=one.id or 0, short_name=one.short_name, full_name=one.full_name, valid_from=one.valid_from)
        for one in reversed(unit_store.name_history(db, unit_id))
    ]


def contacts(db: Database, unit_id: int) -> list[ContactLine]:
    """The contacts of a unit, those no longer called last."""
    found = [
        ContactLine(id=one.id or 0, name=one.name, duty=one.duty, telephone=one.telephone, active=one.active)
        for one in unit_store.contacts(db, unit_id)
    ]
    return sorted(found, key=lambda one: not one.active)


def _since(db: Database, leader_id: int, day: date) -> date:
    history = leader_store.title_history(db, leader_id)
    return next((one for one in reversed(history) if one.valid_from <= day), history[0]).valid_from


def _unit(rank: int, line: UnitLine, contact: Contact | None) -> UnitEntry:
    return UnitEntry(
        **vars(line),
        rank=rank,
        contact_id=contact.id if contact else None,
        contact=contact.name if contact else "",
        telephone=contact.telephone if contact else "",
    )
