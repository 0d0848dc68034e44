"""Tasks in and out of the workspace: numbers, progress, units, the bin."""

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.roster.records import Industry, UnitKind
from heze_desk.tasks import store
from heze_desk.tasks.records import Milestone, ProgressEntry, Source, Task

DAY = date(2026, 11, 23)


@pytest.fixture
def industry(workspace):
    """An industry whose section is the second clause."""
    with workspace.step("录入") as db:
        for position, name in enumerate(("低空经济", "智能机器人"), 1):
            db.execute(
                "insert into clause (part, position, label, name, text) values ('产业', ?, ?, ?, '…')",
                [position, str(position), name],
            )
        return roster.save_industry(db, Industry(clause_id=2, position=1, name="智能机器人"))


@pytest.fixture
def units(workspace):
    with workspace.step("新增单位") as db:
        names = ("市科技局", "市财政局", "曹县")
        return [unit_store.add(db, name, kind=UnitKind.DEPARTMENT) for name in names]


def add(workspace, title="报送月报", units=(), **fields):
    with workspace.step(f"新增{title}") as db:
        return store.add(db, Task(**{"number": store.NEXT, "title": title, **fields}), units)


def change(workspace, task_id, **fields):
    with workspace.step("修改") as db:
        store.change(db, task_id, **fields)


def report(workspace, task_id, day, progress=None, text="", entry_id=None):
    with workspace.step("报进展") as db:
        entry = ProgressEntry(id=entry_id, task_id=task_id, day=date.fromisoformat(day), progress=progress, text=text)
        return store.report(db, entry)


def standing(workspace, task_id):
    task = store.get(workspace.db, task_id)
    return task.progress, task.done_on and task.done_on.isoformat()


def test_a_task_reads_back_as_it_was_written(workspace, industry, units):
    task = Task(
        number="2-1-01",
        clause_id=2,
        industry_id=industry,
        title="培育“链主”企业",
        content="一、张喆\n二、𬭎",
        target="2030年前",
        source=Source.MEETING,
        source_ref="第3次会议",
        source_text="原文",
        lead_unit_id=units[0],
        person="刘垚",
        start=date(2026, 1, 1),
        deadline=date(2026, 12, 31),
        progress=40,
        problems="无",
        next_steps="推进",
        paused_on=date(2026, 6, 1),
    )
    with workspace.step("新增") as db:
        task_id = store.save(db, task)

    assert store.get(workspace.db, task_id) == Task(**{**vars(task), "id": task_id})


def test_a_task_that_is_not_there_is_refused(workspace):
    with pytest.raises(MissingRecordError, match="没有序号为 99 的任务"):
        store.get(workspace.db, 99)


def test_tasks_are_numbered_within_their_section(workspace, industry):
    numbers = [store.get(workspace.db, add(workspace, industry_id=industry)).number for _ in range(2)]
    assert numbers == ["2-1-01", "2-1-02"]
    assert [store.get(workspace.db, add(workspace)).number for _ in range(2)] == ["9-0-01", "9-0-02"]
    assert store.get(workspace.db, add(workspace, clause_id=1)).number == "1-1-01"


def test_a_task_of_an_industry_stands_in_the_section_of_that_industry(workspace, industry):
    assert store.get(workspace.db, add(workspace, industry_id=industry)).clause_id == 2


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (["2-1-01", "2-1-03"], "2-1-04"),
        (["2-1-99"], "2-1-100"),
        (["2-1-9", "2-1-10"], "2-1-11"),
        (["2-1-01", "2-1-附"], "2-1-02"),
        (["2-1-01", "2-1-²", "2-1-"], "2-1-02"),
        (["2-1-01", "2-10-07", "2-1-01-5"], "2-1-02"),
        (["A_1-01", "AX1-09"], "A_1-02"),
        (["临时"], "2-1-01"),
    ],
)
def test_the_next_number_follows_the_highest_of_the_section(workspace, industry, taken, expected):
    for number in taken:
        add(workspace, number=number, clause_id=2)

    assert store.next_number(workspace.db, 2) == expected


@settings(deadline=None, database=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("129-_%²一 ", min_size=1, max_size=6).filter(str.strip), max_size=5, unique=True))
def test_the_next_number_is_always_free(workspace, taken):
    with workspace.step("清空") as db:
        db.execute("delete from task")
    for number in taken:
        add(workspace, number=number)
    free = store.next_number(workspace.db, None)

    assert free not in taken
    assert store.get(workspace.db, add(workspace, number=free)).number == free


def test_numbers_in_the_bin_are_not_given_again(workspace):
    task_id = add(workspace)
    with workspace.step("移入回收站") as db:
        store.discard(db, task_id, day=DAY)
    assert store.get(workspace.db, add(workspace)).number == "9-0-02"


def test_a_number_that_is_taken_is_refused_also_by_one_in_the_bin(workspace):
    first, second = add(workspace, number="1-1"), add(workspace, number="1-2")
    with workspace.step("移入回收站") as db:
        store.discard(db, first, day=DAY)

    with pytest.raises(DeskError, match="任务编号“1-1”已被使用"):
        change(workspace, second, number="1-1")
    with pytest.raises(DeskError, match="任务编号“1-1”已被使用"):
        add(workspace, number="1-1")
    with pytest.raises(DeskError, match="任务编号“1-1”已被使用"), workspace.step("改") as db:
        store.save(db, Task(id=second, number="1-1", title="任务"))
    change(workspace, second, number="1-2", title="改了名称")


