"""A task in the ledger, and what can be said of it without asking the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.tasks.due_records import Timed as Timed
from heze_desk.tasks.light_records import Light as Light
from heze_desk.tasks.light_records import LightRule as LightRule
from heze_desk.tasks.line_records import Source as Source
from heze_desk.tasks.line_records import TaskLine as TaskLine
from heze_desk.tasks.stage_records import Stage


@dataclass(frozen=True, kw_only=True)
class Task(Timed):
    """One line of the ledger; done on the day its progress reached 100 %, or on which it was closed unfinished."""

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
    stage: Stage = Stage.PROPOSED
    closed_on: date | None = None

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

    def timed(self, task: Task) -> Timed:
        """What its light is computed from: its own days, while its task is not set aside."""
        return Timed(deadline=self.deadline, done_on=self.done_on, paused_on=task.paused_on)


@dataclass(frozen=True, kw_only=True)
class ProgressEntry:
    """What was reported on a day; what is left out was not reported, which is not the same as cleared.

    Without a unit it is the office's own word. `counts` where it was the task's word when it was kept: the office's,
    or that of the lead unit, or of any unit where no unit led. `cells` names where in the returned form each field
    stood.
    """

    id: int | None = None
    task_id: int
    day: date
    progress: int | None = None
    text: str = ""
    problems: str = ""
    next_steps: str = ""
    unit_id: int | None = None
    round_id: int | None = None
    returned_form_id: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    counts: bool = True

    def __post_init__(self) -> None:
        if self.progress is None and not any(map(str.strip, (self.text, self.problems, self.next_steps))):
            raise DeskError("请填写进展情况、进度、存在问题或下步措施。")
        if self.progress is not None and not 0 <= self.progress <= 100:
            raise DeskError(f"进度须在 0 到 100 之间，不能是 {self.progress}。")


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file kept by its content; the name is what the office called it. One removed stays, with its reason."""

    id: int | None = None
    task_id: int
    file_name: str
    sha256: str
    size: int
    added_on: date
    removed_on: date | None = None
    removal_reason: str = ""


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
    "stage": "环节",
    "closed_on": "销号日期",
    "day": "日期",
    "text": "进展情况",
    "file_name": "附件",
    "removed_on": "移除日期",
    "removal_reason": "移除原因",
    "act": "事项",
    "by_whom": "经办",
    "basis": "依据",
    "old_deadline": "原时限",
    "new_deadline": "延期至",
    "asked_on": "申请日期",
    "agreed_on": "批准日期",
    "agreed_by": "批准人",
    "reason": "理由",
}
