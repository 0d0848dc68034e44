"""What is done with an issued paper: read, save, print, void; and the 登记簿 of them all."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction

from heze_desk import issuance
from heze_desk.issuing import store
from heze_desk.issuing.document import register
from heze_desk.issuing.records import IssuedPaper
from heze_desk.issuing.register_records import registered
from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.kit.screen import Screen
from heze_desk.settings import store as settings

PDF = "PDF 文件 (*.pdf)"
FOREVER = "作废以后不能撤销：编号不再使用，文件和原因仍列在登记簿上。"


class PaperActs:
    """What is shown, saved and printed are the very bytes that were issued."""

    def __init__(self, page: Screen, current: Callable[[], IssuedPaper | None]) -> None:
        self._page, self._current = page, current
        self.open = page.act("打开", self.preview, sign="search", keys="Return")
        self.save = page.act("另存 PDF…", self.save_as, sign="save", keys="Ctrl+S")
        self.print = page.act("打印…", self.print_paper, sign="printer", keys="Ctrl+P")
        self.void = page.act("作废…", self.ask_why_void, sign="bin", keys="Del")

    @property
    def all(self) -> list[QAction]:
        return [self.open, self.save, self.print, self.void]

    def offer(self) -> None:
        """Only what makes sense for the chosen paper."""
        paper = self._current()
        for act in (self.open, self.save, self.print):
            act.setEnabled(paper is not None)
        self.void.setEnabled(paper is not None and paper.holds and not self._page.workspace.read_only)

    def preview(self) -> PreviewDialog | None:
        """The pages as they were issued; of one that no longer holds, that is said over them."""
        paper = self._current()
        if paper is None:
            return None
        db = self._page.workspace.db
        content, kept = store.pdf(db, paper.id), store.document(db, paper.id)
        dialog = paper_window.show_kept(self._page, content, kept, settings.get(db), name=_file_name(paper))
        if told := paper.state.warning:
            dialog.notice.say(told)
        return dialog

    def save_as(self) -> None:
        if (paper := self._current()) is None:
            return
        content = store.pdf(self._page.workspace.db, paper.id)
        path = dialogs.ask_save(self._page.window(), "另存 PDF", f"{_file_name(paper)}.pdf", PDF)
        if path is not None:
            from reports.files import write_whole

            write_whole(content, path)
            self._page.tell(f"已另存为：{path.name}", path)

    def print_paper(self) -> None:
        """By way of the pages, so that nothing is printed unseen."""
        if (dialog := self.preview()) is not None:
            dialog.preview.print_action.trigger()

    def ask_why_void(self) -> None:
        paper = self._current()
        if paper is None:
            return
        question = f"作废{paper.name}“{paper.title}”？{FOREVER}"
        why = dialogs.ask_reason(self._page.window(), question, yes="作废", hint="请写明原因，登记簿上要列出")
        if why is not None:
            act = partial(store.void, paper_id=paper.id, why=why)
            done = issuance.carried_out(self._page.workspace, f"作废{paper.name}", act)
            self._page.tell(f"已作废{paper.name}；编号不再使用。{done.told}")

    def preview_register(self, year: int, kind: str | None) -> None:
        """The 登记簿 of a year, of all kinds or one, as of today."""
        page, settled = self._page, settings.get(self._page.workspace.db)
        listed = store.papers(page.workspace.db, kind, year=year)
        paper_window.preview(page, register(registered(listed, year=year, day=page.today), settled), settled)


def _file_name(paper: IssuedPaper) -> str:
    return f"{paper.name} {paper.title}"
