"""Whatever is typed, split, joined, pasted and taken back, the points are the paragraphs and the notes follow."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from heze_desk.meetings import store

KEYS = (
    *([Qt.Key.Key_Return] * 3),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
)


def act(chance, page):
    editor = page.record.editor
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            editor.insertPlainText(chance.choice("一二三四五六七八九十"))
        case 4 | 5 | 6:
            QTest.keyClick(editor, chance.choice(KEYS))
        case 7:
            editor.insertPlainText(chance.choice(("甲\n乙", "\n", "丙\n\n丁\n")))
        case 8:
            editor.undo() if chance.random() < 0.6 else editor.redo()
        case 9:
            cursor = editor.textCursor()
            cursor.setPosition(chance.randrange(len(editor.toPlainText()) + 1))
            if chance.random() < 0.5:
                cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
    if chance.random() < 0.2:
        page.record.keeper.save()


@pytest.mark.parametrize("seed", range(6))
def test_the_points_are_what_stands_on_the_page(page, desk, meeting_id, seed):
    chance = random.Random(seed)
    page.go(1)
    for _turn in range(150):
        act(chance, page)
        shown = [one.point.text for one in page.record.editor.points()]
        assert shown == page.record.editor.toPlainText().split("\n")
    page.record.keeper.save()

    written = [text.strip() for text in page.record.editor.toPlainText().split("\n") if text.strip()]
    assert [one.text for one in store.notes(desk.db, meeting_id)] == written
    assert len({one.key for one in page.record.editor.points()}) == len(page.record.editor.points())
