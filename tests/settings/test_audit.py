"""The audit trail on screen: every act, and what it changed."""

from dataclasses import asdict
from datetime import date, datetime

import pytest

from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Filing, FilingState
from heze_desk.settings import store
from heze_desk.settings.records import Settings
from heze_desk.settings.screen import audit_words as words
from heze_desk.settings.screen.audit import AuditDialog
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workspace import history, journal


@pytest.fixture
def desk(desk_over, workspace, today):
    return desk_over(workspace, today)


@pytest.fixture
def done(workspace):
    with workspace.step("新增任务：甲") as db:
        task_id = tasks.add(db, Task(number="1-1-01", title="甲"))
    with workspace.step("修改时限") as db:
        tasks.change(db, task_id, deadline=date(2026, 12, 31))
    with workspace.step("修改印数") as db:
        store.change(db, copies=80)
    workspace.undo()


def test_acts_are_listed_with_the_latest_first(workspace, done):
    assert [act.title for act in history.acts(workspace.db)] == [
        "撤销：修改印数",
        "修改印数",
        "修改时限",
        "新增任务：甲",
    ]


def test_the_chosen_act_shows_what_it_changed(qtbot, desk, done):
    dialog = AuditDialog(desk)
    qtbot.addWidget(dialog)
    dialog.filter.setText("时限")

    assert [act.title for act in dialog.acts.records] == ["修改时限"]
    line = dialog.changes.record_at(0)
    assert (line.record, line.field, line.old, line.new) == ("任务 1-1-01", "时限", "", "2026-12-31")


def test_acts_are_found_by_what_they_changed(qtbot, desk, done):
    dialog = AuditDialog(desk)
    qtbot.addWidget(dialog)
    dialog.filter.setText("2026-12-31")

    assert dialog.act_view.current().title == "修改时限"
    assert dialog.count.text() == "显示 1/4 项"


def test_a_row_that_came_is_told_field_by_field(qtbot, desk, done):
    dialog = AuditDialog(desk)
    qtbot.addWidget(dialog)
    dialog.filter.setText("新增任务")

    line = dialog.changes.record_at(0)
    assert (line.field, line.old) == ("新增", "")
    assert "任务名称：甲" in line.new


def test_a_setting_is_told_by_its_title_and_in_words(qtbot, desk, done):
    with desk.workspace.step("改用随程序字体") as db:
        store.change(db, system_faces=False)
    dialog = AuditDialog(desk)
    qtbot.addWidget(dialog)

    line = dialog.changes.record_at(0)
    assert (line.record, line.field, line.new) == ("设置", "优先用本机字体", "否")


def test_every_setting_and_every_column_of_the_journal_has_a_word(workspace):
    assert asdict(Settings()).keys() <= words.SETTINGS.keys()
    for table in journal.tables(workspace.db):
        assert table in words.SUBJECTS
        columns = workspace.db.table(table).columns_dict.keys() - {"id"}
        assert [name for name in columns if name not in words.FIELDS | words.OWN_FIELDS.get(table, {})] == []


def test_a_round_is_told_by_its_name_and_a_filing_by_its_unit(qtbot, office):
    with office.workspace.step("开始2026年第9次调度") as db:
        opening = Opening(number=9, opened_on=date(2026, 11, 23), due=date(2026, 11, 27), unit_ids=(1,))
        db.execute("update task set lead_unit_id = 1 where id = 1")
        round_id = rounds.open_round(db, opening)
        when = datetime(2026, 11, 24, 9)
        rounds.receive(
            db, Filing(round_id=round_id, unit_id=1, state=FilingState.NIL, day=when.date(), at=when, noted_by="王测一")
        )
    dialog = AuditDialog(office)
    qtbot.addWidget(dialog)

    told = {line.record: line.new for line in dialog.changes.records}
    assert told["调度 2026年第9次"].startswith("年份：2026；次数：9；标题：2026年第9次调度；周期：临时")
    assert told["报送登记 市委组织部"].startswith("调度：2026年第9次；单位：市委组织部；状态：零报告")


def test_persons_units_and_industries_are_told_by_name_and_nothing_by_its_id(qtbot, office):
    with office.workspace.step("明确分工") as db:
        term = {"valid_from": date(2026, 3, 2), "basis": "演示〔2026〕1号"}
        appoint(db, Appointment(industry="智能机器人", leader="王测一", title="副市长", **term))
    dialog = AuditDialog(office)
    qtbot.addWidget(dialog)

    told = {line.record: line.new for line in dialog.changes.records}
    assert told["领导 王测一"] == "姓名：王测一；在用：是"
    assert told["领导职务 王测一"] == "领导：王测一；职务：副市长；自何日起：2026-03-02"
    assert told["分工 智能机器人"].startswith("产业：智能机器人；分管市级领导：王测一；起始日期：2026-03-02")
