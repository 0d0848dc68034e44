"""A dialog of labelled fields: what it asks, what it refuses, what it does."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.errors import DeskError
from heze_desk.kit.asking import AskDialog


@pytest.fixture
def done():
    return []


@pytest.fixture
def dialog(qtbot, desk, columns, done):
    def act(answers):
        if answers["任务"] == "不行":
            raise DeskError("这个名称不行。")
        done.append(answers)

    dialog = AskDialog(desk, columns[1:6], act, title="新增任务", yes="新增")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.fill({"任务": "报送月报", "牵头单位": 2, "责任单位": (3, 1), "时限": date(2026, 12, 1), "进度": 10})
    dialog.show()
    return dialog


def test_the_act_gets_what_stands_in_the_fields(dialog, done):
    dialog.done_button.click()
    assert done == [{"任务": "报送月报", "牵头单位": 2, "责任单位": (3, 1), "时限": date(2026, 12, 1), "进度": 10}]
    assert not dialog.isVisible()


def test_what_means_nothing_is_named_and_the_dialog_stays(dialog, done):
    dialog.editors["时限"].setText("年底")
    dialog.done_button.click()
    assert "“时限”：“年底”不是日期" in dialog.refusal.text()
    assert dialog.isVisible()
    assert done == []


def test_what_the_act_refuses_is_said_and_the_dialog_stays(dialog):
    dialog.editors["任务"].setPlainText("不行")
    dialog.done_button.click()
    assert dialog.refusal.text() == "这个名称不行。"
    assert dialog.isVisible()
