"""A meeting and what it decided; who came, the agenda and the record stand beside it."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from heze_desk.days import WEEKDAYS, said
from heze_desk.errors import DeskError
from heze_desk.meetings.agenda_records import AgendaItem as AgendaItem
from heze_desk.meetings.agenda_records import MeetingNote as MeetingNote
from heze_desk.meetings.agenda_records import NoteKind as NoteKind
from heze_desk.meetings.attendance_records import Attendee as Attendee
from heze_desk.meetings.attendance_records import AttendeeRole as AttendeeRole
from heze_desk.meetings.attendance_records import Coming as Coming
from heze_desk.meetings.attendance_records import How as How
from heze_desk.meetings.attendance_records import Person as Person
from heze_desk.meetings.attendance_records import Presence as Presence
from heze_desk.meetings.attendance_records import Reply as Reply

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
TITLE_LENGTH = 30
PRINTED_LENGTH = 60  # characters of a decision in the title of an agenda item
NOON = 12


class MeetingKind(StrEnum):
    GROUP = "专班会议"
    TOPIC = "专题会"
    SCHEDULING = "调度会"
    ON_SITE = "现场推进会"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One meeting; its number is its own within its kind and year, 0 while it has yet to be given.

    `remark` is why it stands against a doubt: entered for a past year, at the time of another, under such a chair.
    """

    id: int | None = None
    kind: MeetingKind
    year: int = 0
    number: int = 0
    title: str
    day: date
    begins_at: str = ""
    ends_at: str = ""
    place: str = ""
    requirements: str = ""
    reply_by: date | None = None
    minutes_text: str = ""
    drafted_text: str = ""
    remark: str = ""
    issued_paper_id: int | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("会议名称不能为空。")
        if self.number < 0:
            raise DeskError("会议的次数须从 1 起。")
        for text in filter(None, (self.begins_at, self.ends_at)):
            if not CLOCK.fullmatch(text):
                raise DeskError(f"“{text}”不是时刻；请写成 09:00 的样子。")
        if self.ends_at and self.ends_at <= self.begins_at:
            raise DeskError("结束时间须晚于开始时间。")
        if self.reply_by is not None and self.reply_by > self.day:
            raise DeskError("回执时限不能晚于会议日期。")

    @property
    def name(self) -> str:
        """2026年第3次调度会, as files and papers call it before its minutes have a number."""
        return f"{self.year}年第{self.number}次{self.kind}"

    @property
    def called(self) -> str:
        """Its number with its title, and once where it is called by its number alone."""
        return self.name if self.title == self.name else f"{self.name}（{self.title}）"

    @property
    def is_final(self) -> bool:
        """Whether its minutes were issued; from then on its record is locked."""
        return self.issued_paper_id is not None

    @property
    def when(self) -> str:
        """2026年7月21日（星期二）上午9:00."""
        return f"{said(self.day)}（星期{WEEKDAYS[self.day.weekday()]}）{clock(self.begins_at)}"

    @property
    def lasts(self) -> str:
        """2026年7月21日（星期二）上午9:00至11:00; the half of the day is said again only where it is another."""
        if not (self.begins_at and self.ends_at):
            return self.when
        half, until = clock(self.begins_at)[:2], clock(self.ends_at)
        return f"{self.when}至{until.removeprefix(half)}"

    def meets(self, other: "Meeting") -> bool:
        """Whether both are held at one time; without an end, a meeting is as long as its beginning."""
        if self.day != other.day or not self.begins_at or not other.begins_at:
            return False
        first, second = sorted((self, other), key=lambda one: one.begins_at)
        return first.begins_at == second.begins_at or second.begins_at < first.ends_at


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One 议定事项 by its number; once corrected it keeps what it said before and why that changed."""

    id: int | None = None
    meeting_id: int
    number: int
    heading: str = ""
    text: str
    corrects_text: str = ""
    correction_reason: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise DeskError("议定事项的内容不能为空。")

    @property
    def title(self) -> str:
        """Its heading, or how its text begins."""
        return self.heading or shortened(self.text)


@dataclass(frozen=True, kw_only=True)
class DecisionTask:
    """A task of the ledger that was made from a decision, with the sentence it came from."""

    id: int | None = None
    decision_id: int
    task_id: int
    sentence: str


def clock(text: str) -> str:
    """09:00 -> 上午9:00, 14:30 -> 下午2:30; nothing where no time is known."""
    if not text:
        return ""
    at = time.fromisoformat(text)
    if at.hour == NOON:
        return f"中午{at:%H:%M}"
    half = "上午" if at.hour < NOON else "下午"
    return f"{half}{at.hour % NOON}:{at.minute:02d}"


def in_few_clauses(text: str) -> str:
    """The first sentence for a paper: whole clauses only, for there nothing may end in …."""
    first = re.split(r"[。；\n]", text.strip())[0]
    cut = first.rfind("，", 0, PRINTED_LENGTH)
    return first if len(first) <= PRINTED_LENGTH or cut < 1 else f"{first[:cut]}等事项"


def shortened(text: str) -> str:
    """The first clause of a text, cut where it is too long for a heading."""
    first = re.split(r"[。；\n]", text.strip())[0]
    return first if len(first) <= TITLE_LENGTH else f"{first[: TITLE_LENGTH - 1]}…"
