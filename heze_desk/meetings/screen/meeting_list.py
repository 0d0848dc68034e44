"""The meetings at the left, the latest first: which one, what about, when, and how far it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.days import said
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.meetings.records import Meeting


@dataclass(frozen=True, kw_only=True)
class ListedMeeting:
    """A meeting as the list shows it on a day."""

    id: int
    meeting: Meeting
    day: date
    corrected: bool = False

    @property
    def short(self) -> str:
        """调度会第3次, with its year where that is not the year of the day."""
        year = "" if self.meeting.year == self.day.year else f"{self.meeting.year}年"
        return f"{year}{self.meeting.kind}第{self.meeting.number}次"

    @property
    def named(self) -> str:
        """Its number once, also where the meeting is called by nothing else."""
        return self.short if self.meeting.title == self.meeting.name else f"{self.short}　{self.meeting.title}"

    @property
    def state(self) -> str:
        return state(self.meeting, self.day, corrected=self.corrected)

    @property
    def told(self) -> str:
        return f"{self.meeting.name}\n{self.meeting.title}\n{said(self.meeting.day)} {self.meeting.begins_at}"


def state(meeting: Meeting, day: date, *, corrected: bool) -> str:
    """筹备 until its day, 召开 from then until its minutes are issued, 定稿 after that, 更正 in a later version."""
    if meeting.is_final:
        return "更正" if corrected else "定稿"
    return "召开" if meeting.day <= day else "筹备"


COLUMNS = (
    Column[ListedMeeting]("会议", lambda one: one.named, kind=Kind.LONG, tip=lambda one: one.told, width=0, least=8),
    Column[ListedMeeting]("日期", lambda one: one.meeting.day, text=lambda day: f"{day:%m-%d}", width=3.2),
    Column[ListedMeeting]("状态", lambda one: one.state, width=2.6),
)


class MeetingList(RecordView[ListedMeeting]):
    """`chosen` carries the meeting of the current row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(RecordTable[ListedMeeting](desk, COLUMNS), name="meetings")
        self.table.setParent(self)
        self.setAccessibleName("各次会议")

    def show_meetings(self, meetings: Sequence[Meeting], day: date, corrected: Collection[int]) -> None:
        self.table.show(
            [ListedMeeting(id=one.id or 0, meeting=one, day=day, corrected=one.id in corrected) for one in meetings]
        )
