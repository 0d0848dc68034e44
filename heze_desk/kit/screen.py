"""What every screen shares: it reads some tables and reloads when they, or the day, change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from heze_desk.kit import colours
from heze_desk.kit.background import Background
from heze_desk.kit.clock import Clock
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.memory import Memory
from heze_desk.workspace.journal import Changes
from heze_desk.workspace.workspace import Workspace


class Announcer(QObject):
    """Carries the workspace's news to the screens."""

    changed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        workspace.after_step = self.changed.emit


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a screen is given: the office's folder and the few parts that all screens share."""

    workspace: Workspace
    announcer: Announcer
    clock: Clock
    background: Background
    memory: Memory


class Screen(QWidget):
    """A page of the main window. Name the tables it reads; write `reload`.

    `told` says what was done, with the file it made or None; `counted` fills the left of the status
    bar; `wanted` asks the window for another page and hands it something to show there.
    """

    title: ClassVar[str] = ""
    reads: ClassVar[frozenset[str]] = frozenset()
    depends_on_day: ClassVar[bool] = True

    told = Signal(str, object)
    counted = Signal(str)
    subtitled = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bar_actions: list[QAction] = []
        self._stale = True
        desk.announcer.changed.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        desk.clock.day_changed.connect(self._turn_the_page, Qt.ConnectionType.QueuedConnection)

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    @property
    def today(self) -> date:
        return self.desk.clock.today

    def reload(self) -> None:
        """Read everything again with as few queries as can be, and show it."""
        raise NotImplementedError

    def entrance(self) -> QWidget | None:
        """Where the keyboard comes in at the first visit; None is the first stop of Tab."""
        return None

    def keep_typed(self) -> None:
        """Keep what would be kept at the next pause in typing, for the window closes."""

    def receive(self, message: Any) -> None:
        """Take what another page handed over with `wanted`: a filter, an id."""

    def act(
        self, text: str, slot: Callable[[], Any], *, sign: str = "", keys: str = "", primary: bool = False
    ) -> QAction:
        """An act of this page, on a key while the page is shown; place it with `bar_actions`, a button or a menu."""
        action = QAction(text, self)
        if sign:
            action.setIcon(icon(sign, colours.CARD if primary else colours.SECOND_INK))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(with_keys(text, keys))
        action.setProperty("primary", primary)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def tell(self, text: str, path: Path | None = None) -> None:
        """Say in the notice bar what was done; a path adds a way to it."""
        self.told.emit(text, path)

    def refresh(self) -> None:
        """Reload now if anything read here has changed since the last time."""
        if self._stale:
            self.reload()
            self._stale = False

    def outdate(self) -> None:
        """What is read here is another now: read it at once where it is seen, else when it is next shown."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if self.focusWidget() is None and (entrance := self.entrance()) is not None:
            entrance.setFocus()

    def _hear(self, changes: Changes) -> None:
        if changes.meets(self.reads):
            self.outdate()

    def _turn_the_page(self) -> None:
        if self.depends_on_day:
            self.outdate()
