"""Reading what waits, the targets and the near roadmap once the page stands, off its thread in a long ledger."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from heze_desk.kit.screen import Screen
from heze_desk.workspace import as_of, backup
from heze_desk.workspace.database import Database

if TYPE_CHECKING:  # what is gathered is not needed to show the page
    from heze_desk.dashboard.board_records import Gathered

LONG = 2000
"""Tasks from which on gathering takes longer than somebody should wait for the window."""


def is_long(db: Database) -> bool:
    """Whether what is asked of the whole ledger is to be read off the window's thread."""
    return int(db.execute("select count(*) from task").fetchone()[0]) >= LONG


class Gathering(QObject):
    """`shown` is told the day as it is now, also after a backup by whatever program; a later order wins."""

    def __init__(self, page: Screen, shown: "Callable[[Gathered], None]") -> None:
        super().__init__(page)
        self._page, self._shown = page, shown
        self._order = 0
        self._copies: QFileSystemWatcher | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._gather)

    def start(self) -> None:
        """As soon as the page was seen."""
        self._order += 1
        self._soon.start()

    def _gather(self) -> None:
        from heze_desk.dashboard import board

        page = self._page
        if not page.isVisible():
            page.outdate()
            return
        self._watch()
        last = backup.latest(page.workspace.folder / "backups")
        if not is_long(page.workspace.db):
            self._shown(board.gathered(page.workspace.db, page.today, last_backup=last))
        else:
            work = partial(_read, page.workspace.folder, page.today, last)
            page.desk.background.run(work, partial(self._take, self._order), title="正在查找今日要办的事")

    def _take(self, order: int, found: "Gathered") -> None:
        if order == self._order:
            self._shown(found)

    def _watch(self) -> None:
        if self._copies is None:
            self._copies = QFileSystemWatcher([str(self._page.workspace.folder / "backups")], self)
            self._copies.directoryChanged.connect(lambda _folder: self.start())


def _read(folder: Path, day: date, last: datetime | None) -> "Gathered":
    """With a connection of its own, for the window's belongs to the window's thread."""
    from heze_desk.dashboard import board

    with as_of.past(folder, day) as db:
        return board.gathered(db, day, last_backup=last)
