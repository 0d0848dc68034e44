"""Indicators that the desk counts itself, by period."""

from datetime import date

import pytest

from heze_desk import counting
from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, sources
from heze_desk.evaluation.indicator_records import Indicator, figure, number
from heze_desk.evaluation.period_records import Cycle, Period, up_to
from heze_desk.registers import recognising, store, targets
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Entry, Kind, Recognition
from heze_desk.watching import Watch


def counted(workspace, name):
    with workspace.step("自动统计的指标") as db:
        source = next(one.name for one in sources.sources(db) if one.name.endswith(name))
        indicators.add(db, Indicator(name="演示指标", source=source, cycle=Cycle.MONTH))
    return indicators.named(workspace.db, "演示指标")


def values(workspace, indicator):
    return {one.period: one.value for one in Watch(workspace).series(indicator).points}


def test_the_registers_are_counted_as_of_the_last_day_of_every_period(policy_workspace):
    policy_workspace.today = lambda: date(2026, 11, 23)
    target = targets.all_targets(policy_workspace.db)[0]
    with policy_workspace.step("认定") as db:
        for name, day in (("甲", date(2026, 9, 30)), ("乙", date(2026, 10, 1))):
            entry_id = store.add(db, Entry(kind=Kind.PLATFORM, name=name, added_on=day), [1])
            mark = KINDS[Kind.PLATFORM].mark
            recognising.recognise(db, Recognition(entry_id=entry_id, mark=mark, recognised_on=day, document="演示"))

    found = values(policy_workspace, counted(policy_workspace, target.name))

    assert [found[Period(2026, month)] for month in (8, 9, 10, 11)] == [0, 1, 2, 2]


def test_the_ledger_is_counted_as_it_stood_on_the_last_day_and_not_before_it_began(policy_workspace):
    def act(day, **fields):
        policy_workspace.today = lambda: day
        with policy_workspace.step("演示") as db:
            db.execute("update task set deadline = '2027-01-31' where id = 1")
            for name, value in fields.items():
                db.execute(f"update task set {name} = ? where id = 1", [value])

    act(date(2026, 11, 24), deadline="2026-11-25")
    act(date(2026, 12, 10), deadline="2027-03-01")
    policy_workspace.today = lambda: date(2027, 1, 5)

    found = values(policy_workspace, counted(policy_workspace, "逾期任务数"))

    assert [found[one] for one in (Period(2026, 10), Period(2026, 11), Period(2026, 12), Period(2027, 1))] == [
        None,
        1,
        0,
        0,
    ]


def test_what_is_counted_cannot_be_named_by_a_formula_and_an_unknown_source_is_refused(policy_workspace):
    with pytest.raises(DeskError, match="没有叫“演示”的自动统计"):
        counting.refuse_unknown(policy_workspace.db, "演示")
    with pytest.raises(DeskError, match="有：名录：“链主”企业、企业名录·认定：链主"):
        counting.refuse_unknown(policy_workspace.db, "链主")


def test_periods_go_back_over_the_year():
    assert up_to(date(2027, 2, 3), Cycle.QUARTER, count=3) == [Period(2026, 3), Period(2026, 4), Period(2027, 1)]


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("1,234,567.5", 1234567.5, "1234567.5"),
        ("８０％", 80, "80"),
        ("-0.0375", -0.0375, "-0.0375"),
        ("1e3", 1000, "1000"),
        ("－１２，３４５．６", -12345.6, "-12345.6"),
        ("−3", -3, "-3"),
        ("12。5", 12.5, "12.5"),
        (" 3 % ", 3, "3"),
    ],
)
def test_figures_are_read_and_said_in_full(typed, value, shown):
    assert number(typed) == value
    assert figure(value) == shown


@pytest.mark.parametrize("typed", ["1,5", "12，34", "1,2345", "1,,000"])
def test_a_comma_that_parts_no_thousands_is_asked_about(typed):
    with pytest.raises(DeskError, match="逗号不在千位上"):
        number(typed)


@pytest.mark.parametrize("typed", ["", "约50", "nan", "1e30", "1_000"])
def test_what_is_no_figure_is_refused(typed):
    with pytest.raises(DeskError, match="不是数"):
        number(typed)
