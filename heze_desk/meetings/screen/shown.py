"""The meeting that the page shows, for all its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from heze_desk.kit.shown_record import ShownRecord
from heze_desk.meetings import store
from heze_desk.meetings.agenda_records import numbered
from heze_desk.meetings.records import AgendaItem, Attendee, AttendeeRole, Decision, Meeting
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Told:
    """One meeting as it was read."""

    meeting: Meeting
    attendees: Sequence[Attendee]
    items: Sequence[AgendaItem]
    decisions: Sequence[Decision]
    corrected: bool


class ShownMeeting(ShownRecord[Told]):
    """What is asked of the meeting; without one there is nothing to tell."""

    @property
    def meeting(self) -> Meeting | None:
        return self.told.meeting if self.told else None

    @property
    def id(self) -> int:
        """0 is no meeting."""
        return (self.told.meeting.id or 0) if self.told else 0

    @property
    def name(self) -> str:
        return self.told.meeting.name if self.told else ""

    @property
    def attendees(self) -> Sequence[Attendee]:
        return self.told.attendees if self.told else ()

    @property
    def items(self) -> Sequence[AgendaItem]:
        """The agenda in its order, what was left out among it."""
        return self.told.items if self.told else ()

    @property
    def decisions(self) -> Sequence[Decision]:
        return self.told.decisions if self.told else ()

    @property
    def numbers(self) -> dict[int, int]:
        """Under which number each item is printed, by its id."""
        return numbered(list(self.items))

    @property
    def chair(self) -> Attendee | None:
        return next((one for one in self.attendees if one.role is AttendeeRole.CHAIR), None)

    @property
    def is_open(self) -> bool:
        """Whether it can be written to."""
        return self.told is not None and not self.told.meeting.is_final and not self.page.workspace.read_only

    @property
    def is_corrected(self) -> bool:
        return self.told is not None and self.told.corrected

    def read(self, db: Database, meeting_id: int) -> None:
        """Take this meeting as it now is; 0 is none."""
        self.take(_told(db, meeting_id) if meeting_id else None)


def _told(db: Database, meeting_id: int) -> Told:
    return Told(
        meeting=store.get(db, meeting_id),
        attendees=store.attendees(db, meeting_id),
        items=store.agenda(db, meeting_id),
        decisions=store.decisions(db, meeting_id),
        corrected=meeting_id in store.corrected(db),
    )
