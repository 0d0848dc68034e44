"""A form filled in as it should be: read, looked at, confirmed, undone, sent again, corrected."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.rounds import collecting
from heze_desk.rounds import store as rounds
from heze_desk.rounds.records import FilingState
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import Stage
from heze_desk.workspace import files

DAY, UNIT = date(2026, 11, 26), "市科技局"
FULL = {
    "C4": "王测一",
    "E4": "0530-1234567",
    "J6": "已办结",
    "L6": "2026-11-20",
    "J7": "推进中",
    "K7": 0.6,
    "M7": "已形成初稿",
    "N7": "缺少专家",
    "O7": "下月评审",
    "K8": "45%",
    "M8": "已完成选址",
}


def test_a_form_as_it_was_sent_out_asks_whether_it_is_a_nil_report(played):
    plan = played.plan(played.form())

    assert (plan.changes, plan.unmatched, plan.refused, plan.missing_rows, plan.missing_columns) == ((), (), (), (), ())
    assert [(one.key, one.options) for one in plan.doubts] == [("nil", ("按零报告登记",))]
    assert plan.notes == ()
    assert not plan.files


def test_a_filled_form_is_recognised_and_shows_every_change_with_its_cell(played):
    path = played.filled(FULL)

    found = played.recognise(path)
    plan = played.plan(path)

    assert (found.unit, found.round_name, found.how, found.is_sure) == (UNIT, "2026年第9次", "文件属性", True)
    assert played.values(plan) == {
        ("2-1-01", "state"): ("尚未启动", "已办结"),
        ("2-1-01", "progress"): ("0%", "100%"),
        ("2-1-01", "done_on"): ("", "2026-11-20"),
        ("2-1-02", "progress"): ("30%", "60%"),
        ("2-1-02", "text"): ("已收集需求", "已形成初稿"),
        ("2-1-02", "problems"): ("", "缺少专家"),
        ("2-1-02", "next_steps"): ("", "下月评审"),
        ("2-2-01", "progress"): ("", "45%"),
        ("2-2-01", "text"): ("", "已完成选址"),
    }
    assert {one.field: one.cell for one in plan.changes if one.number == "2-1-02"} == {
        "progress": "K7",
        "text": "M7",
        "problems": "N7",
        "next_steps": "O7",
    }
    assert (plan.doubts, plan.refused, plan.unmatched, plan.notes, plan.nil) == ((), (), (), (), False)
    assert (plan.reporter, plan.telephone) == ("王测一", "0530-1234567")
    assert plan.sentence == "市科技局：9 处变更（3 项）。"


def test_confirming_is_one_step_that_keeps_the_file_and_can_be_undone(played):
    path = played.filled(FULL)

    taken = played.confirm(played.plan(path), noted_by="李测二")

    lead, second = played.task("2-1-01"), played.task("2-1-02")
    assert taken.sentence == "已收 1 份反馈表，更改 9 处（3 项任务）。"
    assert (lead.progress, lead.stage, lead.done_on) == (100, Stage.DONE, date(2026, 11, 20))
    assert (second.progress, second.problems, second.next_steps) == (60, "缺少专家", "下月评审")
    (form,) = rounds.returned(played.db, played.round_id)
    assert files.digest(files.place(played.home, form.sha256)) == form.sha256
    (filing,) = rounds.filings(played.db, played.round_id, played.desk.units[UNIT])
    assert (filing.state, filing.day, filing.noted_by) == (FilingState.REPORTED, DAY, "李测二")
    assert filing.remark == "填报人：王测一，0530-1234567"

    assert played.desk.workspace.undo() == "收2026年第9次反馈表：市科技局（9处）"

    assert (played.task("2-1-01").progress, played.task("2-1-02").progress) == (0, 30)
    assert rounds.filings(played.db, played.round_id, played.desk.units[UNIT]) == []


def test_the_word_of_a_unit_that_does_not_lead_is_kept_as_its_own(played):
    played.confirm(played.plan(played.filled(FULL)))

    (entry,) = played.reports("2-2-01")

    assert (entry.unit_id, entry.progress, entry.text, entry.counts) == (
        played.desk.units[UNIT],
        45,
        "已完成选址",
        False,
    )
    assert played.task("2-2-01").progress == 0


def test_each_value_can_name_and_open_its_source(played):
    path = played.filled(FULL)
    played.confirm(played.plan(path))

    entry = played.reports("2-1-02")[0]
    source = collecting.source(played.db, played.home, entry)

    assert source.sentence == "来源：反馈表_2026年第9次_市科技局.xlsx 第7行。"
    assert source.cells == {"progress": "K7", "text": "M7", "problems": "N7", "next_steps": "O7"}
    assert source.path.read_bytes() == path.read_bytes()
    assert collecting.source(played.db, played.home, played.reports("2-1-02")[1]) is None


def test_a_nil_report_is_noted_and_changes_nothing(played):
    plan = played.plan(played.filled({"G4": "是"}))

    assert (plan.nil, plan.changes, plan.sentence, plan.state) == (True, (), "市科技局：零报告。", FilingState.NIL)
    played.confirm(plan)
    assert played.desk.states(played.round_id, DAY)[UNIT] == "零报告"


def test_a_nil_report_with_values_waits_until_it_is_said_which_counts(played):
    path = played.filled({"G4": "是", "K7": 0.6})

    plan = played.plan(path)

    assert (plan.written, plan.files, played.doubts(plan)) == (
        *((), False, {"nil": ("按填报的内容登记", "按零报告登记，填的内容不采用")}),
    )
    assert played.values(played.plan(path, {"nil": 0})) == {("2-1-02", "progress"): ("30%", "60%")}
    assert (played.plan(path, {"nil": 1}).nil, played.plan(path, {"nil": 1}).changes) == (True, ())


def test_an_empty_form_is_a_nil_report_only_when_that_is_said(played):
    path = played.form()

    assert played.confirm(played.plan(path)).forms == 0

    played.confirm(played.plan(path, {"nil": 0}))

    assert played.desk.states(played.round_id, DAY)[UNIT] == "零报告"


def test_after_the_due_day_it_is_late_and_after_the_end_it_needs_a_reason(played):
    path = played.filled(FULL)

    assert played.plan(path, day=date(2026, 11, 30)).state is FilingState.LATE

    with played.desk.step() as db:
        rounds.close_round(db, played.round_id, day=date(2026, 12, 1))
    plan = played.plan(path, day=date(2026, 12, 2))
    assert plan.state is FilingState.LATE_FILING
    with pytest.raises(DeskError, match=r"2026年第9次调度已经结束，.*只能补报；请写明补报的原因。"):
        played.confirm(plan, day=date(2026, 12, 2))
    played.confirm(plan, day=date(2026, 12, 2), late_reason="人员变动")
    (filing,) = rounds.filings(played.db, played.round_id, played.desk.units[UNIT])
    assert (filing.state, filing.remark) == (FilingState.LATE_FILING, "人员变动；填报人：王测一，0530-1234567")


def test_forms_of_several_units_come_in_by_one_step(played):
    ours = played.plan(played.filled({"K7": 0.6}))
    theirs = played.plan(played.filled({"K6": 0.2}, unit="市发展改革委"), unit="市发展改革委")

    assert played.confirm(ours, theirs).forms == 2
    played.desk.workspace.undo()
    assert played.desk.states(played.round_id, DAY)[UNIT] == "未报"


def test_a_state_alone_takes_a_task_up(played):
    plan = played.plan(played.filled({"J6": "推进中"}))

    assert played.values(plan) == {("2-1-01", "state"): ("尚未启动", "推进中")}
    played.confirm(plan)
    assert played.task("2-1-01").stage is Stage.RUNNING


def test_requests_to_postpone_and_to_pause_are_left_to_the_secretary(played):
    plan = played.plan(played.filled({"J6": "申请延期", "J7": "暂停", "M7": "等待批复"}))

    assert plan.requests == ("2-1-01 编制产业发展路线图：申请延期", "2-1-02 梳理关键技术清单：暂停")
    assert "请秘书办理　2-1-01 编制产业发展路线图：申请延期；时限和暂停不因反馈表而改。" in plan.notes
    assert played.values(plan) == {("2-1-02", "text"): ("已收集需求", "等待批复")}
    played.confirm(plan)
    assert (played.task("2-1-02").paused_on, played.task("2-1-01").deadline) == (None, date(2026, 12, 31))


def test_a_long_title_that_is_cut_in_a_request_ends_in_an_ellipsis(played):
    with played.desk.step() as db:
        tasks.change(db, played.task("2-1-01").id, title="推广无人驾驶在环卫、物流运输、旅游观光等领域示范应用")

    plan = played.plan(played.filled({"J6": "申请延期"}))

    assert plan.requests == ("2-1-01 推广无人驾驶在环卫、物流运输、旅游观光…：申请延期",)


def test_a_closed_task_and_one_in_the_bin_take_nothing(played):
    path = played.filled({"K6": 0.5, "K7": 0.6})
    with played.desk.step() as db:
        tasks.discard(db, played.task("2-1-01").id, day=DAY)

    plan = played.plan(path)

    assert [(one.cell, one.text) for one in plan.refused] == [("K6", "任务在回收站里；确需改动的，请先恢复它。")]
    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "60%")}


def test_each_member_of_a_group_sends_its_own_form(played):
    for unit, progress in (("曹县", 0.4), ("单县", 0.5)):
        path = played.filled({"K6": progress, "M6": f"{unit}已报送"}, unit=unit)
        assert played.recognise(path, round_id=None).unit == unit
        played.confirm(played.plan(path, unit=unit))

    entries = played.reports("2-2-02")

    assert [(one.unit_id, one.progress) for one in entries] == [
        (played.desk.units["单县"], 50),
        (played.desk.units["曹县"], 40),
    ]
    assert played.task("2-2-02").progress == 50
