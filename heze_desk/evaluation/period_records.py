"""统计期: a month, a quarter or a year of an indicator, and the order they follow in."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heze_desk.errors import DeskError


class Cycle(StrEnum):
    MONTH = "月"
    QUARTER = "季"
    YEAR = "年"

    @property
    def parts(self) -> int:
        """Into how many a year falls."""
        return {Cycle.MONTH: 12, Cycle.QUARTER: 4, Cycle.YEAR: 1}[self]


@dataclass(frozen=True, order=True)
class Period:
    """`part` is the month or the quarter from 1 on, and 0 where the period is the year itself."""

    year: int
    part: int = 0

    def said(self, cycle: Cycle) -> str:
        """2026年9月, 2026年第3季度, 2026年."""
        if cycle is Cycle.YEAR:
            return f"{self.year}年"
        return f"{self.year}年{self.part}月" if cycle is Cycle.MONTH else f"{self.year}年第{self.part}季度"

    def begins(self, cycle: Cycle) -> date:
        """The first day of the period."""
        return date(self.year, 1 if cycle is Cycle.YEAR else (self.part - 1) * (12 // cycle.parts) + 1, 1)

    def before(self, cycle: Cycle) -> "Period":
        """The one that ends the day before this one begins."""
        return containing(self.begins(cycle) - timedelta(days=1), cycle)

    def ends(self, cycle: Cycle) -> date:
        """The last day of the period."""
        month = 12 if cycle is Cycle.YEAR else self.part * (12 // cycle.parts)
        following = date(self.year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)


WORDS = (
    (Cycle.MONTH, re.compile(r"(\d{4})(?:年|-|/|\.)(\d{1,2})月?(?:份)?")),
    (Cycle.QUARTER, re.compile(r"(\d{4})(?:年)?第?(?:[Qq-]?[Qq]?)([1-4一二三四])(?:季度|季)?")),
    (Cycle.YEAR, re.compile(r"(\d{4})年?()")),
)
EXAMPLES = {Cycle.MONTH: "2026-09 或 2026年9月", Cycle.QUARTER: "2026Q3 或 2026年第3季度", Cycle.YEAR: "2026"}


def read(text: str, cycle: Cycle) -> Period:
    """The period in these words, of an indicator with this cycle."""
    wanted = next(pattern for kind, pattern in WORDS if kind is cycle)
    found = wanted.fullmatch(text.strip())
    part = found[2].translate(str.maketrans("一二三四", "1234")) if found else ""
    if not found or (part and not 1 <= int(part) <= cycle.parts):
        raise DeskError(f"“{text}”不是按{cycle}的统计期；请写成 {EXAMPLES[cycle]}。")
    return Period(int(found[1]), int(part or 0))


def containing(day: date, cycle: Cycle) -> Period:
    if cycle is Cycle.YEAR:
        return Period(day.year)
    return Period(day.year, (day.month - 1) // (12 // cycle.parts) + 1)


def up_to(day: date, cycle: Cycle, *, count: int) -> list[Period]:
    """So many periods, oldest first, the last of them the one that the day is in."""
    found = [containing(day, cycle)]
    while len(found) < count:
        found.insert(0, found[0].before(cycle))
    return found


def between(first: Period, last: Period, cycle: Cycle) -> list[Period]:
    """Both and all that lie between them."""
    return [one for year in range(first.year, last.year + 1) for one in of_year(year, cycle) if first <= one <= last]


def of_year(year: int, cycle: Cycle) -> list[Period]:
    return [Period(year)] if cycle is Cycle.YEAR else [Period(year, part) for part in range(1, cycle.parts + 1)]
