"""Everything that is open, by what must happen next and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.days import short
from heze_desk.tasks.due_records import Due


class MatterKind(StrEnum):
    """What is open; the order is that of matters of one day."""

    MEETING = "会议"
    INSTRUCTION = "批示"
    SUPERVISION = "督办"
    ROUND = "调度"
    DECISION = "议定事项"
    TASK = "任务"


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One thing that waits: `step` is what must happen next, `next_on` the day it counts for.

    The day is `guessed` where nobody named one and the usual limit of the source proposes it. `ref_id` is the row of
    its kind, None for a line that stands for many, of which `count` says how many.
    """

    kind: MatterKind
    ref_id: int | None
    title: str
    step: str
    unit: str = ""
    next_on: date
    guessed: bool = False
    due: Due | None = None
    at: str = ""  # 09:00, of a meeting
    count: int = 1

    def is_late(self, day: date) -> bool:
        return self.next_on < day

    def when(self, day: date) -> str:
        """今天 09:00; 11月27日，剩余4个工作日; 日期待定，按默认时限应在12月23日前定，剩余22个工作日."""
        rest = self.due.remaining if self.due is not None and self.next_on != day else ""
        if self.guessed:
            return "，".join(filter(None, (f"日期待定，按默认时限应在{short(self.next_on, day)}前定", rest)))
        told = "今天" if self.next_on == day else short(self.next_on, day)
        return "，".join(filter(None, (f"{told}{f' {self.at}' if self.at else ''}", rest)))


def in_order(matters: Iterable[Matter]) -> list[Matter]:
    """By the day, those of one day by their hour and their kind."""
    places = {kind: place for place, kind in enumerate(MatterKind)}
    return sorted(matters, key=lambda one: (one.next_on, one.at or "99", places[one.kind]))
