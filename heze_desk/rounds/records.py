"""A scheduling round, what it asks of each unit, and how each unit stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from heze_desk.errors import DeskError


class Cycle(StrEnum):
    WEEKLY = "每周"
    FORTNIGHTLY = "每两周"
    MONTHLY = "每月"
    QUARTERLY = "每季度"
    BY_HAND = "临时"


class FilingState(StrEnum):
    """How a unit stands in a round; the first is never stored, for nothing has come."""

    NOT_REPORTED = "未报"
    REPORTED = "已报"
    LATE = "迟报"
    NIL = "零报告"
    SENT_BACK = "退回"
    LATE_FILING = "补报"


class Role(StrEnum):
    """In which capacity a unit is asked about a task; the lead's word is the task's."""

    LEAD = "牵头"
    RESPONSIBLE = "责任"


@dataclass(frozen=True, kw_only=True)
class Round:
    """One asking of the units; its number is its own within the year."""

    id: int | None = None
    year: int
    number: int
    title: str
    cycle: Cycle = Cycle.BY_HAND
    opened_on: date
    due: date
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.number < 1:
            raise DeskError("调度的次数须从 1 起。")
        if not self.title.strip():
            raise DeskError("调度的标题不能为空。")
        if self.due < self.opened_on:
            raise DeskError("报送时限不能早于开始日期；请改报送时限。")
        if self.closed_on is not None and self.closed_on < self.opened_on:
            raise DeskError("结束日期不能早于开始日期。")

    @property
    def name(self) -> str:
        """2026年第9次, as files and papers call it."""
        return f"{self.year}年第{self.number}次"


@dataclass(frozen=True, kw_only=True)
class AskedTask:
    """One row of a unit's form, fixed when the round was opened."""

    id: int | None = None
    round_id: int
    unit_id: int
    task_id: int
    position: int
    role: Role


@dataclass(frozen=True, kw_only=True)
class Form:
    """A workbook made for a unit; a later version of it is known by its number and hash."""

    id: int | None = None
    round_id: int
    unit_id: int
    version: int
    made_on: date
    file_name: str
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class ReturnedForm:
    """A file that a unit sent back, kept by its content."""

    id: int | None = None
    round_id: int
    unit_id: int
    file_name: str
    sha256: str
    size: int
    received_on: date


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Something noted of a unit in a round; the latest one says how the unit stands."""

    id: int | None = None
    round_id: int
    unit_id: int
    state: FilingState
    day: date
    at: datetime
    noted_by: str = ""
    remark: str = ""
    returned_form_id: int | None = None

    def __post_init__(self) -> None:
        if self.state is FilingState.NOT_REPORTED:
            raise DeskError("“未报”不用登记，没有报送记录的单位就是未报。")
        if self.state in (FilingState.SENT_BACK, FilingState.LATE_FILING) and not self.remark.strip():
            raise DeskError(f"登记“{self.state}”时请写明原因。")
