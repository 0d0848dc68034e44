"""A supervision notice, its colour and its way back, and the reminders that follow it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.tasks.due_records import Due
from heze_desk.tasks.light_records import Light


class Colour(StrEnum):
    """Printed as a word too, for the office prints in black and white; the gravest comes last."""

    BLUE = "蓝"
    YELLOW = "黄"
    RED = "红"

    @property
    def word(self) -> str:
        """蓝色督办"""
        return f"{self}色督办"


COLOUR_OF = {
    Light.BLUE: Colour.BLUE,
    Light.SOON: Colour.BLUE,
    Light.YELLOW: Colour.YELLOW,
    Light.RED: Colour.RED,
    Light.OVERDUE: Colour.RED,
}
"""What a light asks for, whichever rule set gives it; one that does not warn asks for the mildest."""


def colour_for(lights: Iterable[Light]) -> Colour:
    """The colour that the gravest of these lights asks for."""
    grades = list(Colour)
    asked = (COLOUR_OF.get(light, Colour.BLUE) for light in lights)
    return max(asked, key=grades.index, default=Colour.BLUE)


class SupervisionState(StrEnum):
    """What must happen next; always computed, never typed."""

    DRAFT = "未印发"
    UNSIGNED = "待签收"
    UNANSWERED = "待答复"
    ANSWERED = "已答复，待办结"
    CLOSED = "已办结"
    VOID = "已作废"


@dataclass(frozen=True, kw_only=True)
class Supervision:
    """One matter that a unit is asked to settle; it has its number once its notice was issued."""

    id: int | None = None
    colour: Colour
    day: date
    source: str = ""
    matter: str
    requirement: str = ""
    deadline: date | None = None
    lead_unit_id: int
    instruction_id: int | None = None
    issued_paper_id: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    answer: str = ""
    problems: str = ""
    next_steps: str = ""
    answered_on: date | None = None
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if not self.matter.strip():
            raise DeskError("督办事项不能为空；请写明要办的事。")
        if self.deadline is not None and self.deadline < self.day:
            raise DeskError(f"办结时限不能早于立项日期{said(self.day)}；请写一个还来得及办的时限。")
        if self.signed_on is not None and not self.signed_by.strip():
            raise DeskError("请写明签收人。")
        if self.answered_on is not None and not self.answer.strip():
            raise DeskError("请写明办理情况；空的答复不登记。")
        self._refuse_earlier()

    def _refuse_earlier(self) -> None:
        days = (
            ("签收日期", self.signed_on, "立项日期", self.day),
            ("答复日期", self.answered_on, "立项日期", self.day),
            ("办结日期", self.closed_on, "答复日期", self.answered_on or self.day),
        )
        for word, day, earlier_word, earlier in days:
            if day is not None and day < earlier:
                raise DeskError(f"{word}不能早于{earlier_word}{said(earlier)}；请核对。")

    @property
    def state(self) -> SupervisionState:
        if self.closed_on is not None:
            return SupervisionState.CLOSED
        if self.issued_paper_id is None:
            return SupervisionState.DRAFT
        if self.answered_on is not None:
            return SupervisionState.ANSWERED
        return SupervisionState.UNANSWERED if self.signed_on is not None else SupervisionState.UNSIGNED

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """A unit was urged on a day about a supervision or about a task."""

    id: int | None = None
    supervision_id: int | None = None
    task_id: int | None = None
    unit_id: int
    day: date
    remark: str = ""

    def __post_init__(self) -> None:
        if self.supervision_id is None and self.task_id is None:
            raise DeskError("催办须针对一项督办或一项任务；请先选中要催的事项。")


@dataclass(frozen=True, kw_only=True)
class SupervisionLine:
    """A supervision as it is listed, under the names of a day and with its deadline as it counts."""

    supervision: Supervision
    number_text: str  # as printed, empty before it is issued
    lead_unit: str
    lead_full_name: str
    units: tuple[str, ...]
    task_ids: tuple[int, ...]
    due: Due | None
    reminders: int
    is_void: bool = False

    @property
    def id(self) -> int:
        return self.supervision.id or 0

    @property
    def state(self) -> SupervisionState:
        return SupervisionState.VOID if self.is_void else self.supervision.state

    @property
    def name(self) -> str:
        """督办通知单〔2026〕7号, or what it is about before it has a number."""
        return f"督办通知单{self.number_text}" if self.number_text else f"督办事项“{self.supervision.matter}”"

    @property
    def standing(self) -> str:
        """逾期2个工作日, 剩余3个工作日; nothing once it was answered or closed."""
        running = self.supervision.is_open and self.supervision.answered_on is None and not self.is_void
        return self.due.text if self.due is not None and running else ""

    @property
    def waits_for_unit(self) -> bool:
        """Whether it is the unit's turn, so that it can be reminded."""
        return self.state in (SupervisionState.UNSIGNED, SupervisionState.UNANSWERED)

    @property
    def is_overdue(self) -> bool:
        return self.waits_for_unit and self.due is not None and self.due.is_over
