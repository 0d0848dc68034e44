"""The roadmap printed to one page or over pages, and saved as a picture or a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.preview import PDF
from heze_desk.kit.screen import Screen
from heze_desk.roadmap import document
from heze_desk.roadmap.bar_records import Timeline
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from reports.errors import PaperError

if TYPE_CHECKING:
    from reports.document import Document

PNG = "PNG 图片 (*.png)"
PAPERS = {"A3，一页": ("A3", True), "A4，一页": ("A4", True), "A3，分页": ("A3", False), "A4，分页": ("A4", False)}
CHOICES = [Choice(name, name) for name in PAPERS]
SHEET = Column[Any]("纸张", lambda _one: None, kind=Kind.CHOICE, choices=lambda: CHOICES)
REMARK = "印的是现在筛选出的产业和内容；折叠的产业也会印出。黑白打印也能看清。"
Read = Callable[..., Timeline]
Done = Callable[["Document", paper_window.Pressed], object]


class RoadmapPapers:
    """`read` gives the timeline as the page is narrowed; `tasks=False` leaves phases and milestones alone."""

    def __init__(self, page: Screen, read: Read) -> None:
        self._page, self._read = page, read

    def ask_print(self) -> AskDialog:
        return self._ask("打印路线图", "打印预览", self._show)

    def ask_pdf(self) -> AskDialog:
        return self._ask("存为 PDF", "选择位置…", self._save)

    def save_png(self) -> None:
        """On the width of an A3 sheet, as high as it is."""
        timeline = self._drawn()
        path = dialogs.ask_save(self._page.window(), "存为图片", f"产业路线图-{timeline.day:%Y%m%d}.png", PNG)
        if path is not None:
            work = partial(_drawn_to, timeline, settings.get(self._page.workspace.db), path)
            self._page.desk.background.run(work, self._tell, title="正在画路线图")

    def _ask(self, title: str, yes: str, then: Done) -> AskDialog:
        self._drawn()

        def go_on(answers: Answers) -> None:
            if answers["纸张"] not in PAPERS:
                raise DeskError("请选择纸张。")
            self._set(answers["纸张"], then)

        page = self._page
        dialog = AskDialog(page.desk, (SHEET,), go_on, title=title, yes=yes, remark=REMARK, parent=page.window())
        dialog.fill({"纸张": CHOICES[0].value})
        dialog.open()
        return dialog

    def _set(self, sheet: str, then: Done, *, tasks: bool = True, smallest: str = document.LEGIBLE) -> None:
        """Set it in the background; where one page cannot hold it, what else could be done is offered."""
        size, one_page = PAPERS[sheet]
        settled = settings.get(self._page.workspace.db)
        drawn = self._drawn(tasks=tasks)
        paper = document.roadmap(drawn, settled, size=size, one_page=one_page, smallest=smallest)

        def go_on(done: paper_window.Pressed | str) -> None:
            if isinstance(done, str):
                self._offer(done, (sheet, then), tasks=tasks, smaller=smallest == document.LEGIBLE)
            else:
                then(paper, done)

        self._page.desk.background.run(partial(_pressed, paper, settled), go_on, title="正在排版路线图")

    def _offer(self, refusal: str, wanted: tuple[str, Done], *, tasks: bool, smaller: bool) -> dialogs.Sentence:
        sheet, then = wanted
        dialog = dialogs.Sentence(self._page.window(), f"{refusal}", title="一页印不下", sign="info")
        over = dialog.button("分页打印", primary=True)
        over.clicked.connect(dialog.accept)
        over.clicked.connect(lambda: self._set(sheet.replace("一页", "分页"), then, tasks=tasks))
        if tasks:
            without = dialog.button("不印任务")
            without.clicked.connect(dialog.accept)
            without.clicked.connect(lambda: self._set(sheet, then, tasks=False))
        if smaller:
            small = dialog.button("字小些，仍印一页")
            small.clicked.connect(dialog.accept)
            small.clicked.connect(lambda: self._set(sheet, then, tasks=tasks, smallest=document.SMALLEST))
        dialog.button("取消").clicked.connect(dialog.reject)
        dialog.open()
        return dialog

    def _show(self, paper: "Document", done: paper_window.Pressed) -> None:
        paper_window.show(self._page, paper.title, done)

    def _save(self, paper: "Document", done: paper_window.Pressed) -> None:
        path = dialogs.ask_save(self._page.window(), "存为 PDF", f"{paper.title}.pdf", PDF)
        if path is not None:
            work = partial(_written, done.content, path)
            self._page.desk.background.run(work, self._tell, title="正在写入 PDF")

    def _drawn(self, *, tasks: bool = True) -> Timeline:
        found = self._read(tasks=tasks)
        if not found.bars:
            raise DeskError("现在没有可画的内容；请先新增阶段，或放宽筛选。")
        return found

    def _tell(self, path: Path) -> None:
        self._page.tell(f"已导出：{path.name}。", path)


def _pressed(paper: "Document", settled: Settings) -> paper_window.Pressed | str:
    """The paper, or why it cannot be set as it was asked for."""
    try:
        return paper_window.pressed(paper, settled)
    except PaperError as refusal:
        return str(refusal)


def _drawn_to(timeline: Timeline, settled: Settings, path: Path) -> Path:
    from reports.chart_pictures import paper_png

    return _written(paper_png(document.roadmap(timeline, settled, smallest=document.SMALLEST)), path)


def _written(content: bytes, path: Path) -> Path:
    from reports.files import write_whole

    return write_whole(content, path)
