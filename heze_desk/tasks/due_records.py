"""A deadline on a day: where it counts, and how many working days are left until then."""

from dataclasses import dataclass
from datetime import date

from heze_desk.days import short
from heze_desk.workdays.records import Moving


@dataclass(frozen=True, kw_only=True)
class Timed:
    """What a light is computed from."""

    start: date | None = None
    deadline: date | None = None
    progress: int = 0
    done_on: date | None = None
    paused_on: date | None = None
    ongoing: bool = False


@dataclass(frozen=True, kw_only=True)
class Due:
    """A deadline on a day: as typed, as it counts, and the working days left until then, below zero when it is over.

    `estimated` where a year is concerned whose days off are not loaded.
    """

    day: date
    typed: date
    effective: date
    left: int
    estimated: bool = False

    @property
    def is_over(self) -> bool:
        return self.effective < self.day

    @property
    def days_left(self) -> int:
        """Counted in days of the calendar."""
        return (self.effective - self.day).days

    @property
    def moved(self) -> str:
        """顺延至10月8日, or nothing where the typed day counts."""
        if self.effective == self.typed:
            return ""
        moving = Moving.LATER if self.effective > self.typed else Moving.EARLIER
        return f"{moving}至{short(self.effective, self.day)}"

    @property
    def remaining(self) -> str:
        """剩余3个工作日, 当日到期 or 逾期1个工作日; a deadline that passed on a day off lags by less than one."""
        return self.lag or self._marked(f"剩余{self.left}个工作日" if self.left else "当日到期")

    @property
    def lag(self) -> str:
        """逾期1个工作日（推算）, or nothing before the deadline is over."""
        return self._marked(self.bare_lag) if self.is_over else ""

    @property
    def bare_lag(self) -> str:
        """逾期1个工作日, for where it is said once for all that it is estimated."""
        if not self.is_over:
            return ""
        return f"逾期{-self.left}个工作日" if self.left else "逾期不足1个工作日"

    def _marked(self, told: str) -> str:
        return f"{told}（推算）" if self.estimated else told

    @property
    def text(self) -> str:
        return "，".join(filter(None, (self.moved, self.remaining)))
