"""Values and targets by period as they are typed into a table; writing functions run in a step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, proofs
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue, Point, Series
from heze_desk.evaluation.period_records import Period, of_year
from heze_desk.evaluation.proof_records import IndicatorProof
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend

PARTS = 100


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose values are typed: of an industry, of a unit, or of the whole city."""

    indicator_id: int
    industry_id: int | None = None
    unit_id: int | None = None

    @property
    def is_whole_city(self) -> bool:
        return self.industry_id is None and self.unit_id is None


@dataclass(frozen=True, kw_only=True)
class PeriodLine:
    """One period of an indicator; `id` is the period itself, so that a line is there before it has a value."""

    id: int
    point: Point
    said: str
    entered: IndicatorValue | None
    standing: str
    proofs: tuple[IndicatorProof, ...] = ()
    """All that were ever entered for it, also those removed."""

    @property
    def files(self) -> int:
        """How many of them stand."""
        return sum(one.removed_on is None for one in self.proofs)

    @property
    def note(self) -> str:
        return self.entered.note if self.entered else ""

    @property
    def proof(self) -> str:
        return self.entered.proof if self.entered else ""


def lines(db: Database, series: Series, place: Place, *, day: date, more: Iterable[Period] = ()) -> list[PeriodLine]:
    """The latest first: what has a value or a target, the year of the day up to the day, and `more`."""
    indicator = series.indicator
    points = {one.period: one for one in series.points}
    begun = (one for one in of_year(day.year, indicator.cycle) if one.begins(indicator.cycle) <= day)
    for period in (*begun, *more):
        points.setdefault(period, Point(period=period, value=None, target=None))
    entered = {one.period: one for one in indicators.values(db, place.indicator_id) if _is_at(one, place)}
    shown = [one for one in proofs.proofs(db, place.indicator_id) if _is_at(one, place)]
    return [
        replace(
            _line(points[one], indicator, entered.get(one)),
            proofs=tuple(proof for proof in shown if proof.period == one),
        )
        for one in sorted(points, reverse=True)
    ]


def period(line_id: int) -> Period:
    return Period(*divmod(line_id, PARTS))


def set_value(db: Database, place: Place, at: Period, value: float | None, *, day: date) -> None:
    """What is left empty is taken out again, with its note."""
    old = _entered(db, place, at)
    if value is not None:
        told = old or IndicatorValue(**vars(place), year=at.year, part=at.part, value=value, entered_on=day)
        indicators.enter(db, replace(told, value=value, entered_on=day))
    elif old is not None:
        proofs.refuse_shown(db, vars(place), at)
        indicators.remove_value(db, old.id or 0)


def set_word(db: Database, place: Place, at: Period, **words: Any) -> None:
    """The note or the proof of a value that is there."""
    old = _entered(db, place, at)
    if old is None:
        raise DeskError("这一期还没有数；请先填数，再写说明和出处。")
    amend(db, "indicator_value", old, replace(old, **words))


def set_target(db: Database, place: Place, at: Period, value: float | None) -> None:
    """Targets are set for the whole city."""
    if not place.is_whole_city:
        raise DeskError("目标按全市定；请先在“范围”里选全市。")
    if value is None:
        indicators.drop_target(db, place.indicator_id, at)
    else:
        indicators.aim(db, place.indicator_id, at, value)


def _line(point: Point, indicator: Indicator, entered: IndicatorValue | None) -> PeriodLine:
    return PeriodLine(
        id=point.period.year * PARTS + point.period.part,
        point=point,
        said=point.period.said(indicator.cycle),
        entered=entered,
        standing=point.standing(indicator.direction),
    )


def _entered(db: Database, place: Place, at: Period) -> IndicatorValue | None:
    found = indicators.values(db, place.indicator_id)
    return next((one for one in found if one.period == at and _is_at(one, place)), None)


def _is_at(one: IndicatorValue | IndicatorProof, place: Place) -> bool:
    return (one.industry_id, one.unit_id) == (place.industry_id, place.unit_id)
