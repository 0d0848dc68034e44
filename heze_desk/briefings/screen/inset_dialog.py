"""What the dialogs for a table and for a picture share: a name, a refusal said in place, and a button for the act."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from heze_desk.briefings.draft_records import Inset
from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.pieces import second

Put = Callable[[Inset], object]
"""Takes what was made; what it refuses leaves the dialog open."""


class InsetDialog(QDialog):
    """Write `made`; Ctrl+Return accepts from any field."""

    def __init__(self, put: Put, *, title: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._put = put
        self.caption, self.refusal = QLineEdit(), QLabel(wordWrap=True)
        self.caption.setPlaceholderText("印在纸上的名称，正文里用它标明位置")
        self.form, self.body = QFormLayout(), QVBoxLayout()
        self.done_button = QPushButton(yes)
        self._build()

    def made(self) -> Inset:
        """What stands in the fields, refused where it makes no sense."""
        raise NotImplementedError

    def accept(self) -> None:
        try:
            self._put(self.made())
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        super().accept()

    def _build(self) -> None:
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        self.form.setHorizontalSpacing(theme.px(12))
        self.form.setVerticalSpacing(theme.px(8))
        self.form.addRow(second("名称"), self.caption)
        leave = QPushButton("取消")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(self.form)
        layout.addLayout(self.body)
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)
