"""The words of a section: what the ledger wrote has a bar beside it, figures are underlined and lead to their rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from heze_desk.briefings.draft_records import Figure
from heze_desk.briefings.figure_places import FigureNames, FigurePlace
from heze_desk.briefings.paper_records import called
from heze_desk.kit import colours, theme
from heze_desk.kit.level_editor import LevelEditor
from heze_desk.meetings import minutes_text

BAR_WIDE, BAR_LEFT = 3, 4
MARKED_AFTER_MS = 400  # no key waits for it


class SectionEditor(LevelEditor):
    """`figure_asked` carries the name of a figure, `table_pasted` a block from Excel, `inset_asked` a caption."""

    figure_asked = Signal(str)
    table_pasted = Signal(str)
    inset_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(minutes_text)
        self._compiled: frozenset[str] = frozenset()
        self._figures: Sequence[Figure] = ()
        self._key, self._names = "", FigureNames("", ())
        self._places: tuple[FigurePlace, ...] = ()
        self.setAccessibleName("这一部分的正文")
        self.viewport().setMouseTracking(True)
        self._pause = QTimer(self, singleShot=True, interval=MARKED_AFTER_MS)
        self._pause.timeout.connect(self.mark)
        self.textChanged.connect(self._pause.start)

    def show_marks(self, key: str, compiled: str, figures: Sequence[Figure]) -> None:
        """What of the text came from the ledger, and which figures it tells."""
        if figures is not self._figures or key != self._key:
            self._key, self._figures, self._names = key, figures, FigureNames(key, figures)
        self._compiled = frozenset(line for line in compiled.split("\n") if line.strip())
        self.mark()
        self.viewport().update()

    def mark(self) -> None:
        """Underline the figures and lay a ground under the lines that stand for tables, charts and pictures."""
        text = self.toPlainText()
        self._places = tuple(self._names.places(text))
        marked = [self._selected(one.start, one.end, _figure_look()) for one in self._places]
        begins = 0
        for line in text.split("\n"):
            if called(line):
                marked.append(self._selected(begins, begins, _block_look()))
            begins += len(line) + 1
        self.setExtraSelections(marked)

    def figure_at(self, position: int) -> str:
        """The figure whose number stands at a place between letters; nothing where there is none."""
        return next((one.name for one in self._places if one.start <= position <= one.end), "")

    def ask_here(self) -> None:
        """What the cursor stands at: the rows behind a figure, or the table or picture of a line."""
        self.mark()
        cursor = self.textCursor()
        if name := self.figure_at(cursor.position()):
            self.figure_asked.emit(name)
        elif caption := called(cursor.block().text()):
            self.inset_asked.emit(caption)

    def put_line(self, text: str) -> None:
        """A line of its own below that of the cursor, or in its place where that is empty."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(text if not cursor.block().text().strip() else f"\n{text}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Cells from Excel become a table; anything else is plain text."""
        if source.hasText() and "\t" in source.text().strip("\t\r\n"):
            self.table_pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed since the text was shown, Ctrl+Z and Ctrl+Y are those of the desk."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            document = self.document()
            if (event.matches(undo) and not document.isUndoAvailable()) or (
                event.matches(redo) and not document.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_figure(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask_here()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.figure_at(self.cursorForPosition(event.position().toPoint()).position())
        leads = bool(over) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.IBeamCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, bar = QPainter(self.viewport()), QColor(colours.BAR)
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > event.rect().bottom():
                break
            if block.text() in self._compiled:
                high = block.layout().boundingRect().height()
                top = box.bottom() - high if block.blockNumber() == 0 else box.top()
                painter.fillRect(QRectF(theme.px(BAR_LEFT), top + 2, theme.px(BAR_WIDE), high - 4), bar)
            block = block.next()
        painter.end()

    def _tell_figure(self, place: QPoint, on_screen: QPoint) -> None:
        name = self.figure_at(self.cursorForPosition(place).position())
        value = next((one.value for one in self._figures if one.name == name), 0)
        text = f"{name}：台账中是 {value}。Ctrl+单击或 Ctrl+Enter 看各行。" if name else ""
        QToolTip.showText(on_screen, text, self.viewport())

    def _selected(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
        return selection


def _figure_look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(QColor(colours.ACTION))
    return look


def _block_look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(colours.BAR_GROUND))
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return look
