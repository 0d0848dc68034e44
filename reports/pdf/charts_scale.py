"""The scale of a strip of time: months, quarters or years, as fine as there is room for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reports.characters import one_line
from reports.errors import PaperError

MOST = 15
"""Steps that still can be read beside one another."""
MONTH, QUARTER, YEAR = 1, 3, 12
_UNITS = (MONTH, QUARTER, *(YEAR * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)))
QUARTERS = "一二三四"


@dataclass(frozen=True)
class Step:
    """A month, quarter or year, from its first day to the day after its last."""

    name: str
    begins: date
    ends: date

    @property
    def is_month(self) -> bool:
        return self.name.endswith("月")

    @property
    def short(self) -> str:
        """Of a month or a year its bare number, for where the whole name has no room."""
        bare = self.name[:-1]
        return bare if bare.isdecimal() else self.name


@dataclass(frozen=True)
class Scale:
    """The days a strip shows; `ends` is the day after the last, `unit` the months of its finest division."""

    begins: date
    ends: date
    unit: int

    def share(self, day: date) -> float:
        """Where a day begins, from 0 to 1; what lies outside is at the edge."""
        return min(max((day - self.begins).days / (self.ends - self.begins).days, 0.0), 1.0)

    def holds(self, day: date) -> bool:
        return self.begins <= day < self.ends

    @property
    def rows(self) -> list[list[Step]]:
        """The years, and below them the months or quarters where they can be read."""
        coarse = list(self._cut(max(self.unit, YEAR)))
        return [coarse] if self.unit >= YEAR else [coarse, list(self._cut(self.unit))]

    def _cut(self, months: int) -> Iterator[Step]:
        begins = self.begins
        while begins < self.ends:
            ends = min(_after(begins, months), self.ends)
            yield Step(_name(begins, months), begins, ends)
            begins = ends


def _name(first: date, months: int) -> str:
    if months == MONTH:
        return f"{first.month}月"
    return f"{QUARTERS[(first.month - 1) // QUARTER]}季度" if months == QUARTER else f"{first.year}年"


def day_of(text: str, *, of: str) -> date:
    """An ISO day, or a refusal naming what it belongs to."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as fault:
        raise PaperError(
            f"图表中“{one_line(of)}”的日期“{one_line(text)}”无法识别。请写成 2026-07-16 的样子。"
        ) from fault


def scale(first: date, last: date) -> Scale:
    """Whole months, quarters or years, as many as can be read beside one another."""
    if last < first:
        raise PaperError("图表的结束日期早于开始日期。请检查图表的起止日期。")
    months = (last.year - first.year) * YEAR + last.month - first.month + 1
    unit = next((unit for unit in _UNITS if months <= MOST * unit), _UNITS[-1])
    whole = min(unit, YEAR)
    return Scale(_first_of(_index(first) // whole * whole), _after(last, whole), unit)


def next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _after(day: date, months: int) -> date:
    """The first day of the next month, quarter or year."""
    return _first_of((_index(day) // months + 1) * months)


def _index(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _first_of(index: int) -> date:
    return date(index // YEAR, index % YEAR + 1, 1) if index < (date.max.year + 1) * YEAR else date.max
