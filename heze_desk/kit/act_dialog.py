"""A dialog with a button that names its act: done on acceptance, refused in place."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from heze_desk.errors import DeskError


class ActDialog(QDialog):
    """Write `perform`; what it refuses is said and leaves the dialog open. Ctrl+Return accepts from any field."""

    def __init__(self, *, title: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.refusal, self.done_button = QLabel(wordWrap=True), QPushButton(yes)
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()

    def perform(self) -> None:
        """Do what the button names, or refuse it with a sentence."""
        raise NotImplementedError

    def accept(self) -> None:
        try:
            self.perform()
        except DeskError as refusal:
            self.refuse(refusal)
            return
        super().accept()

    def refuse(self, refusal: Exception) -> None:
        """Say why it is not done; the dialog stays open."""
        self.refusal.setText(str(refusal))
        self.refusal.show()
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """The room that a refusal needs is known for sure only once it has been laid out."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.refusal.isVisible():
            self._make_room()
        return done

    def _make_room(self) -> None:
        room = self.heightForWidth(self.width())  # Qt makes room only for what does not wrap
        if self.minimumHeight() != room:
            self.setMinimumHeight(room)  # a window manager may take a mere wish back
        self.resize(self.width(), max(self.height(), room))

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
