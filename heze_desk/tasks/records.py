"""A task in the ledger, and what can be said of it without asking the database."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.tasks.due_records import Timed as Timed
from heze_desk.tasks.light_records import Light as Light
from heze_desk.tasks.light_records import LightRule as LightRule
from heze_desk.tasks.line_records import Source as Source
from heze_desk.tasks.line_records import TaskLine as TaskLine


@dataclass(frozen=True, kw_only=True)
class Task(Timed):
    """One line of the ledger; done on the day its progress reached 100 %."""

    id: int | None = None
    number: str
    clause_id: int | None = None
    industry_id: int | None = None
    title: str
    content: str = ""
    target: str = ""
    source: Source = Source.OTHER
    source_ref: str = ""
    source_text: str = ""
    lead_unit_id: int | None = None
    person: str = ""
    problems: str = ""
    next_steps: str = ""
    deleted_on: date | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("任务名称不能为空。")
        if not self.number.strip():
            raise DeskError("任务编号不能为空。")
        if not 0 <= self.progress <= 100:
            raise DeskError(f"进度须在 0 到 100 之间，不能是 {self.progress}。")
        if self.start and self.deadline and self.deadline < self.start:
            raise DeskError("时限不能早于开始日期；请先改其中一个。")
        if self.ongoing and self.deadline:
            raise DeskError("长期任务没有时限；请清空时限，或改为按时限办理。")


@dataclass(frozen=True, kw_only=True)
class Milestone:
    id: int | None = None
    task_id: int
    title: str
    deadline: date | None = None
    done_on: date | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("节点名称不能为空。")


@dataclass(frozen=True, kw_only=True)
class ProgressEntry:
    """What was reported on a day; the progress is left out where only words were given."""

    id: int | None = None
    task_id: int
    day: date
    progress: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip() and self.progress is None:
            raise DeskError("请填写进展情况或进度。")
        if self.progress is not None and not 0 <= self.progress <= 100:
            raise DeskError(f"进度须在 0 到 100 之间，不能是 {self.progress}。")


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file kept by its content; the name is what the office called it."""

    id: int | None = None
    task_id: int
    file_name: str
    sha256: str
    size: int
    added_on: date


FIELDS = {
    "number": "编号",
    "title": "任务名称",
    "content": "任务内容",
    "target": "目标要求",
    "source": "来源",
    "source_ref": "来源条款",
    "source_text": "依据原文",
    "clause_id": "板块",
    "industry_id": "产业",
    "lead_unit_id": "牵头单位",
    "unit_id": "责任单位",
    "person": "责任人",
    "start": "开始日期",
    "deadline": "时限",
    "ongoing": "长期任务",
    "progress": "进度",
    "problems": "存在问题",
    "next_steps": "下步措施",
    "done_on": "办结日期",
    "paused_on": "暂停日期",
    "deleted_on": "移入回收站",
    "day": "日期",
    "text": "进展情况",
    "file_name": "附件",
}
