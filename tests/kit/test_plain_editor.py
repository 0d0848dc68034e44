"""Long texts: what stands on the screen after any keys, and how little of it is painted for one."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from heze_desk.kit import colours, theme
from heze_desk.kit.plain_editor import PlainEditor

KEEP = QTextCursor.MoveMode.KeepAnchor
PASTED = ("一、标题\n甲乙丙丁" * 9, "会议听取了" * 80, "word " * 50, "x" * 200)


class Painted(QObject):
    """How high the parts were that were painted."""

    def __init__(self, editor):
        super().__init__(editor)
        self.heights = []
        editor.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.heights.append(event.region().boundingRect().height())
        return False


@pytest.fixture
def editor(qtbot, qapp, monkeypatch):
    if not qapp.styleSheet():
        theme.dress(qapp)
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    editor = PlainEditor(points=11)
    editor.resize(500, 300)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    yield editor
    qapp.setCursorFlashTime(flashing)


def press(editor, key, text=""):
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def on_the_screen(editor):
    for _turn in range(3):  # a paint may ask for another one
        QApplication.processEvents()
    return editor.screen().grabWindow(editor.winId()).toImage()


def do_anything(editor, chance):
    cursor, end = editor.textCursor(), editor.document().characterCount() - 1
    match chance.randrange(9):
        case 0:
            cursor.setPosition(chance.randint(0, end))
            editor.setTextCursor(cursor)
        case 1:
            editor.undo()
        case 2:
            editor.redo()
        case 3:
            cursor.setPosition(chance.randint(0, end), KEEP)
            editor.setTextCursor(cursor)
        case 4:
            editor.insertPlainText(chance.choice(PASTED))
        case 5:
            editor.verticalScrollBar().setValue(chance.randint(0, editor.verticalScrollBar().maximum()))
        case 6:
            press(editor, chance.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete)))
        case 7:
            press(editor, Qt.Key.Key_Return)
        case _:
            press(editor, Qt.Key(0), chance.choice("会。，a 1"))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_on_the_screen_after_any_keys_is_what_would_be_painted_afresh(editor, seed):
    chance = random.Random(seed)

    for _step in range(150):
        do_anything(editor, chance)
        shown = on_the_screen(editor)
        editor.viewport().update()
        assert on_the_screen(editor) == shown


def painted_for(editor, key, text=""):
    """How high the highest part is that is painted for a key, at the end of the text."""
    for _key in range(3):  # until the bar at the side has come and the end is seen
        editor.moveCursor(QTextCursor.MoveOperation.End)
        press(editor, Qt.Key(0), "议")
        on_the_screen(editor)
    painted = Painted(editor)
    press(editor, key, text)
    on_the_screen(editor)
    return max(painted.heights)


def test_a_key_in_one_paragraph_of_fifty_thousand_characters_paints_its_line_and_the_one_above(editor):
    editor.setPlainText("会议听取了" * 10_000)

    assert painted_for(editor, Qt.Key(0), "会") < 3 * editor.fontMetrics().lineSpacing()
    assert editor.toPlainText() == "会议听取了" * 10_000 + "议议议会"


def test_an_enter_at_the_end_moves_what_is_seen_and_paints_no_more_than_four_lines(editor):
    editor.setPlainText("会议听取了\n" * 200)

    assert painted_for(editor, Qt.Key.Key_Return) < 4 * editor.fontMetrics().lineSpacing()
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_text_that_is_only_read_stands_on_another_ground(editor):
    written = on_the_screen(editor).pixelColor(100, 100).name()
    editor.setReadOnly(True)

    assert (written, on_the_screen(editor).pixelColor(100, 100).name()) == (colours.CARD.lower(), colours.RAIL.lower())