def test_the_bin_gives_back_what_it_holds(workspace, units):
    task_id = add(workspace, units=units, progress=40)
    before = store.get(workspace.db, task_id)
    with workspace.step("移入回收站") as db:
        store.discard(db, task_id, day=DAY)
    assert store.get(workspace.db, task_id).deleted_on == DAY
    with workspace.step("移出回收站") as db:
        store.bring_back(db, task_id)

    assert store.get(workspace.db, task_id) == before
    assert store.units(workspace.db, task_id) == units


def test_a_task_that_has_parts_is_never_really_deleted(workspace, units):
    task_id = add(workspace, units=units)
    with pytest.raises(sqlite3.IntegrityError), workspace.step("删除") as db:
        db.execute("delete from task where id = ?", [task_id])


def test_a_task_is_done_on_the_day_it_was_first_said_to_be(workspace):
    task_id = add(workspace)
    for progress, day in ((60, 1), (100, 2), (100, 3)):
        with workspace.step("改进度") as db:
            store.set_progress(db, task_id, progress, day=date(2026, 6, day))
    assert standing(workspace, task_id) == (100, "2026-06-02")

    with workspace.step("改进度") as db:
        store.set_progress(db, task_id, 99, day=DAY)
    assert standing(workspace, task_id) == (99, None)


@pytest.mark.parametrize("progress", [-1, 101])
def test_a_progress_out_of_bounds_is_refused(workspace, progress):
    task_id = add(workspace)
    with pytest.raises(DeskError, match="进度须在 0 到 100 之间"), workspace.step("改进度") as db:
        store.set_progress(db, task_id, progress, day=DAY)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([("06-01", 40), ("06-10", 60)], (60, None)),
        ([("06-10", 60), ("06-01", 40)], (60, None)),
        ([("06-10", 60), ("06-10", 40)], (40, None)),
        ([("06-01", 40), ("06-10", None)], (40, None)),
        ([("06-10", None), ("06-01", 40)], (40, None)),
        ([("06-10", 100)], (100, "2026-06-10")),
        ([("06-01", 100), ("06-10", 80)], (80, None)),
        ([("06-10", 80), ("06-01", 100)], (80, None)),
        ([("06-01", 100), ("06-10", 100)], (100, "2026-06-01")),
        ([("06-10", 100), ("06-01", 100)], (100, "2026-06-01")),
        ([("06-10", 100), ("06-05", 90), ("06-01", 100)], (100, "2026-06-10")),
        ([("06-01", 100), ("06-05", 90), ("06-10", 100)], (100, "2026-06-10")),
    ],
)
def test_progress_follows_the_latest_day_reported_whatever_the_order(workspace, reports, expected):
    task_id = add(workspace)
    for day, progress in reports:
        report(workspace, task_id, f"2026-{day}", progress, "已开展")

    assert standing(workspace, task_id) == expected
    listed = [entry.day for entry in store.entries(workspace.db, task_id)]
    assert listed == sorted(listed, reverse=True)


def test_a_report_put_right_corrects_the_progress(workspace):
    task_id = add(workspace)
    entry_id = report(workspace, task_id, "2026-06-10", 80)
    report(workspace, task_id, "2026-06-10", 60, entry_id=entry_id)

    assert standing(workspace, task_id) == (60, None)
    assert [entry.progress for entry in store.entries(workspace.db, task_id)] == [60]


def test_a_report_is_one_act_together_with_the_progress(workspace):
    task_id = add(workspace)
    report(workspace, task_id, "2026-06-10", 100, "已办结")

    workspace.undo()

    assert standing(workspace, task_id) == (0, None)
    assert store.entries(workspace.db, task_id) == []


def test_units_keep_the_order_they_were_given_in(workspace, units):
    science, finance, county = units
    task_id = add(workspace, units=[county, science, county])
    assert store.units(workspace.db, task_id) == [county, science]

    for wanted in ([science, county], [finance], [finance, county, science], []):
        with workspace.step("责任单位") as db:
            store.set_units(db, task_id, wanted)
        assert store.units(workspace.db, task_id) == wanted


def test_giving_the_same_units_again_leaves_no_step(workspace, units):
    task_id = add(workspace, units=units)
    with workspace.step("责任单位") as db:
        store.set_units(db, task_id, units)
    assert workspace.undoable() == "新增报送月报"


def test_milestones_are_listed_by_their_day_and_those_without_one_last(workspace):
    task_id = add(workspace)
    with workspace.step("节点") as db:
        for title, deadline in (("三", None), ("二", date(2026, 6, 1)), ("一", date(2026, 5, 1))):
            store.save_milestone(db, Milestone(task_id=task_id, title=title, deadline=deadline))

    assert [milestone.title for milestone in store.milestones(workspace.db, task_id)] == ["一", "二", "三"]


def test_what_was_just_undone_can_neither_be_changed_nor_hurt_by_removing_it(workspace):
    task_id = add(workspace)
    with workspace.step("节点") as db:
        milestone_id = store.save_milestone(db, Milestone(task_id=task_id, title="节点"))
    workspace.undo()

    with pytest.raises(MissingRecordError, match="可能刚被撤销"), workspace.step("改节点") as db:
        store.save_milestone(db, Milestone(id=milestone_id, task_id=task_id, title="改"))
    with workspace.step("删除") as db:
        store.remove_milestone(db, milestone_id)
        store.remove_entry(db, 99)

    assert workspace.redoable() == "节点"


def test_a_change_that_makes_no_sense_leaves_the_task_alone(workspace):
    task_id = add(workspace, start=date(2026, 6, 1))
    with pytest.raises(DeskError, match="时限不能早于开始日期"):
        change(workspace, task_id, deadline=date(2026, 5, 31))
    with pytest.raises(DeskError, match="任务名称不能为空"):
        change(workspace, task_id, title=" ")
    assert store.get(workspace.db, task_id).deadline is None
