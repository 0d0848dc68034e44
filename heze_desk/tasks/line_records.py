"""A task as the ledger lists it: with its light, which is a rule, and the names of a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.days import short
from heze_desk.policy.kind_records import Part
from heze_desk.tasks.due_records import Due, Timed
from heze_desk.tasks.light_records import OWN_STATES, Light
from heze_desk.tasks.stage_records import Stage


class Source(StrEnum):
    POLICY = "政策条款"
    MEETING = "会议"
    INSTRUCTION = "批示"
    OTHER = "其他"


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
    problems: str
    next_steps: str
    latest: str
    latest_on: date | None = None
    light: Light
    due: Due | None = None
    points_behind: int | None = None
    stage: Stage = Stage.PROPOSED
    closed_on: date | None = None
    original_deadline: date | None = None
    postponements: int = 0

    @property
    def place(self) -> str:
        """What it is listed under: its industry as that is called now, else its section of the document."""
        in_document = self.section and self.part != Part.INDUSTRY
        return self.section if in_document else self.industry or self.section

    @property
    def runs(self) -> bool:
        """Whether a deadline runs: the task has one and is neither done nor paused."""
        return self.due is not None and self.light not in OWN_STATES

    @property
    def running(self) -> Due | None:
        """The deadline that runs, if one does."""
        return self.due if self.runs else None

    @property
    def lag(self) -> str:
        """落后序时进度12个百分点, where the rule looks at the plan and the task is behind it."""
        return f"落后序时进度{self.points_behind}个百分点" if self.runs and self.points_behind else ""

    @property
    def is_given_up(self) -> bool:
        """Whether it was closed unfinished, for a reason: it counts as done, but nobody finished it."""
        return self.stage is Stage.CLOSED and self.progress < 100

    @property
    def postponed(self) -> str:
        """原时限2026-09-30，延期1次, or nothing where it was never postponed."""
        if not self.postponements or self.original_deadline is None:
            return ""
        return f"原时限{self.original_deadline:%Y-%m-%d}，延期{self.postponements}次"

    @property
    def first_deadline(self) -> str:
        """As `postponed`, short and on two lines, for the cell of a table."""
        if not self.postponements or self.original_deadline is None:
            return ""
        first = short(self.original_deadline, self.deadline or self.original_deadline)
        return f"原{first}\n延期{self.postponements}次"

    @property
    def standing(self) -> str:
        """顺延至10月8日，剩余3个工作日; nothing where no deadline runs."""
        due = self.due.text if self.due is not None and self.runs else ""
        return "，".join(filter(None, (due, self.lag)))
