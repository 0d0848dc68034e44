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
    """One thing that waits: `step` is what must happen next, `next_on` the day it counts for, None where none is set.

    `ref_id` is the row of its kind, None for a line that stands for many, of which `count` says how many.
    """

    kind: MatterKind
    ref_id: int | None
    title: str
    step: str
    unit: str = ""
    next_on: date | None = None
    due: Due | None = None
    at: str = ""  # 09:00, of a meeting
    count: int = 1

    def is_late(self, day: date) -> bool:
        return self.next_on is not None and self.next_on < day

    def when(self, day: date) -> str:
        """没有下次日期, 今天, 11月27日，剩余4个工作日."""
        if self.next_on is None:
            return "没有下次日期"
        told = "今天" if self.next_on == day else short(self.next_on, day)
        rest = self.due.remaining if self.due is not None and self.next_on != day else ""
        return "，".join(filter(None, (f"{told}{f' {self.at}' if self.at else ''}", rest)))


def in_order(matters: Iterable[Matter]) -> list[Matter]:
    """Those without a next day first, then by the day, those of one day by their kind."""
    kinds = list(MatterKind)
    return sorted(matters, key=lambda one: (one.next_on or date.min, one.at or "99", kinds.index(one.kind)))
