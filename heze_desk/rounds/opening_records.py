"""What is wanted of a new round, when it would be due by its cycle, and what it asks of each unit."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heze_desk.errors import DeskError
from heze_desk.rounds.form_records import INPUT_COLUMNS
from heze_desk.rounds.records import Cycle, Round

FIELDS_PER_TASK = len(INPUT_COLUMNS)
FRIDAY, USUAL_DAY, DAYS_BY_HAND = 4, 25, 7


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A round as it is wanted: without a number it takes the next one, without a year that of its opening.

    An empty scope is all there is; industries and units together narrow it both.
    """

    number: int | None = None
    year: int | None = None
    title: str = ""
    cycle: Cycle = Cycle.BY_HAND
    opened_on: date
    due: date
    industry_ids: tuple[int, ...] = ()
    unit_ids: tuple[int, ...] = ()

    @property
    def of_year(self) -> int:
        return self.year or self.opened_on.year

    def numbered(self, number: int) -> Round:
        """The round under this number; a title that was not given is made of it."""
        title = self.title.strip() or title_of(self.of_year, number)
        return Round(
            year=self.of_year,
            number=number,
            title=title,
            cycle=self.cycle,
            opened_on=self.opened_on,
            due=self.due,
        )


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a round asks in all."""

    units: int
    tasks: int

    @property
    def fields(self) -> int:
        return self.tasks * FIELDS_PER_TASK

    @property
    def text(self) -> str:
        return f"{self.units}个单位、{self.tasks}行、{self.fields}个空格"


@dataclass(frozen=True, kw_only=True)
class Burden:
    """One form: its rows and the blanks to fill, beside those of the round before."""

    unit_id: int
    unit: str
    position: int
    tasks: int
    lead: int
    last_tasks: int = 0

    @property
    def responsible(self) -> int:
        return self.tasks - self.lead

    @property
    def fields(self) -> int:
        return self.tasks * FIELDS_PER_TASK

    @property
    def last_fields(self) -> int:
        return self.last_tasks * FIELDS_PER_TASK

    @property
    def more(self) -> int:
        """How many blanks more than in the round before; below zero when there are fewer."""
        return self.fields - self.last_fields


def load_of(burdens: Iterable[Burden]) -> Load:
    listed = list(burdens)
    return Load(units=len(listed), tasks=sum(one.tasks for one in listed))


def burden_sentence(burdens: Sequence[Burden], last: Load | None) -> str:
    """共28个单位、130行、780个空格，比上次多60个空格。"""
    now = load_of(burdens)
    if last is None:
        return f"共{now.text}；这是第一次调度，没有上次可比。"
    more = now.fields - last.fields
    told = f"多{more}个空格" if more > 0 else f"少{-more}个空格" if more < 0 else "空格数相同"
    return f"共{now.text}；上次{last.text}，{'比上次' if more else '与上次'}{told}。"


def title_of(year: int, number: int) -> str:
    return f"{year}年第{number}次调度"


def due_by(cycle: Cycle, opened_on: date, earlier: Sequence[date] = ()) -> date:
    """When a round of this cycle is due, days off not yet looked at.

    The weekday or day of the month is the one most of the `earlier` dues had, the latest given first;
    without them Friday or the 25th.
    """
    match cycle:
        case Cycle.WEEKLY:
            return _next_weekday(opened_on, _usual([day.weekday() for day in earlier], FRIDAY))
        case Cycle.FORTNIGHTLY:
            usual = _usual([day.weekday() for day in earlier], FRIDAY)
            return _next_weekday(opened_on + timedelta(days=7), usual)
        case Cycle.MONTHLY:
            return _next_of_month(opened_on, _usual([day.day for day in earlier], USUAL_DAY), every=1)
        case Cycle.QUARTERLY:
            return _next_of_month(opened_on, _usual([day.day for day in earlier], USUAL_DAY), every=3)
        case Cycle.BY_HAND:
            return opened_on + timedelta(days=DAYS_BY_HAND)


def _usual(places: Sequence[int], otherwise: int) -> int:
    """The commonest, of equals the first."""
    return Counter(places).most_common(1)[0][0] if places else otherwise


def _next_weekday(after: date, weekday: int) -> date:
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def _next_of_month(after: date, day: int, *, every: int) -> date:
    """The next such day in a month that ends a span of so many; a short month gives its last day."""
    year, month = after.year, after.month
    while year < date.max.year:
        found = date(year, month, min(day, monthrange(year, month)[1]))
        if month % every == 0 and found > after:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    raise DeskError("日期太远，算不出报送时限；请直接填写报送时限。")
