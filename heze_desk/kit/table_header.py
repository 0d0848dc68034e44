"""A table's headings: click to sort, Shift-click to sort further, drag to move, right-click to show or hide."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.record_table import RecordTable, SortKey

ALIGNMENT, RIGHT = Qt.ItemDataRole.TextAlignmentRole, int(Qt.AlignmentFlag.AlignRight)


class TableHeader(QHeaderView):
    """Sorting goes up, down, and back to the order given; with several keys their number stands at the arrow."""

    toggled = Signal(int, bool)
    undone = Signal()
    turned = Signal()
    widened = Signal()

    def __init__(self, table: RecordTable[Any], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.setFont(theme.font(strong=True))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(max(theme.px(30), self.fontMetrics().height() + theme.px(8)))
        self.setMinimumSectionSize(theme.px(40))
        self.sectionClicked.connect(self._sort)

    def sort_by(self, section: int, *, further: bool = False) -> None:
        """Turn one column to its next order; `further` keeps the keys there are."""
        keys = self._table.sort_keys
        old = next((key for key in keys if key.column == section), None)
        new = [SortKey(section)] if old is None else [] if old.falling else [SortKey(section, falling=True)]
        if not further:
            self._table.order_by(new)
        elif old is None:
            self._table.order_by([*keys, *new])
        else:
            self._table.order_by([part for key in keys for part in (new if key is old else [key])])
        self.turned.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """One tick for each column; the last one shown stays."""
        for section, column in enumerate(self._table.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(section))
            last = self.count() - self.hiddenSectionCount() == 1
            action.setEnabled(self.isSectionHidden(section) or not last)
            action.toggled.connect(lambda shown, section=section: self.toggled.emit(section, shown))
        menu.addSeparator()
        menu.addAction("恢复默认的列").triggered.connect(lambda _checked: self.undone.emit())

    def add_sorting(self, menu: QMenu, section: int) -> None:
        """The same by keyboard: sort by the column of the current cell."""
        if section < 0:
            return
        title = self._table.columns[section].title
        menu.addAction(f"按“{title}”排序").triggered.connect(lambda _checked: self.sort_by(section))
        again = menu.addAction(f"再按“{title}”排序")
        again.setEnabled(bool(self._table.sort_keys))
        again.triggered.connect(lambda _checked: self.sort_by(section, further=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar that comes or goes leaves another width for the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        keys = self._table.sort_keys
        place = next((place for place, key in enumerate(keys) if key.column == section), None)
        if place is not None:
            self._paint_arrow(painter, rect, keys[place], str(place + 1) if len(keys) > 1 else "")

    def _paint_arrow(self, painter: QPainter, rect: QRect, key: SortKey, number: str) -> None:
        """At the end of the section that the title leaves free."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, middle = theme.px(4), rect.center().y()
        right = rect.right() - theme.px(6) - (painter.fontMetrics().horizontalAdvance(number) if number else 0)
        if self._table.headerData(key.column, self.orientation(), ALIGNMENT) & RIGHT:
            right = rect.left() + theme.px(6) + 2 * side
        point, base = (middle + side / 2, middle - side / 2) if key.falling else (middle - side / 2, middle + side / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.SECOND_INK))
        shape = [QPointF(right - 2 * side, base), QPointF(right, base), QPointF(right - side, point)]
        painter.drawPolygon(QPolygonF(shape))
        painter.setPen(QColor(colours.SECOND_INK))
        painter.setFont(theme.font(8))
        painter.drawText(QPointF(right + 2, middle + theme.px(4)), number)
        painter.restore()

    def _sort(self, section: int) -> None:
        further = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort_by(section, further=bool(further))
