"""The indicators as a table and, the chosen one, as a form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Direction, Indicator, Series, figure, number
from heze_desk.evaluation.period_records import Cycle
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.workspace.database import Database

TYPED = Choice("", "按期填报")


@dataclass(frozen=True, kw_only=True)
class ListedIndicator:
    """An indicator with its latest value."""

    id: int
    indicator: Indicator
    series: Series

    @property
    def standing(self) -> str:
        if self.indicator.retired_on is not None:
            return "停用"
        latest = self.series.latest
        return latest.standing(self.indicator.direction) if latest else "未填"

    def answers(self, typed: str) -> bool:
        one = self.indicator
        return typed in f"{one.name}\n{one.definition}\n{one.source}\n{one.cycle}"


def _period(one: ListedIndicator) -> str:
    return one.series.latest.period.said(one.indicator.cycle) if one.series.latest else ""


def _value(one: ListedIndicator) -> str:
    latest = one.series.latest
    return f"{figure(latest.value)}{one.indicator.measure}" if latest else ""


def _target(one: ListedIndicator) -> str:
    latest = one.series.latest
    return figure(latest.target) if latest else ""


RIGHT = Qt.AlignmentFlag.AlignRight
COLUMNS = (
    Column[ListedIndicator]("指标", lambda one: one.indicator.name, width=0, least=10),
    Column[ListedIndicator]("周期", lambda one: one.indicator.cycle, text=lambda cycle: f"按{cycle}", width=4.2),
    Column[ListedIndicator]("最近一期", _period, width=7.5),
    Column[ListedIndicator]("数值", _value, width=7, align=RIGHT),
    Column[ListedIndicator]("目标", _target, width=5.5, align=RIGHT),
    Column[ListedIndicator]("状况", lambda one: one.standing, kind=Kind.LIGHT, width=6),
    Column[ListedIndicator]("取数", lambda one: one.indicator.source or TYPED.label, width=0, least=9, from_width=1500),
)


def fields(sources: Callable[[], Sequence[Choice]]) -> tuple[Column[ListedIndicator], ...]:
    """What an indicator is; each field is saved by itself."""
    return (
        _field("名称", "name"),
        _field("定义", "definition", kind=Kind.LONG),
        _field("计量单位", "measure"),
        _field("取数", "source", kind=Kind.CHOICE, choices=sources),
        _field("周期", "cycle", kind=Kind.CHOICE, choices=lambda: [Choice(one, f"按{one}") for one in Cycle]),
        _field("方向", "direction", kind=Kind.CHOICE, choices=lambda: [Choice(one, str(one)) for one in Direction]),
        _field("权重", "weight"),
    )


def _field(title: str, name: str, **more: Any) -> Column[ListedIndicator]:
    return Column[ListedIndicator](title, partial(_shown, name), write=partial(_write, name), **more)


def _shown(name: str, one: ListedIndicator) -> Any:
    value = getattr(one.indicator, name)
    return figure(value) if name == "weight" else value


def _write(name: str, db: Database, indicator_id: int, value: Any) -> None:
    """An empty weight is none; an empty choice is refused by the record."""
    if name == "weight":
        value = number(value) if value else 0.0
    if value is not None:
        indicators.change(db, indicator_id, **{name: value})
