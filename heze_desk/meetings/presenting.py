"""Who is to present at a meeting without being called to it."""

import re

from heze_desk.meetings.agenda import agenda
from heze_desk.meetings.attendance_records import AttendeeRole
from heze_desk.meetings.attending import attendees
from heze_desk.meetings.people import unit_named
from heze_desk.workspace.database import Database

APART = re.compile(r"[、，,；;]")


def uncalled(db: Database, meeting_id: int) -> list[str]:
    """The presenters of the agenda who are not on the list, to be asked about; nobody while nobody was invited."""
    listed = attendees(db, meeting_id)
    if all(one.role is AttendeeRole.CHAIR for one in listed):
        return []
    names = {name for one in listed for name in (one.name, one.unit_name, one.deputy) if name}
    units = {one.unit_id for one in listed if one.unit_id is not None}
    wanted = (part.strip() for item in agenda(db, meeting_id) if item.stands for part in APART.split(item.presenter))
    return [
        one
        for one in dict.fromkeys(filter(None, wanted))
        if not any(name in one for name in names) and unit_named(db, one) not in units
    ]


def asked_presenters(names: list[str]) -> str:
    """“市财政局”不在参会名单上……; nothing where all of them are called."""
    called = "、".join(f"“{one}”" for one in names)
    return f"汇报的{called}不在参会名单上；请邀请，或改汇报单位。" if names else ""
