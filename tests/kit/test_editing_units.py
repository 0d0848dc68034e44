"""A unit in a cell: found by what is typed or pasted, and finished by one key."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.day_edit import DayEdit

LEAD = 2


@pytest.fixture
def many(ledger, add_task):
    for number in range(3):
        add_task(f"任务{number:02}", date(2026, 12, 1 + number))
    return ledger


def edit(view, row, column, kind):
    view.setCurrentIndex(view.table.index(row, column))
    view.edit(view.table.index(row, column))
    return view.findChild(kind)


def test_what_is_typed_over_a_unit_replaces_it(many, qtbot, read):
    many.table.setData(many.table.index(0, LEAD), 1)
    qtbot.waitUntil(lambda: many.table.record_at(0).lead_unit_id == 1)
    editor = edit(many, 0, LEAD, ChoiceEdit)
    qtbot.keyClicks(editor.lineEdit(), "czj")
    assert editor.currentText() == "czj"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].lead_unit_id == 2)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("typed", ["市财政局", "czj"])
def test_a_unit_is_committed_once_while_names_are_offered(many, qtbot, read, qtlog, key, typed):
    many.setCurrentIndex(many.table.index(0, LEAD))
    qtbot.keyClick(many, Qt.Key.Key_F2)
    editor = many.findChild(ChoiceEdit)
    editor.lineEdit().setText(typed[:-1])
    editor.completer().complete()
    offered = editor.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    editor.lineEdit().insert(typed[-1])
    qtbot.keyClick(offered, key)

    qtbot.waitUntil(lambda: read()[0].lead_unit_id == 2)
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert [record.message for record in qtlog.records if "commitData" in record.message] == []
    next_one = many.findChild(DayEdit)
    assert (next_one is not None and next_one.isVisible()) == (key == Qt.Key.Key_Tab)


def test_down_after_a_name_was_pasted_offers_what_answers_to_it(many, qtbot, read):
    editor = edit(many, 0, LEAD, ChoiceEdit)
    QGuiApplication.clipboard().setText("交通")
    editor.lineEdit().selectAll()
    editor.lineEdit().paste()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    offered = editor.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    assert not editor.view().isVisible()
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == ["市交通运输局"]
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read()[0].lead_unit_id == 3)
