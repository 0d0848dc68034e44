"""What changed between two looks at the ledger, and that earlier looks stay true."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind, UnitName
from heze_desk.tasks import lighting, store
from heze_desk.tasks.comparing import between, since_act
from heze_desk.tasks.comparison_records import Kind, changes
from heze_desk.tasks.life import close, pause, postpone, reopen, resume
from heze_desk.tasks.life_records import Postponement
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import Light, ProgressEntry, Task
from heze_desk.workspace.as_of import made_by, past

FIRST = date(2026, 11, 2)


@pytest.fixture
def on(desk):
    """Acts on a day of November 2026, one step each."""
    desk.today = lambda: FIRST

    def act(day, *acts):
        desk.today = lambda: date(2026, 11, day)
        for one in acts:
            with desk.step("做") as db:
                made = one(db, desk.today())
        return made

    act(2, lambda db, day: db.execute("update step set day = '2026-11-01'"))
    return act


def add(title, **fields):
    return lambda db, day: store.add(db, Task(number=store.NEXT, title=title, **fields))


def report(task_id, progress):
    return lambda db, day: store.report(db, ProgressEntry(task_id=task_id, day=day, progress=progress))


def postponed(task_id, old, new):
    """Asked for and agreed on the day of the act."""

    def act(db, day):
        agreed = {"asked_on": day, "agreed_on": day, "agreed_by": "专班办公室", "reason": "设备未到"}
        return postpone(db, Postponement(task_id=task_id, old_deadline=old, new_deadline=new, **agreed))

    return act


def november(day):
    return date(2026, 11, day)


def told(comparison):
    return [(change.kind, change.old, change.new) for change in comparison.changes]


def test_nothing_changed_says_so(desk, on):
    same = between(desk, november(2), november(2))

    assert (bool(same), same.sentence, same.before, same.after) == (False, "没有变化。", 2, 2)
    assert set(same.numbers.values()) == {0}


def test_a_week_is_told_as_a_list_and_in_numbers(desk, on):
    kept = on(2, add("甲", deadline=november(20)))
    paused = on(2, add("乙", deadline=november(27)))
    on(9, report(kept, 40), lambda db, day: pause(db, paused, day=day, reason="等待批复"))
    on(9, postponed(kept, november(20), date(2026, 12, 31)))
    on(
        10,
        add("丙"),
        lambda db, day: store.discard(db, 2, day=day),
        lambda db, day: store.change(db, 1, deadline=FIRST),
    )

    week = between(desk, november(8), november(10))

    assert [(one.title, one.kind, one.old, one.new) for one in week.changes] == [
        ("编制产业发展路线图", Kind.LIGHT, Light.NORMAL, Light.OVERDUE),
        ("编制产业发展路线图", Kind.RESCHEDULED, date(2026, 12, 31), FIRST),
        ("甲", Kind.PROGRESS, 0, 40),
        ("甲", Kind.POSTPONED, november(20), date(2026, 12, 31)),
        ("乙", Kind.LIGHT, Light.NORMAL, Light.PAUSED),
        ("乙", Kind.PAUSED, None, november(9)),
        ("丙", Kind.NEW, None, None),
        ("建设低空飞行服务平台", Kind.REMOVED, None, None),
    ]
    assert week.sentence == (
        "新增1项，进度变化1项，亮灯变化2项（正常→逾期1项、正常→暂停1项），延期1项，时限改动1项，暂停1项，移出台账1项。"
    )


def test_closing_and_reopening_keep_every_earlier_count_true(desk, on):
    task = on(2, add("甲", deadline=november(20)))
    on(4, report(task, 100))
    on(5, lambda db, day: close(db, task, day=day, reason="已验收"))
    on(9, lambda db, day: reopen(db, task, day=day, reason="复核未通过"))
    on(10, report(task, 60))

    def stood(day):
        with past(desk, november(day)) as db:
            listed = lines(db, november(day), lighting.rule(db))
        line = next(line for line in listed if line.id == task)
        return sum(one.light is Light.DONE for one in listed), line.closed_on, line.progress

    assert {day: stood(day) for day in (3, 4, 5, 8, 9, 10, 11)} == {
        3: (0, None, 0),
        4: (1, None, 100),
        5: (1, november(5), 100),
        8: (1, november(5), 100),
        9: (0, None, 100),
        10: (0, None, 60),
        11: (0, None, 60),
    }
    assert [change.kind for change in between(desk, november(3), november(8)).changes] == [
        Kind.PROGRESS,
        Kind.LIGHT,
        Kind.DONE,
        Kind.CLOSED,
    ]
    assert [change.kind for change in between(desk, november(8), november(10)).changes] == [
        Kind.PROGRESS,
        Kind.LIGHT,
        Kind.REOPENED,
    ]


def test_a_task_reopened_and_closed_again_tells_both(desk, on):
    task = on(2, add("甲"))
    on(4, report(task, 100), lambda db, day: close(db, task, day=day, reason="已验收"))
    on(9, lambda db, day: reopen(db, task, day=day, reason="复核未通过"))
    on(12, report(task, 100), lambda db, day: close(db, task, day=day, reason="复核通过"))

    assert told(between(desk, november(5), november(13))) == [
        (Kind.REOPENED, november(4), None),
        (Kind.CLOSED, None, november(12)),
    ]


def test_falling_back_from_done_is_told_apart_from_reopening(desk, on):
    on(3, report(1, 100))
    on(4, report(1, 80))

    assert told(between(desk, november(3), november(4))) == [
        (Kind.PROGRESS, 100, 80),
        (Kind.LIGHT, Light.DONE, Light.NORMAL),
        (Kind.UNDONE, november(3), None),
    ]


def test_a_task_taken_up_again_is_told_with_the_day_it_was_set_aside(desk, on):
    on(3, lambda db, day: pause(db, 1, day=day))
    on(5, lambda db, day: resume(db, 1, day=day))

    assert (Kind.RESUMED, november(3), None) in told(between(desk, november(4), november(5)))


def test_a_new_task_that_is_done_already_counts_as_both(desk, on):
    task = on(3, add("甲"))
    on(4, report(task, 100))

    assert [kind for kind, *_ in told(between(desk, november(2), november(4)))] == [Kind.NEW, Kind.DONE]


def test_what_was_done_on_the_day_of_an_act_after_it_is_told(desk, on):
    on(3, report(1, 10))
    opened = on(3, add("调度开始"))
    on(3, report(1, 30))

    step = made_by(desk.db, "task", opened)

    assert told(since_act(desk, step, then=november(3), now=november(3))) == [(Kind.PROGRESS, 10, 30)]
    assert made_by(desk.db, "task", 999) is None


def test_lights_are_counted_from_which_to_which(desk):
    before = lines(desk.db, FIRST, lighting.rule(desk.db))
    after = [replace(line, light=Light.OVERDUE) for line in before]

    found = changes(before, after)

    assert found.lights == {("正常", "逾期"): 2}
    assert found.sentence == "亮灯变化2项（正常→逾期2项）。"
    assert [change.text for change in found.changes] == ["亮灯变化：正常 → 逾期"] * 2


def test_another_lead_other_units_and_another_name_are_told_by_who_they_are(desk, on):
    with desk.step("单位") as db:
        first, second, third = (
            unit_store.add(db, name, kind=UnitKind.DEPARTMENT) for name in ("演示一局", "演示二局", "演示三局")
        )
    task = on(2, lambda db, _: store.add(db, Task(number=store.NEXT, title="甲", lead_unit_id=first), [first, second]))
    on(
        9,
        lambda db, _: store.change(db, task, lead_unit_id=second, title="乙"),
        lambda db, _: store.set_units(db, task, [second, third]),
        lambda db, day: unit_store.rename(
            db, second, UnitName(unit_id=second, short_name="演示新局", full_name="演示新局", valid_from=day)
        ),
    )

    assert told(between(desk, november(8), november(9))) == [
        (Kind.LEAD, "演示一局", "演示新局"),
        (Kind.JOINED, None, "演示三局"),
        (Kind.LEFT, "演示一局", None),
        (Kind.RENAMED, "甲", "乙"),
    ]
