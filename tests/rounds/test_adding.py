"""What is asked of an open round after its opening."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.rounds import adding, forms, store
from heze_desk.rounds.records import FilingState, Role
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task

OPENED, DUE = date(2026, 11, 23), date(2026, 11, 27)


def asked(desk, round_id, unit):
    rows = store.asked(desk.db, round_id, desk.units[unit])
    return [(tasks.get(desk.db, row.task_id).number, row.role, row.position) for row in rows]


def new_task(desk, number, **fields):
    with desk.step() as db:
        units = fields.pop("units", ())
        return tasks.add(db, Task(number=number, title=f"新任务{number}", **fields), [desk.units[one] for one in units])


def add(desk, round_id, **wanted):
    with desk.step("补入任务") as db:
        return adding.add(db, round_id, OPENED, **wanted)


def test_a_task_that_came_after_the_opening_is_asked_of_all_its_units_behind_their_other_rows(desk):
    round_id = desk.open()
    task_id = new_task(desk, "2-1-03", lead_unit_id=desk.units["市科技局"], units=["各县区"])

    added = add(desk, round_id, task_ids=[task_id])

    assert asked(desk, round_id, "市科技局")[-1] == ("2-1-03", Role.LEAD, 5)
    assert asked(desk, round_id, "牡丹区") == [("2-2-02", Role.RESPONSIBLE, 1), ("2-1-03", Role.RESPONSIBLE, 2)]
    assert added.sentence == (
        "已补入 1 项任务：市科技局1行、牡丹区1行、曹县1行、单县1行，共24个空格。请重新生成这些单位的反馈表。"
    )


def test_the_form_of_a_unit_grows_by_what_was_added_and_gets_a_new_version(desk):
    round_id = desk.open()
    with desk.step() as db:
        before = {one.unit: one for one in forms.prepare(db, round_id, OPENED)}
    add(desk, round_id, task_ids=[new_task(desk, "2-1-03", lead_unit_id=desk.units["市科技局"])])

    with desk.step() as db:
        after = {one.unit: one for one in forms.prepare(db, round_id, OPENED)}

    assert len(after["市科技局"].rows) == len(before["市科技局"].rows) + 1
    assert (before["市科技局"].version, after["市科技局"].version) == (1, 2)
    assert after["牡丹区"].version == 1


def test_a_narrowed_round_can_be_widened_to_another_unit(desk):
    round_id = desk.open(unit_ids=(desk.units["市财政局"],))
    assert {one.number for one in adding.candidates(desk.db, round_id, OPENED) if one.in_scope} == set()

    add(desk, round_id, unit_ids=[desk.units["市科技局"]])

    assert [number for number, _role, _place in asked(desk, round_id, "市科技局")] == [
        "2-1-01",
        "2-1-02",
        "2-2-01",
        "2-2-02",
    ]
    assert [one.unit for one in store.statuses(desk.db, round_id, OPENED)] == ["市科技局", "市财政局"]


def test_one_task_can_be_asked_of_one_unit_alone(desk):
    round_id = desk.open(industry_ids=(1,))
    added = add(desk, round_id, task_ids=[task_of(desk, "2-2-02")], unit_ids=[desk.units["曹县"]])

    assert added.rows == {"曹县": 1}
    assert asked(desk, round_id, "单县") == []


def test_it_says_who_had_reported_already(desk):
    round_id = desk.open()
    desk.note(round_id, "市科技局", FilingState.REPORTED, OPENED)
    task_id = new_task(desk, "2-1-03", lead_unit_id=desk.units["市科技局"])

    assert add(desk, round_id, task_ids=[task_id]).sentence.endswith("其中市科技局已经报送，还须再报。")


def test_what_is_asked_already_or_runs_no_more_is_refused_by_its_number(desk):
    round_id = desk.open()
    with pytest.raises(DeskError, match=r"任务 2-1-01 没有补入2026年第1次调度：它已在表中"):
        add(desk, round_id, task_ids=[task_of(desk, "2-1-01")])
    idle = new_task(desk, "2-1-03")
    with pytest.raises(DeskError, match=r"任务 2-1-03 没有补入2026年第1次调度：它没有可以问的单位"):
        add(desk, round_id, task_ids=[idle])
    with pytest.raises(DeskError, match="没有可以补入2026年第1次调度的任务"):
        add(desk, round_id)


def test_nothing_is_added_to_a_round_that_has_ended(desk):
    round_id = desk.open()
    task_id = new_task(desk, "2-1-03", lead_unit_id=desk.units["市科技局"])
    with desk.step() as db:
        store.close_round(db, round_id, day=DUE)

    with pytest.raises(DeskError, match="已经结束，不能再补入任务；请先重新打开它"):
        add(desk, round_id, task_ids=[task_id])


def test_adding_is_one_step_and_one_undo(desk):
    round_id = desk.open()
    before = asked(desk, round_id, "市科技局")
    add(desk, round_id, task_ids=[new_task(desk, "2-1-03", lead_unit_id=desk.units["市科技局"])])

    assert desk.workspace.undo() == "补入任务"
    assert asked(desk, round_id, "市科技局") == before


def task_of(desk, number):
    return desk.db.execute("select id from task where number = ?", [number]).fetchone()[0]
