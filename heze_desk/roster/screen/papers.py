"""The roster on paper: saved as PDF, or seen page by page and printed."""

from functools import partial
from pathlib import Path

from heze_desk import press
from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.preview import PDF
from heze_desk.kit.screen import Screen
from heze_desk.roster import document, store
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from reports.document import Document


class RosterPaper:
    """Composed on the window's thread, set in the background."""

    def __init__(self, page: Screen, as_of: AsOf) -> None:
        self._page = page
        self._as_of = as_of

    def export(self) -> None:
        """Ask where, and write the roster of the page's day."""
        paper, settled = self._composed()
        path = dialogs.ask_save(self._page.window(), "导出责任分工名单", f"{paper.title}.pdf", PDF)
        if path is not None:
            work = partial(_written, paper, settled, path)
            self._page.desk.background.run(work, partial(self._tell, path), title="正在导出责任分工名单")

    def preview(self) -> None:
        """Show the pages as they will be printed."""
        paper_window.preview(self._page, *self._composed())

    def _composed(self) -> tuple[Document, Settings]:
        db, day = self._page.workspace.db, self._as_of.day
        settled = settings.get(db)
        return document.roster(store.roster(db, day), day, settled), settled

    def _tell(self, path: Path, lost: tuple[str, ...]) -> None:
        self._page.tell(f"已导出：{path.name}。{paper_window.missing(lost)}", path)


def _written(paper: Document, settled: Settings, path: Path) -> tuple[str, ...]:
    press.write_pdf(paper, path, settled)
    return press.lost(paper, settled)
