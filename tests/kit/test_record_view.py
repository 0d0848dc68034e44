"""The table on screen: editors, keys, sorting by hand, and keeping its place."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QSpinBox

from heze_desk.kit.choice_edit import ChoiceEdit, ChoicesPanel
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LongEdit
from heze_desk.kit.fill_dialog import FillDialog
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView

NUMBER, TITLE, LEAD, UNITS, DEADLINE, PROGRESS = range(6)


@pytest.fixture
def many(ledger, add_task):
    for number in range(40):
        add_task(f"任务{number:02}", date(2026, 12, 1 + number % 28), number)
    return ledger


def edit(view, row, column, kind):
    view.setCurrentIndex(view.table.index(row, column))
    view.edit(view.table.index(row, column))
    return view.findChild(kind)


def heading(view, column):
    header = view.horizontalHeader()
    return QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)


def titles(view):
    return [record.title for record in view.table.records]


def test_a_day_is_typed_as_people_type_it(many, qtbot, read):
    editor = edit(many, 0, DEADLINE, DayEdit)
    editor.setText("3月5日")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].deadline == date(2026, 3, 5))


def test_an_empty_day_means_none(many, qtbot, read):
    editor = edit(many, 0, DEADLINE, DayEdit)
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].deadline is None)


def test_what_is_no_day_keeps_the_editor_open_and_says_why(many, qtbot, read):
    editor = edit(many, 0, DEADLINE, DayEdit)
    editor.setText("年底")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert "不是日期" in editor.complaint()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert read()[0].deadline == date(2026, 12, 1)


def test_a_day_is_picked_from_the_calendar(many, qtbot, read):
    from PySide6.QtCore import QDate

    editor = edit(many, 0, DEADLINE, DayEdit)
    editor.open_calendar().clicked.emit(QDate(2027, 1, 2))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].deadline == date(2027, 1, 2))


def test_progress_has_a_spin_box_from_0_to_100(many, qtbot, read):
    editor = edit(many, 3, PROGRESS, QSpinBox)
    assert (editor.minimum(), editor.maximum()) == (0, 100)
    editor.setValue(90)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[3].progress == 90)


def test_a_unit_is_chosen_by_a_part_of_its_name(many, qtbot, read):
    editor = edit(many, 0, LEAD, ChoiceEdit)
    editor.setEditText("交通")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].lead_unit_id == 3)


def test_several_units_keep_their_order_and_new_ones_follow(many, qtbot, read, desk):
    many.setColumnHidden(UNITS, False)
    many.table.setData(many.table.index(0, UNITS), (3, 1))
    qtbot.waitUntil(lambda: many.table.record_at(0).units == (3, 1))

    panel = edit(many, 0, UNITS, ChoicesPanel)
    panel.filter.setText("czj")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: read()[0].units == (3, 1, 2))


def test_a_dismissed_list_of_units_writes_nothing(many, qtbot, read):
    many.setColumnHidden(UNITS, False)
    panel = edit(many, 0, UNITS, ChoicesPanel)
    panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert read()[0].units == ()


def test_return_finishes_a_long_text_and_shift_return_breaks_the_line(many, qtbot, read):
    editor = edit(many, 0, TITLE, LongEdit)
    editor.setPlainText("第一行")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    editor.insertPlainText("第二行")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].title == "第一行\n第二行")


def test_f2_opens_the_editor_of_the_current_cell(many, qtbot):
    many.setCurrentIndex(many.table.index(0, PROGRESS))
    qtbot.keyClick(many, Qt.Key.Key_F2)
    assert many.findChild(QSpinBox) is not None


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


def test_one_value_is_filled_into_the_selected_rows(many, read, monkeypatch, desk):
    many.setCurrentIndex(many.table.index(0, PROGRESS))
    many.selectAll()

    def answer(dialog):
        dialog.editor().setValue(100)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(FillDialog, "exec", answer)
    many.fill()

    assert {line.progress for line in read()} == {100}
    assert desk.workspace.undoable() == "进度：填入 40 行"


def test_a_value_that_means_nothing_keeps_the_dialog_open(many, qtbot):
    dialog = FillDialog(many.table, 2, DEADLINE)
    qtbot.addWidget(dialog)
    dialog.editor().setText("年底")
    dialog.accept()
    assert "不是日期" in dialog.refusal.text()


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


def test_typing_opens_the_editor_as_in_excel(many, qtbot):
    many.setCurrentIndex(many.table.index(0, DEADLINE))
    qtbot.keyClick(many, Qt.Key.Key_2)
    editor = many.findChild(QLineEdit)
    assert editor.text() == "2"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_leaving_an_editor_that_means_nothing_is_refused_and_changes_nothing(many, qtbot, read):
    editor = edit(many, 0, DEADLINE, DayEdit)
    editor.setText("年底")
    with qtbot.captureExceptions() as caught:
        many.setFocus()
        qtbot.waitUntil(lambda: bool(caught))
    assert "“时限”没有改动：“年底”不是日期" in str(caught[0][1])
    assert read()[0].deadline == date(2026, 12, 1)


def test_when_the_current_row_is_gone_the_next_one_is_current(many, read):
    many.choose(11)
    many.table.show([line for line in read() if line.id != 11])
    assert many.current().id == 12


def test_the_current_cell_keeps_its_column_in_a_new_list(many, add_task, qtbot):
    many.setCurrentIndex(many.table.index(4, PROGRESS))
    with qtbot.waitSignal(many.table.modelReset):
        add_task("又一个")
    assert many.currentIndex().column() == PROGRESS


def test_a_list_is_narrowed_by_a_hint_too(many, qtbot):
    editor = edit(many, 0, LEAD, ChoiceEdit)
    editor.setEditText("czj")
    assert editor.found.stringList() == ["市财政局"]
    assert editor.value() == 2
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_arrow_keys_open_the_list_and_choose_nothing_unseen(many, qtbot, read):
    editor = edit(many, 0, LEAD, ChoiceEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.view().isVisible()
    editor.hidePopup()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert read()[0].lead_unit_id is None


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
