"""Gathering what the papers of a meeting say."""

from heze_desk.meetings.agenda import agenda
from heze_desk.meetings.attending import attendees
from heze_desk.meetings.deciding import decisions
from heze_desk.meetings.finding import get
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.workspace.database import Database


def proceedings(db: Database, meeting_id: int) -> Proceedings:
    """The meeting with its list by rank, its agenda and its decisions."""
    return Proceedings(
        meeting=get(db, meeting_id),
        attendees=tuple(attendees(db, meeting_id)),
        agenda=tuple(agenda(db, meeting_id)),
        decisions=tuple(decisions(db, meeting_id)),
    )
