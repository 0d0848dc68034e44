"""A short list of what hangs on a record, as tall as what it holds, with its acts at its head."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.part_lines import PART, Part, PartLines
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.screen import Desk


class PartList(QWidget):
    """Write `parts`; add the acts in the constructor. Those that need a chosen line are off without one.

    `told` is as of a Screen.
    """

    told = Signal(str, object)

    def __init__(self, desk: Desk, title: str, empty: str) -> None:
        super().__init__()
        self.desk = desk
        self.detail: Any = None
        self.list = PartLines()
        self.list.setAccessibleName(title)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.currentItemChanged.connect(self._offer_acts)
        self.empty = second(f"没有{title}。" if desk.workspace.read_only else empty)
        self.empty.setWordWrap(True)
        self._needing: list[QAction] = []
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(titled(title), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addLayout(self._head)
        layout.addWidget(self.empty)
        layout.addWidget(self.list)

    def parts(self, detail: Any) -> Iterable[Part]:
        """The lines of the list, in the order they are read."""
        raise NotImplementedError

    def show_detail(self, detail: Any) -> None:
        """Show the parts of this record, or None; the chosen line stays chosen where it is still there."""
        before = self.current()
        self.detail = detail
        self.list.clear()
        for part in self.parts(detail) if detail else ():
            item = QListWidgetItem(part.whole, self.list)
            item.setData(PART, part)
            item.setToolTip(part.whole)
            if before is not None and part.record.id == before.id:
                self.list.setCurrentItem(item)
        if not self.list.count() and self.list.hasFocus():
            self._stay()
        self.empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self.list.fit()
        self._offer_acts()

    def current(self) -> Any:
        """The record of the chosen line, or None."""
        item = self.list.currentItem()
        return item.data(PART).record if item is not None else None

    def act(
        self,
        text: str,
        slot: Callable[[], object],
        *,
        sign: str,
        keys: str = "",
        needs_one: bool = True,
        reads: bool = False,
        button: bool = True,
    ) -> QAction:
        """A button at the head of the list, and a key while the list has the focus; only one that `reads` is there
        where nothing can be changed. Without `button` it is in the menu of the list alone.
        """
        action = QAction(icon(sign), text, self)
        action.triggered.connect(lambda _checked: slot())
        if self.desk.workspace.read_only and not reads:
            action.setVisible(False)
            return action
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(with_keys(text, keys))
        if needs_one:
            self._needing.append(action)
            action.setEnabled(False)
        self.list.addAction(action)
        if button:
            self._head.addWidget(_button(action))
        return action

    def tell_deleted(self, what: str) -> None:
        """Say in the notice bar that it is gone, and how it comes back."""
        self.told.emit(f"已删除{what}；可按 Ctrl+Z 撤销。", None)

    def _stay(self) -> None:
        """Keep the keyboard from the next list, where Del would go on deleting."""
        for button in self.findChildren(QToolButton):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    def _offer_acts(self) -> None:
        for action in self._needing:
            action.setEnabled(self.current() is not None)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.setProperty("plain", True)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
