"""Which days are worked, how many lie between two, and where a deadline goes that falls on a day off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Month and day of the holidays that follow the sun: 《全国年节及纪念日放假办法》 as amended for 2025, article 2."""
ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    OFF = "放假"
    WORKED = "上班"


class YearState(StrEnum):
    """Where the days off of a year are from."""

    BUILT_IN = "已内置"
    LOADED = "已载入"
    ESTIMATED = "未载入（推算）"


class Moving(StrEnum):
    """Where a deadline goes that falls on a day off."""

    LATER = "顺延"
    EARLIER = "提前"


@dataclass(frozen=True, kw_only=True)
class SpecialDay:
    """A day that a notice names; `year` is the year of the notice, which may name days of its neighbours."""

    day: date
    name: str
    kind: DayKind
    year: int


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The office's calendar: the days that notices name, and the years they cover.

    In a year that is not covered the days from Monday to Friday count as worked, less the holidays on
    fixed dates; whatever was found out with such a year is an estimate.
    """

    special: Mapping[date, SpecialDay] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        if known := self.special.get(day):
            return known.kind is DayKind.WORKED
        return day.weekday() < 5 and (day.year in self.years or (day.month, day.day) not in FIXED)

    def is_estimated(self, day: date) -> bool:
        return day.year not in self.years and day not in self.special

    def count(self, after: date, through: date) -> int:
        """The working days after the first day up to and with the second; backwards they count below zero."""
        if through < after:
            return -self.count(through, after)
        weekdays = _weekdays_up_to(through) - _weekdays_up_to(after)
        years = range(after.year, through.year + 1)
        return weekdays + sum(
            change for year in years for day, change in self._departures(year) if after < day <= through
        )

    def is_estimate(self, after: date, through: date) -> bool:
        """Whether a count over these days rests on a year that is not covered."""
        first, last = min(after, through), max(after, through)
        if first < last:
            first += ONE_DAY
        return any(year not in self.years for year in range(first.year, last.year + 1))

    def moved(self, day: date, moving: Moving) -> date:
        """The day itself if it is worked, else the next or the last one before it that is."""
        step, end = (ONE_DAY, date.max) if moving is Moving.LATER else (-ONE_DAY, date.min)
        while not self.is_workday(day) and day != end:
            day += step
        return day

    def differing(self, other: "Calendar") -> list[date]:
        """The days of which the two do not say the same."""
        named = self.special.keys() | other.special.keys()
        return sorted(day for day in named if self.special.get(day) != other.special.get(day))

    @cached_property
    def _known_departures(self) -> dict[int, tuple[tuple[date, int], ...]]:
        return {}

    def _departures(self, year: int) -> tuple[tuple[date, int], ...]:
        """The days of a year on which it departs from Monday to Friday: +1 worked after all, -1 off after all."""
        if year not in self._known_departures:
            named = {date(year, *fixed) for fixed in FIXED} if year not in self.years else set()
            named |= self._named_in.get(year, set())
            changes = ((day, self.is_workday(day) - (day.weekday() < 5)) for day in sorted(named))
            self._known_departures[year] = tuple((day, change) for day, change in changes if change)
        return self._known_departures[year]

    @cached_property
    def _named_in(self) -> dict[int, set[date]]:
        named: dict[int, set[date]] = {}
        for day in self.special:
            named.setdefault(day.year, set()).add(day)
        return named


def _weekdays_up_to(day: date) -> int:
    """The days from Monday to Friday since the first day of all, a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
