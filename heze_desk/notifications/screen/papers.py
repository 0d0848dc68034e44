"""The papers of 双告知 seen page by page, and the list as a workbook."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heze_desk.kit import dialogs, import_preview, paper_window
from heze_desk.kit.icons import icon
from heze_desk.kit.screen import Screen
from heze_desk.notifications.records import NotificationLine
from heze_desk.settings import store as settings

if TYPE_CHECKING:
    from heze_desk.workbooks.sheets import Book


class NotificationPapers:
    """One menu; 告知书 is one key away. The register and the workbook hold exactly what `listed` tells."""

    def __init__(
        self,
        page: Screen,
        current: Callable[[], NotificationLine | None],
        listed: Callable[[], Sequence[NotificationLine]],
    ) -> None:
        self._page, self._current, self._listed = page, current, listed
        self.notice = page.act("告知书（附反馈单）", self.show_notice, keys="Ctrl+P")
        self.answer = page.act("反馈单", self.show_answer, keys="Alt+P")
        self.register = page.act("登记表（列出的事项）", self.show_register, keys="Ctrl+Shift+P")
        self.take_in = page.act("导入 Excel", self.ask_book, sign="import", keys="Ctrl+I")
        self.export = page.act("导出", self.save_workbook, sign="export", keys="Ctrl+E")
        self.menu = QMenu(page)
        self.menu.addActions([self.notice, self.answer, self.register])
        self.choose = QAction(icon("printer"), "打印 ▾", page)
        self.choose.setMenu(self.menu)

    def offer(self) -> None:
        for act in (self.notice, self.answer):
            act.setEnabled(self._current() is not None)
        self.take_in.setEnabled(not self._page.workspace.read_only)
        for act in (self.register, self.export):
            act.setEnabled(bool(self._listed()))

    def show_notice(self) -> None:
        from heze_desk.notifications import document

        if (line := self._current()) is not None:
            settled = settings.get(self._page.workspace.db)
            paper_window.preview(self._page, document.notice(line, settled), settled)

    def show_answer(self) -> None:
        from heze_desk.notifications import document

        if (line := self._current()) is not None:
            settled = settings.get(self._page.workspace.db)
            paper_window.preview(self._page, document.answer(line, settled), settled)

    def show_register(self) -> None:
        """As a register is kept, by number, in whatever order the matters are listed."""
        from heze_desk.notifications import document

        lines = sorted(self._listed(), key=_number, reverse=True)
        settled = settings.get(self._page.workspace.db)
        paper_window.preview(self._page, document.register(lines, self._page.today, settled), settled)

    def ask_book(self) -> None:
        """A list of matters from elsewhere, or one of ours that was filled in."""
        import_preview.ask_book(self._page, "双告知登记表", self.preview_book)

    def preview_book(self, book: "Book") -> None:
        """Show what would be written; only its own button writes."""
        from heze_desk.notifications.screen.import_dialog import MatterImport

        page = self._page
        MatterImport(page.desk, book, page.tell, parent=page.window()).open()

    def save_workbook(self) -> None:
        page, listed = self._page, tuple(self._listed())
        path = dialogs.ask_save(
            page.window(), "导出双告知登记表", f"双告知双反馈{page.today:%Y%m%d}.xlsx", "Excel 工作簿 (*.xlsx)"
        )
        if path is not None:
            from heze_desk.notifications import workbook

            work = partial(workbook.export, listed, path, day=page.today)
            page.desk.background.run(work, lambda made: page.tell(f"已导出 {len(listed)} 件。", made), title="正在导出")


def _number(line: NotificationLine) -> tuple[int, int]:
    return (line.notification.year, line.notification.number)
