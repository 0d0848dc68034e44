"""Fields that read like plain text until one comes to change them."""

from string import Template
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit

from heze_desk.kit import colours, theme
from heze_desk.kit.columns import Column, Record
from heze_desk.kit.delegates import broken
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.screen import Desk

MARGIN, FRAME = 2, 1  # around the text of a field, so that all of them begin at the same place
QUIET = Template("""
#quiet { background: $card; }
QLineEdit, QComboBox, QPlainTextEdit {
    background: transparent; border: 1px solid transparent; padding: 0; }
QLineEdit, QComboBox { min-height: 22px; }
QComboBox QLineEdit { border: 0; min-height: 0; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $line; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
    background: $card; border-color: $focus; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QLabel:disabled { color: $ink; }
QListView { background: transparent; border: 0; }
""").substitute(colours.TOKENS)


class Headline(RecordForm[Record]):
    """The name of a record as the heading of its page; Return saves it."""

    def __init__(self, desk: Desk, column: Column[Record]) -> None:
        super().__init__(desk, (column,))
        self.field = self.fields[column.title]
        for label in self.findChildren(QLabel):
            if label.buddy() is self.field.editor:
                label.hide()
        self.field.editor.setFont(theme.font(theme.CARD_TITLE, strong=True))
        self.field.editor.installEventFilter(self)
        let_grow(self, least=1, most=4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        returns = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in returns:
            self.commit()
            return True
        return super().eventFilter(watched, event)


def let_grow(form: RecordForm[Any], *, least: int, most: int) -> None:
    """Make the long fields of a form as tall as their text, between so many lines."""
    for field in form.fields.values():
        if isinstance(field.editor, QPlainTextEdit):
            Growth(field.editor, least, most)


def line() -> QFrame:
    """A faint line between two groups of fields."""
    frame = QFrame()
    frame.setFixedHeight(1)
    frame.setStyleSheet(f"background: {colours.FAINT_LINE};")
    return frame


class Growth(QObject):
    """Keeps an editor as tall as its text, whatever its width."""

    def __init__(self, editor: QPlainTextEdit, least: int, most: int) -> None:
        super().__init__(editor)
        self._editor = editor
        self._least = least
        self._most = most
        self._width = 0
        editor.document().setDocumentMargin(MARGIN)
        editor.textChanged.connect(self.fit)
        editor.viewport().installEventFilter(self)

    def fit(self) -> None:
        editor = self._editor
        if not self._width:
            return
        text = editor.toPlainText() or editor.placeholderText()
        lines = len(broken(text, editor.font(), self._width - 2 * MARGIN, self._most + 1))
        bars = Qt.ScrollBarPolicy
        editor.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if lines > self._most else bars.ScrollBarAlwaysOff)
        room = min(self._most, max(self._least, lines)) * editor.fontMetrics().lineSpacing()
        editor.setFixedHeight(room + 2 * (MARGIN + FRAME) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size().width() != self._width:
            self._width = event.size().width()
            self.fit()
        return super().eventFilter(watched, event)


class WheelPasses(QObject):
    """Lets the wheel scroll the pane where it would change a value by accident."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
