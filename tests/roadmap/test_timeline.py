"""The roadmap as of a day: what is drawn, what slipped, what waits for what, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.registers import recognising
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind, Recognition
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import BarKey, Baseline, Dependency, ItemKind, PlanItem, Subject, circle
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.tasks import store as tasks
from heze_desk.tasks.light_records import Light

TODAY = date(2026, 11, 23)


def phase(**fields):
    told = {"industry_id": 1, "title": "演示攻关阶段", "start": date(2026, 1, 1), "finish": date(2026, 10, 31)}
    return PlanItem(**told | fields)


@pytest.fixture
def planned(policy_workspace):
    """Two phases and a milestone of one industry, and two tasks with deadlines."""
    with policy_workspace.step("演示") as db:
        store.add(db, phase())
        store.add(db, phase(title="演示示范阶段", start=date(2026, 11, 1), finish=date(2027, 12, 31)))
        day = date(2027, 12, 31)
        store.add(db, phase(title="演示建成节点", kind=ItemKind.MILESTONE, start=day, finish=day))
        tasks.change(db, 1, start=date(2026, 3, 1), deadline=date(2026, 9, 30), progress=40)
        tasks.change(db, 2, deadline=date(2025, 3, 1))
    return policy_workspace


def _item(number):
    return BarKey(Subject.ITEM, number)


def test_bars_stand_by_industry_phases_first_and_say_what_is_late(planned):
    found = timeline(planned.db, TODAY)

    assert [lane.name for lane in found.lanes][:2] == ["未来材料", "氢能与储能"]
    first, second, third, *rest = found.lanes[0].bars
    assert [bar.title for bar in (first, second, third)] == ["演示攻关阶段", "演示示范阶段", "演示建成节点"]
    assert {bar.key for bar in rest} == {BarKey(Subject.TASK, 1), BarKey(Subject.TASK, 2)}
    late = found.bars[BarKey(Subject.TASK, 1)]
    assert (late.light, late.told(TODAY), first.told(TODAY), second.told(TODAY)) == (
        Light.OVERDUE,
        "超期54天",
        "超期23天",
        "",
    )
    assert found.bars[BarKey(Subject.TASK, 2)].start == date(2025, 3, 1)  # no later than its deadline
    assert (found.begins, found.ends) == (date(2025, 1, 1), date(2030, 12, 31))
    assert found.summary == f"共5条，超期3条；另有{found.undated}项任务没有时限，没有画出。"


def test_the_scale_grows_with_what_lies_outside_and_can_be_narrowed(planned):
    with planned.step("演示") as db:
        store.add(db, phase(industry_id=2, title="演示远期", start=date(2031, 1, 1), finish=date(2035, 6, 30)))

    assert timeline(planned.db, TODAY).ends == date(2035, 12, 31)
    narrow = timeline(planned.db, TODAY, Wanted(begins=date(2026, 1, 1), ends=date(2026, 6, 30), industry_ids={1}))
    assert next(bar.title for bar in narrow.bars.values()) == "演示攻关阶段"
    assert (len(narrow.lanes), len(narrow.bars)) == (1, 3)  # what is late reaches in


def test_one_day_far_off_does_not_squeeze_the_rest(planned):
    with planned.step("演示") as db:
        store.add(db, phase(title="演示远期", start=date(2099, 1, 1), finish=date(2099, 6, 30)))
        store.add(db, phase(title="演示跨期", start=date(2015, 1, 1), finish=date(2050, 6, 30)))

    found = timeline(planned.db, TODAY, Wanted(tasks=False))

    assert (found.begins, found.ends) == (date(2020, 1, 1), date(2035, 12, 31))
    assert found.summary == "共4条，超期1条；另有1条不在2020—2035年，没有画出。"
    assert timeline(planned.db, TODAY, Wanted(whole=True)).ends == date(2099, 12, 31)


def test_moving_keeps_what_it_was_and_why(planned):
    with planned.step("推迟") as db:
        store.move(db, 1, date(2026, 1, 1), date(2026, 12, 31), day=TODAY, reason="演示：设备未到")
        with pytest.raises(DeskError, match="写明理由"):
            store.move(db, 1, date(2026, 1, 1), date(2027, 1, 31), day=TODAY, reason=" ")
        with pytest.raises(DeskError, match="请用移动"):
            store.change(db, 1, finish=date(2027, 1, 31))
    (move,) = store.moves(planned.db, 1)
    assert move.told == (
        "2026年11月23日：由2026年1月1日至2026年10月31日改为2026年1月1日至2026年12月31日，理由：演示：设备未到"
    )
    assert timeline(planned.db, TODAY).bars[_item(1)].late_by(TODAY) == 0


def test_what_slipped_is_seen_beside_the_baseline(planned):
    with planned.step("基线") as db:
        kept = Baseline(title="2026年初计划", day=TODAY)
        baseline_id = store.keep_baseline(db, kept, timeline(db, TODAY))
        store.move(db, 2, date(2026, 12, 1), date(2028, 1, 30), day=TODAY, reason="演示")
        tasks.change(db, 1, deadline=date(2026, 10, 10))
        with pytest.raises(DeskError, match="不要登记完成"):
            store.remove(db, 1)
    baseline = store.baselines(planned.db)[0]

    found = timeline(planned.db, TODAY, Wanted(baseline=baseline))

    assert baseline.id == baseline_id
    assert [(bar.title, bar.slip) for bar in found.slipped] == [
        ("演示示范阶段", 30),
        (found.bars[BarKey(Subject.TASK, 1)].title, 10),
    ]
    assert "比“2026年初计划”推迟2条" in found.summary


def test_what_waits_for_what_is_told_where_it_does_not_hold(planned):
    with planned.step("先后") as db:
        store.wait(db, _item(1), _item(2))
        store.wait(db, _item(2), BarKey(Subject.TASK, 1))
        with pytest.raises(DeskError, match="首尾相接"):
            store.wait(db, BarKey(Subject.TASK, 1), _item(1))
        with pytest.raises(DeskError, match="已经设了"):
            store.wait(db, _item(1), _item(2))

    assert [one.broken for one in timeline(planned.db, TODAY).waits] == [False, True]
    with planned.step("删除") as db:
        store.remove(db, 2)
    assert timeline(planned.db, TODAY).waits == ()


def test_recognitions_stand_on_a_bar_of_their_industry_until_they_are_withdrawn(planned):
    with planned.step("认定") as db:
        for place, name in enumerate(("演示平台甲", "演示平台乙")):
            entry = registers.add(db, Entry(kind=Kind.PLATFORM, name=name, added_on=TODAY), [1])
            told = Recognition(entry_id=entry, mark="认定", recognised_on=date(2026, 5 + place, 8), document="演示1号")
            recognising.recognise(db, told)
        recognising.withdraw(db, 2, day=date(2026, 10, 1), because="演示")

    bar = timeline(planned.db, TODAY).bars[BarKey(Subject.RECOGNITION, 1)]

    assert [(mark.day, mark.text) for mark in bar.marks] == [(date(2026, 5, 8), "演示平台甲（认定）")]
    before = timeline(planned.db, date(2026, 9, 1)).bars[BarKey(Subject.RECOGNITION, 1)]
    assert (len(before.marks), before.movable, before.late_by(TODAY)) == (2, False, 0)


def test_a_recognition_is_drawn_once_its_entry_belongs_to_the_industry(planned):
    with planned.step("认定") as db:
        entry = registers.add(db, Entry(kind=Kind.PLATFORM, name="演示平台", added_on=TODAY), [1])
        told = Recognition(entry_id=entry, mark="认定", recognised_on=date(2026, 5, 8), document="演示1号")
        recognising.recognise(db, told)
        db.execute("update entry_industry set valid_from = '2026-12-01' where entry_id = ?", [entry])

    key = BarKey(Subject.RECOGNITION, 1)
    assert key not in timeline(planned.db, TODAY).bars
    assert key in timeline(planned.db, date(2026, 12, 1)).bars


def test_what_fell_due_on_a_day_off_is_late_from_the_day_it_was_moved_to(planned):
    with planned.step("周六") as db:
        tasks.change(db, 1, deadline=date(2026, 10, 31))

    late = timeline(planned.db, TODAY).bars[BarKey(Subject.TASK, 1)]

    assert (late.due, late.told(TODAY)) == (date(2026, 11, 2), "超期21天")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "名称不能为空"),
        ({"finish": date(2025, 12, 31)}, "不能早于开始日期"),
        ({"kind": ItemKind.MILESTONE}, "只有一天"),
        ({"finish": date(2226, 1, 1)}, "请核对年份"),
    ],
)
def test_an_item_that_makes_no_sense_is_refused(fields, sentence):
    with pytest.raises(DeskError, match=sentence):
        phase(**fields)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=40))
def test_whatever_is_joined_nothing_ever_waits_for_itself(pairs):
    known = []
    for before, after in pairs:
        new = Dependency(_item(before), _item(after))
        if not circle(known, new):
            known.append(new)

    order = {}

    def depth(key):
        if key not in order:
            order[key] = 1 + max((depth(one.before) for one in known if one.after == key), default=0)
        return order[key]

    assert all(depth(one.before) < depth(one.after) for one in known)


@given(st.integers(-500, 500))
def test_a_bar_is_late_by_the_days_since_its_end(days):
    bar = Bar(key=_item(1), title="演示", start=date(2025, 1, 1), finish=TODAY - timedelta(days=days))

    assert bar.late_by(TODAY) == max(0, days)


def test_what_is_late_today_is_drawn_in_a_range_that_begins_after_its_end(planned):
    begins, ends = date(2026, 11, 10), date(2027, 3, 31)

    found = timeline(planned.db, TODAY, Wanted(begins=begins, ends=ends))

    late = [bar.key for bar in found.bars.values() if bar.late_by(TODAY)]
    assert late == [_item(1), BarKey(Subject.TASK, 1), BarKey(Subject.TASK, 2)]
    assert found.summary.startswith("共4条，超期3条；另有")
    assert "1条不在2026年11月10日至2027年3月31日，没有画出" in found.summary
    later = timeline(planned.db, TODAY, Wanted(begins=date(2026, 12, 1), ends=ends))
    assert "4条不在2026年12月1日至2027年3月31日" in later.summary
    assert (
        "1条不在2026年，"
        in timeline(planned.db, TODAY, Wanted(begins=date(2026, 1, 1), ends=date(2026, 12, 31))).summary
    )


def test_the_tasks_without_a_deadline_are_those_of_the_industries_asked_for(planned):
    whole, own = timeline(planned.db, TODAY), timeline(planned.db, TODAY, Wanted(industry_ids={1}))
    told = "select count(*) from task where deadline is null and industry_id = 1"

    assert own.undated == planned.db.execute(told).fetchone()[0]
    assert 0 < own.undated < whole.undated
    assert f"另有{own.undated}项任务没有时限" in own.summary


def test_what_belongs_to_no_industry_stands_under_its_part_as_in_the_ledger(planned):
    asked = "select task.id, clause.part from task join clause on clause.id = task.clause_id where industry_id is null"
    parts = {part: task_id for task_id, part in planned.db.execute(asked)}
    with planned.step("演示") as db:
        for task_id in parts.values():
            tasks.change(db, task_id, deadline=date(2026, 12, 1))
        own = tasks.add(db, replace(tasks.get(db, 1), id=None, number="9-0-01", industry_id=None, clause_id=None))

    beside = timeline(planned.db, TODAY).lanes[-3:]

    assert [(lane.name, [bar.key.id for bar in lane.bars]) for lane in beside] == [
        ("重点任务", [parts["重点任务"]]),
        ("保障措施", [parts["保障措施"]]),
        ("其他任务", [own]),
    ]
