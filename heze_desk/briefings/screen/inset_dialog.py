"""What the dialogs for a table and for a picture share: a name, and the place for what is put in."""

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from heze_desk.briefings.draft_records import Inset
from heze_desk.kit import theme
from heze_desk.kit.act_dialog import ActDialog
from heze_desk.kit.pieces import second

Put = Callable[[Inset], object]
"""Takes what was made; what it refuses leaves the dialog open."""


class InsetDialog(ActDialog):
    """Write `made`."""

    def __init__(self, put: Put, *, title: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(title=title, yes=yes, parent=parent)
        self._put = put
        self.caption = QLineEdit()
        self.caption.setPlaceholderText("印在纸上的名称，正文里用它标明位置")
        self.form, self.body = QFormLayout(), QVBoxLayout()
        self._build()

    def made(self) -> Inset:
        """What stands in the fields, refused where it makes no sense."""
        raise NotImplementedError

    def perform(self) -> None:
        self._put(self.made())

    def _build(self) -> None:
        self.form.setHorizontalSpacing(theme.px(12))
        self.form.setVerticalSpacing(theme.px(8))
        self.form.addRow(second("名称"), self.caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(self.form)
        layout.addLayout(self.body)
        layout.addWidget(self.refusal)
        layout.addLayout(self._buttons())
