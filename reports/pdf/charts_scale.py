"""The scale of a strip of time: months, quarters or years, as fine as there is room for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reports.characters import one_line
from reports.errors import PaperError

MOST = 15
"""Steps that still can be read beside one another."""
QUARTERS = "一二三四"


@dataclass(frozen=True)
class Step:
    """A month, quarter or year, from its first day to the day after its last."""

    name: str
    begins: date
    ends: date


@dataclass(frozen=True)
class Scale:
    """The days a strip shows; `ends` is the day after the last."""

    begins: date
    ends: date

    def share(self, day: date) -> float:
        """Where a day begins, from 0 to 1; what lies outside is at the edge."""
        return min(max((day - self.begins).days / (self.ends - self.begins).days, 0.0), 1.0)

    def holds(self, day: date) -> bool:
        return self.begins <= day < self.ends

    @property
    def years(self) -> list[Step]:
        return list(self._cut(12, lambda first: f"{first.year}年"))

    @property
    def steps(self) -> list[Step]:
        """The finest division that can be read; empty where the years are."""
        months = (self.ends.year - self.begins.year) * 12 + self.ends.month - self.begins.month
        if months <= MOST:
            return list(self._cut(1, lambda first: f"{first.month}月"))
        if months <= 3 * MOST:
            return list(self._cut(3, lambda first: f"{QUARTERS[(first.month - 1) // 3]}季度"))
        return []

    def _cut(self, months: int, name: Callable[[date], str]) -> Iterator[Step]:
        begins = self.begins
        while begins < self.ends:
            ends = min(_after(begins, months), self.ends)
            yield Step(name(begins), begins, ends)
            begins = ends


def day_of(text: str, *, of: str) -> date:
    """An ISO day, or a refusal naming what it belongs to."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as fault:
        raise PaperError(
            f"图表中“{one_line(of)}”的日期“{one_line(text)}”无法识别。请写成 2026-07-16 的样子。"
        ) from fault


def scale(first: date, last: date) -> Scale:
    """Whole months, so that the steps are of like width; years where there are many."""
    if last < first:
        raise PaperError("图表的结束日期早于开始日期。请检查图表的起止日期。")
    begins = first.replace(day=1)
    return Scale(begins, _after(last, 1) if last < date(9999, 12, 1) else last)


def _after(day: date, months: int) -> date:
    """The first day of the next month, quarter or year."""
    month = (day.month - 1) // months * months + months
    if day.year + month // 12 > 9999:
        return date.max
    return date(day.year + month // 12, month % 12 + 1, 1)


def next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
