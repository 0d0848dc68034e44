"""What units are asked for in a form, and whose values a form of a year shows."""

from collections.abc import Iterator, Sequence
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Indicator, Series
from heze_desk.evaluation.period_records import Period, containing, of_year
from heze_desk.evaluation.unit_form_records import FormLine, UnitForm
from heze_desk.roster import industry_store, unit_store
from heze_desk.workspace.database import Database


def typed(db: Database) -> list[Indicator]:
    """Those that are filled in and not counted."""
    return [one for one in indicators.indicators(db) if not one.source]


def forms(db: Database, unit_ids: Sequence[int], *, day: date, whole_year: bool = False) -> list[UnitForm]:
    """One for each unit in the order given: the last period that is over, or all of this year up to the day."""
    every = typed(db)
    if not every:
        raise DeskError("还没有按期填报的指标；请先新增指标。")
    names = unit_store.names(db, day)
    return [
        UnitForm(unit=names[unit_id], lines=tuple(_lines(db, every, (unit_id, names[unit_id]), day, whole=whole_year)))
        for unit_id in unit_ids
    ]


def last_over(day: date, indicator: Indicator) -> Period:
    """The latest period that has ended by the day."""
    now = containing(day, indicator.cycle)
    return now if now.ends(indicator.cycle) <= day else now.before(indicator.cycle)


def asked_units(db: Database) -> list[int]:
    """Those that were filled in before, by rank."""
    found = {row[0] for row in db.execute("select distinct unit_id from indicator_value where unit_id is not null")}
    return [row[0] for row in db.execute("select id from unit order by position, id") if row[0] in found]


def shown(db: Database, every: Sequence[Indicator], *, day: date, industries: bool, units: bool) -> list[Series]:
    """Of each indicator the whole city, then the industries of the day, then the units that were filled in before."""
    told = [one.id for one in industry_store.industries(db, day)] if industries else []
    found = []
    for one in every:
        found.append(indicators.series(db, one))
        found += [indicators.series(db, one, industry_id=industry_id) for industry_id in told]
        found += [indicators.series(db, one, unit_id=unit_id) for unit_id in (_filled(db, one) if units else ())]
    return found


def _filled(db: Database, one: Indicator) -> list[int]:
    asked = """
        select unit.id from unit
        where id in (select unit_id from indicator_value where indicator_id = ?) order by position, id
    """
    return [row[0] for row in db.execute(asked, [one.id])]


def _lines(
    db: Database, every: Sequence[Indicator], unit: tuple[int, str], day: date, *, whole: bool
) -> Iterator[FormLine]:
    for one in every:
        entered = {told.period: told for told in indicators.values(db, one.id or 0) if told.unit_id == unit[0]}
        begun = [period for period in of_year(day.year, one.cycle) if period.begins(one.cycle) <= day]
        for period in begun if whole else [last_over(day, one)]:
            yield FormLine(indicator=one, unit=unit[1], period=period, entered=entered.get(period))
