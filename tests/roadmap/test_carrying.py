"""What gives way when a bar is moved: as far as it must and no further, tasks and what is done not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.roadmap import carrying, store
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.carry_records import following
from heze_desk.roadmap.records import BarKey, Dependency, ItemKind, Subject, circle
from heze_desk.roadmap.timeline import timeline
from heze_desk.tasks import store as tasks

FIRST = date(2026, 1, 1)


@pytest.fixture
def chain(planned_office, item, task):
    """演示攻关 → 演示示范 → 演示建成, and a task that waits for 演示攻关."""
    with planned_office.workspace.step("先后") as db:
        store.wait(db, item(1), item(2))
        store.wait(db, item(2), item(3))
        store.wait(db, item(1), task(2))
        tasks.change(db, 2, start=date(2026, 11, 1))
    return planned_office.workspace


def days(found):
    return {one.bar.title: (one.gives_way, f"{one.after.start}", f"{one.after.finish}") for one in found}


def test_what_waits_gives_way_as_far_as_it_must_and_keeps_its_length(chain, item, task, office):
    until = date(2027, 3, 1)

    found = carrying.giving_way(chain.db, office.clock.today, {item(1): (FIRST, until)})

    assert [one.bar.key for one in found] == [item(2), task(2)]  # the milestone is late enough
    assert days(found)["演示示范"] == (True, "2027-03-02", "2028-03-31")
    assert found[0].told == "“演示示范”由2026年12月1日至2027年12月31日改为2027年3月2日至2028年3月31日"
    assert found[1].told.endswith("（2026年11月1日至2027年3月31日）不动")
    far = carrying.giving_way(chain.db, office.clock.today, {item(1): (FIRST, date(2027, 12, 1))})
    assert days(far)["演示建成"] == (True, "2028-12-31", "2028-12-31")  # on the day the phase ends


def test_nothing_comes_nearer_and_nothing_that_is_done_moves(chain, item, office):
    today = office.clock.today
    assert carrying.giving_way(chain.db, today, {item(1): (FIRST, date(2026, 2, 1))}) == ()
    with chain.step("早开始") as db:
        tasks.change(db, 2, start=date(2026, 3, 1))  # marked already, and nobody can decide about it here
    assert carrying.giving_way(chain.db, today, {item(1): (FIRST, date(2026, 11, 30))}) == ()
    with chain.step("完成") as db:
        store.change(db, 2, done_on=date(2026, 11, 1))
        tasks.change(db, 2, start=date(2027, 6, 1), deadline=date(2027, 9, 30))

    assert carrying.giving_way(chain.db, today, {item(1): (FIRST, date(2027, 3, 1))}) == ()


def test_all_go_along_in_one_step_with_one_reason(chain, item, office):
    today, until = office.clock.today, date(2027, 12, 1)
    found = carrying.giving_way(chain.db, today, {item(1): (FIRST, until)})

    with chain.step("移动") as db:
        store.move(db, 1, FIRST, until, day=today, reason="演示：设备未到")
        assert carrying.carry(db, found, day=today, reason="演示：设备未到") == 2

    assert [store.moves(chain.db, number)[0].reason for number in (1, 2, 3)] == [
        "演示：设备未到",
        "随“演示攻关”顺延：演示：设备未到",
        "随“演示示范”顺延：演示：设备未到",
    ]
    assert [one.broken for one in timeline(chain.db, today).waits] == [False, False, True]  # the task stays
    chain.undo()
    assert store.get(chain.db, 2).start == date(2026, 12, 1)
    assert store.get(chain.db, 3).start == date(2028, 6, 30)


def test_a_milestone_may_stand_on_the_day_a_phase_ends(planned_office, item, office):
    with planned_office.workspace.step("节点") as db:
        store.move(db, 3, date(2027, 12, 31), date(2027, 12, 31), day=office.clock.today, reason="演示")
        store.wait(db, item(2), item(3))

    assert [one.broken for one in timeline(planned_office.workspace.db, office.clock.today).waits] == [False]


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 90), st.booleans()), min_size=2, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20),
    st.integers(-300, 300),
)
def test_whatever_is_moved_nothing_behind_it_begins_too_early_afterwards(spans, pairs, by):
    bars = {}
    for place, (start, length, point) in enumerate(spans):
        first = FIRST + timedelta(days=start)
        kind = ItemKind.MILESTONE if point else ItemKind.PHASE
        last = first if point else first + timedelta(days=length)
        bars[BarKey(Subject.ITEM, place)] = Bar(
            key=BarKey(Subject.ITEM, place), kind=kind, title=f"{place}", start=first, finish=last
        )
    keys, known = list(bars), []
    for before, after in pairs:
        new = Dependency(keys[before % len(keys)], keys[after % len(keys)])
        if not circle(known, new):
            known.append(new)
    moved = bars[keys[0]].later(by)

    found = following(bars, known, {keys[0]: (moved.start, moved.finish)})

    after = bars | {keys[0]: moved} | {one.bar.key: one.after for one in found}
    changed = {keys[0], *(one.bar.key for one in found)}
    for one in known:
        if one.before in changed:
            assert after[one.after].start >= after[one.after].earliest_after(after[one.before])
    assert all(one.after.start > one.bar.start for one in found)
    assert all(one.after.finish - one.after.start == one.bar.finish - one.bar.start for one in found)
