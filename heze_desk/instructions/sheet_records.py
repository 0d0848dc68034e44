"""What a supervision notice and its sheets say, gathered before they are set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.days import said
from heze_desk.instructions.records import InstructionLine
from heze_desk.instructions.supervision_records import Reminder, Supervision, SupervisionLine
from heze_desk.tasks.due_records import Due
from heze_desk.tasks.line_records import TaskLine

HOW = (
    "办理结果由牵头单位汇总，经主要负责人审核、加盖公章后书面报送。不能按期办结的，到期前申请延期，"
    "写明原因和预计完成时间。"
)
"""What every notice asks for (C4)."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A notice as it is proposed for one unit; `guessed` where its deadline is the usual limit and no paper's."""

    supervision: Supervision
    task_ids: tuple[int, ...]
    unit_ids: tuple[int, ...]
    guessed: bool


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A supervision with all that its papers print, under the names of a day."""

    line: SupervisionLine
    day: date
    tasks: tuple[TaskLine, ...] = ()
    instruction: InstructionLine | None = None
    reminders: tuple[Reminder, ...] = ()

    @property
    def supervision(self) -> Supervision:
        return self.line.supervision

    @property
    def deadline_text(self) -> str:
        """2026年12月4日, with where it counts if that is another day."""
        due = self.line.due
        if due is None:
            return "未定"
        return f"{said(due.typed)}（{due.moved}）" if due.moved else said(due.typed)


@dataclass(frozen=True, kw_only=True)
class Urged:
    """One item that a unit is late with; `times` counts the reminders, this one among them."""

    supervision_id: int | None
    task_id: int | None
    matter: str
    source: str
    due: Due
    times: int


@dataclass(frozen=True, kw_only=True)
class Urging:
    """The 催办 to one unit, with every item it is late with."""

    unit_id: int
    unit: str
    full_name: str
    day: date
    answer_by: Due
    items: tuple[Urged, ...]
    contact: str = ""
    telephone: str = ""


def told(tasks: Sequence[TaskLine]) -> str:
    """The matter of a notice, from the tasks it is about."""
    if len(tasks) == 1:
        (task,) = tasks
        return task.title if task.content in ("", task.title) else f"{task.title}\n{task.content}"
    return "\n".join(f"{place}.{task.title}（任务{task.number}）" for place, task in enumerate(tasks, 1))


def late(tasks: Sequence[TaskLine], day: date) -> str:
    """How late they are, for the notice to say; nothing where none is."""
    over = [task for task in tasks if task.running is not None and task.running.is_over]
    if not over:
        return ""
    if len(tasks) == 1 and over[0].due:
        due = over[0].due
        return f"该事项时限为{said(due.effective)}，截至{said(day)}已{due.remaining}。"
    parts = (f"{task.number}已{task.due.remaining}" for task in over if task.due)
    return f"截至{said(day)}，{'、'.join(parts)}。"
