"""Indicators counted from the registers and from 双告知, beside what a hand counts, each number with its rows."""

from datetime import date

import pytest

from heze_desk import counted_rows, counting
from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Indicator
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import Direction, Notification
from heze_desk.registers import recognising, store
from heze_desk.registers.records import Entry, Kind, Recognition, YearAmount
from heze_desk.watching import Watch

BEGUN, TODAY = date(2026, 11, 24), date(2027, 1, 15)
NOVEMBER, DECEMBER, JANUARY = Period(2026, 11), Period(2026, 12), Period(2027, 1)


@pytest.fixture
def act(policy_workspace):
    """Something done on a day; the last day that is set is today."""

    def done(day, work):
        policy_workspace.today = lambda: day
        with policy_workspace.step("演示") as db:
            return work(db)

    return done


def enterprise(name, industry_ids=(), *, day=BEGUN, mark="", marked_on=None, **more):
    def work(db):
        made = store.add(db, Entry(kind=Kind.ENTERPRISE, name=name, added_on=day, **more), list(industry_ids))
        if mark:
            recognising.recognise(db, Recognition(entry_id=made, mark=mark, recognised_on=marked_on))
        return made

    return work


def found(workspace, source, cycle=Cycle.MONTH, **whose):
    with workspace.step("自动统计") as db:
        counting.refuse_unknown(db, source)
        indicators.add(db, Indicator(name=f"演示{cycle}", source=source, cycle=cycle))
    series = Watch(workspace).series(indicators.named(workspace.db, f"演示{cycle}"), **whose)
    return {one.period: one for one in series.points}


def values(points, *periods):
    return [points[one].value for one in periods]


def test_a_shared_entry_counts_once_in_all_and_in_each_of_its_industries(policy_workspace, act):
    act(BEGUN, enterprise("演示甲公司", [1, 2]))
    act(BEGUN, enterprise("演示乙公司", [2]))
    act(TODAY, lambda db: None)

    whole = found(policy_workspace, "企业名录·总数")
    series = Watch(policy_workspace).series(indicators.named(policy_workspace.db, "演示月"), industry_id=2)

    assert values(whole, Period(2026, 10), NOVEMBER, JANUARY) == [0, 2, 2]
    assert series.points[-1].value == 2
    other = Watch(policy_workspace).series(indicators.named(policy_workspace.db, "演示月"), industry_id=1)
    assert [row["title"] for row in counted_rows.of_series(policy_workspace.db, other)[-1]] == ["演示甲公司"]


def test_a_recognition_counts_from_its_own_day_until_it_is_withdrawn(policy_workspace, act):
    first = act(BEGUN, enterprise("演示甲公司", mark="高新技术", marked_on=date(2026, 6, 1)))
    act(BEGUN, enterprise("演示乙公司", mark="领军", marked_on=date(2026, 6, 1)))
    (one,) = recognising.recognitions(policy_workspace.db, first)
    act(TODAY, lambda db: recognising.withdraw(db, one.id, day=date(2026, 12, 31), because="演示"))

    points = found(policy_workspace, "企业名录·认定：高新技术")

    assert values(points, Period(2026, 5), Period(2026, 6), NOVEMBER, DECEMBER) == [0, 1, 1, 0]
    assert [row.id for row in points[NOVEMBER].count.rows] == [first]


def test_a_level_counts_as_it_stood_then_and_not_before_the_desk_was_begun(policy_workspace, act):
    def platform(db):
        return store.add(db, Entry(kind=Kind.PLATFORM, name="演示中心", level="市级", added_on=BEGUN), [1])

    made = act(BEGUN, platform)
    act(date(2026, 12, 10), lambda db: store.change(db, made, level="省级"))
    act(TODAY, lambda db: None)

    city = found(policy_workspace, "平台名录·级别：市级")
    province = found(policy_workspace, "平台名录·级别：省级", Cycle.QUARTER)

    assert values(city, Period(2026, 10), NOVEMBER, DECEMBER, JANUARY) == [None, 1, 0, 0]
    assert values(province, Period(2026, 4), Period(2027, 1)) == [1, 1]


