"""The papers of a supervision, seen page by page; an issued notice is shown as it was issued."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heze_desk.errors import DeskError
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.issuing import store as issuing
from heze_desk.kit import paper_window
from heze_desk.kit.icons import icon
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.settings import store as settings
from reports.document import Document


class SupervisionPapers:
    """One menu of papers; with a supervision chosen its notice is one key away."""

    def __init__(self, shown: ShownMatter, urge: QAction) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.notice = page.act("督办通知单", self.show_notice, keys="Ctrl+P")
        self.handling = page.act("办理情况表", self.show_handling, keys="Ctrl+Shift+P")
        self.menu = QMenu(page)
        self.menu.addActions([self.notice, self.handling])
        self.menu.addSeparator()
        self.menu.addAction(urge)
        self.choose = QAction(icon("printer"), "打印 ▾", page)
        self.choose.setMenu(self.menu)

    def offer(self) -> None:
        for act in (self.notice, self.handling):
            act.setEnabled(self._shown.known.sheet is not None)

    def show_notice(self) -> PreviewDialog | None:
        """The very bytes that were issued; one that is not issued yet has a blank for its number."""
        from heze_desk.instructions import document

        sheet = self._shown.known.sheet
        if sheet is None:
            return None
        db = self._page.workspace.db
        if (paper_id := sheet.supervision.issued_paper_id) is None:
            self._preview(document.notice(sheet, settings.get(db)))
            return None
        dialog = PreviewDialog(self._page)
        paper = issuing.get(db, paper_id)
        dialog.show_pdf(issuing.pdf(db, paper_id), f"{paper.name} {paper.title}")
        return dialog

    def show_handling(self) -> None:
        from heze_desk.instructions import document

        if (sheet := self._shown.known.sheet) is None:
            raise DeskError("请先选一件督办。")
        self._preview(document.handling(sheet, settings.get(self._page.workspace.db)))

    def _preview(self, paper: Document) -> None:
        paper_window.preview(self._page, paper, settings.get(self._page.workspace.db))
