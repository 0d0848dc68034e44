"""The ledger as the secretary works in it: cells, blocks, filters, order, the bin."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.choice_edit import ChoiceEdit, ChoicesPanel
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import PercentEdit
from heze_desk.kit.fill_dialog import FillDialog
from heze_desk.settings import store as settings
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.records import Light
from heze_desk.tasks.screen import TaskScreen
from heze_desk.tasks.screen.offer import Section


def go_to(page, cell):
    """Whatever keys another test has left held."""
    page.view.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def edit(page, cell, kind):
    go_to(page, cell)
    page.view.edit(cell)
    return page.view.findChild(kind)


def paste(page, cell, text):
    go_to(page, cell)
    QGuiApplication.clipboard().setText(text)
    page.view.paste()


def pick(picker, label):
    picker.setCurrentText(label)
    picker.activated.emit(picker.currentIndex())


def test_progress_typed_in_its_cell_turns_the_light_and_undo_turns_it_back(page, qtbot, cell, task):
    editor = edit(page, cell("2-1-01", "进度"), PercentEdit)
    editor.setText("100")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "办结")
    assert task("2-1-01").done_on == date(2026, 11, 23)
    page.workspace.undo()
    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "逾期")
    assert task("2-1-01").progress == 0


def test_a_lead_unit_is_found_by_a_part_of_its_name(page, qtbot, cell):
    editor = edit(page, cell("2-1-05", "牵头单位"), ChoiceEdit)
    editor.setEditText("交通")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell("2-1-05", "牵头单位").data() == "市交通运输局")


def test_a_deadline_is_typed_as_people_type_it(page, qtbot, cell, task):
    editor = edit(page, cell("2-1-05", "时限"), DayEdit)
    editor.setText("2027年3月5日")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: task("2-1-05").deadline == date(2027, 3, 5))


def test_responsible_units_are_ticked_in_the_order_of_rank(page, qtbot, cell, column):
    page.view.setColumnHidden(column("责任单位"), False)
    go_to(page, cell("2-1-05", "责任单位"))
    page.view.edit(page.view.currentIndex())
    panel = page.window().findChild(ChoicesPanel)
    wanted = {"市财政局", "市教育和体育局"}
    for row in range(panel.list.count()):
        item = panel.list.item(row)
        item.setCheckState(Qt.CheckState.Checked if item.text() in wanted else Qt.CheckState.Unchecked)
    panel.accepted.emit()

    qtbot.waitUntil(lambda: cell("2-1-05", "责任单位").data() == "市教育和体育局、市财政局")
    assert page.workspace.undoable() == "修改责任单位"


def test_a_block_from_excel_goes_in_as_one_step(page, qtbot, cell, task):
    paste(page, cell("2-1-05", "时限"), "2026-12-20\t30%\r\n12月25日\t40\r\n")

    assert [(task(n).deadline, task(n).progress) for n in ("2-1-05", "2-1-06")] == [
        (date(2026, 12, 20), 30),
        (date(2026, 12, 25), 40),
    ]
    page.workspace.undo()
    assert task("2-1-05").deadline is None


def test_one_wrong_value_in_a_block_is_said_in_one_sentence_and_nothing_is_written(page, cell, task):
    with pytest.raises(DeskError, match=r"编号 2-1-06 的“进度”：“130%”不在 0 到 100 之间。一格也没有粘贴。"):
        paste(page, cell("2-1-05", "时限"), "2026-12-20\t30%\r\n12月25日\t130%\r\n")

    assert [(task(n).deadline, task(n).progress) for n in ("2-1-05", "2-1-06")] == [(None, 0), (None, 0)]
    assert page.workspace.undoable() is None


def test_the_list_narrows_while_one_types_and_escape_clears_it(page, qtbot, shown):
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.filters.text.hasFocus)
    page.filters.text.setText("低空 巡检")
    page.filters.light.choose("未定")

    assert 0 < len(shown()) < 5
    assert page.filters.count.text() == f"显示 {len(shown())}/144 项"
    qtbot.keyClick(page.filters.text, Qt.Key.Key_Escape)
    assert page.filters.count.text() == "显示 144/144 项"


def test_sections_units_and_lights_narrow_together(page, shown):
    pick(page.filters.section, "未来材料")
    assert len(shown()) == 7
    pick(page.filters.light, "临期")
    assert shown() == ["2-1-02"]
    pick(page.filters.unit, "市公安局")
    assert shown() == []


def test_a_key_task_can_be_filtered_by_like_an_industry(page, shown):
    pick(page.filters.section, "政务服务优化提升任务")

    assert shown()
    assert all(number.startswith("3-1-") for number in shown())


def test_shift_sorts_further_by_rank_then_by_day(page, qtbot, shown, column):
    header = page.view.horizontalHeader()
    header.sort_by(column("牵头单位"))
    header.sort_by(column("时限"), further=True)

    assert shown()[:4] == ["2-1-02", "2-1-04", "2-1-01", "2-1-03"]


def test_lights_are_sorted_by_urgency(page, shown, column):
    page.view.horizontalHeader().sort_by(column("状态"))

    assert shown()[:2] == ["2-1-01", "2-1-02"]


def test_a_task_in_the_bin_is_out_of_the_ledger_until_it_is_undone(page, qtbot, shown):
    page.choose(page.table.record_at(1).id)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: "2-1-02" not in shown())
    assert page.filters.count.text() == "显示 143/143 项"
    page.workspace.undo()
    qtbot.waitUntil(lambda: "2-1-02" in shown())


@pytest.mark.parametrize(("sure", "left"), [(True, 142), (False, 144)])
def test_several_tasks_go_to_the_bin_only_after_asking(page, qtbot, monkeypatch, sure, left):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: asked.append(text) or sure)
    first, second = page.table.index(0, 0), page.table.index(1, 0)
    for index in (first, second):
        page.view.selectionModel().select(index, page.view.selectionModel().SelectionFlag.Select)
    page.discard_act.trigger()

    assert asked == ["把选中的 2 项任务移入回收站吗？"]
    qtbot.waitUntil(lambda: page.filters.count.text() == f"显示 {left}/{left} 项")


def test_a_paused_task_says_so_and_can_be_taken_up_again(page, qtbot, cell):
    page.stages.pause_act.trigger()
    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "暂停")
    assert page.stages.pause_act.text() == "恢复推进"

    page.stages.pause_act.trigger()
    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "逾期")


def test_another_page_hands_over_a_filter(page, shown):
    page.receive(TaskFilter(light=Light.OVERDUE))

    assert shown() == ["2-1-01"]
    assert page.filters.light.currentText() == "逾期"


def test_a_task_asked_for_is_found_though_a_filter_hides_it(page, shown):
    wanted = page.table.record_at(20)
    page.receive(TaskFilter(text="低空"))
    page.receive(wanted.id)

    assert page.view.current() == wanted
    assert len(shown()) == 144


def test_a_filter_that_lets_nothing_through_says_what_can_be_done(page):
    page.filters.text.setText("没有这样的任务")

    assert page.pages.currentWidget().title.text() == "没有符合筛选条件的任务"
    assert not page.export_act.isEnabled()
    page.clear_act.trigger()
    assert page.pages.currentWidget() is page.view


def test_an_empty_ledger_says_what_can_be_done(qtbot, office):
    with office.workspace.step("准备") as db:
        db.execute("update task set deleted_on = '2026-11-01'")
    page = TaskScreen(office)
    qtbot.addWidget(page)
    page.show()

    assert page.pages.currentWidget().title.text() == "台账里还没有任务"


def test_the_light_rule_of_the_settings_is_the_one_shown(page, qtbot, cell):
    assert cell("2-1-04", "状态").data() == "正常"
    with page.workspace.step("修改设置") as db:
        settings.change(db, warning_days=60)

    qtbot.waitUntil(lambda: cell("2-1-04", "状态").data() == "临期")


def test_the_export_holds_what_is_filtered_in_the_order_shown(page, qtbot, monkeypatch, tmp_path, column):
    path = tmp_path / "台账.xlsx"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_words: path)
    page.receive(TaskFilter(unit_id=None, text="材料"))
    page.view.horizontalHeader().sort_by(column("时限"))
    with qtbot.waitSignal(page.told) as heard:
        page.export_act.trigger()

    sheet = load_workbook(path).active
    numbers = [row[0] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert numbers == [line.number for line in page.table.records]
    assert heard.args == [f"已导出 {len(numbers)} 项任务。", path]


def test_what_is_filtered_by_stays_when_the_ledger_changes(page, qtbot, shown):
    page.filters.section.choose(Section(1, 1))
    page.narrow()
    with page.workspace.step("改名") as db:
        db.execute("update task set title = '新名称' where number = '2-1-01'")

    qtbot.waitUntil(lambda: page.table.record_at(0).title == "新名称")
    assert len(shown()) == 7


def test_the_dialog_of_filling_is_no_part_of_the_table_and_does_not_look_like_its_cells(page, monkeypatch):
    asked = []
    monkeypatch.setattr(FillDialog, "exec", lambda dialog: asked.append(dialog.parentWidget()))
    page.view.fill()
    assert asked == [page.window()]


def test_the_rule_of_the_lights_stands_under_the_table_and_follows_the_settings(page, qtbot):
    assert page.rule_line.text() == page.rule.sentence
    assert "临期指距时限7个工作日以内" in page.rule_line.text()

    with page.workspace.step("设置") as db:
        settings.change(db, warning_days=10)

    qtbot.waitUntil(lambda: "临期指距时限10个工作日以内" in page.rule_line.text())
