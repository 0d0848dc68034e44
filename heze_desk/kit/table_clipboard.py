"""Blocks of cells to and from Excel and WPS: tab between cells, newline between rows, quotes around either."""

import io
from collections.abc import Sequence
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.record_table import Cell, RecordTable


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """The block on the clipboard; Excel ends it with an empty line, which is none."""
    import csv

    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n").rstrip("\n")), delimiter="\t"))


def placed(
    table: RecordTable[Any], block: Sequence[Sequence[str]], rows: Sequence[int], columns: Sequence[int]
) -> list[Cell]:
    """Lay a block over rows and columns; a single value fills them all; what does not fit is refused by its place."""
    single = len(block) == 1 and len(block[0]) == 1
    if not single:
        _refuse_overhang(block, len(rows), len(columns))
    cells = []
    for down, row in enumerate(rows if single else rows[: len(block)]):
        for right, column in enumerate(columns if single else columns[: len(block[down])]):
            text = block[0][0] if single else block[down][right]
            cells.append(Cell(row, column, _value(table, row, column, text)))
    return cells


def _refuse_overhang(block: Sequence[Sequence[str]], rows: int, columns: int) -> None:
    widest = max((len(line) for line in block), default=0)
    if len(block) > rows:
        raise DeskError(f"复制的内容有{len(block)}行，从这里往下只有{rows}行，没有粘贴；请换一个起点。")
    if widest > columns:
        raise DeskError(f"复制的内容有{widest}列，从这里往右只有{columns}列，没有粘贴；请换一个起点。")


def _value(table: RecordTable[Any], row: int, column: int, text: str) -> Any:
    """What the text means in this cell; a cell that cannot be written is refused unless it says the same."""
    wanted, today = table.columns[column], table.desk.clock.today
    if not table.editable(column):
        record = table.record_at(row)
        if text.strip() == wanted.shown(record).strip():
            return wanted.value(record)
        raise DeskError(f"“{wanted.title}”一列不能修改，没有粘贴；请只复制要填的列。")
    try:
        return wanted.parsed(text, today)
    except DeskError as refusal:
        raise DeskError(f"{table.name_of(row)}的“{wanted.title}”：{refusal}一格也没有粘贴。") from refusal
