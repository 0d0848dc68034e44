"""Indicators as they stand: typed by period, or counted by the desk as of the last day of each period."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from heze_desk.evaluation import indicators, sources
from heze_desk.evaluation.indicator_records import Indicator, Point, Series
from heze_desk.evaluation.period_records import Cycle, Period, containing, up_to
from heze_desk.evaluation.sources import LEDGER
from heze_desk.workspace import as_of
from heze_desk.workspace.workspace import Workspace

COUNTED = MappingProxyType({Cycle.MONTH: 12, Cycle.QUARTER: 8, Cycle.YEAR: 5})
"""How many periods back a counted indicator is shown."""


Counts = dict[tuple[date, date], dict[str, int]]
"""What the ledger counted between two days, by the names of the sources."""


class Watch:
    """What the ledger counted on a day that is over is asked for once, since no later act changes it.

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
        db = self._workspace.db
        told = indicators.series(db, indicator, industry_id=industry_id, unit_id=unit_id)
        if not indicator.source or industry_id is not None or unit_id is not None:
            return told
        today = self._workspace.today()
        return self._counted(told, up_to(today, indicator.cycle, count=COUNTED[indicator.cycle]))

    def latest(self, indicator: Indicator) -> Series:
        """As `series`, but of a counted one only what is counted today."""
        told = indicators.series(self._workspace.db, indicator)
        if not indicator.source:
            return told
        return self._counted(told, [containing(self._workspace.today(), indicator.cycle)])

    def _counted(self, told: Series, periods: Iterable[Period]) -> Series:
        indicator, aimed = told.indicator, {one.period: one for one in told.points}
        for period in periods:
            blank = aimed.get(period) or Point(period=period, value=None, target=None)
            aimed[period] = replace(blank, value=self._count(indicator, period))
        return replace(told, points=tuple(aimed[one] for one in sorted(aimed)))

    def _count(self, indicator: Indicator, period: Period) -> float | None:
        """As of the last day of the period, or of today where it is not over."""
        today = self._workspace.today()
        since, until = period.begins(indicator.cycle), min(period.ends(indicator.cycle), today)
        if not indicator.source.startswith(LEDGER):
            return sources.registered(self._workspace.db, indicator.source, until)
        if until == today:
            if (since, until) not in self._now:
                self._now[since, until] = sources.in_ledger(self._workspace.db, since, until)
            return self._now[since, until].get(indicator.source)
        if until < as_of.first_day(self._workspace.db):
            return None
        if (since, until) not in self._past:
            with as_of.past(self._workspace, until) as db:
                self._past[since, until] = sources.in_ledger(db, since, until)
        return self._past[since, until].get(indicator.source)
