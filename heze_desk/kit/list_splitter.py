"""A list at the left, as wide as the window allows, until the secretary moves it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from heze_desk.kit import theme
from heze_desk.kit.memory import Memory

WIDTHS = ((1200, 300), (0, 240))
"""From which width of the window the list is how wide."""


class ListSplitter(QSplitter):
    """What is at the right takes the rest."""

    def __init__(self, left: QWidget, right: QWidget, memory: Memory, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._memory = memory
        self._key = f"pane/{name}"
        self.setHandleWidth(theme.px(10))
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        left.setMinimumWidth(theme.px(WIDTHS[-1][1]))
        self._moved = bool(memory.text(self._key)) and self.restoreState(memory.state(self._key))
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            window = self.window().width()
            wide = theme.px(next(width for least, width in WIDTHS if window >= theme.px(least)))
            self.setSizes([wide, self.width() - wide - self.handleWidth()])

    def _keep(self) -> None:
        self._moved = True
        self._memory.keep_state(self._key, self.saveState())
