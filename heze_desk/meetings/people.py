"""Who somebody is on the day of a meeting: a leader under that day's title, of a unit under its name, or a guest."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.meetings.attendance_records import Person
from heze_desk.roster import leader_store, unit_store
from heze_desk.roster.records import LeaderLine, UnitKind, UnitLine
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import update

CHAIR, LEADERS, UNITS, GUESTS = 0, 1_000, 1_000_000, 2_000_000
"""Where each sort begins in the order of rank; guests follow in the order in which they were entered."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """The frozen text of somebody on a day, with the leader or unit it was taken from."""

    name: str
    duty: str = ""
    unit_name: str = ""
    leader_id: int | None = None
    unit_id: int | None = None
    position: int = GUESTS

    @property
    def columns(self) -> dict[str, Any]:
        """All but the rank, which the role decides."""
        return {name: value for name, value in vars(self).items() if name != "position"}


def known(
    db: Database, person: Person, day: date, *, guest: bool = False, stranger: bool = False, anyway: bool = False
) -> Known:
    """A leader, somebody of a unit that is known, or one with unit or office as typed; a mere name is refused.

    So is a unit that is unknown, unless it is a guest's. A `stranger` may be a mere name that is like none known.
    """
    name, duty = person.name.strip(), person.duty.strip()
    if leader := _leader(db, person, day):
        if (early := _not_yet(db, leader.id, day)) and not anyway:
            raise DeskError(f"{early}；请核对，确需列入请确认。")
        rank, title = LEADERS + leader.position, "" if early else leader.title
        return Known(name=name, duty=duty or title, leader_id=leader.id, position=rank)
    if unit := _unit(db, person, day):
        if unit.kind is UnitKind.GROUP:
            raise DeskError(f"“{unit.short_name}”是群组，不能作为一个单位登记；请逐个登记它的单位，或一起邀请。")
        person_name = "" if unit_named(db, name) == unit.id else name
        rank = UNITS + unit.position
        return Known(name=person_name, duty=duty, unit_name=unit.short_name, unit_id=unit.id, position=rank)
    if not person.unit.strip() and not duty and not anyway:
        near = _near(db, name)
        if near or not stranger:
            hint = f"是否指“{near}”？不是的，" if near else ""
            raise DeskError(f"不认识“{name}”；{hint}请写明单位或职务。")
    if person.unit.strip() and not guest and not anyway:
        unit_store.named(db, person.unit)
    return Known(name=name, duty=duty, unit_name=person.unit.strip())


def office_doubts(db: Database, person: Person, day: date, what: str) -> list[str]:
    """Why a leader may not have been in office on the day; nobody else is doubted here."""
    leader_id = leader_store.named(db, person.name)
    if leader_id is None:
        return []
    if early := _not_yet(db, leader_id, day):
        return [f"{early}，不能{what}。"]
    terms = db.execute(
        """
        select max(valid_from <= :day and coalesce(valid_to, '9999-12-31') >= :day),
               max(case when valid_to < :day then valid_to end)
        from assignment where leader_id = :id
        """,
        {"id": leader_id, "day": day.isoformat()},
    ).fetchone()
    if not terms[0] and terms[1]:
        return [f"{person.name}的分工任期已于{said(date.fromisoformat(terms[1]))}结束，{said(day)}不在任期内。"]
    active = next(one.active for one in leader_store.leaders(db, day) if one.id == leader_id)
    return [] if active or terms[0] else [f"{person.name}已停用，{said(day)}可能不在任。"]


def unit_named(db: Database, name: str) -> int | None:
    """The unit of that name, or none: a person is no unit."""
    return unit_store.every_name(db).get(name.strip())


def rename_all(db: Database, meeting_id: int, old_day: date, new_day: date) -> None:
    """What was taken from the roster of one day is taken from that of another; what was typed stays."""
    was, now = ({one.id: one for one in leader_store.leaders(db, day)} for day in (old_day, new_day))
    unit_was, unit_now = ({one.id: one for one in unit_store.units(db, day)} for day in (old_day, new_day))
    rows = db.query(
        "select id, role, duty, unit_name, leader_id, unit_id from attendee where meeting_id = ?", [meeting_id]
    )
    for row in list(rows):
        changed: dict[str, Any] = {}
        if (leader_id := row["leader_id"]) is not None:
            if row["duty"] == was[leader_id].title:
                changed["duty"] = now[leader_id].title
            if row["role"] != "主持":
                changed["position"] = LEADERS + now[leader_id].position
        elif (unit_id := row["unit_id"]) is not None and row["unit_name"] == unit_was[unit_id].short_name:
            changed["unit_name"] = unit_now[unit_id].short_name
        if changed:
            update(db, "attendee", {"id": row["id"], **changed})


def _not_yet(db: Database, leader_id: int, day: date) -> str:
    """That the first title begins after the day, where it does: no title of that day is known."""
    (first, *_) = leader_store.title_history(db, leader_id)
    if first.valid_from <= day:
        return ""
    name = next(one.name for one in leader_store.leaders(db, day) if one.id == leader_id)
    return f"{name}从{said(first.valid_from)}起任{first.title}，{said(day)}尚未任职"


def _leader(db: Database, person: Person, day: date) -> LeaderLine | None:
    """A leader by name; somebody of that name who is said to be of a unit is another person."""
    if person.unit.strip() or not person.name.strip():
        return None
    leader_id = leader_store.named(db, person.name)
    return next((one for one in leader_store.leaders(db, day) if one.id == leader_id), None)


def _unit(db: Database, person: Person, day: date) -> UnitLine | None:
    """The unit that was typed, or that the name itself is, or where the name was met before."""
    unit_id = unit_named(db, person.unit) if person.unit.strip() else unit_named(db, person.name)
    if unit_id is None and not person.unit.strip() and not person.duty.strip():
        unit_id = _met_before(db, person.name.strip())
    return next((one for one in unit_store.units(db, day) if one.id == unit_id), None)


def _met_before(db: Database, name: str) -> int | None:
    """The one unit of which somebody of that name is a contact, or last came to a meeting."""
    rows = db.execute("select distinct unit_id from contact where name = ? and active", [name]).fetchall()
    if len(rows) == 1:
        return int(rows[0][0])
    latest = "select unit_id from attendee where name = ? and unit_id is not null order by id desc limit 1"
    row = db.execute(latest, [name]).fetchone()
    return int(row[0]) if row else None


def _near(db: Database, name: str) -> str:
    """The known name that may have been meant, or nothing."""
    names = [row[0] for row in db.execute("select name from leader union select name from contact where active")]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.5)), "")
