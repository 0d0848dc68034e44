"""Many tasks entered at once stand as if they had been entered one by one."""

import random
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.tasks import store
from heze_desk.tasks.entering import add_all
from heze_desk.tasks.records import Source, Task

DAY = date(2026, 11, 23)


def made(dice, place):
    done = dice.random() < 0.2
    return Task(
        number=f"8-1-{place:03d}" if dice.random() < 0.3 else store.NEXT,
        title=f"演示任务{place}",
        industry_id=dice.choice((None, 1, 2)),
        clause_id=dice.choice((None, None, 1)),
        source=dice.choice(list(Source)),
        deadline=dice.choice((None, DAY)),
        progress=100 if done else dice.choice((0, 0, 40)),
        done_on=DAY if done else None,
    )


def entered(db):
    tasks = db.execute("select * from task order by number").fetchall()
    units = "select number, unit_id, task_unit.position from task_unit join task on task.id = task_id order by 1, 3"
    return [row[1:] for row in tasks], db.execute(units).fetchall()


@pytest.mark.parametrize("seed", range(3))
def test_all_at_once_is_what_one_by_one_would_be(desk, seed):
    dice = random.Random(seed)
    batch = [(made(dice, place), dice.sample((1, 2, 3), dice.randrange(4))) for place in range(30)]
    batch.sort(key=lambda one: one[0].number == store.NEXT)  # what comes with a number is entered first
    with desk.step("一项一项录入") as db:
        for task, units in batch:
            store.add(db, task, units)
    one_by_one = entered(desk.db)
    desk.undo()

    with desk.step("一次录入") as db:
        ids = add_all(db, batch)

    assert entered(desk.db) == one_by_one
    assert [store.get(desk.db, task_id).title for task_id in ids] == [task.title for task, _ in batch]


def test_the_ids_come_in_the_order_asked_and_undo_takes_all_back(desk):
    before = entered(desk.db)
    with desk.step("录入") as db:
        ids = add_all(db, [(Task(number=number, title=number), (1, 2, 1)) for number in (store.NEXT, "8-1-01")])

    assert [store.get(desk.db, task_id).title for task_id in ids] == [store.NEXT, "8-1-01"]
    assert store.units(desk.db, ids[0]) == [1, 2]
    desk.undo()
    assert entered(desk.db) == before


@pytest.mark.parametrize("numbers", [["2-1-01"], ["8-1-01", "8-1-01"]])
def test_a_number_that_is_taken_or_comes_twice_is_refused_and_nothing_is_entered(desk, numbers):
    before = entered(desk.db)
    with pytest.raises(DeskError, match="已被使用"), desk.step("录入") as db:
        add_all(db, [(Task(number=number, title="任务"), ()) for number in numbers])

    assert entered(desk.db) == before


def test_nothing_to_enter_enters_nothing(desk):
    with desk.step("录入") as db:
        assert add_all(db, []) == []
