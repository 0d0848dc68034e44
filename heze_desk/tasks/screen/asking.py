"""A dialog of labelled fields with a button that names the act."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoicesPanel
from heze_desk.kit.choices_popup import pop_up_choices
from heze_desk.kit.columns import Column, Kind, said
from heze_desk.kit.edits import EditorMaker, LineEdit
from heze_desk.kit.icons import icon
from heze_desk.kit.screen import Desk

Answers = Mapping[str, Any]


class AskDialog(QDialog):
    """Fields described like columns; the act is done on acceptance, and what it refuses leaves the dialog open.

    Ctrl+Return accepts from any field, also from one of several lines.
    """

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[Any]],
        act: Callable[[Answers], object],
        *,
        title: str,
        yes: str,
        record: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act = act
        self._columns = tuple(columns)
        self.editors: dict[str, Any] = {}
        maker: EditorMaker[Any] = EditorMaker(lambda: desk.clock.today)
        for column in columns:
            several = column.kind is Kind.CHOICES
            self.editors[column.title] = NamesEdit(desk, column) if several else maker.make(column, None)
        self.done_button = QPushButton(yes)
        if record is not None:
            self.fill({column.title: column.value(record) for column in columns})
        self._lay_out()

    def fill(self, answers: Answers) -> None:
        for title, value in answers.items():
            self.editors[title].set_value(value)

    def answers(self) -> Answers:
        """What stands in the fields; refuses, naming the field, what means nothing."""
        for title, editor in self.editors.items():
            if complaint := editor.complaint():
                editor.setFocus()
                raise DeskError(f"“{title}”：{complaint}")
        return {title: editor.value() for title, editor in self.editors.items()}

    def accept(self) -> None:
        self._act(self.answers())
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(12))
        form.setVerticalSpacing(theme.px(8))
        for column in self._columns:
            editor = self.editors[column.title]
            if column.kind is Kind.LONG:
                editor.setFixedHeight(theme.px(72))
            label = QLabel(column.title)
            label.setBuddy(editor)
            form.addRow(label, editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(16))
        layout.addLayout(form)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(theme.px(460))

    def _buttons(self) -> QHBoxLayout:
        leave = QPushButton("取消")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.done_button)
        row.addWidget(leave)
        return row


class NamesEdit(LineEdit):
    """Several names typed with 、 between them, or ticked in a list that Alt+Down opens."""

    def __init__(self, desk: Desk, column: Column[Any]) -> None:
        super().__init__(lambda text: column.parsed(text, desk.clock.today))
        self._column = column
        self.setPlaceholderText("写名称，用、隔开；或按 Alt+↓ 勾选")
        opener = self.addAction(icon("list"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(f"勾选{column.title}（Alt+↓）")
        opener.triggered.connect(self.open_list)

    def set_value(self, value: Any) -> None:
        names = {choice.value: choice.label for choice in self._column.choices()}
        super().set_value(said([names[one] for one in value or ()]))

    def open_list(self) -> ChoicesPanel:
        offered = (self._column.choices(), () if self.complaint() else self.value())
        return pop_up_choices(self, QPoint(0, self.height()), offered, self.set_value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
            return
        super().keyPressEvent(event)
