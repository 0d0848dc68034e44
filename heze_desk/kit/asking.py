"""A dialog of labelled fields with a button that names the act."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.edits import EditorMaker
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
        remark: str = "",
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
            self.editors[column.title] = maker.make(column, None)
        self.remark, self.refusal = QLabel(remark, wordWrap=True), QLabel(wordWrap=True)
        self.done_button = QPushButton(yes)
        self._lay_out()

    def show_record(self, record: Any) -> None:
        """Put what a record says into the fields."""
        self.fill({column.title: column.value(record) for column in self._columns})

    def fill(self, answers: Answers) -> None:
        """Put values into the fields, by the titles of their columns."""
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
        try:
            self._act(self.answers())
        except DeskError as refusal:
            self.refuse(refusal)
            return
        super().accept()

    def refuse(self, refusal: Exception) -> None:
        """Say why it is not done; the dialog stays open."""
        self.refusal.setText(str(refusal))
        self.refusal.show()
        room = self.heightForWidth(self.width())  # Qt makes room only for what does not wrap
        self.resize(self.width(), max(self.height(), room))

    def _lay_out(self) -> None:
        self.remark.setProperty("second", True)
        self.remark.setVisible(bool(self.remark.text()))
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addLayout(self._form())
        layout.addWidget(self.remark)
        layout.addWidget(self.refusal)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(theme.px(460))

    def _form(self) -> QFormLayout:
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
        return form

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
