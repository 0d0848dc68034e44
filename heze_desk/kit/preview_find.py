"""The line in which one types what to look for in a paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from heze_desk.kit import theme
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.page_reader import PageReader

FEW = 30


class FindBar(QFrame):
    """Finds as one types; Enter and F3 go on, with Shift back, Esc closes. `closed` gives the keyboard back."""

    closed = Signal()

    def __init__(self, reader: PageReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.words = QLineEdit(placeholderText="在文书中查找", clearButtonEnabled=True)
        self.words.setAccessibleName("在文书中查找")
        self.words.setMinimumWidth(theme.px(160))
        self.words.setMaximumWidth(theme.px(320))
        self.count = QLabel()
        self.count.setProperty("second", True)
        self.next = self._action("下一处", lambda: self.step(1), "chevron-down", "F3")
        self.previous = self._action("上一处", lambda: self.step(-1), "chevron-up", "Shift+F3")
        self.leave = QAction(icon("close"), "关闭查找（Esc）", self)
        self.leave.triggered.connect(self.close_bar)
        self.words.textChanged.connect(reader.look_for)
        reader.search.changed.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.words, 1)
        for action in (self.previous, self.next):
            layout.addWidget(_button(action))
        layout.addWidget(self.count)
        layout.addStretch(2)
        layout.addWidget(_button(self.leave))
        self.hide()

    def open_bar(self) -> None:
        """Come here, and look for what is selected on the page if that is a few words."""
        selected = self._reader.selected_text()
        self.show()
        if 0 < len(selected) <= FEW and "\n" not in selected:
            self.words.setText(selected)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._reader.look_for(self.words.text())

    def close_bar(self) -> None:
        self.hide()
        self._reader.look_for("")
        self.closed.emit()

    def step(self, places: int) -> None:
        """To the next place or back; where nothing is looked for yet, come here first."""
        if self.isHidden():
            self.open_bar()
        else:
            self._reader.search.step(places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def _tell(self) -> None:
        search = self._reader.search
        found = f"第 {search.current + 1}/{len(search.hits)} 处" if search.hits else "没有找到"
        self.count.setText(found if search.words.strip() and (search.hits or search.is_done) else "")
        for action in (self.next, self.previous):
            action.setEnabled(bool(search.hits) or (self.isHidden() and self._reader.has_paper))

    def _action(self, text: str, slot: Callable[[], None], sign: str, keys: str) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(with_keys(text, keys))
        action.triggered.connect(lambda _checked: slot())
        return action


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("plain", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
