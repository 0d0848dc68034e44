"""The dialog of labelled fields: what it refuses stays open and is said in it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heze_desk.errors import DeskError
from heze_desk.kit.asking import AskDialog
from heze_desk.kit.columns import Choice, Column, Kind

UNITS = (Choice(1, "市科技局"), Choice(2, "市财政局"), Choice(3, "市交通运输局"))
FIELDS = (
    Column("名称", lambda one: one.name),
    Column("时限", lambda one: one.day, kind=Kind.DAY),
    Column("单位", lambda one: (), kind=Kind.CHOICES, choices=lambda: UNITS),
    Column("说明", lambda one: one.text, kind=Kind.LONG),
)


@pytest.fixture
def kept():
    return []


@pytest.fixture
def dialog(qtbot, desk, kept):
    def keep(answers):
        if not answers["名称"]:
            raise DeskError("名称不能为空。")
        kept.append(dict(answers))

    dialog = AskDialog(desk, FIELDS, keep, title="新增", yes="新增")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_what_the_act_refuses_is_said_and_the_dialog_stays(dialog, kept):
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    assert (dialog.isVisible(), dialog.refusal.text(), kept) == (True, "名称不能为空。", [])


@pytest.mark.parametrize(("title", "text"), [("时限", "年底"), ("单位", "市教育局")])
def test_a_field_that_means_nothing_is_named_and_gets_the_keyboard(dialog, kept, qtbot, title, text):
    dialog.editors[title].setText(text)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    assert f"“{title}”：" in dialog.refusal.text()
    assert dialog.focusWidget() is dialog.editors[title]
    assert kept == []


def test_ctrl_return_accepts_from_a_field_of_several_lines(dialog, kept, qtbot):
    dialog.fill({"名称": "演示", "单位": (2, 1)})
    dialog.editors["说明"].setPlainText("一\n二")
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.editors["说明"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert kept == [{"名称": "演示", "时限": None, "单位": (2, 1), "说明": "一\n二"}]
    assert not dialog.isVisible()


def test_names_are_ticked_in_a_list_that_a_key_opens(dialog, qtbot):
    names = dialog.editors["单位"]
    names.setText("市财政局")
    panel = names.open_list()
    panel.list.item(2).setCheckState(Qt.CheckState.Checked)
    panel.accepted.emit()

    assert names.text() == "市财政局、市交通运输局"
    assert names.value() == (2, 3)


def test_no_field_is_covered_once_the_refusal_stands_under_a_long_text(dialog, qtbot):
    room = dialog.height()
    dialog.refuse(DeskError("这一句话很长，" * 30))
    qtbot.waitUntil(lambda: dialog.refusal.height() > 3 * dialog.refusal.fontMetrics().height())

    fields = sorted((editor.geometry() for editor in dialog.editors.values()), key=lambda one: one.top())
    assert all(above.bottom() < below.top() for above, below in pairwise(fields))
    assert fields[-1].bottom() < dialog.refusal.geometry().top()
    assert dialog.height() > room


def test_what_takes_a_dialog_its_room_back_leaves_what_a_refusal_needs(dialog, qtbot):
    low = dialog.height()
    dialog.refuse(DeskError("已经有这个名称；请换一个。"))
    dialog.resize(dialog.width(), low)  # as a window manager may

    qtbot.waitUntil(lambda: dialog.done_button.geometry().bottom() < dialog.height() > low)
