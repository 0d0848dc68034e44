"""Who speaks: those who are here, the last speakers first; typed on to narrow, Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice

VALUE = Qt.ItemDataRole.UserRole
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SpeakerPopup(QFrame):
    """`chosen` carries the name; one that is not on the list is taken as it is typed."""

    chosen = Signal(str)

    def __init__(self, speakers: Sequence[Choice], owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self._speakers = tuple(speakers)
        self.line, self.list = QLineEdit(placeholderText="输入姓名或单位，按 Enter 选定"), QListWidget()
        hint = QLabel("名单里没有的，写上姓名按 Enter。")
        hint.setProperty("second", True)
        layout = QVBoxLayout(self)
        for part in (self.line, self.list, hint):
            layout.addWidget(part)
        self.resize(theme.px(280), theme.px(300))
        self.line.textChanged.connect(self._narrow)
        self.line.returnPressed.connect(self.take)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.line.installEventFilter(self)
        self._narrow("")

    def open_at(self, place: QPoint) -> None:
        self.move(place)
        self.show()
        self.line.setFocus()

    def take(self) -> None:
        item = self.list.currentItem()
        name = item.data(VALUE) if item is not None else self.line.text().strip()
        self.close()
        if name:
            self.chosen.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while the line has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ARROWS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        self.list.clear()
        for one in self._speakers:
            if not text.strip() or one.answers(text):
                QListWidgetItem(one.label, self.list).setData(VALUE, one.value)
        self.list.setCurrentRow(0)
