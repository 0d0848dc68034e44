"""Editors for one value each, the same in cells, forms and dialogs."""

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoiceEdit
from heze_desk.kit.columns import Column, Kind, Record
from heze_desk.kit.day_edit import DayEdit


class ValueEdit(Protocol):
    """What every editor can do."""

    def value(self) -> Any:
        """The value typed; refuses a text that means none."""

    def set_value(self, value: Any) -> None: ...

    def complaint(self) -> str:
        """Why there is no value, or nothing."""


class LineEdit(QLineEdit):
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


class CellLongEdit(LongEdit):
    """In a cell Return is done and Alt+Return or Shift+Return breaks the line, as in Excel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        breaking = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and breaking:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)


class PercentEdit(QSpinBox):
    """0 to 100, in steps of five by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setSuffix("%")
        self.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)

    def set_value(self, value: Any) -> None:
        self.setValue(int(value or 0))

    def complaint(self) -> str:
        return ""


class EditorMaker(Generic[Record]):
    """Makes the editor that fits a column; several choices have a panel of their own."""

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
            case Kind.LONG:
                return CellLongEdit(parent) if in_cell else LongEdit(parent)
            case _:
                return LineEdit(lambda text: column.parsed(text, self._today()), parent)
