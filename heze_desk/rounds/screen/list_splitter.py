"""The list of rounds at the left, as wide as the window allows, until the secretary moves it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from heze_desk.kit import theme
from heze_desk.kit.memory import Memory

WIDTHS = ((1200, 300), (0, 240))
"""From which width of the window the list is how wide."""
KEY = "pane/rounds"


class ListSplitter(QSplitter):
    """What is at the right takes the rest."""

    def __init__(self, left: QWidget, right: QWidget, memory: Memory) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._memory = memory
        self.setHandleWidth(theme.px(10))
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        left.setMinimumWidth(theme.px(WIDTHS[-1][1]))
        self._moved = bool(memory.text(KEY)) and self.restoreState(memory.state(KEY))
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            window = self.window().width()
            wide = theme.px(next(width for least, width in WIDTHS if window >= theme.px(least)))
            self.setSizes([wide, self.width() - wide - self.handleWidth()])

    def _keep(self) -> None:
        self._moved = True
        self._memory.keep_state(KEY, self.saveState())
