"""Below the table: the chosen unit, whom to call, and what was noted of it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from heze_desk.kit import theme
from heze_desk.kit.page_frame import TwoLines, button_for
from heze_desk.kit.pieces import titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds.screen.filing_lines import COLUMNS, ListedFiling
from heze_desk.rounds.status_records import UnitStatus

UNBOUNDED = (1 << 24) - 1  # QWIDGETSIZE_MAX of Qt


class UnitCard(QFrame):
    """Built once; `show_unit` sets its texts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.told = titled(""), TwoLines()
        self.told.setProperty("second", True)
        self.filings = RecordTable[ListedFiling](desk, COLUMNS, parent=self)
        self.view = RecordView(self.filings, name="filings")
        self.view.setAccessibleName("登记记录")
        self.view.setMinimumHeight(theme.row_height(1) + theme.px(34))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(8))
        self._head.addWidget(self.title)
        self._head.addWidget(self.told, 1)
        self._head.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (12, 8, 12, 10)))
        layout.setSpacing(theme.px(6))
        layout.addLayout(self._head)
        layout.addWidget(self.view, 1)

    def place(self, acts: Sequence[QAction]) -> None:
        """Put a button for each act at the head."""
        for act in acts:
            self._head.addWidget(button_for(act))

    def fold(self, folded: bool) -> None:
        """Keep only the head, where there is no room for the notes."""
        for part in (self.view, self.told):
            part.setVisible(not folded)
        self.setMaximumHeight(self.minimumSizeHint().height() if folded else UNBOUNDED)

    def form_id(self) -> int | None:
        """The returned form of the chosen note, if it is of one."""
        one = self.view.current()
        return one.filing.returned_form_id if one is not None else None

    def show_unit(self, status: UnitStatus | None, files: dict[int, str]) -> None:
        """Show one unit of a round; `files` are the names of returned forms by id."""
        self.title.setText(status.unit if status else "没有选中的单位")
        self.title.setWordWrap(False)
        self.told.setText(_told(status) if status else "")
        self.told.setToolTip(self.told.text())
        filings = reversed(status.filings) if status else ()
        self.filings.show(
            [
                ListedFiling(id=one.id or 0, filing=one, file_name=files.get(one.returned_form_id or 0, ""))
                for one in filings
            ]
        )


def _told(status: UnitStatus) -> str:
    """牵头3项、责任4项，已填0项"""
    return f"牵头{status.lead}项、责任{status.responsible}项，已填{status.filled}项"
