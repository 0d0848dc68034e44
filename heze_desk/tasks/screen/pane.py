"""The pane beside the table, made when the first task is shown in it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.screen import Desk
from heze_desk.tasks.origins import ALONE, Elsewhere
from heze_desk.tasks.screen.offer import Offer

if TYPE_CHECKING:
    from heze_desk.tasks.screen.detail import Detail
    from heze_desk.tasks.screen.task_page import TaskPage


class DetailPane(QFrame):
    """Shows one Detail; files dropped on it become attachments of its task. `told` and `wanted` are as of a Screen."""

    told = Signal(str, object)
    wanted = Signal(str, object)

    def __init__(
        self, desk: Desk, offer: Callable[[], Offer], acts: Sequence[QAction], *, elsewhere: Elsewhere = ALONE
    ) -> None:
        super().__init__()
        self._elsewhere = elsewhere
        self.setProperty("card", True)
        self.setAcceptDrops(not desk.workspace.read_only)
        self.detail: Detail | None = None
        self._given = (desk, offer, acts)
        self._nothing = EmptyPage("没有选中的任务", "在左侧选一项，这里显示它的全部内容。")
        self.pages = QStackedWidget()
        self.pages.addWidget(QWidget())
        self.pages.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.pages)

    @cached_property
    def task(self) -> "TaskPage":
        from heze_desk.tasks.screen.task_page import TaskPage

        page = TaskPage(*self._given, elsewhere=self._elsewhere)
        for part in (page.reports, page.milestones, page.attachments):
            part.told.connect(self.told)
        page.ties.wanted.connect(self.wanted)
        self.pages.addWidget(page)
        return page

    def show_detail(self, detail: "Detail | None") -> None:
        """Show this task, or that there is none; what is refused on leaving another is said at the end."""
        left, self.detail = self.detail, detail
        self.pages.setCurrentWidget(self._nothing if detail is None else self.task)
        if detail is not None or left is not None:
            self.task.show_detail(detail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.detail is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.task.attachments.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()
