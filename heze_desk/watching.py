"""Indicators as they stand: typed by period, or counted by the desk as of the last day of each period."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from heze_desk import counting
from heze_desk.evaluation import indicators, sources
from heze_desk.evaluation.count_records import Clock, Count, Source
from heze_desk.evaluation.indicator_records import Indicator, Point, Series
from heze_desk.evaluation.period_records import Cycle, Period, up_to
from heze_desk.evaluation.sources import LEDGER
from heze_desk.workspace import as_of
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

COUNTED = MappingProxyType({Cycle.MONTH: 12, Cycle.QUARTER: 8, Cycle.YEAR: 5})
"""How many periods back a counted indicator is shown."""

Span = tuple[date, date, int | None]
Counts = dict[Span, dict[str, Count | None]]
"""What was counted between two days, in all or of an industry, by the names of the sources."""


class Watch:
    """What was counted from a past day's workspace is asked for once, since no later act changes it.

    `past` is shared by those who read the same workspace one after another; `again` begins a new look at today.
    """

    def __init__(self, workspace: Workspace, past: Counts | None = None) -> None:
        self._workspace = workspace
        self._past: Counts = {} if past is None else past
        self._now: Counts = {}

    def again(self) -> None:
        self._now = {}

    def series(
        self,
        indicator: Indicator,
        *,
        industry_id: int | None = None,
        unit_id: int | None = None,
    ) -> Series:
        """All periods that are known; of a counted one the last ones, and those that have a target."""
        told = indicators.series(self._workspace.db, indicator, industry_id=industry_id, unit_id=unit_id)
        today = self._workspace.today()
        return self._counted(told, up_to(today, indicator.cycle, count=COUNTED[indicator.cycle]))

    def latest(self, indicator: Indicator) -> Series:
        """As `series`, but of a counted one only what is counted today; a year that says nothing yet after the last."""
        told, now = indicators.series(self._workspace.db, indicator), self._workspace.today()
        source = counting.called(indicator.source)
        by_days = source is not None and source.clock is not Clock.AS_IT_STOOD  # else the past is to be opened for it
        two = by_days and indicator.cycle is Cycle.YEAR
        return self._counted(told, up_to(now, indicator.cycle, count=2 if two else 1))

    def _counted(self, told: Series, periods: Iterable[Period]) -> Series:
        """What is typed stays as it is, and what is of a unit or an industry that the source knows nothing of."""
        indicator, source = told.indicator, counting.called(told.indicator.source)
        known = source is not None and told.unit_id is None and (told.industry_id is None or source.by_industry)
        if source is None or not known:
            return told
        points = {one.period: one for one in told.points}
        for period in periods:
            found = self._count(source, indicator.cycle, period, told.industry_id)
            blank = points.get(period) or Point(period=period, value=None, target=None)
            points[period] = replace(blank, value=found.value if found else None, count=found)
        return replace(told, points=tuple(points[one] for one in sorted(points)))

    def _count(self, source: Source, cycle: Cycle, period: Period, industry_id: int | None) -> Count | None:
        """As of the last day of the period, or of today where it is not over."""
        today = self._workspace.today()
        since, until = period.begins(cycle), min(period.ends(cycle), today)
        now = until == today or source.clock is Clock.OWN_DAYS
        if now or (source.clock is Clock.BY_YEAR and cycle is Cycle.YEAR):
            return _look_up(self._now, self._workspace.db, source, (since, until, industry_id))
        if until < as_of.first_day(self._workspace.db):
            return None
        if source.name in self._past.get((since, until, industry_id), {}):
            return self._past[since, until, industry_id][source.name]
        with as_of.past(self._workspace, until) as db:
            return _look_up(self._past, db, source, (since, until, industry_id))


def _look_up(known: Counts, db: Database, source: Source, span: Span) -> Count | None:
    """Of the ledger all is counted together."""
    found = known.setdefault(span, {})
    if source.name not in found:
        since, until, industry_id = span
        if source.name.startswith(LEDGER):
            found.update(sources.in_ledger(db, since, until, industry_id))
        else:
            found[source.name] = counting.count(db, source, since, until, industry_id=industry_id)
    return found.get(source.name)
