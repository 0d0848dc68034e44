"""Rows as tall as their texts ask, for short lists that are read more than worked in."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from heze_desk.kit import theme
from heze_desk.kit.column_layout import ColumnLayout
from heze_desk.kit.columns import Kind
from heze_desk.kit.delegates import PAD, broken
from heze_desk.kit.record_table import RecordTable


class RowHeights(QObject):
    """A text of more lines than a row of the view has makes its row taller, up to `lines`."""

    def __init__(self, view: QTableView, table: RecordTable[Any], columns: ColumnLayout, *, lines: int) -> None:
        super().__init__(view)
        self._view, self._table, self._most = view, table, lines
        self._long = [place for place, one in enumerate(table.columns) if one.kind is Kind.LONG]
        columns.fitted.connect(self.fit)
        table.shown.connect(self.fit)
        table.headerDataChanged.connect(self.fit)

    def fit(self) -> None:
        rows = self._view.verticalHeader()
        usual = rows.defaultSectionSize()
        for row in range(self._table.rowCount()):
            height = max(usual, theme.row_height(self._lines(row)))
            if height != rows.sectionSize(row):
                rows.resizeSection(row, height)

    def _lines(self, row: int) -> int:
        """How many lines the longest text of a row takes; one that surely fits is not broken."""
        record, needed = self._table.record_at(row), 1
        for place in self._long:
            width = self._view.columnWidth(place) - 2 * theme.px(PAD) - 1
            text = self._table.columns[place].shown(record)
            if len(text) * theme.em() > width:
                needed = max(needed, len(broken(text, self._view.font(), width, self._most)))
        return needed
