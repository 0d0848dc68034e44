"""At the right of the preview: what the chosen file is, and what it would change, leave out and ask."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.doubt_list import DoubtList
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds.collecting import Facts, ReturnPlan
from heze_desk.rounds.screen import return_lines as listed
from heze_desk.rounds.screen.return_case import Case
from heze_desk.rounds.screen.return_naming import ReturnNaming

TABS = ("变更", "疑问", "没有采用", "对不上", "少了", "说明")


class ReturnDetail(QWidget):
    """Built once; `show_case` fills its lists. Ctrl+Tab goes from list to list."""

    def __init__(self, desk: Desk, elsewhere: Callable[[str], int]) -> None:
        super().__init__()
        self._desk = desk
        self._shown: int | None = None
        self.naming = ReturnNaming()
        self.changes = self._list("returned changes", listed.CHANGES)
        self.doubts = DoubtList(desk, "returned doubts", elsewhere=elsewhere)
        self.refused = self._list("returned refused", listed.REMARKS)
        self.unmatched = self._list("returned unmatched", listed.NOTES)
        self.missing = self._list("returned missing", listed.REMARKS)
        self.notes = self._list("returned notes", listed.NOTES)
        self.tabs, self.pages = QTabWidget(), QStackedWidget()
        self.pages.addWidget(self.tabs)
        self.pages.addWidget(QWidget())
        for page in (self.changes, self.doubts, self.refused, self.unmatched, self.missing, self.notes):
            self.tabs.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.naming)
        layout.addWidget(self.pages, 1)

    def show_case(self, case: Case | None, facts: Facts) -> None:
        """Another file comes up with what asks for a decision, the same one where it was."""
        self.naming.show_case(case, facts)
        plan = case.plan if case else None
        self._fill(plan)
        self.pages.setCurrentIndex(0 if plan is not None else 1)
        other, self._shown = (case.id if case else None) != self._shown, case.id if case else None
        if other and plan is not None:
            self.tabs.setCurrentWidget(self.doubts if plan.open_doubts else self.changes)

    def _fill(self, plan: ReturnPlan | None) -> None:
        lists = (
            (self.changes, listed.change_lines),
            (self.refused, listed.refused_lines),
            (self.unmatched, listed.unmatched_lines),
            (self.missing, listed.missing_lines),
            (self.notes, listed.note_lines),
        )
        for view, lines in lists:
            view.table.show(lines(plan) if plan else [])
        self.doubts.show_doubts(plan.doubts if plan else ())
        counts = {self.tabs.indexOf(view): len(view.table.records) for view, _lines in lists}
        counts[self.tabs.indexOf(self.doubts)] = len(plan.open_doubts) if plan else 0
        for place, count in counts.items():
            self.tabs.setTabText(place, f"{TABS[place]} {count}")

    def _list(self, name: str, columns: tuple[Column[Any], ...]) -> RecordView[Any]:
        return RecordView(RecordTable[Any](self._desk, columns, parent=self), name=name)