def test_a_sum_over_a_year_knows_what_was_told_by_the_month_and_nothing_is_not_zero(policy_workspace, act):
    first = act(BEGUN, enterprise("演示甲公司"))
    second = act(BEGUN, enterprise("演示乙公司"))

    def spend(entry_id, year, amount):
        told = YearAmount(entry_id=entry_id, year=year, measure="研发投入", amount=amount)
        return lambda db: store.set_amount(db, told)

    act(date(2026, 11, 28), spend(first, 2026, 120.5))
    act(date(2026, 12, 20), spend(second, 2026, 30))
    act(TODAY, spend(first, 2025, 99))

    monthly = found(policy_workspace, "企业名录·年度合计：研发投入")
    yearly = found(policy_workspace, "企业名录·年度合计：研发投入", Cycle.YEAR)

    assert values(monthly, NOVEMBER, DECEMBER, JANUARY) == [120.5, 150.5, None]
    assert values(yearly, Period(2024), Period(2025), Period(2026)) == [None, 99, 150.5]
    assert [row.said for row in yearly[Period(2026)].count.rows] == ["120.5万元", "30万元"]


def test_who_spent_nothing_and_who_spent_more_are_counted_of_the_year(policy_workspace, act):
    told = {"演示甲公司": (0, 0), "演示乙公司": (10, 12), "演示丙公司": (10, None), "演示丁公司": (10, 8)}
    for name, amounts in told.items():
        made = act(BEGUN, enterprise(name, traits=("规上",)))
        for year, amount in zip((2025, 2026), amounts, strict=True):
            if amount is not None:
                known = YearAmount(entry_id=made, year=year, measure="研发投入", amount=amount)
                act(BEGUN, lambda db, known=known: store.set_amount(db, known))
    act(TODAY, lambda db: None)

    for word, names in {
        "规上企业无研发投入": ["演示甲公司"],
        "规上企业未填报研发投入": ["演示丙公司"],
        "研发投入比上年提升": ["演示乙公司"],
    }.items():
        source = counting.called(f"企业名录·研发情况：{word}")
        count = counting.count(policy_workspace.db, source, date(2026, 1, 1), date(2026, 12, 31))
        assert [one["title"] for one in counted_rows.of_count(policy_workspace.db, count)] == names
    nobody = counting.count(policy_workspace.db, source, date(2024, 1, 1), date(2024, 12, 31))
    assert nobody is None


def test_matters_of_the_two_notices_are_counted_by_their_own_days(policy_workspace, act):
    def tell(notified_on, due, received_on=None):
        one = Notification(
            year=2026,
            number=1,
            direction=Direction.APPROVAL,
            matter="演示事项",
            from_unit_id=1,
            to_unit_id=2,
            notified_on=notified_on,
            due=due,
            feedback="演示" if received_on else "",
            received_on=received_on,
        )
        return lambda db: notifications.add(db, one, today=TODAY)

    act(TODAY, tell(date(2026, 11, 2), date(2026, 11, 10), date(2026, 12, 1)))
    act(TODAY, tell(date(2026, 11, 25), date(2026, 12, 7)))

    late = found(policy_workspace, "双告知·期末逾期未反馈")
    waiting = found(policy_workspace, "双告知·期末待反馈", Cycle.QUARTER)

    assert values(late, Period(2026, 10), NOVEMBER, DECEMBER) == [0, 1, 1]
    assert values(waiting, Period(2026, 3), Period(2026, 4)) == [0, 1]
    (row,) = counted_rows.of_count(policy_workspace.db, late[DECEMBER].count)
    assert row["title"] == "2026年第2号　演示事项"


def test_every_count_on_the_list_is_read_again_by_its_name_and_counts(policy_workspace):
    db = policy_workspace.db
    every = counting.every(db)

    assert len({one.name for one in every}) == len(every)
    assert [counting.called(one.name) for one in every] == every
    days = (date(2026, 11, 1), date(2026, 11, 23))
    told = [counting.count(db, one, *days, industry_id=1) for one in every if not one.name.startswith("台账")]
    assert {one.value for one in told if one is not None} == {0}


def test_a_word_that_no_entry_bears_any_more_is_still_counted(policy_workspace, act):
    made = act(BEGUN, enterprise("演示甲公司", category="演示规模"))
    assert "企业名录·规模：演示规模" in [one.name for one in counting.every(policy_workspace.db)]
    act(TODAY, lambda db: store.change(db, made, category="小型"))

    assert "企业名录·规模：演示规模" not in [one.name for one in counting.every(policy_workspace.db)]
    assert counting.called("企业名录·规模：演示规模").word == "演示规模"
    assert counting.called("企业名录·身高：演示") is None
