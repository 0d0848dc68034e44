"""Two columns on one page, each set as on a sheet with half the width."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from reports.document import Bars, Beside, GanttStrip, Panel, Paragraph, ProgressBars, Table
from reports.errors import PaperError
from reports.layout import SIZES, Grid
from reports.pdf.charts import chart
from reports.pdf.pages import Page, paginate
from reports.pdf.paragraphs import paragraphs
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.pdf.tables import table

BETWEEN = 20.0
"""In points: from the one column to the other."""
SMALL = SIZES["五号"]
GRID = Grid(size=SMALL, cell=SMALL, pitch=1.5 * SMALL)
"""Of the columns: paragraphs are as large as what stands in the tables and charts beside them."""
ENDLESS = 1e6
"""In points: columns are set without regard to the page, and measured then."""


def beside(block: Beside, press: Press) -> Piece:
    """One piece as high as the higher of its columns."""
    width = (press.sheet.text_width - BETWEEN) / 2
    columns = [
        _column(panels, _half(press, width, shift))
        for panels, shift in ((block.left, 0.0), (block.right, width + BETWEEN))
    ]
    height = max(top + piece.height for top, piece in [(0.0, _nothing()), *columns[0], *columns[1]])
    if height > press.sheet.text_height:
        raise PaperError("并排的两栏太高，一页放不下。请减少内容，或改用 A3 纸。")

    def paint(pen: Pen, top: float) -> None:
        for below, piece in (placed for column in columns for placed in column):
            piece.paint(pen, top + below)

    return Piece(height=height, paint=paint)


def _nothing() -> Piece:
    return Piece(height=0.0, paint=lambda pen, top: None)


def _half(press: Press, width: float, shift: float) -> Press:
    return replace(press, grid=GRID, sheet=replace(press.sheet, left=press.sheet.left + shift, text_width=width))


def _column(panels: Sequence[Panel], press: Press) -> list[tuple[float, Piece]]:
    """The pieces of a column with their tops."""
    made = [piece for panel in panels for piece in _set(panel, press)]
    page: Page
    (page,) = paginate(made, press.grid, replace(press.sheet, text_height=ENDLESS))
    return page.placed


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
