"""What became of the decisions: each with the live state of its tasks, and how punctual the units were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.meetings.records import Decision, Meeting
from heze_desk.tasks.light_records import Light, LightRule
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.timeliness_records import OnTime, is_overdue, on_time


class DecisionState(StrEnum):
    """Computed from its tasks, never stored."""

    NO_TASK = "未立任务"
    RUNNING = "办理中"
    OVERDUE = "逾期"
    DONE = "办结"


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """A decision as the list of all meetings shows it; `ref` is 纪要〔2026〕3号第2条."""

    decision: Decision
    meeting: Meeting
    ref: str
    tasks: tuple[TaskLine, ...] = ()

    @property
    def id(self) -> int:
        return self.decision.id or 0

    @property
    def state(self) -> DecisionState:
        if not self.tasks:
            return DecisionState.NO_TASK
        if all(one.light is Light.DONE for one in self.tasks):
            return DecisionState.DONE
        return DecisionState.OVERDUE if any(map(is_overdue, self.tasks)) else DecisionState.RUNNING

    @property
    def is_open(self) -> bool:
        """Whether the next meeting is to hear of it."""
        return self.state in (DecisionState.RUNNING, DecisionState.OVERDUE)

    @property
    def lead_units(self) -> str:
        return "、".join(dict.fromkeys(one.lead_unit for one in self.tasks if one.lead_unit))

    @property
    def next_deadline(self) -> date | None:
        """The earliest deadline that runs."""
        return min((one.deadline for one in self.tasks if one.runs and one.deadline is not None), default=None)


@dataclass(frozen=True, kw_only=True)
class UnitRate:
    """How many of the tasks that a unit leads by decision were done by their first deadlines."""

    unit_id: int
    unit: str
    tasks: int
    on_time: OnTime


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """上次议定事项落实情况 as of a day, for the meeting at which it is heard."""

    meeting: Meeting
    last: Meeting
    day: date
    rule: LightRule
    lines: tuple[DecisionLine, ...]
    rates: tuple[UnitRate, ...] = ()

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        """Each task once, though two decisions may have led to it."""
        return tuple({one.id: one for line in self.lines for one in line.tasks}.values())


def rates(lines: Iterable[DecisionLine], rule: LightRule, day: date) -> list[UnitRate]:
    """Of each unit that leads a task made from a decision, in the order in which they first stand in the lines."""
    tasks = {one.id: one for line in lines for one in line.tasks if one.lead_unit_id is not None}.values()
    by_unit: dict[tuple[int, str], list[TaskLine]] = {}
    for one in tasks:
        by_unit.setdefault((one.lead_unit_id or 0, one.lead_unit), []).append(one)
    return [
        UnitRate(unit_id=unit_id, unit=unit, tasks=len(led), on_time=on_time(led, rule, day))
        for (unit_id, unit), led in by_unit.items()
    ]


def counted(lines: Sequence[DecisionLine]) -> dict[DecisionState, int]:
    """How many decisions are in each state, those without any left out."""
    found = {state: sum(line.state is state for line in lines) for state in DecisionState}
    return {state: count for state, count in found.items() if count}
