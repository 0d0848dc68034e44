"""The lines of a part list: a day in front, and beside it a text that wraps under itself."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QStyle, QStyledItemDelegate

from heze_desk.kit import colours, theme
from heze_desk.kit.delegates import broken
from heze_desk.kit.editing import Option
from heze_desk.kit.lights import look

PART = Qt.ItemDataRole.UserRole
PAD, GAP, MOST = 4, 8, 12
FOR_A_WHILE = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
"""Why the keyboard goes and comes back: a dialog, a menu."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Part:
    """One line; what is overdue is red, as everywhere; what is gone is grey and struck through, but for its note.

    A `link` stands below all that; a click on it is told by the list.
    """

    record: Any
    text: str
    head: str = ""
    overdue: bool = False
    gone: bool = False
    note: str = ""
    link: str = ""

    @property
    def whole(self) -> str:
        return "　".join(filter(None, (self.head, self.text, self.note, self.link)))


class PartLines(QListWidget):
    """A list without scroll bars, as tall as its wrapped lines; `linked` carries the record whose link was clicked.

    Of several lists in a pane only the one with the keyboard has a chosen line, so that nobody deletes another.
    """

    linked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PartDelegate(self))
        self.setMouseTracking(True)
        self.setStyleSheet("background: transparent; border: 0;")

    def fit(self) -> None:
        """Take the height that the lines need at the present width."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line that keys are meant for is shaded from the first."""
        super().focusInEvent(event)
        if (item := self.currentItem()) is not None:
            item.setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing any more, unless the keyboard stays with the part or comes back to it."""
        super().focusOutEvent(event)
        other, part = QApplication.focusWidget(), self.parentWidget()
        if event.reason() in FOR_A_WHILE or other is None or (part is not None and part.isAncestorOf(other)):
            return
        self.setCurrentRow(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (part := self._linked_at(event.position().toPoint())):
            self.linked.emit(part.record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._linked_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _linked_at(self, place: QPoint) -> Part | None:
        """The part whose link is there: the last line of its item."""
        item = self.itemAt(place)
        part: Part | None = item.data(PART) if item is not None else None
        if part is None or not part.link:
            return None
        return part if place.y() > self.visualItemRect(item).bottom() - PAD - self.fontMetrics().lineSpacing() else None


class _PartDelegate(QStyledItemDelegate):
    def __init__(self, lines: PartLines) -> None:
        super().__init__(lines)
        self._list = lines

    def sizeHint(self, option: Option, index: Index) -> QSize:
        part: Part = index.data(PART)
        many = len(self._texts(part, self._list.viewport().width())) + bool(part.link)
        return QSize(0, many * self._list.fontMetrics().lineSpacing() + 2 * PAD)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        part: Part = index.data(PART)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.SELECTION))
        metrics = self._list.fontMetrics()
        base = box.y() + PAD + metrics.ascent()
        ink = QColor(look("逾期").ink if part.overdue else colours.INK)
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(ink if part.overdue else QColor(colours.SECOND_INK))
        painter.drawText(box.x(), base, part.head)
        painter.setFont(_struck(self._list.font()) if part.gone else self._list.font())
        painter.setPen(QColor(colours.THIRD_INK) if part.gone else ink)
        texts = self._texts(part, box.width())
        told = len(texts) - len(self._notes(part, box.width()))
        for number, text in enumerate(texts):
            if number == told:
                painter.setFont(self._list.font())
            painter.drawText(box.x() + self._indent(part), base + number * metrics.lineSpacing(), text)
        self._paint_link(painter, part, QRect(box.x(), base + len(texts) * metrics.lineSpacing(), box.width(), 0))
        painter.restore()

    def _paint_link(self, painter: QPainter, part: Part, place: QRect) -> None:
        """On one line, in the colour of what can be acted on."""
        room = place.width() - self._indent(part)
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(QColor(colours.ACTION))
        text = painter.fontMetrics().elidedText(part.link, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place.x() + self._indent(part), place.y(), text)

    def _texts(self, part: Part, width: int) -> tuple[str, ...]:
        texts = broken(part.text, self._list.font(), width - self._indent(part), MOST)
        return texts + self._notes(part, width)

    def _notes(self, part: Part, width: int) -> tuple[str, ...]:
        return broken(part.note, self._list.font(), width - self._indent(part), MOST) if part.note else ()

    def _indent(self, part: Part) -> int:
        if not part.head:
            return 0
        return QFontMetrics(theme.font(theme.SECOND)).horizontalAdvance("2026-12-31") + theme.px(GAP)


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck
