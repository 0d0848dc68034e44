"""The papers of a meeting, seen page by page, saved as PDF or Word and printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heze_desk.days import said
from heze_desk.issuing import store as issuing
from heze_desk.kit import paper_window
from heze_desk.kit.icons import icon
from heze_desk.meetings import store
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.settings import store as settings

if TYPE_CHECKING:
    from reports.document import Document


class MeetingPapers:
    """One menu of papers, each composed when it is asked for; `settle` keeps what is still being typed."""

    def __init__(self, shown: ShownMeeting, settle: Callable[[], None]) -> None:
        self._shown, self._page, self._settle = shown, shown.page, settle
        page = shown.page
        self.notice = page.act("会议通知（附回执）", self.preview_notice)
        self.agenda = page.act("会议议程", partial(self._preview_plain, "agenda"))
        self.seating = page.act("座次表", partial(self._preview_plain, "seating"))
        self.sign_in = page.act("签到表", partial(self._preview_plain, "sign_in"))
        self.minutes = page.act("会议纪要", self.preview_minutes, sign="printer", keys="Ctrl+P")
        self.follow_up = page.act("上次议定事项落实情况", self.preview_follow_up)
        self.menu = QMenu(page)
        self.menu.addActions(self._all)
        self.choose = QAction(icon("printer"), "打印 ▾", page)
        self.choose.setMenu(self.menu)
        shown.changed.connect(self._offer)

    def preview_notice(self) -> None:
        """The letter with the slip to answer on."""
        from heze_desk.meetings import document

        self._settle()
        db = self._page.workspace.db
        told = store.proceedings(db, self._shown.id)
        self._show(document.notice(told, settings.get(db), day_text=said(self._page.today)))

    def preview_minutes(self) -> None:
        """As they were issued, byte for byte, or as they would be."""
        from heze_desk.meetings import document

        self._settle()
        db, meeting = self._page.workspace.db, self._shown.meeting
        if meeting is not None and meeting.issued_paper_id is not None:
            self._show_issued(meeting.issued_paper_id)
        else:
            self._show(document.minutes(store.proceedings(db, self._shown.id), settings.get(db), day=self._page.today))

    def preview_follow_up(self) -> None:
        """What became of what the last meeting decided, as of today."""
        from heze_desk.meetings import document

        db = self._page.workspace.db
        told = store.follow_up(db, self._shown.id, self._page.today)
        self._show(document.follow_up(told, settings.get(db)))

    def _preview_plain(self, name: str) -> None:
        """One that needs nothing but the meeting."""
        from heze_desk.meetings import document

        self._settle()
        db = self._page.workspace.db
        composed: Callable[..., Document] = getattr(document, name)
        self._show(composed(store.proceedings(db, self._shown.id), settings.get(db)))

    def _show_issued(self, paper_id: int) -> None:
        db = self._page.workspace.db
        paper, content = issuing.get(db, paper_id), issuing.pdf(db, paper_id)
        kept = issuing.document(db, paper_id)
        paper_window.show_kept(self._page, content, kept, settings.get(db), name=paper.name)

    def _show(self, paper: "Document") -> None:
        paper_window.preview(self._page, paper, settings.get(self._page.workspace.db))

    @property
    def _all(self) -> list[QAction]:
        return [self.notice, self.agenda, self.seating, self.sign_in, self.minutes, self.follow_up]

    def _offer(self) -> None:
        for act in (*self._all, self.choose):
            act.setEnabled(self._shown.meeting is not None)
