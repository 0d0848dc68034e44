"""Who is on the list of a meeting, what was answered, and who came; all by the rank of the meeting's day."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.meetings import people
from heze_desk.meetings.agenda import agenda, refuse_other_item
from heze_desk.meetings.attendance_records import Attendee, AttendeeRole, Coming, How, Person, Presence, Reply
from heze_desk.meetings.finding import open_one
from heze_desk.meetings.records import Meeting
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

WHAT = "参会情况"


def attendees(db: Database, meeting_id: int) -> list[Attendee]:
    """The chair, then leaders, units and guests by rank; guests in the order in which they were entered."""
    rows = db.query("select * from attendee where meeting_id = ? order by position, id", [meeting_id])
    return [load(Attendee, row) for row in rows]


def invite(db: Database, meeting_id: int, invited: Iterable[Attendee]) -> int:
    """Put those on the list who are not on it; returns how many came to it."""
    open_one(db, meeting_id, WHAT)
    listed = attendees(db, meeting_id)
    places = {(one.leader_id, one.unit_id, one.name if one.leader_id is None else "") for one in listed}
    units = {one.unit_id for one in listed if one.unit_id is not None}
    count = 0
    for one in invited:
        place = (one.leader_id, one.unit_id, one.name if one.leader_id is None else "")
        if place not in places and not (one.name == "" and one.unit_id in units):
            write(db.table("attendee"), replace(one, meeting_id=meeting_id))
            places.add(place)
            count += 1
    return count


def add_attendee(db: Database, meeting_id: int, person: Person, role: AttendeeRole, *, anyway: bool = False) -> int:
    """Put somebody on the list who is not on it; whom a unit sends takes the line of the unit that named nobody yet."""
    meeting = open_one(db, meeting_id, WHAT)
    row = _row(db, meeting, person, role, anyway=anyway)
    listed = attendees(db, meeting_id)
    _refuse_twice(listed, row, anyway=anyway)
    if (line := _awaiting(listed, row)) is None:
        return write(db.table("attendee"), row)
    amend(db, "attendee", line, replace(line, name=row.name, duty=row.duty))
    return line.id or 0


def attend(db: Database, meeting_id: int, coming: Coming) -> int:
    """Note how somebody was there; one who was not on the list comes to it. Returns the line's id."""
    meeting = open_one(db, meeting_id, WHAT)
    listed = attendees(db, meeting_id)
    if coming.how is How.DEPUTY:
        return _depute(db, meeting, listed, coming)
    row = _row(db, meeting, coming.person, coming.how.role, anyway=True)
    line = _found(listed, row)
    if line is None:
        row = _row(db, meeting, coming.person, coming.how.role, stranger=coming.stranger, anyway=coming.anyway)
        _refuse_twice(listed, row, anyway=coming.anyway)
        return write(db.table("attendee"), replace(row, **_noted(db, meeting, coming)))
    if coming.how.says_role:
        line = _in_role(line, coming)
    named = replace(line, name=line.name or row.name, duty=line.duty or row.duty)
    if row.unit_name and not line.unit_name and line.leader_id is None and line.role is not AttendeeRole.CHAIR:
        named = replace(named, unit_name=row.unit_name, unit_id=row.unit_id, position=row.position)
    amend(db, "attendee", _line(db, line.id or 0), replace(named, **_noted(db, meeting, coming, line)))
    return line.id or 0


def note_presence(db: Database, attendee_id: int, presence: Presence, **fields: Any) -> None:
    """Note how a line of the list was there; deputy, reason and the items of coming and leaving are fields."""
    old = _line(db, attendee_id)
    for name in ("came_at_item_id", "left_at_item_id"):
        refuse_other_item(db, old.meeting_id, fields.get(name))
    amend(db, "attendee", old, replace(old, presence=presence, **fields))


def reply(db: Database, attendee_id: int, answer: Reply, *, deputy: str = "", reason: str = "") -> None:
    """Note what came back on the 回执."""
    old = _line(db, attendee_id)
    amend(db, "attendee", old, replace(old, reply=answer, deputy=deputy, reason=reason))


def change_attendee(db: Database, attendee_id: int, **fields: Any) -> None:
    """Set some fields of a line; a name that stands in another line is refused."""
    old = _line(db, attendee_id)
    new = replace(old, **fields)
    if new.name != old.name:
        others = [one for one in attendees(db, old.meeting_id) if one.id != attendee_id]
        _refuse_twice(others, new, anyway=False)
    amend(db, "attendee", old, new)


def remove_attendee(db: Database, attendee_id: int) -> None:
    """Take somebody off the list; a meeting keeps its chair."""
    old = _line(db, attendee_id)
    if old.role is AttendeeRole.CHAIR:
        raise DeskError("主持人不能从名单里删除；请更换主持人。")
    db.execute("delete from attendee where id = ?", [attendee_id])


