"""The sections of a draft in the order in which they are printed, each with how it stands to the ledger."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from heze_desk.briefings.draft_records import DraftSection


class SectionList(QListWidget):
    """`chosen` carries the place of a section, from 1 on; 0 is none."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("各部分")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row + 1))

    def show_sections(self, sections: Sequence[DraftSection]) -> None:
        """The same place stays chosen; the rows are written anew only where their number is another."""
        self.blockSignals(True)
        while self.count() > len(sections):
            self.takeItem(self.count() - 1)
        while self.count() < len(sections):
            self.addItem(QListWidgetItem())
        for place, one in enumerate(sections):
            self.item(place).setText(one.heading)
        self.blockSignals(False)

    def choose(self, place: int) -> None:
        self.setCurrentRow(place - 1)
