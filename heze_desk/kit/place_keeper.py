"""Keeps a table's current cell, its selection and its scroll by id when a new list comes."""

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtWidgets import QAbstractItemView, QTableView

from heze_desk.kit.record_table import RecordTable

Select = QItemSelectionModel.SelectionFlag


class PlaceKeeper(QObject):
    """Rows that are gone are forgotten; when the current one is gone, the row that took its place is current."""

    def __init__(self, view: QTableView, table: RecordTable[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._current: tuple[int, int, int] | None = None
        self._cells: list[tuple[int, int]] = []
        self._top: int | None = None
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._take)

    def _keep(self) -> None:
        view, table = self._view, self._table
        current, top = view.currentIndex(), view.rowAt(0)
        if current.isValid():
            self._current = (table.record(current).id, current.row(), current.column())
        self._cells = [(table.record(index).id, index.column()) for index in view.selectedIndexes()]
        self._top = table.record_at(top).id if top >= 0 else None

    def _take(self) -> None:
        self._select()
        self._set_current()
        row = self._table.row_of(self._top) if self._top is not None else None
        if row is not None:
            self._view.scrollTo(self._table.index(row, self._column()), QAbstractItemView.ScrollHint.PositionAtTop)

    def _select(self) -> None:
        selection = QItemSelection()
        for record_id, column in self._cells:
            row = self._table.row_of(record_id)
            if row is not None:
                cell = self._table.index(row, column)
                selection.select(cell, cell)
        self._view.selectionModel().select(selection, Select.ClearAndSelect)

    def _set_current(self) -> None:
        last = self._table.rowCount() - 1
        if last < 0:
            return
        kept, old_row, column = self._current or (None, 0, self._column())
        row = self._table.row_of(kept) if kept is not None else None
        if row is None:
            place = self._table.index(min(old_row, last), column)
            self._view.selectionModel().setCurrentIndex(place, Select.ClearAndSelect)
        else:
            self._view.selectionModel().setCurrentIndex(self._table.index(row, column), Select.NoUpdate)

    def _column(self) -> int:
        """The leftmost column shown."""
        header = self._view.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((place for place in places if not header.isSectionHidden(place)), 0)
