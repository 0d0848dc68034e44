"""Two columns on one page, each set as on a sheet with half the width."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from reports.document import Bars, Beside, GanttStrip, Panel, Paragraph, ProgressBars, Table
from reports.errors import PaperError
from reports.layout import SIZES, Grid
from reports.pdf.charts import chart
from reports.pdf.pages import paginate
from reports.pdf.paragraphs import paragraphs
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.pdf.tables import table

BETWEEN = 20.0
"""In points: from the one column to the other."""
SMALL = SIZES["五号"]
GRID = Grid(size=SMALL, cell=SMALL, pitch=1.5 * SMALL)
"""Of the columns: paragraphs are as large as what stands in the tables and charts beside them."""
APART, LOOSEST = 7.0, 30.0
"""In points: what is added between two panels, and the most more of it in the lower column."""
ENDLESS = 1e6
"""In points: columns are set without regard to the page, and measured then."""

Placed = tuple[float, int, Piece]


def beside(block: Beside, press: Press) -> Piece:
    """One piece as high as the higher of its columns."""
    width = (press.sheet.text_width - BETWEEN) / 2
    columns = [
        _column(panels, _half(press, width, shift))
        for panels, shift in ((block.left, 0.0), (block.right, width + BETWEEN))
    ]
    height = max(map(_height, columns))
    if height > press.sheet.text_height:
        raise PaperError("并排的两栏太高，一页放不下。请减少内容，或改用 A3 纸。")

    def paint(pen: Pen, top: float) -> None:
        for column in columns:
            between = _between(column, height)
            for below, panel, piece in column:
                piece.paint(pen, top + below + panel * between)

    return Piece(height=height, paint=paint)


def _height(column: Sequence[Placed]) -> float:
    return max((top + piece.height for top, _, piece in column), default=0.0)


def _between(column: Sequence[Placed], height: float) -> float:
    """What is added before each panel but the first, so that both columns end together where they nearly do."""
    gaps = column[-1][1] if column else 0
    return min((height - _height(column)) / gaps, LOOSEST) if gaps else 0.0


def _half(press: Press, width: float, shift: float) -> Press:
    return replace(press, grid=GRID, sheet=replace(press.sheet, left=press.sheet.left + shift, text_width=width))


def _column(panels: Sequence[Panel], press: Press) -> list[Placed]:
    """The pieces of a column with their tops and the places of their panels."""
    made = [piece.but(block=place) for place, panel in enumerate(panels) for piece in _set(panel, press)]
    (page,) = paginate(made, press.grid, replace(press.sheet, text_height=ENDLESS))
    return [(top + piece.block * APART, piece.block, piece) for top, piece in page.placed]


def _set(panel: Panel, press: Press) -> Iterator[Piece]:
    match panel:
        case Table():
            return table(panel, press)
        case Bars() | ProgressBars() | GanttStrip():
            return chart(panel, press)
        case Paragraph():
            return iter(paragraphs(panel, press))
        case _:
            assert_never(panel)
