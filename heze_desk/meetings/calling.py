"""Calling a meeting: its number in its kind and year, and what speaks against it."""

from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.meetings import agenda, people
from heze_desk.meetings.attendance_records import Attendee, AttendeeRole, Person
from heze_desk.meetings.finding import before, meetings, next_number, open_one
from heze_desk.meetings.records import Meeting
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, load, write


def doubts(db: Database, meeting: Meeting, *, chair: Person | None = None, today: date) -> list[str]:
    """What speaks against holding it so, to be asked about before it is kept; `today` tells past years."""
    told = []
    if meeting.day.year < today.year:
        told.append(f"会议日期{said(meeting.day)}在往年。")
    for other in meetings(db):
        if other.id != meeting.id and other.meets(meeting):
            told.append(f"{other.called}也在{other.when}召开，两个会议时间相同。")
    return told + (people.office_doubts(db, chair, meeting.day, "主持") if chair else [])


def add(db: Database, meeting: Meeting, *, chair: Person, today: date, why: str = "") -> int:
    """Keep a new meeting under the next number of its kind and year, with its chair and what the last one left open."""
    _refuse_doubts(doubts(db, meeting, chair=chair, today=today), why)
    year = meeting.day.year
    number = meeting.number or next_number(db, meeting.kind, year)
    new = replace(
        meeting, year=year, number=number, title=_one_line(meeting.title), remark=why.strip() or meeting.remark
    )
    _refuse_taken(db, new)
    meeting_id = write(db.table("meeting"), new)
    _seat_chair(db, replace(new, id=meeting_id), chair, anyway=bool(why.strip()))
    agenda.take_over(db, meeting_id, before(db, replace(new, id=meeting_id)))
    return meeting_id


def change(db: Database, meeting_id: int, *, today: date, why: str = "", **fields: Any) -> None:
    """Set some fields; on another day everybody bears office and name of that day, a year or kind numbers anew.

    A meeting that bears its number for a title bears the new number then.
    """
    old = open_one(db, meeting_id)
    new = replace(old, **fields)
    new = replace(new, title=_one_line(new.title))
    moved = (new.day, new.begins_at, new.ends_at) != (old.day, old.begins_at, old.ends_at)
    if moved:
        _refuse_doubts(doubts(db, new, chair=chair_of(db, meeting_id), today=today), why)
        new = replace(new, remark=why.strip() or new.remark)
    if (new.kind, new.day.year) != (old.kind, old.year):
        new = replace(new, year=new.day.year, number=next_number(db, new.kind, new.day.year))
        new = replace(new, title=new.name if new.title == old.name else new.title)
    _refuse_taken(db, new)
    amend(db, "meeting", old, new)
    if new.day != old.day:
        people.rename_all(db, meeting_id, old.day, new.day)


def change_chair(db: Database, meeting_id: int, chair: Person, *, why: str = "") -> None:
    """Give the chair to another; whoever had it leaves the list, and one who was on it rises from it."""
    meeting = open_one(db, meeting_id, "主持人")
    _refuse_doubts(people.office_doubts(db, chair, meeting.day, "主持"), why)
    db.execute("delete from attendee where meeting_id = ? and role = ?", [meeting_id, AttendeeRole.CHAIR])
    _seat_chair(db, meeting, chair, anyway=bool(why.strip()))


def chair_of(db: Database, meeting_id: int) -> Person | None:
    found = "select name, unit_name as unit, duty from attendee where meeting_id = ? and role = '主持'"
    return next((load(Person, row) for row in db.query(found, [meeting_id])), None)


def _seat_chair(db: Database, meeting: Meeting, chair: Person, *, anyway: bool) -> None:
    if not chair.name.strip():
        raise DeskError("请写明主持人的姓名。")
    nobody_known = db.execute("select 1 from leader limit 1").fetchone() is None
    known = people.known(db, chair, meeting.day, stranger=nobody_known, anyway=anyway)
    if not known.name:
        raise DeskError(f"“{chair.name}”是单位，不能主持会议；请写主持人的姓名。")
    listed = "delete from attendee where meeting_id = ? and name = ? and unit_name = ?"
    db.execute(listed, [meeting.id, known.name, known.unit_name])
    row = Attendee(meeting_id=meeting.id or 0, role=AttendeeRole.CHAIR, position=people.CHAIR, **known.columns)
    write(db.table("attendee"), row)


def _one_line(title: str) -> str:
    """A title pasted over two lines is one line in every list and paper."""
    return " ".join(title.split("\n")) if "\n" in title else title


def _refuse_doubts(told: list[str], why: str) -> None:
    if told and not why.strip():
        raise DeskError(f"{told[0].rstrip('。')}；请核对，确需如此请写明原因。")


def _refuse_taken(db: Database, meeting: Meeting) -> None:
    taken = db.execute(
        "select id from meeting where kind = ? and year = ? and number = ?",
        [meeting.kind, meeting.year, meeting.number],
    ).fetchone()
    if taken and taken[0] != meeting.id:
        raise DeskError(f"已有{meeting.name}；请换一个次数，或不写次数由程序接着编。")
