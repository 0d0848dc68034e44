"""The chosen industry beside the roster: its terms, its acts, and the units its clause names."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QAction

from heze_desk.kit.pane_parts import Pane, button_grid, words
from heze_desk.kit.pieces import second
from heze_desk.roster.industry_change_records import ChangeLine
from heze_desk.roster.records import AssignmentLine, RosterLine
from heze_desk.roster.screen.terms import TermList


class IndustryPane(Pane):
    """Built once; `show_industry` sets its texts."""

    def __init__(self, acts: Sequence[QAction]) -> None:
        super().__init__()
        self.terms = TermList()
        self.units, self.history = words(), words()
        self._history_title = second("动态调整")
        self.column.addWidget(self.terms, 1)
        self.column.addWidget(second("责任单位（依据文件，按文件顺序）"))
        self.column.addWidget(self.units)
        self.column.addWidget(self._history_title)
        self.column.addWidget(self.history)
        self.column.addLayout(button_grid(acts))

    def show_industry(self, line: RosterLine | None, terms: Sequence[AssignmentLine], day: date) -> None:
        """Show one industry and every term it ever had; without one the pane is empty."""
        self.title.setText(line.industry if line else "没有选中的产业")
        self.terms.show_terms(terms, day)
        self.units.setText("、".join(line.units) if line else "")

    def show_history(self, changes: Sequence[ChangeLine]) -> None:
        """Tell what became of the industry, the latest first; one that never changed takes no room for it."""
        self.history.setText("\n".join(change.told for change in changes))
        for part in (self._history_title, self.history):
            part.setVisible(bool(changes))
