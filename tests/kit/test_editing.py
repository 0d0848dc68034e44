"""Editors in cells, and one value for several rows."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from heze_desk.errors import DeskError
from heze_desk.kit.choice_edit import ChoiceEdit, ChoicesPanel
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LongEdit, PercentEdit
from heze_desk.kit.fill_dialog import FillDialog

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


@pytest.mark.parametrize("typed", ["90", "90%", " ９０ "])
def test_progress_is_typed_as_a_percentage(many, qtbot, read, typed):
    editor = edit(many, 3, PROGRESS, PercentEdit)
    editor.setText(typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[3].progress == 90)


@pytest.mark.parametrize(("typed", "why"), [("150", "不在 0 到 100 之间"), ("", "请填写"), ("1e999", "不是数字")])
def test_what_is_no_percentage_keeps_the_editor_open_and_says_why(many, qtbot, read, typed, why):
    many.setCurrentIndex(many.table.index(3, PROGRESS))
    for sign in "150":
        qtbot.keyClick(many.findChild(PercentEdit) or many, sign)
    editor = many.findChild(PercentEdit)
    assert editor.text() == "150"
    editor.setText(typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert why in editor.complaint()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert read()[3].progress == 3


def test_the_arrow_keys_step_a_percentage_between_0_and_100(many, qtbot, read):
    editor = edit(many, 3, PROGRESS, PercentEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.text() == "8%"
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.text() == "0%"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


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
    assert many.findChild(PercentEdit) is not None


def test_one_value_is_filled_into_the_selected_rows(many, read, monkeypatch, desk):
    many.setCurrentIndex(many.table.index(0, PROGRESS))
    many.selectAll()

    def answer(dialog):
        dialog.editor().setText("100")
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


def test_the_value_to_be_filled_in_is_typed_at_once(many, qtbot):
    dialog = FillDialog(many.table, 2, DEADLINE)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.editor()


def test_the_arrow_keys_lead_from_the_filter_into_the_list_of_units(many, qtbot, read):
    many.setColumnHidden(UNITS, False)
    panel = edit(many, 0, UNITS, ChoicesPanel)
    panel.filter.setText("局")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.list.currentRow() == 0
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert read()[0].units == (1,)


def test_several_names_are_typed_or_ticked_in_one_line(desk, columns, qtbot):
    from heze_desk.kit.edits import EditorMaker

    line = EditorMaker(lambda: desk.clock.today).make(columns[UNITS], None)
    qtbot.addWidget(line)
    line.show()
    line.setText("市财政局、交通")
    assert line.value() == (2, 3)

    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    panel = line.findChild(ChoicesPanel)
    panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    panel.accepted.emit()

    assert line.text() == "市财政局、市交通运输局、市科技局"
    assert line.value() == (2, 3, 1)


def test_the_wheel_changes_neither_a_choice_nor_a_percent(many, qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    for column, kind in ((LEAD, ChoiceEdit), (PROGRESS, PercentEdit)):
        editor = edit(many, 0, column, kind)
        before = editor.value()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor, event)
        assert editor.value() == before
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, None])
def test_a_value_that_the_record_refuses_is_told_of_once_however_the_cell_is_left(many, qtbot, read, key):
    editor = edit(many, 0, TITLE, LongEdit)
    editor.clear()
    with qtbot.capture_exceptions() as refused:
        if key is None:
            many.setFocus()
        else:
            qtbot.keyClick(editor, key)
        qtbot.waitUntil(lambda: bool(refused))
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in many.findChildren(LongEdit)))

    assert [str(error) for _kind, error, _trace in refused] == ["任务名称不能为空。"]
    assert read()[0].title == "任务00"


def test_filling_is_refused_where_no_column_can_be_written(many):
    many.table.columns = tuple(replace(column, write=None) for column in many.table.columns)

    with pytest.raises(DeskError, match="没有可以直接填写的列"):
        many.fill()
