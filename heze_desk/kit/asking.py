"""A dialog of labelled fields with a button that names the act."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.identity_numbers import IdentityNumberError, naming
from heze_desk.kit import theme
from heze_desk.kit.act_dialog import ActDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.edits import EditorMaker
from heze_desk.kit.screen import Desk

Answers = Mapping[str, Any]


class AskDialog(ActDialog):
    """Fields described like columns; the act is told what stands in them."""

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
        super().__init__(title=title, yes=yes, parent=parent)
        self._act = act
        self._columns = tuple(columns)
        self.editors: dict[str, Any] = {}
        maker: EditorMaker[Any] = EditorMaker(lambda: desk.clock.today)
        for column in columns:
            self.editors[column.title] = maker.make(column, None)
        self.remark = QLabel(remark, wordWrap=True)
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

    def perform(self) -> None:
        answers = self.answers()
        with naming(answers):
            self._act(answers)

    def refuse(self, refusal: Exception) -> None:
        """Lead to the field that an identity number was typed into."""
        super().refuse(refusal)
        if isinstance(refusal, IdentityNumberError):
            next((one for one in self.editors.values() if refusal.is_in(one.value())), self).setFocus()

    def _lay_out(self) -> None:
        self.remark.setProperty("second", True)
        self.remark.setVisible(bool(self.remark.text()))
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
