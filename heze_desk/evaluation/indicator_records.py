"""监测指标: what is watched by month, quarter or year, and each value with where it comes from."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import isfinite

from heze_desk.errors import DeskError
from heze_desk.evaluation.count_records import Count
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.period_records import Cycle, Period, between

PLACES = 4
LARGEST = 1e15
SIGNS = str.maketrans("−–﹣。", "---.")
"""Minus signs and the full stop as an input method gives them."""
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")


class Direction(StrEnum):
    UP = "越高越好"
    DOWN = "越低越好"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """`source` names the count of the desk it is taken from, and is empty where it is typed by period."""

    id: int | None = None
    position: int = 0
    name: str
    definition: str = ""
    measure: str = ""  # 亿元, 家, %
    source: str = ""
    direction: Direction = Direction.UP
    cycle: Cycle = Cycle.MONTH
    weight: float = 0.0
    retired_on: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("指标要有名称。")
        if not self.name.isidentifier():
            raise DeskError(f"指标名称“{self.name}”只能用汉字、字母和数字，不能以数字开头，算式里才认得出来；请改名。")
        if not 0 <= self.weight <= LARGEST:
            raise DeskError("指标的权重须是数，不能小于 0。")


@dataclass(frozen=True, kw_only=True)
class IndicatorValue:
    """Of an industry or a unit, or of the whole city where it names neither."""

    id: int | None = None
    indicator_id: int
    industry_id: int | None = None
    unit_id: int | None = None
    year: int
    part: int = 0
    value: float
    note: str = ""
    proof: str = ""
    entered_on: date

    def __post_init__(self) -> None:
        refuse_endless(self.value)

    @property
    def period(self) -> Period:
        return Period(self.year, self.part)


@dataclass(frozen=True, kw_only=True)
class Point:
    """One period of a series: what was reached, and what was to be; None where it is not known."""

    period: Period
    value: float | None
    target: float | None
    note: str = ""
    proof: str = ""
    count: Count | None = None
    """The rows behind the value, where the desk counted it."""

    def standing(self, direction: Direction) -> str:
        """达到, 未达到, or what is missing to tell."""
        if self.value is None:
            return "未填"
        kept = self.is_kept(direction)
        return "无目标" if kept is None else "达到" if kept else "未达到"

    def is_kept(self, direction: Direction) -> bool | None:
        """Whether the target is met; None where either is missing."""
        if self.value is None or self.target is None:
            return None
        return self.value >= self.target if direction is Direction.UP else self.value <= self.target


@dataclass(frozen=True, kw_only=True)
class Series:
    """An indicator over its periods, oldest first."""

    indicator: Indicator
    whose: str  # 全市, or the name of an industry or a unit
    points: tuple[Point, ...]
    industry_id: int | None = None
    unit_id: int | None = None

    @property
    def without_gaps(self) -> "Series":
        """With a blank point for every period between the first and the last that has none."""
        if not self.points:
            return self
        points = {one.period: one for one in self.points}
        every = between(self.points[0].period, self.points[-1].period, self.indicator.cycle)
        return replace(
            self, points=tuple(points.get(one) or Point(period=one, value=None, target=None) for one in every)
        )

    @property
    def latest(self) -> Point | None:
        return next((one for one in reversed(self.points) if one.value is not None), None)


def refuse_endless(value: float) -> None:
    """What no paper could print is no figure."""
    if not (isfinite(value) and abs(value) <= LARGEST):
        raise DeskError(f"“{value}”不是数，不能填；请只写数字，如 12.5。")


def number(text: str) -> float:
    """A figure as it is typed: 1,234.5, １２, 80%; the percent sign is the unit and no division."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(SIGNS).removesuffix("%").strip()
    if "," in plain and not GROUPED.fullmatch(plain):
        raise DeskError(f"“{text.strip()}”里的逗号不在千位上，是小数还是多个数，看不出来；请写成 1234.5 或 1,234.5。")
    try:
        value = float(plain.replace(",", ""))
    except ValueError:
        value = float("inf")
    if not isfinite(value) or abs(value) > LARGEST or "_" in plain:
        raise DeskError(f"“{text.strip()}”不是数；请只写数字，如 12.5。")
    return value


def figure(value: float | None) -> str:
    """1234567.5 and not 1.23457e+06; nothing where it is not known."""
    return "" if value is None else said(Fraction(str(value)), PLACES)
