"""Copying, pasting and filling the selected cells of a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionRange, QModelIndex
from PySide6.QtWidgets import QTableView

from heze_desk.errors import DeskError
from heze_desk.kit import table_clipboard
from heze_desk.kit.record_table import Cell, RecordTable

MOST = 10_000  # rows of a long ledger that are read in a second or two


def columns_shown(view: QTableView) -> list[int]:
    """The columns shown, from left to right."""
    header = view.horizontalHeader()
    ordered = [header.logicalIndex(place) for place in range(header.count())]
    return [column for column in ordered if not header.isSectionHidden(column)]


def rows_selected(view: QTableView) -> list[int]:
    """The rows with a selected cell, from the top."""
    return sorted({row for block in blocks_selected(view) for row in range(block.top(), block.bottom() + 1)})


def blocks_selected(view: QTableView) -> list[QItemSelectionRange]:
    """What is selected, by blocks, for in a long list there may be a million cells."""
    selection = view.selectionModel().selection()
    return [selection.at(number) for number in range(selection.count())]


def few_rows_selected(view: QTableView) -> list[int]:
    """The same where each of them is going to be read; in a long list that is bounded."""
    rows = rows_selected(view)
    if len(rows) > MOST:
        raise DeskError(f"选中了 {len(rows)} 行，一次最多处理 {MOST} 行；请先筛选，或少选一些，整本台账请用导出。")
    return rows


def selected_text(view: QTableView, table: RecordTable[Any]) -> str:
    """The selected cells as Excel takes them; what lies between comes along empty, a single cell as it stands."""
    taken: dict[int, set[int]] = {row: set() for row in few_rows_selected(view)}
    for block in blocks_selected(view):
        for row in range(block.top(), block.bottom() + 1):
            taken[row].update(range(block.left(), block.right() + 1))
    anywhere = set().union(*taken.values())
    columns = [column for column in columns_shown(view) if column in anywhere]
    text = [
        [table.columns[column].shown(table.record_at(row)) if column in here else "" for column in columns]
        for row, here in taken.items()
    ]
    return text[0][0] if len(text) == len(columns) == 1 else table_clipboard.to_tsv(text)


def row_text(view: QTableView, table: RecordTable[Any]) -> str:
    """Whole rows with their headings."""
    columns = columns_shown(view)
    heading = [table.columns[column].title for column in columns]
    block = [[str(table.index(row, column).data()) for column in columns] for row in few_rows_selected(view)]
    return table_clipboard.to_tsv([heading, *block])


def pasted(view: QTableView, table: RecordTable[Any], text: str) -> list[Cell]:
    """A block laid from the first selected cell on; a single value into every selected cell."""
    block = table_clipboard.from_tsv(text)
    few_rows_selected(view)
    indexes = _shown(view)
    if not block or not indexes:
        return []
    rows: Sequence[int] = range(min(index.row() for index in indexes), table.rowCount())
    columns = _columns_of(view, indexes)
    if len(block) == 1 and len(block[0]) == 1:
        return table_clipboard.placed(table, block, rows_selected(view), columns)
    shown = columns_shown(view)
    return table_clipboard.placed(table, block, rows, shown[shown.index(columns[0]) :])


def filled_down(view: QTableView, table: RecordTable[Any]) -> list[Cell]:
    """The topmost selected value of each column, for the selected cells below it."""
    few_rows_selected(view)
    indexes = _shown(view)
    cells: list[Cell] = []
    for column in _columns_of(view, indexes):
        rows = sorted(index.row() for index in indexes if index.column() == column)
        if table.editable(column):
            value = table.columns[column].value(table.record_at(rows[0]))
            cells += [Cell(row, column, value) for row in rows[1:]]
    return cells


def _shown(view: QTableView) -> list[QModelIndex]:
    return [index for index in view.selectedIndexes() if not view.isColumnHidden(index.column())]


def _columns_of(view: QTableView, indexes: Sequence[QModelIndex]) -> list[int]:
    taken = {index.column() for index in indexes}
    return [column for column in columns_shown(view) if column in taken]
