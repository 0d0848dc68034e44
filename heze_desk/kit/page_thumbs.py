"""The pages of a paper as small pictures beside it."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.page_tiles import BUDGET_S, paint_paper
from heze_desk.kit.pdf_pages import PdfPages

STEPS = {
    Qt.Key.Key_Up: lambda place, last: max(0, place - 1),
    Qt.Key.Key_Down: lambda place, last: min(last, place + 1),
    Qt.Key.Key_PageUp: lambda place, last: max(0, place - 5),
    Qt.Key.Key_PageDown: lambda place, last: min(last, place + 5),
    Qt.Key.Key_Home: lambda place, last: 0,
    Qt.Key.Key_End: lambda place, last: last,
}


class PageThumbs(QAbstractScrollArea):
    """Marks the page in sight; `chosen` tells which page was clicked or come to by keys, from 0.

    Pictures are made when they come into sight.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._boxes: list[QRect] = []
        self.current = 0
        self.setAccessibleName("页面缩略图")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(theme.px(136))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self.viewport().update)

    def show_pages(self, pages: PdfPages | None) -> None:
        self._pages = pages
        self._lay_out()

    def mark(self, number: int) -> None:
        """Say which page is in sight, and bring its picture into sight too."""
        if number == self.current:
            return
        self.current = number
        self._reveal()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        height = round(event.position().y()) + self.verticalScrollBar().value()
        for number, box in enumerate(self._boxes):
            if self._cell(box).top() <= height <= self._cell(box).bottom():
                self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step: Callable[[int, int], int] | None = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._boxes:
            super().keyPressEvent(event)
        else:
            self._choose(step(self.current, len(self._boxes) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        until = perf_counter() + BUDGET_S
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.RAIL))
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        for number, box in enumerate(self._boxes):
            if self._cell(box).intersects(seen):
                self._paint(painter, number, box.translated(0, -seen.top()), until)
        painter.fillRect(self.viewport().width() - 1, 0, 1, self.viewport().height(), QColor(colours.LINE))
        painter.end()

    def _paint(self, painter: QPainter, number: int, box: QRect, until: float) -> None:
        is_current = number == self.current
        if is_current:
            painter.fillRect(self._cell(box), QColor(colours.CELL_SELECTION if self.hasFocus() else colours.SELECTION))
        paint_paper(painter, QRectF(box))
        width = round(box.width() * self.devicePixelRatioF())
        if self._pages is not None and (perf_counter() < until or self._pages.has_picture(number, width)):
            painter.drawImage(QRectF(box), self._pages.picture(number, width))
        else:
            self._more.start()
        if is_current:
            painter.setPen(QPen(QColor(colours.FOCUS), 2))
            painter.drawRect(box.adjusted(-1, -1, 1, 1))
        painter.setPen(QColor(colours.INK if is_current else colours.SECOND_INK))
        below = QRect(0, box.bottom() + 2, self.viewport().width(), self._caption())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _choose(self, number: int) -> None:
        self.mark(number)
        self.chosen.emit(number)

    def _lay_out(self) -> None:
        most, gap, top = QSize(theme.px(92), theme.px(124)), theme.px(8), theme.px(10)
        self._boxes = []
        for size in self._pages.sizes if self._pages else ():
            box = QRect(QPoint(0, top), size.toSize().scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
            box.moveLeft((self.viewport().width() - box.width()) // 2)
            self._boxes.append(box)
            top = box.bottom() + self._caption() + gap * 2
        self.current = min(self.current, max(0, len(self._boxes) - 1))
        self.verticalScrollBar().setRange(0, max(0, top - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(theme.px(30))
        self.viewport().update()

    def _reveal(self) -> None:
        if self._boxes:
            cell, bar = self._cell(self._boxes[self.current]), self.verticalScrollBar()
            bar.setValue(min(max(bar.value(), cell.bottom() - self.viewport().height()), cell.top()))

    def _cell(self, box: QRect) -> QRect:
        """The picture with its number and the room around."""
        gap = theme.px(8)
        return QRect(0, box.top() - gap, self.viewport().width(), box.height() + self._caption() + gap + gap // 2)

    def _caption(self) -> int:
        return self.fontMetrics().height() + 2