def _depute(db: Database, meeting: Meeting, listed: list[Attendee], coming: Coming) -> int:
    """Note the deputy on the line of the one who was to come; one who sits there already is refused."""
    name = coming.person.name.strip()
    absent = _as_person(db, coming.instead_of)
    row = _row(db, meeting, absent, AttendeeRole.PRESENT, stranger=coming.stranger, anyway=coming.anyway)
    line = _found(listed, row)
    if not coming.anyway:
        for one in listed:
            if name == one.deputy and (line is None or one.id != line.id):
                raise DeskError(f"{name}已代{one.called}参会，不能再代{coming.instead_of}；请核对。")
            if name == one.name:
                raise DeskError(f"{name}已在{one.role}名单中，不能同时代{coming.instead_of}参会；请核对。")
    if line is None:
        return write(db.table("attendee"), replace(row, presence=Presence.DEPUTY, deputy=name))
    amend(db, "attendee", line, replace(line, presence=Presence.DEPUTY, deputy=name, reason=coming.reason))
    return line.id or 0


def _noted(db: Database, meeting: Meeting, coming: Coming, line: Attendee | None = None) -> dict[str, Any]:
    """What is written of how somebody was there; who came late and left early keeps both."""
    came = coming.item_id if coming.how is How.LATE else None
    left = coming.item_id if coming.how is How.LEFT else None
    refuse_other_item(db, meeting.id or 0, coming.item_id)
    if coming.how in (How.LATE, How.LEFT):
        if coming.item_id is None and any(one.stands for one in agenda(db, meeting.id or 0)):
            raise DeskError(f"请写明{coming.how}时议到第几项，纪要的名单上要注明。")
        came = came or (line.came_at_item_id if line and coming.how is How.LEFT else None)
        left = left or (line.left_at_item_id if line and coming.how is How.LATE else None)
    return {
        "presence": coming.how.presence,
        "deputy": "",
        "reason": coming.reason.strip(),
        "came_at_item_id": came,
        "left_at_item_id": left,
    }


def _in_role(line: Attendee, coming: Coming) -> Attendee:
    """The line with the role that was said; a second time in a role, or in two, is refused."""
    name = line.called
    if line.role is AttendeeRole.CHAIR:
        raise DeskError(f"{name}主持会议，名单上只列一次，不再登记{coming.how}。")
    if line.role is not coming.how.role and not coming.anyway:
        raise DeskError(f"{name}已在{line.role}名单中，不能再登记{coming.how}；要改身份，请确认后再登记。")
    if line.role is coming.how.role and line.presence is Presence.HERE and not coming.anyway:
        raise DeskError(f"{name}已登记{coming.how}，没有重复登记。")
    return replace(line, role=coming.how.role)


def _refuse_twice(listed: list[Attendee], row: Attendee, *, anyway: bool) -> None:
    for one in listed:
        if row.name and row.name == one.deputy and not anyway:
            raise DeskError(f"{row.name}已代{one.called}参会，不能再列入名单；请核对。")
        if row.called == one.called and row.unit_name == one.unit_name:
            raise DeskError(f"{row.called}已在{one.role}名单中，没有重复列入。")
        if row.name and row.name == one.name and not anyway:
            raise DeskError(f"名单上已有一位{row.name}（{one.unit_name or one.duty}）；确是另一位同名的人，请确认。")


def _found(listed: list[Attendee], row: Attendee) -> Attendee | None:
    """The line of this person; else the line of the unit that has yet to say whom it sends."""
    for one in listed:
        same_place = not row.unit_name or not one.unit_name or row.unit_name == one.unit_name
        if row.name and one.name == row.name and same_place:
            return one
    unit_lines = [one for one in listed if row.unit_id is not None and one.unit_id == row.unit_id]
    return next((one for one in unit_lines if not one.name or not row.name), None)


def _awaiting(listed: list[Attendee], row: Attendee) -> Attendee | None:
    """The line of the same unit and role that has no person, no answer and no note yet."""
    return next(
        (
            one
            for one in listed
            if row.name and row.unit_id is not None and one.unit_id == row.unit_id and one.role is row.role
            if not one.name and one.standing is Presence.NONE
        ),
        None,
    )


def _as_person(db: Database, called: str) -> Person:
    """A unit by its name, or a person."""
    is_unit = people.unit_named(db, called) is not None
    return Person(unit=called) if is_unit else Person(name=called)


def _row(
    db: Database, meeting: Meeting, person: Person, role: AttendeeRole, *, anyway: bool, stranger: bool = False
) -> Attendee:
    guest = role is not AttendeeRole.PRESENT
    known = people.known(db, person, meeting.day, guest=guest, stranger=stranger, anyway=anyway)
    return Attendee(meeting_id=meeting.id or 0, role=role, position=known.position, **known.columns)


def _line(db: Database, attendee_id: int) -> Attendee:
    line = find(db, "attendee", Attendee, attendee_id)
    if line is None:
        raise MissingRecordError("名单上没有这一行，可能刚被撤销。")
    open_one(db, line.meeting_id, WHAT)
    return line
