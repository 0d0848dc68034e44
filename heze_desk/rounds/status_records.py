"""How each unit stands in a round, and what is said to one that is missing."""

from dataclasses import dataclass
from datetime import date, datetime

from heze_desk.days import WEEKDAYS, short
from heze_desk.rounds.records import Filing, FilingState, Round
from heze_desk.tasks.due_records import Due

MISSING = (FilingState.NOT_REPORTED, FilingState.SENT_BACK)
"""The states of a unit that still has to report."""
ARRIVED = (FilingState.REPORTED, FilingState.LATE, FilingState.NIL, FilingState.LATE_FILING)


@dataclass(frozen=True, kw_only=True)
class UnitStatus:
    """One unit in a round as of a day; `filled` counts the tasks of which it reported something.

    `due` is the round's deadline as it stood on the day of the report, or as it stands on the day asked about.
    """

    unit_id: int
    unit: str
    full_name: str
    position: int
    state: FilingState
    due: Due
    tasks: int
    lead: int
    filled: int = 0
    filings: tuple[Filing, ...] = ()
    forms_made: int = 0
    forms_returned: int = 0
    contact: str = ""
    telephone: str = ""

    @property
    def responsible(self) -> int:
        return self.tasks - self.lead

    @property
    def is_missing(self) -> bool:
        return self.state in MISSING

    @property
    def arrived(self) -> Filing | None:
        """The latest thing that came from the unit, be it sent back since."""
        return next((one for one in reversed(self.filings) if one.state in ARRIVED), None)

    @property
    def reported_on(self) -> date | None:
        return self.arrived.day if self.arrived else None

    @property
    def reported_at(self) -> datetime | None:
        """The minute, where it was noted on the day it came."""
        arrived = self.arrived
        return arrived.at if arrived and arrived.at.date() == arrived.day else None

    @property
    def called(self) -> str:
        """市科技局, of one that is missing for another reason than silence 市科技局（退回）."""
        silent = self.state is FilingState.NOT_REPORTED or not self.is_missing
        return self.unit if silent else f"{self.unit}（{self.state}）"

    @property
    def noted_by(self) -> str:
        return self.filings[-1].noted_by if self.filings else ""

    @property
    def remark(self) -> str:
        return self.filings[-1].remark if self.filings else ""

    @property
    def is_late(self) -> bool:
        """Whether it came, or is still missing, after the deadline as it counts; a nil report that did keeps its name.

        What corrects a report that came in time is not late.
        """
        return self.due.is_over and self.state is not FilingState.REPORTED

    @property
    def lag(self) -> str:
        """逾期2个工作日, or nothing in time."""
        return self.due.lag if self.is_late else ""


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round in the list: how many units it asks, and how many stand how."""

    round: Round
    states: dict[FilingState, int]

    @property
    def units(self) -> int:
        return sum(self.states.values())

    @property
    def arrived(self) -> int:
        return sum(self.states.get(state, 0) for state in ARRIVED)


@dataclass(frozen=True, kw_only=True)
class Chase:
    """A unit to be called, and what to say."""

    status: UnitStatus
    text: str


def chase_text(round_: Round, status: UnitStatus, office: str) -> str:
    """Two sentences for the telephone: what is wanted and till when; what to do now."""
    due = status.due
    greeting = f"您好，{office}。"
    when = f"{short(due.effective, due.day)}（周{WEEKDAYS[due.effective.weekday()]}）"
    if status.state is FilingState.SENT_BACK:
        reason = status.remark.rstrip("。")
        wanted = f"{round_.name}调度，贵单位报来的反馈表因“{reason}”退回，需要改正后重报"
    else:
        wanted = f"{round_.name}调度，请贵单位填报{_roles(status)}，还没有收到反馈表"
    if round_.closed_on is not None:
        return f"{greeting}{wanted}；本次调度已于{short(round_.closed_on, due.day)}结束，请尽快补报并说明原因。"
    if due.is_over:
        return f"{greeting}{wanted}；报送时限是{when}，已{due.remaining}。请今天报来，没有变化的也请零报告。"
    return f"{greeting}{wanted}；报送时限是{when}，{due.remaining}。请按时报来，没有变化的也请零报告。"


def _roles(status: UnitStatus) -> str:
    """7项任务（牵头3项、责任4项）, or 牵头的3项任务 where all are alike."""
    if not status.responsible:
        return f"牵头的{status.tasks}项任务"
    if not status.lead:
        return f"承担责任的{status.tasks}项任务"
    return f"{status.tasks}项任务（牵头{status.lead}项、责任{status.responsible}项）"
