"""Indicators with their targets and values. Writing functions are called inside a step."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue, Point, Series, refuse_endless
from heze_desk.evaluation.measure_records import COUNTED
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.evaluation.result_records import Measure
from heze_desk.evaluation.scheme_records import Rated
from heze_desk.identity_numbers import refuse_in
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, insert, load, update, write

WHOLE_CITY = "全市"
PLACE = "indicator_id = ? and industry_id is ? and unit_id is ?"


def add(db: Database, indicator: Indicator) -> int:
    """A new indicator, last in the list; a name that is taken, also by a count of the desk, is refused."""
    _refuse_taken(db, indicator)
    position = db.execute("select coalesce(max(position), 0) + 1 from indicator").fetchone()[0]
    return write(db.table("indicator"), replace(indicator, position=position))


def get(db: Database, indicator_id: int) -> Indicator:
    found = find(db, "indicator", Indicator, indicator_id)
    if found is None:
        raise MissingRecordError(f"没有序号为 {indicator_id} 的指标；请用 indicator list 查看。")
    return found


def named(db: Database, name: str) -> Indicator:
    for one in indicators(db, retired=True):
        if one.name == name.strip():
            return one
    raise DeskError(f"没有名为“{name}”的指标；请用 indicator list 查看，或先用 indicator add 新增。")


def indicators(db: Database, *, retired: bool = False) -> list[Indicator]:
    rows = db.query("select * from indicator where :all or retired_on is null order by position, id", {"all": retired})
    return [load(Indicator, row) for row in rows]


def change(db: Database, indicator_id: int, **fields: Any) -> None:
    """Set some fields; the cycle stays once there are values, for they are of its periods."""
    old = get(db, indicator_id)
    new = replace(old, **fields)
    _refuse_taken(db, new)
    if new.cycle is not old.cycle and _has_values(db, indicator_id):
        raise DeskError(f"“{old.name}”已有按{old.cycle}填的数，周期不能再改；请另建指标。")
    if new.source and not old.source and _has_values(db, indicator_id):
        raise DeskError(f"“{old.name}”已有填报的数，不能改为自动统计；请另建指标。")
    amend(db, "indicator", old, new)


def enter(db: Database, value: IndicatorValue) -> int:
    """Set the value of a period; what was entered for it before is replaced, and the history keeps it."""
    indicator = get(db, value.indicator_id)
    if indicator.source:
        raise DeskError(f"“{indicator.name}”由台账和名录自动统计，不用填数。")
    _refuse_period(indicator, value.period)
    if value.period.begins(indicator.cycle) > value.entered_on:
        raise DeskError(f"{value.period.said(indicator.cycle)}还没有到，不能填数；请核对统计期。")
    refuse_in(value)
    taken = db.execute(
        f"select id from indicator_value where {PLACE} and year = ? and part = ?",
        [value.indicator_id, value.industry_id, value.unit_id, value.year, value.part],
    ).fetchone()
    return write(db.table("indicator_value"), replace(value, id=taken[0] if taken else None))


def remove_value(db: Database, value_id: int) -> None:
    """Take out a value entered by mistake."""
    db.execute("delete from indicator_value where id = ?", [value_id])


def aim(db: Database, indicator_id: int, period: Period, value: float) -> None:
    """Set the target of a period."""
    refuse_endless(value)
    _refuse_period(get(db, indicator_id), period)
    columns = {"indicator_id": indicator_id, "year": period.year, "part": period.part, "value": value}
    sought = "select id from indicator_target where indicator_id = :indicator_id and year = :year and part = :part"
    taken = db.execute(sought, columns).fetchone()
    if taken:
        update(db, "indicator_target", {"id": taken[0], **columns})
    else:
        insert(db, "indicator_target", columns)


def drop_target(db: Database, indicator_id: int, period: Period) -> None:
    """No target is set for the period any more."""
    asked = "delete from indicator_target where indicator_id = ? and year = ? and part = ?"
    db.execute(asked, [indicator_id, period.year, period.part])


def targets(db: Database, indicator_id: int) -> list[tuple[Period, float]]:
    """What is aimed at in the whole city, by period."""
    asked = "select year, part, value from indicator_target where indicator_id = ? order by year, part"
    return [(Period(year, part), value) for year, part, value in db.execute(asked, [indicator_id])]


def values(db: Database, indicator_id: int) -> list[IndicatorValue]:
    """All that was entered, oldest period first."""
    rows = db.query("select * from indicator_value where indicator_id = ? order by year, part, id", [indicator_id])
    return [load(IndicatorValue, row) for row in rows]


def values_at(db: Database, place: Mapping[str, int | None]) -> list[IndicatorValue]:
    """Of an industry, a unit or the whole city, as `place` names them by column."""
    wanted = (place["industry_id"], place["unit_id"])
    return [one for one in values(db, place["indicator_id"] or 0) if (one.industry_id, one.unit_id) == wanted]


def series(db: Database, indicator: Indicator, *, industry_id: int | None = None, unit_id: int | None = None) -> Series:
    """The periods that have a value or a target; targets are of the whole city and say nothing of a part of it."""
    asked = f"select year, part, value, note, proof from indicator_value where {PLACE}"
    reached = {
        Period(year, part): told for year, part, *told in db.execute(asked, [indicator.id, industry_id, unit_id])
    }
    whole = industry_id is None and unit_id is None
    asked = "select year, part, value from indicator_target where indicator_id = ? and ?"
    aimed = {Period(year, part): value for year, part, value in db.execute(asked, [indicator.id, whole])}
    blank = (None, "", "")
    told = ((one, aimed.get(one), *reached.get(one, blank)) for one in sorted({*reached, *aimed}))
    points = (
        Point(period=period, target=target, value=value, note=note, proof=proof)
        for period, target, value, note, proof in told
    )
    whose = _whose(db, industry_id, unit_id)
    return Series(indicator=indicator, whose=whose, points=tuple(points), industry_id=industry_id, unit_id=unit_id)


def entered(db: Database, rated: Rated, since: date, until: date) -> dict[int, tuple[Measure, ...]]:
    """By unit or industry, the latest value of each indicator whose period ends between the days."""
    owner = "industry_id" if rated is Rated.INDUSTRY else "unit_id"
    rows = db.execute(
        f"""
        select {owner}, indicator.name, cycle, year, part, value, indicator_value.id
        from indicator_value join indicator on indicator.id = indicator_value.indicator_id
        where {owner} is not null order by year, part
        """
    ).fetchall()
    found: dict[int, dict[str, Measure]] = defaultdict(dict)
    for owner_id, name, cycle, year, part, value, row_id in rows:
        if since <= Period(year, part).ends(Cycle(cycle)) <= until:
            found[owner_id][name] = Measure(
                name=name, value=Fraction(str(value)), subject="indicator_value", rows=(row_id,)
            )
    return {owner_id: tuple(measures.values()) for owner_id, measures in found.items()}


def retire(db: Database, indicator_id: int, *, day: date) -> None:
    """It is watched no more; its values stay."""
    old = get(db, indicator_id)
    if old.retired_on is not None:
        raise DeskError(f"“{old.name}”已于{said(old.retired_on)}停用，不用再停用。")
    amend(db, "indicator", old, replace(old, retired_on=day))


def _refuse_taken(db: Database, indicator: Indicator) -> None:
    if indicator.name in {one.name for one in COUNTED}:
        raise DeskError(f"“{indicator.name}”是台账自动统计的名称；请给指标换一个名称。")
    sought = "select 1 from indicator where name = ? and id is not ?"
    if db.execute(sought, [indicator.name, indicator.id]).fetchone():
        raise DeskError(f"已有名为“{indicator.name}”的指标；请换一个名称，或修改原来的指标。")


def _refuse_period(indicator: Indicator, period: Period) -> None:
    lowest = 0 if indicator.cycle is Cycle.YEAR else 1
    if not lowest <= period.part <= (0 if indicator.cycle is Cycle.YEAR else indicator.cycle.parts):
        raise DeskError(f"“{indicator.name}”按{indicator.cycle}填报；请按这个周期写统计期。")


def _has_values(db: Database, indicator_id: int) -> bool:
    asked = "select 1 from indicator_value where indicator_id = ? limit 1"
    return db.execute(asked, [indicator_id]).fetchone() is not None


def _whose(db: Database, industry_id: int | None, unit_id: int | None) -> str:
    if industry_id is not None:
        return str(db.execute("select name from industry where id = ?", [industry_id]).fetchone()[0])
    if unit_id is not None:
        latest = "select short_name from unit_name where unit_id = ? order by valid_from desc limit 1"
        return str(db.execute(latest, [unit_id]).fetchone()[0])
    return WHOLE_CITY
