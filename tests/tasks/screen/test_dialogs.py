"""New tasks from the keyboard, the history of a task, and the bin."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heze_desk.kit.asking import AskDialog
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitName
from heze_desk.tasks import store
from heze_desk.tasks.screen.bin_dialog import BinDialog
from heze_desk.tasks.screen.history_dialog import HistoryDialog


def dialog_of(page, kind):
    """The dialog that is open over the page."""
    return next(one for one in page.findChildren(kind) if one.isVisible())


def test_a_whole_task_is_entered_without_the_mouse(page, qtbot, task):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(AskDialog)))
    dialog = dialog_of(page, AskDialog)
    qtbot.waitUntil(dialog.editors["任务名称"].hasFocus)
    for text in ("提出低空飞行服务平台方案", "低空", "市科技局", "市财政局、市发改委", "王测一", "", "2027-09-30"):
        field = QApplication.focusWidget()
        set_text = getattr(field, "setEditText", None) or field.setText
        set_text(text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    line = page.view.current()
    assert (line.title, line.section, line.lead_unit) == ("提出低空飞行服务平台方案", "低空经济", "市科技局")
    assert (line.units, line.person, line.deadline) == (("市财政局", "市发展改革委"), "王测一", date(2027, 9, 30))
    assert line.number.startswith("2-7-")
    assert page.view.selected() == [line]
    assert page.workspace.undoable() == "新增任务"


def test_a_new_task_stands_in_the_section_that_is_filtered_by(page):
    page.filters.section.setCurrentText("未来材料")
    page.narrow()
    page.add()

    assert dialog_of(page, AskDialog).editors["板块"].currentText() == "未来材料"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("任务名称", "", "任务名称不能为空。"),
        ("责任单位", "市不存在局", "“责任单位”：“市不存在局”不在可选的名称里；请从列表中选。"),
        ("时限", "年底", "“时限”：“年底”不是日期"),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_dialog_stays(page, field, text, sentence):
    page.add()
    dialog = dialog_of(page, AskDialog)
    dialog.editors["任务名称"].setText("一项任务")
    dialog.editors[field].setText(text)
    dialog.accept()

    assert sentence in dialog.refusal.text()
    assert dialog.isVisible()
    assert page.workspace.undoable() is None


def test_units_can_be_ticked_instead_of_typed(page):
    page.add()
    units = dialog_of(page, AskDialog).editors["责任单位"]
    units.setText("市财政局")
    panel = units.open_list()
    next(iter(panel.list.findItems("市科技局", Qt.MatchFlag.MatchExactly))).setCheckState(Qt.CheckState.Checked)
    panel.accepted.emit()

    assert units.text() == "市财政局、市科技局"


def test_the_history_says_what_was_and_what_became_of_it_with_units_by_name(page, qtbot):
    task = page.view.current()
    finance = unit_store.named(page.workspace.db, "市财政局")
    with page.workspace.step("调整") as db:
        store.change(db, task.id, lead_unit_id=finance, deadline=date(2027, 1, 31))
        store.set_units(db, task.id, [finance, *task.unit_ids[1:]])
    page.workspace.undo()
    page.show_history()

    table = dialog_of(page, HistoryDialog).table
    told = {(line.step, line.field, line.old, line.new) for line in table.records}
    assert ("调整", "牵头单位", "市科技局", "市财政局") in told
    assert ("调整", "时限", "2026-10-01", "2027-01-31") in told
    assert ("调整", "责任单位", "", "市财政局") in told
    assert ("撤销：调整", "牵头单位", "市财政局", "市科技局") in told


def test_the_history_calls_a_unit_as_it_is_called_today(page):
    task = page.view.current()
    with page.workspace.step("改名") as db:
        name = UnitName(unit_id=task.lead_unit_id, short_name="市科创局", full_name="菏泽市科创局")
        unit_store.rename(db, task.lead_unit_id, name)
    page.reload()
    page.show_history()

    lines = dialog_of(page, HistoryDialog).table.records
    assert ("牵头单位", "（空）", "市科创局") in {(line.field, line.old, line.new) for line in lines}


def test_several_tasks_come_back_from_the_bin_in_one_step(page, qtbot, shown):
    with page.workspace.step("移入回收站") as db:
        for line in page.table.records[:2]:
            store.discard(db, line.id, day=page.today)
    qtbot.waitUntil(lambda: shown()[0] == "2-1-03")
    page.show_bin()
    dialog = dialog_of(page, BinDialog)
    assert [line.number for line in dialog.table.records] == ["2-1-01", "2-1-02"]
    dialog.view.selectAll()
    dialog.restore_button.click()

    qtbot.waitUntil(lambda: shown()[:2] == ["2-1-01", "2-1-02"])
    assert "回收站是空的" in dialog.words.text()
    page.workspace.undo()
    qtbot.waitUntil(lambda: shown()[0] == "2-1-03")
