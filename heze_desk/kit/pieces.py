"""Small pieces that every page is made of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.memory import Memory
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.page_keys import PageLine

PANES = ((1700, 360), (1500, 320), (0, 290))
"""From which width of the window the pane beside a table is how wide."""


class FilterLine(PageLine):
    """Filters as one types; Esc clears it, Ctrl+F comes here from anywhere on the page."""

    narrowed = Signal(str)

    def __init__(self, hint: str, page: QWidget) -> None:
        super().__init__(page)
        self.setPlaceholderText(hint)
        self.setFixedWidth(theme.px(220))
        self.textChanged.connect(self._narrow)
        coming = QAction("筛选本页", page)
        coming.setShortcut(QKeySequence("Ctrl+F"))
        coming.triggered.connect(self._come)
        page.addAction(coming)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        self.setClearButtonEnabled(True)  # only now, for making it takes longer than all else of this line
        self.narrowed.emit(text.strip())

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()


class ShownCount(QLabel):
    """“显示 3/20 项”."""

    def __init__(self, measure: str = "项") -> None:
        super().__init__()
        self._measure = measure
        self.setProperty("second", True)

    def say(self, shown: int, total: int) -> None:
        self.setText(f"显示 {shown}/{total} {self._measure}")


class Card(QFrame):
    """A white card with a title, a remark at its right and room for the rest in `body`."""

    def __init__(self, title: str = "", remark: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.remark = titled(title), second(remark)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        self.body.setSpacing(theme.px(8))
        if title:
            head = QHBoxLayout()
            head.addWidget(self.title, 1)
            head.addWidget(self.remark)
            self.body.addLayout(head)


class PaneSplitter(QSplitter):
    """A table at the left, a pane at the right whose width follows the window until the secretary moves it."""

    def __init__(self, left: QWidget, pane: QWidget, memory: Memory, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._memory = memory
        self._key = f"pane/{name}"
        self.addWidget(left)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)
        self.setHandleWidth(theme.px(10))
        pane.setMinimumWidth(theme.px(240))
        self._moved = bool(memory.text(self._key)) and self.restoreState(memory.state(self._key))
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            window = self.window().width()
            pane = theme.px(next(width for least, width in PANES if window >= theme.px(least)))
            self.setSizes([self.width() - pane - self.handleWidth(), pane])

    def _keep(self) -> None:
        self._moved = True
        self._memory.keep_state(self._key, self.saveState())


class EmptyPage(QWidget):
    """What stands where a list has nothing to show: why, and what can be done next."""

    def __init__(self, title: str, text: str, actions: Sequence[QAction] = ()) -> None:
        super().__init__()
        self.title, self.text = titled(title), second(text)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(10))
        layout.addStretch(2)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        for action in actions:
            row.addWidget(button_for(action))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)


def fit(dialog: QWidget, parent: QWidget | None, size: tuple[int, int]) -> None:
    """Give a dialog its size in pixels of the design, but no more than the window it stands over has."""
    wide, high = (theme.px(side) for side in size)
    room = parent.window().size() if parent is not None else dialog.maximumSize()
    dialog.resize(min(wide, room.width()), min(high, room.height()))


def titled(text: str) -> QLabel:
    """A card's title."""
    label = QLabel(text, wordWrap=True)
    label.setProperty("cardTitle", True)
    return label


def second(text: str) -> QLabel:
    """A smaller, quieter line."""
    label = QLabel(text)
    label.setProperty("second", True)
    return label
