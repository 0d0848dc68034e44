"""The roster on paper: saved as PDF, or seen page by page and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from heze_desk import press
from heze_desk.kit import dialogs
from heze_desk.kit.preview import PDF
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.kit.screen import Screen
from heze_desk.roster import document, store
from heze_desk.roster.screen.tab import AsOf
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from reports.document import Document


@dataclass(frozen=True)
class Pressed:
    """A paper as set, the characters that no face could draw, and the way to the same paper for Word."""

    content: bytes
    lost: tuple[str, ...]
    docx: Callable[[], bytes]


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
        paper, settled = self._composed()
        work = partial(_pressed, paper, settled)
        self._page.desk.background.run(work, partial(self._show, paper.title), title="正在排版责任分工名单")

    def _composed(self) -> tuple[Document, Settings]:
        db, day = self._page.workspace.db, self._as_of.day
        settled = settings.get(db)
        return document.roster(store.roster(db, day), day, settled), settled

    def _tell(self, path: Path, lost: tuple[str, ...]) -> None:
        self._page.tell(f"已导出：{path.name}。{_missing(lost)}", path)

    def _show(self, name: str, pressed: Pressed) -> None:
        dialog = PreviewDialog(self._page)
        dialog.show_pdf(pressed.content, name, docx=pressed.docx)
        if pressed.lost:
            dialogs.refuse(dialog, _missing(pressed.lost))


def _pressed(paper: Document, settled: Settings) -> Pressed:
    docx = partial(press.to_docx, paper, settled)
    return Pressed(press.to_pdf(paper, settled), press.lost(paper, settled), docx)


def _written(paper: Document, settled: Settings, path: Path) -> tuple[str, ...]:
    press.write_pdf(paper, path, settled)
    return press.lost(paper, settled)


def _missing(lost: tuple[str, ...]) -> str:
    return f"注意：这些字没有可用的字体，纸上会空缺：{'、'.join(lost)}。" if lost else ""
