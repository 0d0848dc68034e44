"""The days of a notice as tables show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heze_desk.days import WEEKDAYS
from heze_desk.kit.columns import Column
from heze_desk.tasks.moving import MovedDate
from heze_desk.workdays.records import Calendar, SpecialDay


@dataclass(frozen=True)
class DayLine:
    """A day off or a make-up day, and what the day was before."""

    id: int
    day: date
    name: str
    kind: str
    before: str

    @property
    def weekday(self) -> str:
        return f"周{WEEKDAYS[self.day.weekday()]}"


NOTICED = (
    Column[DayLine]("日期", lambda line: line.day, width=7),
    Column[DayLine]("星期", lambda line: line.weekday, sort=lambda line: line.day.weekday(), width=4),
    Column[DayLine]("安排", lambda line: line.kind, width=4),
    Column[DayLine]("节日", lambda line: line.name, width=0, least=6, tip=lambda line: line.name),
)
CHANGED = (*NOTICED, Column[DayLine]("原来", lambda line: line.before, width=8))
MOVED = (
    Column[MovedDate]("编号", lambda one: one.number, width=5),
    Column[MovedDate]("任务", lambda one: one.what, width=0, least=8, tip=lambda one: one.what),
    Column[MovedDate]("时限", lambda one: one.deadline, width=7),
    Column[MovedDate]("现在按", lambda one: one.before, width=7),
    Column[MovedDate]("载入后按", lambda one: one.after, width=7),
)


def day_lines(days: Iterable[SpecialDay], before: Calendar) -> list[DayLine]:
    return [
        DayLine(place, one.day, one.name, str(one.kind), _said(one, before))
        for place, one in enumerate(sorted(days, key=lambda one: one.day), 1)
    ]


def _said(one: SpecialDay, before: Calendar) -> str:
    """What the day was, or that nothing changes."""
    known = before.special.get(one.day)
    if known == one:
        return "不变"
    if known is not None:
        return str(known.kind)
    worked = "上班" if before.is_workday(one.day) else "休息"
    return f"{worked}（推算）" if before.is_estimated(one.day) else worked
