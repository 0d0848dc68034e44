"""A place to write long texts, in which each key is painted at once, be it in a paragraph of 50,000 characters."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from heze_desk.kit import colours, theme


class PlainEditor(QPlainTextEdit):
    """Plain text of one size in points."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self.setFont(_unshaped(theme.font(points)))
        self.setTabChangesFocus(True)
        self.setDocument(self._document())
        self.viewport().setAutoFillBackground(False)  # else the sheet takes the next attribute away
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what scrolls is moved, not painted

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme.fill(painter, event.rect(), self._ground())
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.viewport().update()

    def _ground(self) -> QColor:
        """What the sheet says, which tells it to nobody but the frame."""
        if not self.isEnabled():
            return QColor(colours.GROUND)
        return QColor(colours.RAIL if self.isReadOnly() else colours.CARD)

    def _document(self) -> QTextDocument:
        document = QTextDocument(self)
        layout = LineLayout(document, self._repaint)
        layout.setPaintDevice(self.viewport())
        document.setDocumentLayout(layout)
        document.setDefaultFont(self.font())
        return document

    def _repaint(self, block: QTextBlock, above: float, below: float) -> None:
        """Have the viewport painted between two heights within a block."""
        top, shown = self.blockBoundingGeometry(block).top() + self.contentOffset().y(), self.viewport().rect()
        first, last = max(-1.0, top + above), min(shown.height() + 1.0, top + below)
        box = QRect(0, math.floor(first) - 1, shown.width(), math.ceil(last - first) + 3) & shown
        self.viewport().update(box)
        self.updateRequest.emit(box, 0)


class LineLayout(QPlainTextDocumentLayout):
    """Has the lines painted that a key can have changed; Qt has the whole paragraph painted, and all at an Enter.

    An error in here would end the program, and so would asking for `document()`, which then counts as its child.
    """

    def __init__(self, document: QTextDocument, repaint: Callable[[QTextBlock, float, float], None]) -> None:
        super().__init__(document)
        self._shown, self._repaint = document, repaint
        self._size, self._blocks = self.documentSize(), document.blockCount()

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        block, blocks = self._shown.findBlock(start), self._blocks
        block.layout().setCacheEnabled(True)  # what is found out to lay it out is used to paint it
        height = self.blockBoundingRect(block).height()
        self.blockSignals(True)
        super().documentChanged(start, removed, added)
        self.blockSignals(False)
        self._tell_size()
        if self._blocks not in (blocks, blocks + 1):
            self.requestUpdate()
            return
        stays = self._blocks == blocks and self.blockBoundingRect(block).height() == height
        self._repaint(block, _line_above(block, start), height if stays else math.inf)

    def _tell_size(self) -> None:
        size, blocks = self.documentSize(), self._shown.blockCount()
        if (size, blocks) != (self._size, self._blocks):
            self._size, self._blocks = size, blocks
            self.documentSizeChanged.emit(size)


def _line_above(block: QTextBlock, position: int) -> float:
    """Where the line begins before that of the position, as a word may have gone up."""
    layout = block.layout()
    line = layout.lineForTextPosition(position - block.position())
    return layout.lineAt(max(0, line.lineNumber() - 1)).y() if line.isValid() else 0.0


def _unshaped(font: QFont) -> QFont:
    """Chinese needs no shaping, which takes half the time of laying a paragraph out."""
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font
