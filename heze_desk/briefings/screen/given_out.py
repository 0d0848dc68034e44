"""What is given out of a briefing: seen as it prints, saved as PDF, Word or a folder, printed, signed for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heze_desk import briefing, briefing_folder, press
from heze_desk.briefing_folder import Outgoing
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.issuing import store as issuing
from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.icons import icon
from heze_desk.settings import store as settings

PDF, WORD = "PDF 文件 (*.pdf)", "Word 文件 (*.docx)"


class GivenOut:
    """An issue goes out byte for byte as it was issued, a draft with blanks for its number; `settle` keeps typing."""

    def __init__(self, shown: ShownBriefing, settle: Callable[[], None]) -> None:
        self._shown, self._page, self._settle = shown, shown.page, settle
        page = shown.page
        self.preview = page.act("预览和打印", self.show_pages, sign="printer")
        self.pdf = page.act("另存 PDF…", self.save_pdf)
        self.docx = page.act("另存 DOCX…", self.save_docx)
        self.folder = page.act("另存文件夹（连同附表和图）…", self.save_folder, keys="Ctrl+E")
        self.numbered = page.act("编份号的各份（一个 PDF）…", self.save_numbered)
        self.distribution = page.act("分发名单", self.show_distribution)
        self.menu = QMenu(page)
        self.menu.addActions(self._all)
        self.choose = QAction(icon("export"), "预览和导出 ▾", page)
        self.choose.setMenu(self.menu)
        shown.changed.connect(self._offer)

    def find_on_keys(self, wanted: bool) -> None:
        """Whether the keys of printing and saving come here; where pages are shown these have them."""
        for act, keys in ((self.preview, "Ctrl+P"), (self.pdf, "Ctrl+S"), (self.docx, "Ctrl+Shift+S")):
            act.setShortcut(keys if wanted else "")

    def show_pages(self) -> None:
        """As they were issued, or as they would print; printed from there, so that nothing is printed unseen."""
        self._settle()
        db, paper = self._page.workspace.db, self._shown.paper
        if paper is None:
            composed = briefing.draft_document(self._page.workspace, self._shown.id)
            paper_window.preview(self._page, composed, settings.get(db), name=self._given().name)
            return
        content, kept = issuing.pdf(db, paper.id), issuing.document(db, paper.id)
        dialog = paper_window.show_kept(self._page, content, kept, settings.get(db), name=self._given().name)
        if told := paper.state.warning:
            dialog.notice.say(told)

    def show_distribution(self) -> None:
        """The list to be signed by those who are given copies."""
        self._settle()
        composed = briefing.distribution(self._page.workspace, self._shown.id)
        paper_window.preview(self._page, composed, settings.get(self._page.workspace.db))

    def save_pdf(self) -> None:
        given = self._given()
        path = dialogs.ask_save(self._page.window(), "另存 PDF", f"{given.name}.pdf", PDF)
        if path is not None:
            self._write(path, lambda: given.content or press.to_pdf(given.document, given.settled))

    def save_docx(self) -> None:
        given = self._given()
        path = dialogs.ask_save(self._page.window(), "另存 DOCX", f"{given.name}.docx", WORD)
        if path is not None:
            self._write(path, partial(press.to_docx, given.document, given.settled))

    def save_numbered(self) -> None:
        """Every copy with its own 份号."""
        many, given = briefing_folder.copies(self._page.workspace, self._shown.id), self._given()
        path = dialogs.ask_save(self._page.window(), f"编份号的 {many} 份", f"{given.name} 编份号{many}份.pdf", PDF)
        if path is not None:
            self._write(path, partial(briefing_folder.numbered, given, many))

    def save_folder(self) -> None:
        """PDF, DOCX, the tables and the charts, in a folder of its own below the one chosen."""
        given = self._given()
        chosen = dialogs.ask_folder(self._page.window(), "简报存到哪个文件夹")
        if chosen is None:
            return
        place = chosen / given.name
        work = partial(briefing_folder.write, given, place)
        self._page.desk.background.run(work, partial(self._tell_folder, place), title="正在写出简报和附件")

    def _given(self) -> Outgoing:
        self._settle()
        return briefing_folder.outgoing(self._page.workspace, self._shown.id)

    def _write(self, path: Path, made: Callable[[], bytes]) -> None:
        work = partial(_written, made, path)
        self._page.desk.background.run(work, lambda _: self._tell_file(path), title=f"正在写出{path.name}")

    def _tell_file(self, path: Path) -> None:
        self._page.tell(f"已另存为：{path.name}", path)

    def _tell_folder(self, place: Path, paths: list[Path]) -> None:
        self._page.tell(f"已存 {len(paths)} 个文件：{place.name}", place)

    @property
    def _all(self) -> list[QAction]:
        return [self.preview, self.pdf, self.docx, self.folder, self.numbered, self.distribution]

    def _offer(self) -> None:
        for act in (*self._all, self.choose):
            act.setEnabled(self._shown.draft is not None)
        self.numbered.setEnabled(self._shown.paper is not None)


def _written(made: Callable[[], bytes], path: Path) -> Path:
    from reports.files import write_whole

    return write_whole(made(), path)
