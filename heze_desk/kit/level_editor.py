"""A plain editor for papers: text alone, with the levels of official papers recognised as they are typed."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFocusEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from heze_desk.kit import colours, theme
from heze_desk.kit.plain_editor import PlainEditor

HEADING_LENGTH: Final = 40
END: Final = "。；：！？"
SPOKEN: Final = 3  # from this level on only the number stands out


class Levels(Protocol):
    """How a subject numbers its levels: 1 to 3, and 0 of a plain paragraph."""

    def level_of(self, line: str, /) -> int: ...

    def without_level(self, line: str, /) -> str: ...

    def at_level(self, lines: Sequence[str], place: int, level: int, /) -> str: ...


class LevelEditor(PlainEditor):
    """`left` says that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, levels: Levels) -> None:
        super().__init__(points=12)
        self._levels = levels
        self.document().setDocumentMargin(theme.px(14))
        self.colours = LevelColours(self, levels)

    def set_level(self, level: int) -> None:
        """Make the lines of the selection headings of a level, numbered on from those above; 0 makes them plain."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for place in range(first, last + 1):
            lines = self.toPlainText().split("\n")
            line = QTextCursor(document.findBlockByNumber(place))
            line.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            line.insertText(self._levels.at_level(lines, place, level))
        cursor.endEditBlock()

    def take_text(self, text: str) -> None:
        """Put another text in its place; Ctrl+Z brings the old one back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LevelColours(QSyntaxHighlighter):
    """Headings stand out as they will on the paper: the first level bold, the second in the colour of acts."""

    def __init__(self, editor: QPlainTextEdit, levels: Levels) -> None:
        super().__init__(editor.document())
        self._levels = levels
        self._looks = {level: QTextCharFormat() for level in (1, 2, 3)}
        for level in (1, 2):
            self._looks[level].setFontWeight(700)
        self._looks[2].setForeground(QColor(colours.ACTION))
        self._looks[3].setForeground(QColor(colours.ACTION))

    def highlightBlock(self, text: str) -> None:
        level = self._levels.level_of(text)
        if not level:
            return
        lead, stop, rest = text.rstrip().partition("。")
        if level < SPOKEN and len(lead) <= HEADING_LENGTH and (rest or not (stop or lead.endswith(tuple(END)))):
            self.setFormat(0, len(lead) + len(stop), self._looks[level])
        else:
            self.setFormat(0, len(text) - len(self._levels.without_level(text)), self._looks[SPOKEN])
