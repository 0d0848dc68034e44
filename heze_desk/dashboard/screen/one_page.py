"""打印一图读懂: the overview as one page, seen before it is printed or saved."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.dashboard.screen.gathering import is_long
from heze_desk.kit.screen import Screen
from heze_desk.settings import store as settings
from heze_desk.workspace import as_of
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from reports.document import Document


class OnePage:
    """Composed on the window's thread where the ledger is short, else off it."""

    def __init__(self, page: Screen) -> None:
        self._page = page
        self.act = page.act("打印一图读懂", self.preview, sign="printer", keys="Ctrl+Shift+P")

    def preview(self) -> None:
        page = self._page
        if not is_long(page.workspace.db):
            self._show(_composed(page.workspace.db, page.today))
            return
        work = partial(_read, page.workspace.folder, page.today)
        page.desk.background.run(work, self._show, title="正在汇总一图读懂")

    def _show(self, paper: "Document") -> None:
        from heze_desk.kit import paper_window

        paper_window.preview(self._page, paper, settings.get(self._page.workspace.db))


def _composed(db: Database, day: date) -> "Document":
    from heze_desk.dashboard import board, document

    return document.overview(board.read(db, day), settings.get(db))


def _read(folder: Path, day: date) -> "Document":
    """With a connection of its own, for the window's belongs to the window's thread."""
    with as_of.past(folder, day) as db:
        return _composed(db, day)
