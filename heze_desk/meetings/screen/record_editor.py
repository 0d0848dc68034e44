"""The one big place to write a record: every paragraph is a point, with its time and kind in the margin."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor

from heze_desk.kit import colours
from heze_desk.kit.plain_editor import PlainEditor
from heze_desk.meetings.agenda_records import NoteKind
from heze_desk.meetings.point_records import Point
from heze_desk.meetings.screen.point_margin import PointMargin

LINE_BREAK = "\u2028"
BY_TURNS = (NoteKind.RECORD, NoteKind.SPEECH)
"""Kinds that go on with the next point; the others are said of one point alone."""


class Shown(NamedTuple):
    """A paragraph on the page: the number in its block, and its point without the text."""

    key: int
    point: Point


class RecordEditor(PlainEditor):
    """`moved` says that the cursor stands in another point or its point is of another kind, `left` that it is gone."""

    moved = Signal()
    left = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(points=11)
        self._now = now
        self._points: dict[int, Point] = {}
        self._last_key = 0
        self._item_id: int | None = None
        self._at = -1
        self._settling = False  # while blocks have yet to get their numbers
        self._order: list[int] | None = None  # the numbers from top to bottom, None where they are to be read again
        self._typed: dict[int, QTextBlock] = {}  # what was typed in since it was read
        self.numbers: dict[int, int] = {}
        self.margin = PointMargin(self)
        self.setViewportMargins(self.margin.wide, 0, 0, 0)
        self.updateRequest.connect(self._scroll_margin)
        self.cursorPositionChanged.connect(self._tell_moved)
        self.document().contentsChange.connect(self._note_change)

    def show_points(self, points: Sequence[Point]) -> None:
        """Take these points afresh; the cursor stays in its point, else it goes to a new one at the end."""
        kept = self.point_at(self.textCursor().block())
        column = self.textCursor().positionInBlock()
        self._settling = True
        self._points = dict(enumerate(points, 1))
        self._last_key = len(points)
        self.setPlainText("\n".join(one.text.replace("\n", LINE_BREAK) for one in points))
        block = self.document().firstBlock()
        for key in self._points:
            block.setUserState(key)
            block = block.next()
        self._settling, self._order, self._typed = False, None, {}
        self._go_to(kept, column)
        self._at = self.textCursor().blockNumber()

    def points(self) -> list[Shown]:
        """All paragraphs as points; those that came by pasting get a kind and a time now."""
        if self._order is None:
            self._order = self._walk()
        for key, block in self._typed.items():
            self._read(key, block)
        self._typed = {}
        return [Shown(key, self._points[key]) for key in self._order]

    def take_notes(self, kept: dict[int, Point]) -> None:
        """Take the points that got their notes, by the numbers of their blocks."""
        self._points.update(kept)

    def current(self) -> Point:
        """The point in which the cursor stands, without its text."""
        return self._points[self._key(self.textCursor().block())]

    def set_kind(self, kind: NoteKind, speaker: str = "") -> None:
        """Say what the current point is."""
        key = self._key(self.textCursor().block())
        self._points[key] = replace(self._points[key], kind=kind, speaker=speaker)
        self.margin.update()
        self.textChanged.emit()
        self.moved.emit()

    def set_item(self, item_id: int | None) -> None:
        """From here on points belong to this item; so does the current one while nothing is written in it."""
        self._item_id = item_id
        block = self.textCursor().block()
        if not block.text().strip():
            key = self._key(block)
            self._points[key] = replace(self._points[key], item_id=item_id)
            self.margin.update()

    def point_at(self, block: QTextBlock) -> Point | None:
        """What the margin says beside a block."""
        return self._points.get(block.userState())

    def visible_blocks(self) -> list[tuple[QTextBlock, QRect]]:
        """The blocks that can be seen, with where they stand in the viewport."""
        found, block = [], self.firstVisibleBlock()
        top, height = self.blockBoundingGeometry(block).top() + self.contentOffset().y(), self.viewport().height()
        while block.isValid() and top <= height:
            box = self.blockBoundingRect(block).translated(self.contentOffset().x(), top)
            found.append((block, box.toRect()))
            block, top = block.next(), box.bottom()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not self.isReadOnly():
            self._end_point()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self.contentsRect()
        self.margin.setGeometry(QRect(box.left(), box.top(), self.margin.wide, box.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A faint line between points."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours.FAINT_LINE))
        for _block, box in self.visible_blocks():
            if box.bottom() > event.rect().bottom():
                break
            painter.drawLine(box.left(), box.bottom(), self.viewport().width(), box.bottom())
        painter.end()

    def _end_point(self) -> None:
        """Begin the next point; an empty one is not ended."""
        cursor = self.textCursor()
        if not cursor.block().text().strip():
            return
        key = self._key(cursor.block())
        before = self._points[key]
        at_end, at_begin = cursor.atBlockEnd(), cursor.atBlockStart()
        self._settling = True
        cursor.insertBlock()
        if at_begin:  # the words went on with the new block, so their time and kind do
            cursor.block().setUserState(key)
            cursor.block().previous().setUserState(self._new(replace(before, note_id=None, at=self._now())))
        else:
            block_key = self._new(self._next(before) if at_end else replace(before, note_id=None))
            cursor.block().setUserState(block_key)
        self._typed[key] = cursor.block().previous()
        grows = at_end and self._order is not None and not cursor.block().next().isValid()
        self._order = [*self._order, cursor.block().userState()] if grows and self._order else None
        self._settling = False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._tell_moved()

    def _walk(self) -> list[int]:
        """Read every paragraph, which a long record has no time for at every key."""
        order, block = [], self.document().firstBlock()
        while block.isValid():
            key = self._key(block)
            self._read(key, block)
            order.append(key)
            block = block.next()
        self._typed = {}
        return order

    def _read(self, key: int, block: QTextBlock) -> None:
        text, one = block.text().replace(LINE_BREAK, "\n"), self._points[key]
        if one.text != text:
            self._points[key] = replace(one, text=text)

    def _note_change(self, position: int, _removed: int, added: int) -> None:
        """Remember in which paragraph was typed; where more than one has changed all are read again."""
        if self._settling or self._order is None:
            return
        document = self.document()
        block = document.findBlock(position)
        inside = document.findBlock(position + added).blockNumber() == block.blockNumber()
        if inside and block.userState() in self._points and document.blockCount() == len(self._order):
            self._typed[block.userState()] = block
        else:
            self._order = None

    def _next(self, before: Point) -> Point:
        goes_on = before.kind in BY_TURNS
        kind, speaker = (before.kind, before.speaker) if goes_on else (NoteKind.RECORD, "")
        return Point(kind=kind, speaker=speaker, item_id=self._item_id, at=self._now())

    def _new(self, point: Point) -> int:
        self._last_key += 1
        self._points[self._last_key] = point
        return self._last_key

    def _key(self, block: QTextBlock) -> int:
        """The number of the block; one that has none gets one, with this time."""
        if block.userState() not in self._points:
            block.setUserState(self._new(Point(item_id=self._item_id, at=self._now())))
            self.margin.update()
        return block.userState()

    def _go_to(self, wanted: Point | None, column: int) -> None:
        cursor, block = self.textCursor(), self.document().firstBlock()
        while wanted is not None and block.isValid():
            one = self.point_at(block)
            if one is not None and (one.at, one.note_id) == (wanted.at, wanted.note_id):
                cursor.setPosition(block.position() + min(column, len(block.text())))
                self.setTextCursor(cursor)
                return
            block = block.next()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.block().text().strip() and not self.isReadOnly():
            cursor.insertBlock()
            cursor.block().setUserState(self._new(Point(item_id=self._item_id, at=self._now())))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _scroll_margin(self, box: QRect, by: int) -> None:
        if by:
            self.margin.scroll(0, by)
        else:
            self.margin.update(0, box.y(), self.margin.width(), box.height())

    def _tell_moved(self) -> None:
        if not self._settling and (number := self.textCursor().blockNumber()) != self._at:
            self._at = number
            self.moved.emit()
