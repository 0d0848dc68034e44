"""A line to type in and what is found below it, over the window; the keys move in the list while one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from heze_desk.kit import colours, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.pieces import second

WIDTH, HEIGHT, FROM_TOP = 820, 500, 64
TITLE_SHARE = 0.52  # of a row is the title's where something stands beside it
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True)
class FinderLine:
    """A line of the list; one without a value is a heading and cannot be opened."""

    text: str
    detail: str = ""
    value: Any = None
    faint: bool = False


class Finder(QDialog):
    """`typed` tells the words, `opened` the value of the line that Enter or a click opens."""

    typed = Signal(str)
    opened = Signal(object)

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._moved = False
        self.setWindowTitle("查找")
        self.setModal(True)
        self.words = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.words.setAccessibleName("查找")
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.lines = QListWidget()
        self.lines.setAccessibleName("找到的内容")
        self.lines.setItemDelegate(_LineDelegate(self.lines))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.state, keys = second(""), second("↑↓ 选择　Enter 打开　Esc 关闭")
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(12)] * 4)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.words)
        layout.addWidget(self.lines, 1)
        layout.addLayout(foot)
        self.words.textChanged.connect(self._type)
        self.lines.itemClicked.connect(lambda _item: self._open())

    def come(self) -> None:
        """Open over the window with what was typed last time gone."""
        owner = self._owner
        width = min(theme.px(WIDTH), owner.width() - theme.px(40))
        self.resize(width, min(theme.px(HEIGHT), owner.height() - theme.px(2 * FROM_TOP)))
        self.move(owner.mapToGlobal(owner.rect().topLeft()))
        self.move(self.x() + (owner.width() - width) // 2, self.y() + theme.px(FROM_TOP))
        self.words.clear()
        self.open()
        self.words.setFocus()

    def show_lines(self, lines: Sequence[FinderLine]) -> None:
        """Show these, the first that can be opened chosen; one that was gone to stays chosen while it is there."""
        chosen = self.current() if self._moved else None
        self.lines.clear()
        for line in lines:
            item = QListWidgetItem(line.text, self.lines)
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setToolTip(line.detail)
            if line.value is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        rows = [row for row, line in enumerate(lines) if line.value is not None]
        kept = [row for row in rows if chosen is not None and lines[row].value == chosen]
        if rows:
            self.lines.setCurrentRow((kept or rows)[0])
        self.lines.scrollToTop() if not kept else self.lines.scrollToItem(self.lines.currentItem())

    def current(self) -> Any:
        """The value of the chosen line, None without one."""
        item = self.lines.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).value if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around, for the window below has the same ground."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(colours.THIRD_INK))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _type(self, text: str) -> None:
        self._moved = False
        self.typed.emit(text)

    def _step(self, places: int) -> None:
        """On by so many lines that can be opened; at the ends no further."""
        rows = [row for row in range(self.lines.count()) if self.lines.item(row).flags()]
        if rows:
            at = rows.index(self.lines.currentRow()) if self.lines.currentRow() in rows else 0
            self.lines.setCurrentRow(rows[max(0, min(at + places, len(rows) - 1))])
            self._moved = True
        if rows and self.lines.currentRow() == rows[0]:
            self.lines.scrollToTop()  # with the heading above it

    def _open(self) -> None:
        if (value := self.current()) is not None:
            self.opened.emit(value)


class _LineDelegate(QStyledItemDelegate):
    """A heading small and grey; else the title, and beside it what is said of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(theme.px(28), option.fontMetrics.height() + theme.px(8)))  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: FinderLine = index.data(Qt.ItemDataRole.UserRole)
        box = option.rect  # type: ignore[attr-defined]
        view = self.parent()
        if isinstance(view, QListWidget) and view.currentRow() == index.row() and line.value is not None:
            theme.fill(painter, box, QColor(colours.SELECTION))
        inner = box.adjusted(theme.px(8 if line.value is None else 16), 0, -theme.px(8), 0)
        title = inner.adjusted(0, 0, -int(inner.width() * (1 - TITLE_SHARE)) if line.detail and line.value else 0, 0)
        painter.save()
        quiet = line.value is None or line.faint
        painter.setFont(theme.font(theme.SECOND if line.value is None else theme.BODY))
        _write(painter, title, line.text, colours.SECOND_INK if quiet else colours.INK)
        if line.value is not None and line.detail:
            painter.setFont(theme.font(theme.SECOND))
            _write(painter, inner.adjusted(title.width() + theme.px(10), 0, 0, 0), line.detail, colours.SECOND_INK)
        painter.restore()


def _write(painter: QPainter, box: Any, text: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
