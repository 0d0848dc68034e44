"""The audit trail on screen: every act, and what it changed."""

from datetime import date

import pytest

from heze_desk.kit.background import Background
from heze_desk.kit.clock import Clock
from heze_desk.kit.memory import Memory
from heze_desk.kit.screen import Announcer, Desk
from heze_desk.settings import store
from heze_desk.settings.screen.audit import AuditDialog
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workspace import history


@pytest.fixture
def desk(qapp, workspace, today):
    clock = Clock()
    clock.pin(today)
    return Desk(
        workspace=workspace,
        announcer=Announcer(workspace),
        clock=clock,
        background=Background(),
        memory=Memory(),
    )


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
    assert (line.record, line.field, line.old, line.new) == ("任务 1", "时限", "", "2026-12-31")


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
