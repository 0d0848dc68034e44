"""How wide a day is on screen, and the years, quarters, months and weeks over the bars."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

NARROWEST, WIDEST = 0.1, 40.0  # pixels for a day: a century across the screen, or a fortnight
STEP = 1.25
LEAST_CELL = 30  # pixels that the name of a quarter, a month or a week asks for


class Unit(Enum):
    """What the lower row of the header counts, with its usual days."""

    WEEK = 7
    MONTH = 30
    QUARTER = 91
    YEAR = 365


@dataclass(frozen=True)
class Cell:
    """A stretch of the header, from the left edge of its first day to that of the day after its last."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Scale:
    """From the first day to the last, both shown; left is 0."""

    begins: date
    ends: date
    day_width: float

    @property
    def days(self) -> int:
        return (self.ends - self.begins).days + 1

    @property
    def width(self) -> int:
        return round(self.days * self.day_width)

    def at(self, day: date) -> float:
        """The left edge of a day."""
        return (day - self.begins).days * self.day_width

    def after(self, day: date) -> float:
        """The right edge of a day."""
        return self.at(day) + self.day_width

    def day(self, x: float) -> date:
        return self.begins + timedelta(days=int(x // self.day_width))

    def fitted(self, room: int) -> "Scale":
        """All of it in so many pixels."""
        return self.wide(room / self.days)

    def wide(self, day_width: float) -> "Scale":
        return replace(self, day_width=min(WIDEST, max(NARROWEST, day_width)))

    @property
    def unit(self) -> Unit:
        """The finest whose names have room."""
        return next((unit for unit in Unit if unit.value * self.day_width >= LEAST_CELL * _wide(unit)), Unit.YEAR)

    @property
    def stride(self) -> int:
        """Days by which an arrow key moves: as many as can be seen to move."""
        return 1 if self.day_width >= 2 else 7

    @property
    def upper(self) -> tuple[Cell, ...]:
        """Years, over weeks months."""
        return _cells(self, Unit.MONTH, True) if self.unit is Unit.WEEK else _cells(self, Unit.YEAR, True)

    @property
    def lower(self) -> tuple[Cell, ...]:
        return () if self.unit is Unit.YEAR else _cells(self, self.unit, False)


@lru_cache(maxsize=16)
def _cells(scale: Scale, unit: Unit, whole: bool) -> tuple[Cell, ...]:
    found = []
    for first, following in _stretches(scale, unit):
        left, right = max(0.0, scale.at(first)), min(float(scale.width), scale.at(following))
        found.append(Cell(left, right, _name(first, unit, whole=whole)))
    return tuple(found)


def _stretches(scale: Scale, unit: Unit) -> Iterator[tuple[date, date]]:
    first = _first(scale.begins, unit)
    while first <= scale.ends:
        following = _following(first, unit)
        yield first, following
        first = following


def _first(day: date, unit: Unit) -> date:
    match unit:
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Unit.YEAR:
            return date(day.year, 1, 1)


def _following(first: date, unit: Unit) -> date:
    if unit is Unit.WEEK:
        return first + timedelta(days=7)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
    return date(first.year + (first.month + months - 1) // 12, (first.month + months - 1) % 12 + 1, 1)


def _name(first: date, unit: Unit, *, whole: bool) -> str:
    match unit:
        case Unit.WEEK:
            return f"{first.month}/{first.day}"
        case Unit.MONTH:
            return f"{first.year}年{first.month}月" if whole else f"{first.month}月"
        case Unit.QUARTER:
            return f"{(first.month - 1) // 3 + 1}季"
        case Unit.YEAR:
            return f"{first.year}年"


def _wide(unit: Unit) -> float:
    """Days of weeks are longer than names of months."""
    return 1.5 if unit is Unit.WEEK else 1.0
