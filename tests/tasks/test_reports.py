"""What units report, and whose word is the task's."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.unit_records import UnitKind
from heze_desk.tasks import lighting, store
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import ProgressEntry, Task

DAY = date(2026, 9, 28)
NAMES = ("市科技局", "市财政局", "各县区", "牡丹区", "单县")


@pytest.fixture
def units(workspace):
    with workspace.step("单位") as db:
        ids = {
            name: unit_store.add(db, name, kind=UnitKind.GROUP if name == "各县区" else UnitKind.DEPARTMENT)
            for name in NAMES
        }
        unit_store.set_members(db, ids["各县区"], [ids["牡丹区"], ids["单县"]])
    return ids


@pytest.fixture
def report(workspace, units):
    """Keeps the report of a unit on the task."""

    def report(task_id, unit="", day=DAY, **said):
        entry = ProgressEntry(task_id=task_id, day=day, unit_id=units[unit] if unit else None, **said)
        with workspace.step("登记") as db:
            return store.report(db, entry)

    return report


def add(workspace, **fields):
    with workspace.step("新增") as db:
        return store.add(db, Task(number=store.NEXT, title="报送方案", **fields))


def remove(workspace, entry_id):
    with workspace.step("删除") as db:
        store.remove_entry(db, entry_id)


def standing(workspace, task_id):
    task = store.get(workspace.db, task_id)
    return task.progress, task.problems, task.next_steps


def test_the_word_of_the_lead_unit_is_the_tasks_and_that_of_others_is_kept_beside_it(workspace, units, report):
    task_id = add(workspace, lead_unit_id=units["市科技局"])

    report(task_id, "市科技局", progress=40, text="已立项", problems="缺场地", next_steps="协调场地")
    report(task_id, "市财政局", date(2026, 9, 29), progress=90, text="资金到位", problems="无")

    assert standing(workspace, task_id) == (40, "缺场地", "协调场地")
    (line,) = lines(workspace.db, date(2026, 9, 30), lighting.rule(workspace.db))
    assert line.latest == "已立项"
    assert [(one.unit_id, one.counts) for one in store.entries(workspace.db, task_id)] == [
        (units["市财政局"], False),
        (units["市科技局"], True),
    ]


def test_what_the_office_notes_itself_is_the_tasks_word_too(workspace, units, report):
    task_id = add(workspace, lead_unit_id=units["市科技局"])
    report(task_id, "市科技局", progress=40)

    report(task_id, day=date(2026, 9, 29), progress=55)

    assert standing(workspace, task_id) == (55, "", "")


def test_where_no_unit_leads_the_latest_word_of_any_counts(workspace, units, report):
    task_id = add(workspace)

    report(task_id, "市财政局", date(2026, 9, 29), progress=90)
    report(task_id, "市科技局", progress=40)

    assert standing(workspace, task_id) == (90, "", "")


def test_a_group_that_leads_speaks_through_its_members(workspace, units, report):
    task_id = add(workspace, lead_unit_id=units["各县区"])

    report(task_id, "牡丹区", progress=30)
    report(task_id, "市财政局", progress=80)

    assert standing(workspace, task_id) == (30, "", "")


def test_of_several_members_that_lead_none_finishes_the_task_before_all_have(workspace, units, report):
    task_id = add(workspace, lead_unit_id=units["各县区"])

    report(task_id, "牡丹区", progress=100, text="本区完成")
    alone = store.get(workspace.db, task_id)
    report(task_id, "单县", date(2026, 9, 29), progress=60)
    report(task_id, "单县", date(2026, 9, 30), progress=100, text="本县完成")
    both = store.get(workspace.db, task_id)

    assert (alone.progress, alone.done_on) == (0, None)
    assert (both.progress, both.done_on) == (100, date(2026, 9, 30))


def test_of_several_responsible_units_without_a_lead_none_finishes_the_task_alone(workspace, units, report):
    task_id = add(workspace)
    with workspace.step("责任单位") as db:
        store.set_units(db, task_id, [units["市科技局"], units["市财政局"]])

    report(task_id, "市科技局", progress=100)
    alone = store.get(workspace.db, task_id)
    report(task_id, day=date(2026, 9, 29), progress=100, text="办公室核实")

    assert (alone.progress, alone.done_on) == (0, None)
    assert store.get(workspace.db, task_id).done_on == date(2026, 9, 29)


def test_what_was_the_tasks_word_stays_so_when_another_unit_takes_the_lead(workspace, units, report):
    task_id = add(workspace, lead_unit_id=units["市科技局"])
    report(task_id, "市科技局", progress=40, text="已立项")

    with workspace.step("改由市财政局牵头") as db:
        store.change(db, task_id, lead_unit_id=units["市财政局"])

    (line,) = lines(workspace.db, DAY, lighting.rule(workspace.db))
    assert (line.latest, line.progress) == ("已立项", 40)


def test_a_blank_in_a_report_clears_nothing(workspace, report):
    task_id = add(workspace)
    report(task_id, progress=40, problems="缺场地", next_steps="协调场地")

    report(task_id, day=date(2026, 9, 29), text="继续协调")

    assert standing(workspace, task_id) == (40, "缺场地", "协调场地")


def test_taking_a_report_back_brings_what_was_told_before(workspace, report):
    task_id = add(workspace)
    report(task_id, progress=40, problems="缺场地")
    last = report(task_id, day=date(2026, 9, 29), progress=100, problems="缺资金", next_steps="申请")

    remove(workspace, last)

    assert standing(workspace, task_id) == (40, "缺场地", "")
    assert store.get(workspace.db, task_id).done_on is None
    remove(workspace, store.entries(workspace.db, task_id)[0].id)
    assert standing(workspace, task_id) == (0, "", "")


def test_what_the_office_set_by_hand_outlasts_the_report_it_replaced(workspace, report):
    task_id = add(workspace)
    entry_id = report(task_id, progress=40, problems="缺场地")
    with workspace.step("修改") as db:
        store.set_progress(db, task_id, 45, day=DAY)
        store.change(db, task_id, problems="缺场地和资金")

    remove(workspace, entry_id)

    assert standing(workspace, task_id) == (45, "缺场地和资金", "")


def test_taking_back_an_old_report_changes_nothing(workspace, report):
    task_id = add(workspace)
    old = report(task_id, progress=40)
    report(task_id, day=date(2026, 9, 29), progress=60)

    remove(workspace, old)

    assert standing(workspace, task_id) == (60, "", "")


def test_the_day_a_task_was_done_follows_the_reports_of_its_end(workspace, report):
    task_id = add(workspace)
    first = report(task_id, progress=100)
    report(task_id, day=date(2026, 9, 30), progress=100)
    assert store.get(workspace.db, task_id).done_on == DAY

    remove(workspace, first)

    assert store.get(workspace.db, task_id).done_on == date(2026, 9, 30)


def test_problems_alone_make_a_report_and_its_cells_are_kept(workspace, report):
    task_id = add(workspace)

    entry_id = report(task_id, problems="缺场地", cells={"problems": "L7"})

    (kept,) = store.entries(workspace.db, task_id)
    assert (kept.id, kept.problems, kept.cells) == (entry_id, "缺场地", {"problems": "L7"})
    assert standing(workspace, task_id) == (0, "缺场地", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"progress": 100}, "进度到 100% 就是办结，须有办结日期"),
        ({"done_on": DAY}, "进度是 60%，不能填办结日期"),
    ],
)
def test_progress_and_the_day_of_finish_cannot_disagree(workspace, fields, sentence):
    task_id = add(workspace, progress=60)

    with pytest.raises(DeskError, match=f"{sentence}.*。$"), workspace.step("修改") as db:
        store.change(db, task_id, **fields)


def test_a_change_of_progress_takes_the_day_of_finish_along(workspace):
    task_id = add(workspace, progress=60)

    with workspace.step("修改") as db:
        store.change(db, task_id, progress=100, done_on=DAY)
    done = store.get(workspace.db, task_id)
    with workspace.step("修改") as db:
        store.change(db, task_id, progress=70)

    assert (done.stage, done.done_on) == ("办结", DAY)
    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on) == ("推进", None)
