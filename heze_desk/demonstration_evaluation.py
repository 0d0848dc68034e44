"""Invented indicators, values and an evaluation for looking around; every name says 演示."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from heze_desk.evaluation import indicators, schemes, sources, store
from heze_desk.evaluation.indicator_records import Direction, Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Cycle, Period, of_year
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.workspace.database import Database

TYPED = (
    ("演示产值", "亿元", Cycle.MONTH, Direction.UP, (40.2, 41.5, 43.1, 42.8, 45.0, 46.9, 47.2, 48.8, 50.1, 52.3, 53.0)),
    ("演示研发投入强度", "%", Cycle.QUARTER, Direction.UP, (1.82, 1.88, 1.97, 2.04)),
    ("演示单位能耗", "吨标准煤", Cycle.MONTH, Direction.DOWN, (9.6, 9.4, 9.5, 9.1, 9.0, 8.8, 8.9, 8.6, 8.4, 8.5, 8.2)),
)
AIMED = {"演示产值": (40, 1.1), "演示研发投入强度": (1.8, 0.1), "演示单位能耗": (9.5, -0.1)}
"""What is aimed at in the first period, and by how much more in each that follows."""
SAID = "【演示】"
SCHEME = "调度工作"


def enter(db: Database, today: date, *, begun: date) -> None:
    """Three typed indicators, three counted ones, and this year's evaluation of the units with an adjustment."""
    for name, measure, cycle, direction, figures in TYPED:
        wanted = Indicator(name=name, measure=measure, cycle=cycle, direction=direction, definition=SAID, weight=10)
        _fill(db, replace(wanted, id=indicators.add(db, wanted)), figures, today)
    for name, source in _counted(db):
        counted = sources.called(source)
        measure = counted.measure if counted and counted.measure else "家"
        indicators.add(db, Indicator(name=name, measure=measure, cycle=Cycle.MONTH, source=source, definition=SAID))
    schemes.begin(db, today=today)
    if begun < today:
        _evaluate(db, today, begun=begun)


def _fill(db: Database, one: Indicator, figures: tuple[float, ...], today: date) -> None:
    """The periods of this year that are over, and a target for every one."""
    indicator_id, (first, more) = one.id or 0, AIMED[one.name]
    for place, (period, value) in enumerate(zip(of_year(today.year, one.cycle), _endless(figures), strict=False)):
        indicators.aim(db, indicator_id, period, round(first + place * more, 2))
        if period.ends(one.cycle) < today:
            indicators.enter(db, _value(indicator_id, period, value, today))


def _value(indicator_id: int, period: Period, value: float, today: date) -> IndicatorValue:
    return IndicatorValue(
        indicator_id=indicator_id,
        year=period.year,
        part=period.part,
        value=value,
        note=SAID,
        proof="演示报表",
        entered_on=today,
    )


def _endless(figures: tuple[float, ...]) -> Iterator[float]:
    yield from figures
    while True:
        yield figures[-1]


def _counted(db: Database) -> Iterator[tuple[str, str]]:
    """The first target, what is late, and a sum over the projects."""
    every = [one.name for one in sources.sources(db)]
    wanted = (
        ("演示平台数", sources.TARGET),
        ("演示逾期任务", "台账：逾期"),
        ("演示完成投资", "项目名录·年度合计：完成投资"),
    )
    for name, beginning in wanted:
        if source := next((one for one in every if one.startswith(beginning)), ""):
            yield name, source


def _evaluate(db: Database, today: date, *, begun: date) -> None:
    scheme = schemes.named(db, SCHEME, today=today)
    for until in (today - timedelta(days=90), today):
        rows = store.reckon(db, scheme, begun, until) if until > begun else ()
        if rated := [row for row in rows if row.rated]:
            kept = store.keep(db, scheme, (begun, until), rows, today=today, ranks=True)
            told = Adjustment(row_name=rated[0].name, points=-1, reason=f"{SAID}材料退回后重报。", day=f"{today}")
            store.adjust(db, kept, told)
