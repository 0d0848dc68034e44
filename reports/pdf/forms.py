"""Forms: ruled sheets to fill in and to sign, with boxes over several columns and rows."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from reports.document import Cell, Form
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import MM, SIZES
from reports.pdf import captions
from reports.pdf.forms_band import Band, Box
from reports.pdf.forms_grid import Placed, bands, placed
from reports.pdf.pieces import Piece, Press
from reports.pdf.rows import LONG, Lines, Ruling, broken
from reports.styles import Style

LEADING, ABOVE = 1.5, 0.7
"""In em; a row of one line in 小四 is about as high as a line of the page, room to write in by hand."""
SIDE = 1.8 * MM
MOST_LINES = 60
"""What a box may ask to be left blank; more is no form that can be printed."""
_SIZES = ("四号", "小四", "五号")
_SHIFTS = {"left": 0.0, "center": 0.5, "right": 1.0}


def form(block: Form, press: Press) -> Iterator[Piece]:
    """Caption, bands and note; a form without rows is nothing at all."""
    if not block.rows:
        return
    ruling = _ruling(block, press)
    cells = placed(block.rows, ruling.columns)
    heading = min(max(block.heading, 0), len(block.rows))
    rows = [_band(group, ruling).piece() for group in bands(cells, len(block.rows)) if group[0].row >= heading]
    if heading:
        head = _head([cell for cell in cells if cell.row < heading], heading, ruling)
        rows = [replace(head, keep=bool(rows)), *(replace(row, head=head) for row in rows)]
    notes = list(captions.note(block.note, press))
    for place in {0, len(rows) - 2} & set(range(len(rows) - 1)) | ({len(rows) - 1} if notes else set()):
        rows[place] = replace(rows[place], keep=rows[place].divide is None)
    whole = [*captions.above(block.caption, press), *rows, *notes]
    yield replace(whole[0], on_grid=True, wants=sum(piece.height for piece in whole))
    yield from whole[1:]


def _ruling(block: Form, press: Press) -> Ruling:
    if block.size and block.size not in _SIZES:
        raise PaperError(f"表单字号“{block.size}”无法识别。请改用四号、小四或五号。")
    if not block.widths or not all(0 < share < float("inf") for share in block.widths):
        raise PaperError("表单没有列宽，或列宽不是正数。请检查表单的列设置。")
    size = SIZES[block.size or "小四"]
    edges = accumulate((share * press.sheet.text_width / sum(block.widths) for share in block.widths), initial=0.0)
    styles = Style(Role.BODY, size), Style(Role.HEADING, size)
    ruling = Ruling(press, tuple(edges), *styles, LEADING, ABOVE, SIDE)
    if min(ruling.room(place, place + 1) for place in range(ruling.columns)) < size:
        raise PaperError("表单的列太多或太窄，纸面放不下。请减少列数，或加宽窄列。")
    return ruling


def _head(cells: list[Placed], rows: int, ruling: Ruling) -> Piece:
    """The rows that stand on every page, as one piece."""
    if max(cell.end for cell in cells) > rows:
        raise PaperError("表单的表头与下面的行有合并的格子。请把它们分开。")
    head = _band(cells, ruling).piece()
    if head.divide:
        raise PaperError("表单的表头太高，一页放不下。请缩短表头。")
    return head


def _band(cells: list[Placed], ruling: Ruling) -> Band:
    first = cells[0].row
    return Band(ruling, tuple(_box(cell, first, ruling) for cell in cells))


def _box(place: Placed, first: int, ruling: Ruling) -> Box:
    cell, span = place.cell, (place.column, place.column + place.cell.span)
    if cell.lines > MOST_LINES:
        raise PaperError(f"表单中有一格要留{cell.lines}行空白，一页放不下。请减少行数。")
    style = ruling.heading if cell.label else ruling.style
    room = ruling.room(*span)
    lines = broken(cell.text, style, room, ruling)
    return Box(
        place.row - first,
        cell.rows,
        span,
        lines,
        style,
        _shift(cell, lines),
        least=cell.lines,
        foot=broken(cell.foot, style, room, ruling),
        name=lines if cell.label and ruling.height(len(lines)) < LONG * ruling.press.sheet.text_height / 2 else (),
    )


def _shift(cell: Cell, lines: Lines) -> float:
    """As wished, else labels and single lines are centred."""
    if cell.align not in ("", *_SHIFTS):
        raise PaperError("表单的对齐方式无法识别。请改用 left、center 或 right。")
    return _SHIFTS.get(cell.align, 0.5 if cell.label or len(lines) <= 1 else 0.0)
