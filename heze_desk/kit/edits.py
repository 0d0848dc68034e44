"""Editors for one value each, the same in cells, forms and dialogs."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, Protocol

from PySide6.QtCore import QMimeData, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.choice_edit import ChoiceEdit, ChoicesPanel
from heze_desk.kit.choices_popup import pop_up_choices
from heze_desk.kit.columns import Choice, Column, Kind, Record, said, whole_percent
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.icons import icon
from heze_desk.kit.page_keys import PageLine

STEP = 5


class ValueEdit(Protocol):
    """What every editor can do."""

    def value(self) -> Any:
        """The value typed; refuses a text that means none."""

    def set_value(self, value: Any) -> None: ...

    def complaint(self) -> str:
        """Why there is no value, or nothing."""


class LineEdit(PageLine):
    """One line of text; `read` makes a value of it."""

    def __init__(self, read: Callable[[str], Any] = str.strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read

    def value(self) -> Any:
        return self._read(self.text())

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def complaint(self) -> str:
        try:
            self.value()
        except DeskError as refusal:
            return str(refusal)
        return ""


class LongEdit(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self.setPlainText("" if value is None else str(value))

    def complaint(self) -> str:
        return ""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are no text: those dropped here go to the window."""
        files = any(url.isLocalFile() for url in source.urls())
        return not files and super().canInsertFromMimeData(source)


class CellLongEdit(LongEdit):
    """In a cell Return is done and Alt+Return or Shift+Return breaks the line, as in Excel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        breaking = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and breaking:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)


class PercentEdit(LineEdit):
    """0 to 100, in steps of five by the arrow keys; what is more is refused instead of cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(whole_percent, parent)

    def set_value(self, value: Any) -> None:
        self.setText(f"{int(value or 0)}%")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif not self.complaint():
            by = STEP if event.key() == Qt.Key.Key_Up else -STEP
            self.set_value(min(100, max(0, self.value() + by)))
            self.selectAll()


class ProposedEdit(LineEdit):
    """One line for which words are proposed, Down shows all of them; other words may be typed."""

    def __init__(self, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choices = choices
        self._words = QStringListModel(self)
        proposals = QCompleter(self._words, self)
        proposals.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(proposals)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._words.setStringList([choice.label for choice in self._choices()])
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.completer().popup().isVisible():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            return
        super().keyPressEvent(event)


class NamesEdit(LineEdit):
    """Several names typed with 、 between them, or ticked in a list that Alt+Down opens."""

    def __init__(
        self, choices: Callable[[], Sequence[Choice]], read: Callable[[str], Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(read, parent)
        self._choices = choices
        self.setPlaceholderText("写名称，用、隔开；或按 Alt+↓ 勾选")
        opener = self.addAction(icon("list"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip("勾选（Alt+↓）")
        opener.triggered.connect(self.open_list)

    def set_value(self, value: Any) -> None:
        names = {choice.value: choice.label for choice in self._choices()}
        super().set_value(said([names[one] for one in value or ()]))

    def open_list(self) -> ChoicesPanel:
        """The check list below the line; accepting it writes the names here."""
        values = () if self.complaint() else self.value()
        return pop_up_choices(self, self.rect().bottomLeft(), (self._choices(), values), self.set_value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
            return
        super().keyPressEvent(event)


class EditorMaker(Generic[Record]):
    """Makes the editor that fits a column."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def make(self, column: Column[Record], parent: QWidget | None, *, in_cell: bool = False) -> Any:
        match column.kind:
            case Kind.DAY:
                return DayEdit(self._today, parent)
            case Kind.PERCENT:
                return PercentEdit(parent)
            case Kind.CHOICE:
                return ChoiceEdit(column.choices(), parent)
            case Kind.PROPOSED:
                return ProposedEdit(column.choices, parent)
            case Kind.CHOICES:
                return NamesEdit(column.choices, lambda text: column.parsed(text, self._today()), parent)
            case Kind.LONG:
                return CellLongEdit(parent) if in_cell else LongEdit(parent)
            case _:
                return LineEdit(lambda text: column.parsed(text, self._today()), parent)
