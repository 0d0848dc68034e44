"""Fields of a form: an editor, its save, and the sentence that says why it was not saved."""

from collections.abc import Callable
from typing import Any, Generic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoiceEdit, ChoicesPanel
from heze_desk.kit.choices_popup import pop_up_choices
from heze_desk.kit.columns import Column, Kind, Record
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import EditorMaker, LongEdit
from heze_desk.kit.icons import icon
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.screen import Desk

Write = Callable[[Any], bool]
"""Writes a value; False where it was not, for it is being asked about."""


class Field(QWidget, Generic[Record]):
    """Shows one value of a record; this plain one can only be read."""

    label_alignment = Qt.AlignmentFlag.AlignTop

    def __init__(self, column: Column[Record], editor: QWidget) -> None:
        super().__init__()
        self.column = column
        self.editor = editor
        self._layout: QBoxLayout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(editor)

    def show_record(self, record: Record | None, *, afresh: bool) -> None:
        """Set the text; `afresh` drops what was being typed."""

    def save(self) -> None:
        """Write what was typed, if anything was."""


class ShownField(Field[Record]):
    """A text that can be selected but not changed."""

    def __init__(self, column: Column[Record]) -> None:
        self.text = QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        super().__init__(column, self.text)

    def show_record(self, record: Record | None, *, afresh: bool) -> None:
        self.text.setText("" if record is None else self.column.shown(record))


class LightField(Field[Record]):
    def __init__(self, column: Column[Record]) -> None:
        self.light = LightLabel()
        super().__init__(column, self.light)

    def show_record(self, record: Record | None, *, afresh: bool) -> None:
        self.light.set_word("" if record is None else self.column.shown(record))


class EditField(Field[Record]):
    """Saved when it is left, by Return, or by picking; a text that means nothing stays and says why."""

    label_alignment = Qt.AlignmentFlag.AlignVCenter

    def __init__(self, desk: Desk, column: Column[Record], write: Write) -> None:
        editor: Any = EditorMaker[Record](lambda: desk.clock.today).make(column, None)
        super().__init__(column, editor)
        self._desk = desk
        self._write = write
        self._edit = editor
        self._shown: Any = None
        self._shown_text = self._text()
        self.refusal = QLabel(wordWrap=True)
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        self._layout.addWidget(self.refusal)
        self._readable = isinstance(editor, LongEdit)  # a long text is scrolled and copied also where it is closed
        if isinstance(editor, LongEdit):
            editor.setReadOnly(desk.workspace.read_only)
            editor.setFixedHeight(theme.px(72))
            self.label_alignment = Qt.AlignmentFlag.AlignTop
        self._listen()

    def show_record(self, record: Record | None, *, afresh: bool) -> None:
        self.setEnabled(record is not None and (self._readable or not self._desk.workspace.read_only))
        if isinstance(self._edit, ChoiceEdit):
            self._edit.offer(self.column.choices())
        if not afresh and self.is_typed():
            return
        self._shown = None if record is None else self.column.value(record)
        self._edit.set_value(self._shown)
        self._shown_text = self._text()
        self.refusal.hide()

    def is_typed(self) -> bool:
        """Whether something stands here that is not yet saved."""
        return self._text() != self._shown_text

    def save(self) -> None:
        if not self.is_typed():
            return
        try:
            value = self._edit.value()
            if value != self._shown and not self._write(value):
                value = self._shown
        except DeskError as refusal:
            raise DeskError(f"“{self.column.title}”没有保存：{refusal}") from refusal
        self._shown = value
        self._edit.set_value(value)
        self._shown_text = self._text()
        self.refusal.hide()

    def save_or_say(self) -> None:
        """Save; a refusal is said under the field and the text stays."""
        try:
            self.save()
        except DeskError as refusal:
            self.refusal.setText(str(refusal.__cause__ or refusal))
            self.refusal.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save_or_say()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        match self._edit:
            case LongEdit():
                self._edit.installEventFilter(self)
            case ChoiceEdit():
                self._edit.activated.connect(self.save_or_say)
                self._line().editingFinished.connect(self.save_or_say)
            case _:
                self._edit.editingFinished.connect(self.save_or_say)
        if isinstance(self._edit, DayEdit):
            self._edit.picked.connect(self.save_or_say)

    def _line(self) -> QLineEdit:
        line = self._edit.lineEdit()
        assert isinstance(line, QLineEdit)
        return line

    def _text(self) -> str:
        match self._edit:
            case LongEdit():
                return self._edit.toPlainText()
            case ChoiceEdit():
                return self._edit.currentText()
            case _:
                return str(self._edit.text())


class ChoicesField(Field[Record]):
    """The names chosen, on a button that opens the check list."""

    def __init__(self, desk: Desk, column: Column[Record], write: Write) -> None:
        self.names = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)  # its first line beside the caption
        self.names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.opener = QToolButton()
        self.opener.setIcon(icon("edit"))
        self.opener.setToolTip(f"选择{column.title}")
        self.opener.setAccessibleName(f"选择{column.title}")
        self.opener.setProperty("plain", True)
        self.opener.setFixedHeight(self.names.fontMetrics().height() + theme.px(2))
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(column, self.names)
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
        self._layout.setStretch(0, 1)
        self._layout.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        self._desk = desk
        self._write = write
        self._values: tuple[Any, ...] = ()
        self.opener.clicked.connect(self.open_list)

    def show_record(self, record: Record | None, *, afresh: bool) -> None:
        self.setEnabled(record is not None and not self._desk.workspace.read_only)
        self._values = () if record is None else tuple(self.column.value(record))
        self.names.setText("" if record is None else self.column.shown(record))

    def open_list(self) -> ChoicesPanel:
        below = self.opener.mapTo(self, self.opener.rect().bottomLeft())
        return pop_up_choices(self, below, (self.column.choices(), self._values), self._save_if_changed)

    def _save_if_changed(self, values: tuple[Any, ...]) -> None:
        if values != self._values:
            self._write(values)


def field_for(desk: Desk, column: Column[Record], write: Write) -> Field[Record]:
    """The field that fits a column; one that cannot be written is only shown."""
    match column.kind:
        case Kind.LIGHT:
            return LightField(column)
        case _ if column.write is None:
            return ShownField(column)
        case Kind.CHOICES:
            return ChoicesField(desk, column, write)
        case _:
            return EditField(desk, column, write)
