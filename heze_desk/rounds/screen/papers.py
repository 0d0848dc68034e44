"""The papers of a round, seen page by page, saved as PDF or Word and printed."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heze_desk.kit import paper_window
from heze_desk.kit.icons import icon
from heze_desk.rounds import letters
from heze_desk.rounds.screen.change_tab import compared
from heze_desk.rounds.screen.shown import ShownRound
from heze_desk.settings import store as settings
from reports.document import Document


class RoundPapers:
    """One menu of papers below the list to `call` from; each is composed as of today, when it is asked for."""

    def __init__(self, shown: ShownRound, call: QAction) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.cover = page.act("报送通知", self.preview_cover)
        self.reminder = page.act("催报通知", self.preview_reminder)
        self.standing = page.act("报送情况表", self.preview_standing, keys="Ctrl+P")
        self.changes = page.act("本次变化", self.preview_changes)
        self.menu = QMenu(page)
        self.menu.addAction(call)
        self.menu.addSeparator()
        self.menu.addActions(self._all)
        self.choose = QAction(icon("printer"), "催报和打印 ▾", page)
        self.choose.setMenu(self.menu)
        shown.changed.connect(self._offer)

    def preview_cover(self) -> None:
        """The letter that goes out with the forms."""
        from heze_desk.rounds import document

        db, settled = self._page.workspace.db, settings.get(self._page.workspace.db)
        self._show(document.cover(letters.letter(db, self._shown.id, self._page.today), settled))

    def preview_reminder(self) -> None:
        """The letter to those that are missing; where nobody is, that is said."""
        from heze_desk.rounds import document

        db, settled = self._page.workspace.db, settings.get(self._page.workspace.db)
        self._show(document.reminder(letters.reminder(db, self._shown.id, self._page.today), settled))

    def preview_standing(self) -> None:
        from heze_desk.rounds import standing_document

        db, settled = self._page.workspace.db, settings.get(self._page.workspace.db)
        self._show(standing_document.standing(letters.letter(db, self._shown.id, self._page.today), settled))

    def preview_changes(self) -> None:
        """Compared in the background before it is composed."""
        from heze_desk.rounds import changes_document

        settled = settings.get(self._page.workspace.db)
        work = partial(compared, self._page.workspace.folder, self._shown.id, self._page.today)
        self._page.desk.background.run(
            work, lambda told: self._show(changes_document.changes(told, settled)), title="正在比较变化"
        )

    @property
    def _all(self) -> list[QAction]:
        return [self.cover, self.reminder, self.standing, self.changes]

    def _show(self, paper: Document) -> None:
        paper_window.preview(self._page, paper, settings.get(self._page.workspace.db))

    def _offer(self) -> None:
        for act in (*self._all, self.choose):
            act.setEnabled(self._shown.round is not None)
        self.reminder.setEnabled(any(one.is_missing for one in self._shown.units))
