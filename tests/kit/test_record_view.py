"""The table on screen: sorting by hand, keeping its place, remembering its columns."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu

from heze_desk.kit.asking import AskDialog
from heze_desk.kit.columns import Column
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView

NUMBER, TITLE, LEAD, UNITS, DEADLINE, PROGRESS = range(6)


@pytest.fixture
def many(ledger, add_task):
    for number in range(40):
        add_task(f"任务{number:02}", date(2026, 12, 1 + number % 28), number)
    return ledger


def heading(view, column):
    header = view.horizontalHeader()
    return QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)


def titles(view):
    return [record.title for record in view.table.records]


def test_a_read_only_workspace_opens_no_editor(desk, add_task, columns, read, qtbot):
    from dataclasses import replace

    from heze_desk.workspace.workspace import Workspace

    add_task()
    reader = Workspace.open(desk.workspace.folder, reading=True)
    table = RecordTable(replace(desk, workspace=reader), columns)
    table.show(read())
    assert not table.flags(table.index(0, PROGRESS)) & Qt.ItemFlag.ItemIsEditable
    reader.close()


def test_a_heading_sorts_up_then_down_then_not_at_all(many, qtbot):
    given = titles(many)
    viewport = many.horizontalHeader().viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(many, PROGRESS))
    assert titles(many) == given
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(many, PROGRESS))
    assert titles(many) == given[::-1]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(many, PROGRESS))
    assert many.table.sort_keys == ()


def test_shift_click_sorts_further(many, qtbot):
    header = many.horizontalHeader()
    header.sort_by(DEADLINE)
    header.sort_by(PROGRESS, further=True)
    header.sort_by(PROGRESS, further=True)
    assert titles(many)[:2] == ["任务28", "任务00"]


def test_current_row_selection_and_scroll_survive_a_new_list(many, qtbot, add_task):
    many.choose(30)
    many.verticalScrollBar().setValue(20 * many.rowHeight(0))
    top = many.table.record_at(many.rowAt(0)).id
    with qtbot.waitSignal(many.table.modelReset):
        add_task("又一个")
    assert many.current().id == 30
    assert [record.id for record in many.selected()] == [30]
    assert many.table.record_at(many.rowAt(0)).id == top


def test_a_current_row_that_was_in_sight_stays_in_sight_wherever_it_goes(many, qtbot):
    many.horizontalHeader().sort_by(PROGRESS)
    many.choose(many.table.records[0].id)
    chosen = many.current().id
    many.verticalScrollBar().setValue(0)

    many.table.setData(many.table.index(0, PROGRESS), 99)

    qtbot.waitUntil(lambda: many.table.row_of(chosen) == 39)
    assert many.current().id == chosen
    assert many.viewport().rect().contains(many.visualRect(many.currentIndex()))


def test_the_chosen_record_is_told_again_only_when_it_is_another_or_has_changed(many, qtbot):
    many.choose(5)
    told = []
    many.chosen.connect(told.append)
    many.table.setData(many.table.index(9, PROGRESS), 99)
    many.table.setData(many.table.index(4, PROGRESS), 98)
    qtbot.waitUntil(lambda: bool(told))
    assert [(record.id, record.progress) for record in told] == [(5, 98)]


def test_a_record_that_is_not_listed_cannot_be_chosen(many):
    assert not many.choose(999)


def test_columns_set_by_hand_are_remembered(many, qtbot, desk, columns):
    header = many.horizontalHeader()
    header.resizeSection(LEAD, 222)
    header.moveSection(header.visualIndex(PROGRESS), 0)
    header.toggled.emit(DEADLINE, False)

    again = RecordView(RecordTable(desk, columns), name="ledger")
    qtbot.addWidget(again)

    assert again.columnWidth(LEAD) == 222
    assert again.horizontalHeader().visualIndex(PROGRESS) == 0
    assert again.isColumnHidden(DEADLINE)
    again.horizontalHeader().undone.emit()
    assert not again.isColumnHidden(DEADLINE)
    assert again.horizontalHeader().visualIndex(PROGRESS) == PROGRESS


def test_a_column_for_wide_windows_appears_in_one(many, qtbot):
    assert many.isColumnHidden(UNITS)
    many.resize(1800, 400)
    qtbot.waitUntil(lambda: not many.isColumnHidden(UNITS))


def test_the_last_column_shown_cannot_be_hidden(many):
    header = many.horizontalHeader()
    for column in range(1, header.count()):
        header.toggled.emit(column, False)
    menu = QMenu()
    header.fill_menu(menu)
    assert not menu.actions()[0].isEnabled()


def test_the_context_menu_names_how_many_rows_are_filled(many):
    many.selectAll()
    menu = QMenu()
    many.fill_menu(menu)
    assert "对选中的 40 行填入…" in [action.text() for action in menu.actions()]


def test_when_the_current_row_is_gone_the_next_one_is_current(many, read):
    many.choose(11)
    many.table.show([line for line in read() if line.id != 11])
    assert many.current().id == 12


def test_the_current_cell_keeps_its_column_in_a_new_list(many, add_task, qtbot):
    many.setCurrentIndex(many.table.index(4, PROGRESS))
    with qtbot.waitSignal(many.table.modelReset):
        add_task("又一个")
    assert many.currentIndex().column() == PROGRESS


def test_the_keyboard_sorts_by_the_column_of_the_current_cell(many):
    many.setCurrentIndex(many.table.index(0, PROGRESS))
    menu = QMenu()
    many.fill_menu(menu)
    next(action for action in menu.actions() if action.text() == "按“进度”排序").trigger()
    assert [key.column for key in many.table.sort_keys] == [PROGRESS]


def test_damaged_notes_on_columns_count_as_forgotten(desk, columns, qtbot):
    desk.memory.keep("columns/ledger", '{"widths": 3}')
    view = RecordView(RecordTable(desk, columns), name="ledger")
    qtbot.addWidget(view)
    assert not view.isColumnHidden(NUMBER)


def test_a_key_held_down_does_not_change_what_is_chosen(many, qtbot):
    many.choose(3)
    qtbot.keyPress(many, Qt.Key.Key_Control)
    many.choose(30)
    qtbot.keyRelease(many, Qt.Key.Key_Control)
    assert [record.id for record in many.selected()] == [30]


def test_a_click_on_a_heading_sorts_and_selects_nothing(many, qtbot):
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect  # whatever key an earlier test left held down
    many.selectionModel().setCurrentIndex(many.table.index(39, TITLE), only)
    for _ in range(2):
        viewport = many.horizontalHeader().viewport()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading(many, TITLE))

    assert [key.falling for key in many.table.sort_keys] == [True]
    assert [record.title for record in many.selected()] == ["任务39"]
    assert many.viewport().rect().contains(many.visualRect(many.currentIndex()))


def test_in_a_dialog_ctrl_return_is_the_dialog_s(qtbot, desk, columns):
    dialog = AskDialog(desk, (Column("名称", lambda one: one.name),), lambda _answers: None, title="演示", yes="好")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    view = RecordView(RecordTable(desk, columns), name="in a dialog")
    dialog.layout().addWidget(view)
    dialog.open()
    dialog.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
