"""A notice for a year, and what it makes of the calendar."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR

from heze_desk.errors import DeskError
from heze_desk.workdays.records import Calendar, DayKind, SpecialDay, YearState

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""What the notice of a whole year must speak of."""


@dataclass(frozen=True, kw_only=True)
class HolidayNotice:
    """What the State Council's notice says of a year: its own words, and the days read from them."""

    year: int
    title: str
    text: str
    days: tuple[SpecialDay, ...]

    def __post_init__(self) -> None:
        if not MINYEAR < self.year < MAXYEAR:
            raise DeskError(f"没有{self.year}年的节假日；请核对年份。")

    def of_kind(self, kind: DayKind) -> tuple[SpecialDay, ...]:
        return tuple(one for one in self.days if one.kind is kind)

    @property
    def festivals(self) -> frozenset[str]:
        return frozenset(name for one in self.days for name in festivals(one.name))

    @property
    def lacking(self) -> tuple[str, ...]:
        """The festivals of which a notice for a whole year would speak and this one does not."""
        return tuple(name for name in FESTIVALS if name not in self.festivals)


@dataclass(frozen=True, kw_only=True)
class CoveredYear:
    """A year of the calendar with its source: the last notice loaded for it, and how many days there are.

    A year that is estimated has neither.
    """

    year: int
    title: str = ""
    built_in: bool = False
    off: int = 0
    worked: int = 0

    @property
    def id(self) -> int:
        return self.year

    @property
    def state(self) -> YearState:
        if not self.title:
            return YearState.ESTIMATED
        return YearState.BUILT_IN if self.built_in else YearState.LOADED


def with_notice(calendar: Calendar, notice: HolidayNotice) -> Calendar:
    """The calendar once the notice is loaded: what was known of its festivals in its year gives way.

    The first notice of a year must speak of all of them; a later one may change a single one.
    """
    if notice.lacking and notice.year not in calendar.years:
        raise DeskError(f"通知里没有{'、'.join(notice.lacking)}的安排；{notice.year}年还没有载入过，请粘贴全文。")
    kept = {
        day: one
        for day, one in calendar.special.items()
        if one.year != notice.year or notice.festivals.isdisjoint(festivals(one.name))
    }
    return Calendar(special=kept | {one.day: one for one in notice.days}, years=calendar.years | {notice.year})


def festivals(name: str) -> tuple[str, ...]:
    """The festivals of “国庆节、中秋节”, those of every year by their usual names however they are written."""
    parts = name.replace("和", "、").split("、")
    return tuple(next((one for one in FESTIVALS if one[:2] in part), part) for part in parts if part)
