"""Whom to invite: proposed from the roster as it stood on the day of the meeting, by industry and rank."""

from collections.abc import Sequence
from datetime import date

from heze_desk.meetings.attendance_records import Attendee
from heze_desk.meetings.people import LEADERS, UNITS
from heze_desk.roster import leader_store, responsible, unit_store
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database


def proposed(
    db: Database, meeting_id: int, day: date, industries: Sequence[int] = (), *, units: Sequence[int] = ()
) -> list[Attendee]:
    """The leaders of the industries with their titles, then lead and responsible units, all of that day and by rank.

    Where nothing is named it is all that stand on the day; `units` come beside them, a group as its members.
    """
    standing = [one.id or 0 for one in roster.industries(db, day)]
    wanted = [one for one in standing if one in industries or not (industries or units)]
    terms = [one for one in roster.assignments(db) if one.industry_id in wanted and one.covers(day)]
    leading = {one.leader_id for one in terms}
    listed = responsible.by_industry(db)
    unit_ids = [*units, *(one.unit_id for one in terms if one.unit_id is not None)]
    unit_ids += [unit_id for one in wanted for unit_id in listed.get(one, ())]
    called = set(unit_store.expanded(db, list(dict.fromkeys(unit_ids))))
    leaders = [
        Attendee(
            meeting_id=meeting_id, position=LEADERS + one.position, name=one.name, duty=one.title, leader_id=one.id
        )
        for one in leader_store.leaders(db, day)
        if one.id in leading
    ]
    others = [
        Attendee(meeting_id=meeting_id, position=UNITS + one.position, unit_name=one.short_name, unit_id=one.id)
        for one in unit_store.units(db, day)
        if one.id in called
    ]
    return leaders + others
