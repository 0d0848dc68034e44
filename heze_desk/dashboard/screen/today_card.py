"""今日: what waits for somebody today and this week; every line opens its place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate

from heze_desk.dashboard.day_records import Today
from heze_desk.dashboard.screen.today_lines import TodayLine, lines
from heze_desk.kit import colours, theme
from heze_desk.kit.editing import Option
from heze_desk.kit.lights import look, paint_shape
from heze_desk.kit.pieces import Card

LINE = Qt.ItemDataRole.UserRole
SIDE, GAP, PAD = 11, 8, 4
LOUD = frozenset({"逾期"})
Index = QModelIndex | QPersistentModelIndex


class TodayCard(Card):
    """Built once; `asked` carries the page and the message of the line that was opened."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("今日", " ")
        self.list = TodayList()
        self.list.asked.connect(self.asked)
        self.body.addWidget(self.list, 1)

    def show_today(self, today: Today) -> None:
        self.list.show_lines(lines(today))
        counts = (("已过期", today.many_overdue), ("今天", today.many_today))
        told = "，".join(f"{word}{many}项" for word, many in counts if many)
        self.remark.setText(told or "没有到期的事项")
        self.list.setToolTip(today.sentence)

    def texts(self) -> list[str]:
        """What it says, from the top."""
        return [line.whole for line in self.list.lines]


class TodayList(QListWidget):
    """A click, Enter or Space opens the line; the chosen line stays chosen where it still is."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[TodayLine] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("今日要办")

    def show_lines(self, shown: Sequence[TodayLine]) -> None:
        if list(shown) == self.lines:
            return
        before = self.currentItem().text() if self.currentItem() else ""
        self.lines = list(shown)
        self.clear()
        for line in shown:
            item = QListWidgetItem(line.whole, self)
            item.setData(LINE, line)
            item.setToolTip(line.whole)
            if line.whole == before:
                self.setCurrentItem(item)

    def open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            line: TodayLine = item.data(LINE)
            self.asked.emit(line.page, line.message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.open(self.itemAt(event.position().toPoint()))


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: Option, index: Index) -> QSize:
        return QSize(0, max(theme.px(28), option.fontMetrics.lineSpacing() + theme.px(8)))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        line: TodayLine = index.data(LINE)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            theme.fill(painter, box, QColor(colours.SELECTION))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        side = theme.px(SIDE)
        mark = look(line.mark)
        place = QRectF(box.x() + theme.px(PAD), box.center().y() - side / 2 + 1, side, side)
        paint_shape(painter, mark.shape, place, mark.ink)
        inside = box.adjusted(theme.px(PAD + SIDE + GAP), 0, -theme.px(PAD), 0)
        painter.setFont(theme.font(theme.SECOND))
        when = painter.fontMetrics().horizontalAdvance(line.when)
        painter.setPen(QColor(mark.ink if line.mark in LOUD else colours.SECOND_INK))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), line.when)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.INK))
        room = inside.width() - (when + theme.px(GAP) if line.when else 0)
        text = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
