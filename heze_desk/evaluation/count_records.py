"""What the desk counts by itself for an indicator: a number, and the rows it is made of."""

from dataclasses import dataclass
from enum import StrEnum


class Clock(StrEnum):
    """What tells how many there were on a day that is over."""

    OWN_DAYS = "各自的日期"
    """The days that the rows bear; what is entered later for an earlier day counts on that day."""
    AS_IT_STOOD = "当时的台账"
    """What the workspace said on that day, for words that bear no day."""
    BY_YEAR = "年份"
    """The year that the rows bear; within a year, what was entered by the last day of the period."""


@dataclass(frozen=True, kw_only=True)
class CountedRow:
    """`said` is what stands beside its name: the amount, the unit."""

    id: int
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Count:
    """`subject` is the table of the rows."""

    value: float
    subject: str
    rows: tuple[CountedRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """A count of the desk; `name` is what an indicator keeps of it, `measure` what it counts in."""

    name: str
    definition: str
    measure: str = ""
    by_industry: bool = False
    clock: Clock = Clock.AS_IT_STOOD
