"""Keeps a table's current cell, in sight if it was, its selection and its scroll by id when a new list comes."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtWidgets import QAbstractItemView, QTableView

from heze_desk.kit.cell_blocks import blocks_selected
from heze_desk.kit.record_table import RecordTable

Select = QItemSelectionModel.SelectionFlag


class PlaceKeeper(QObject):
    """Rows that are gone are forgotten; when the current one is gone, the row that took its place is current."""

    def __init__(self, view: QTableView, table: RecordTable[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._current: tuple[int, int, int] | None = None
        self._cells: list[tuple[range, set[int]]] = []  # columns from left to right, and the ids of the rows
        self._top: int | None = None
        self._in_sight = False  # whether the current row was; it may have another place in the new list
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._take)
        table.showing.connect(self._look)
        table.shown.connect(self._follow)

    def _look(self) -> None:
        current = self._view.currentIndex()
        self._in_sight = current.isValid() and self._view.viewport().rect().intersects(self._view.visualRect(current))

    def _follow(self) -> None:
        """A row that went elsewhere by an act of the secretary is still the one that is looked at."""
        current = self._view.currentIndex()
        if self._in_sight and current.isValid():
            self._view.scrollTo(current.siblingAtColumn(self._column()))

    def _keep(self) -> None:
        view, table = self._view, self._table
        current, top = view.currentIndex(), view.rowAt(0)
        if current.isValid():
            self._current = (table.id_at(current.row()), current.row(), current.column())
        self._cells = [
            (
                range(block.left(), block.right() + 1),
                {table.id_at(row) for row in range(block.top(), block.bottom() + 1)},
            )
            for block in blocks_selected(view)
        ]
        self._top = table.id_at(top) if top >= 0 else None

    def _take(self) -> None:
        self._select()
        self._set_current()
        row = self._table.row_of(self._top) if self._top is not None else None
        if row is not None:
            self._view.scrollTo(self._table.index(row, self._column()), QAbstractItemView.ScrollHint.PositionAtTop)

    def _select(self) -> None:
        selection = QItemSelection()
        for columns, record_ids in self._cells:
            for first, last in _blocks(self._table.rows_of(record_ids)):
                selection.select(self._table.index(first, columns[0]), self._table.index(last, columns[-1]))
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


def _blocks(rows: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of rows that follow each other."""
    blocks: list[tuple[int, int]] = []
    for row in rows:
        if blocks and row == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], row)
        else:
            blocks.append((row, row))
    return blocks
