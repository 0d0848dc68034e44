"""A list that is narrowed as one types and picks, beside the pane of what is chosen in it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, FilterLine, PaneSplitter, ShownCount
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen

NARROW, FIRST = 900, 100


class NarrowedList(QWidget):
    """What narrows the list, how many are left of how many, and the list, or in its place why it is empty.

    `narrowed` says that something else is wanted; the page shows it in its table and says how many it shows.
    """

    narrowed = Signal()

    def __init__(self, page: Screen, hint: str, pickers: Sequence[Picker], *, measure: str) -> None:
        super().__init__()
        self._page = page
        self.text, self.pickers, self.count = FilterLine(hint, page), tuple(pickers), ShownCount(measure)
        self.clear_act = page.act("清除筛选", self.clear, keys="Esc")
        self.pages = QStackedWidget()
        self.text.narrowed.connect(lambda _text: self.narrowed.emit())
        for picker in self.pickers:
            picker.picked.connect(self.narrowed)

    def hold(self, view: RecordView[Any], none_yet: EmptyPage, none_fit: tuple[str, str]) -> None:
        """The list, what stands for it while nothing is kept, and the words for nothing that fits."""
        self._view, self.none_yet = view, none_yet
        self.none_fit = EmptyPage(*none_fit, [self.clear_act])
        for page in (view, self.none_fit, none_yet):
            self.pages.addWidget(page)
        self.text.returnPressed.connect(view.setFocus)
        view.take_keys(self.clear_act)
        for part in (self.text, *self.pickers):
            part.addAction(self.clear_act)

    def lay_out(self, pane: QWidget, name: str, *, warning: QWidget | None = None) -> None:
        """Fill the page: the list with all that narrows it, and the pane, whose width is remembered by the name."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.text, FIRST)
        for picker in self.pickers:
            row.addWidget(picker)
        self.text.setMinimumWidth(theme.px(100))
        row.addStretch(1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        if warning is not None:
            column.addWidget(warning)
        column.addWidget(self.pages, 1)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
        layout.addWidget(PaneSplitter(self, pane, self._page.desk.memory, name))

    def values(self) -> list[Any]:
        """What is picked, in the order of the pickers; None, or what everything stands for, where nothing is."""
        return [picker.value() for picker in self.pickers]

    def words(self) -> str:
        return self.text.text().strip()

    def say(self, shown: int, total: int, *, some: bool) -> None:
        """How many are shown of how many; where none is, whether there would be `some` without a filter."""
        self.count.say(shown, total)
        self.pages.setCurrentWidget(self._view if shown else self.none_fit if some else self.none_yet)

    def clear(self) -> None:
        """Let everything through again."""
        self.text.clear()
        for picker in self.pickers:
            picker.choose(None)
        self.narrowed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the count gives way to what can be filtered by; the status bar says it too."""
        super().resizeEvent(event)
        self.count.setVisible(self.window().width() >= theme.px(NARROW))
