"""The lines of a part list: a day in front, and beside it a text that wraps under itself."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QStyle, QStyledItemDelegate

from heze_desk.kit import colours, theme
from heze_desk.kit.delegates import broken
from heze_desk.kit.editing import Option
from heze_desk.kit.lights import look

PART = Qt.ItemDataRole.UserRole
PAD, GAP, MOST = 4, 8, 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Part:
    """One line; what is overdue is red, as everywhere; what is gone is grey and struck through, but for its note."""

    record: Any
    text: str
    head: str = ""
    overdue: bool = False
    gone: bool = False
    note: str = ""

    @property
    def whole(self) -> str:
        return "　".join(filter(None, (self.head, self.text, self.note)))


class PartLines(QListWidget):
    """A list without scroll bars, as tall as its wrapped lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PartDelegate(self))

    def fit(self) -> None:
        """Take the height that the lines need at the present width."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class _PartDelegate(QStyledItemDelegate):
    def __init__(self, lines: PartLines) -> None:
        super().__init__(lines)
        self._list = lines

    def sizeHint(self, option: Option, index: Index) -> QSize:
        part: Part = index.data(PART)
        many = len(self._texts(part, self._list.viewport().width()))
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
        painter.restore()

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
