"""A table of one part of a record under its title, with its acts at its head and their keys inside it."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Record
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk


class Lines(QWidget, Generic[Record]):
    """The acts are off where nothing may be written, and those that need a line without one."""

    def __init__(self, desk: Desk, title: str, columns: Sequence[Column[Record]], name: str) -> None:
        super().__init__()
        self.desk = desk
        self.table = self.make_table(columns)
        self.table.setParent(self)
        self.view = RecordView[Record](self.table, name=name)
        self.view.setAccessibleName(title)
        self.remark = second("")
        self._acts: list[tuple[QAction, bool]] = []
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(6))
        caption = titled(title)
        caption.setWordWrap(False)
        self._head.addWidget(caption)
        self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the acts stay readable
        self._head.addWidget(self.remark, 1)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(self._head)
        layout.addWidget(self.view, 1)
        self.view.chosen.connect(lambda _line: self.offer())

    def make_table(self, columns: Sequence[Column[Record]]) -> RecordTable[Record]:
        return RecordTable[Record](self.desk, columns)

    def act(
        self, text: str, slot: Callable[[], Any], *, keys: str = "", button: bool = False, needs_one: bool = True
    ) -> QAction:
        """An act on a key of this table, in its menu, and with `button` at its head."""
        action = QAction(text, self.view)
        action.triggered.connect(lambda _checked: slot())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(with_keys(text, keys))
        self.view.addAction(action)
        self.view.menu_actions.append(action)
        self._acts.append((action, needs_one))
        if button:
            self._head.addWidget(button_for(action))
        return action

    def is_open(self) -> bool:
        """Whether what is listed can be written to."""
        return True

    def put_below(self, widget: QWidget) -> None:
        """Under the table, as wide as it is."""
        self._column.addWidget(widget)

    def current(self) -> Record | None:
        return self.view.current()

    def selected(self) -> list[Record]:
        """The lines of the selected rows; without a selection the current one."""
        return self.view.selected() or [one for one in [self.view.current()] if one is not None]

    def go_on(self, row: int) -> None:
        """To the line below this row, as when one line after the other is noted."""
        last = len(self.table.records) - 1
        self.view.setCurrentIndex(self.table.index(min(row + 1, last), 0))

    def offer(self) -> None:
        """Only what can be done now."""
        for action, needs_one in self._acts:
            action.setEnabled(self.is_open() and (not needs_one or self.view.current() is not None))
