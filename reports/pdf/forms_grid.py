"""Where the boxes of a form stand: rows list the boxes that begin in them, as in HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.document import Cell
from reports.errors import PaperError


@dataclass(frozen=True)
class Placed:
    """A cell with the row and the column it begins in, counted from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def end(self) -> int:
        """The row after its last one."""
        return self.row + self.cell.rows


def placed(rows: Sequence[Sequence[Cell]], columns: int) -> list[Placed]:
    """Every box in its place; a form with holes or overlaps is refused."""
    found: list[Placed] = []
    taken = [0] * columns  # rows that each column is still filled for
    for number, row in enumerate(rows):
        for cell, column in zip(row, _starts(row, taken, number), strict=True):
            found.append(Placed(cell, number, column))
            taken[column : column + cell.span] = [cell.rows] * cell.span
        if min(taken, default=1) < 1:
            raise PaperError(f"表单第{number + 1}行没有排满{columns}列。请补齐空格后再输出。")
        taken = [left - 1 for left in taken]
    if max(taken, default=0) > 0:
        raise PaperError("表单的合并格超出了最后一行。请检查合并的行数。")
    return found


def bands(cells: Sequence[Placed], rows: int) -> list[list[Placed]]:
    """The boxes in groups of rows that no merged box joins to other rows."""
    ends = [0] * rows
    for cell in cells:
        ends[cell.row] = max(ends[cell.row], cell.end)
    groups: list[list[Placed]] = []
    reach = 0
    for cell in cells:
        if cell.row >= reach:
            groups.append([])
        groups[-1].append(cell)
        reach = max(reach, ends[cell.row])
    return groups


def _starts(row: Sequence[Cell], taken: Sequence[int], number: int) -> Iterator[int]:
    """The column each cell of a row begins in: the first that nothing from above fills."""
    column = 0
    for cell in row:
        if cell.span < 1 or cell.rows < 1:
            raise PaperError(f"表单第{number + 1}行有格子的列数或行数小于1。请检查合并的格子。")
        while column < len(taken) and taken[column] > 0:
            column += 1
        if column + cell.span > len(taken) or any(taken[column : column + cell.span]):
            raise PaperError(f"表单第{number + 1}行的格子超出了{len(taken)}列。请检查合并的格子。")
        yield column
        column += cell.span
