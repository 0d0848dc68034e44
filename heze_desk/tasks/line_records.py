"""A task as the ledger lists it: with its light, which is a rule, and the names of a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heze_desk.errors import DeskError


class Light(StrEnum):
    """How a task stands on a given day; always computed, never typed."""

    NORMAL = "正常"
    SOON = "临期"
    OVERDUE = "逾期"
    DONE = "办结"
    PAUSED = "暂停"
    UNSET = "未定"


class Source(StrEnum):
    POLICY = "政策条款"
    MEETING = "会议"
    INSTRUCTION = "批示"
    OTHER = "其他"


@dataclass(frozen=True, kw_only=True)
class LightRule:
    """From how many days before the deadline a task counts as 临期."""

    warning_days: int = 7

    def __post_init__(self) -> None:
        if not 0 <= self.warning_days <= 365:
            raise DeskError("临期提前天数须在 0 到 365 之间。")

    def light(self, task: "Timed", day: date) -> Light:
        if task.done_on is not None and task.done_on <= day:
            return Light.DONE
        if task.paused_on is not None and task.paused_on <= day:
            return Light.PAUSED
        if task.deadline is None:
            return Light.UNSET
        if task.deadline < day:
            return Light.OVERDUE
        return Light.SOON if task.deadline - day <= timedelta(days=self.warning_days) else Light.NORMAL

    @property
    def sentence(self) -> str:
        """The rule as it is printed under every table that shows lights."""
        return (
            f"注：逾期指已过时限尚未办结；临期指距时限{self.warning_days}日以内；"
            "未定指时限尚未明确，不计入逾期；暂停的任务单列。"
        )


@dataclass(frozen=True, kw_only=True)
class Timed:
    """What a light is computed from."""

    deadline: date | None = None
    done_on: date | None = None
    paused_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TaskLine(Timed):
    """A task as the ledger lists it, with the names of a day and its light."""

    id: int
    number: str
    part: str
    section: str
    industry: str
    title: str
    content: str
    source: Source
    source_ref: str
    lead_unit_id: int | None
    lead_unit: str
    unit_ids: tuple[int, ...] = ()
    units: tuple[str, ...]
    person: str
    start: date | None
    progress: int
    problems: str
    next_steps: str
    latest: str
    latest_on: date | None = None
    light: Light
