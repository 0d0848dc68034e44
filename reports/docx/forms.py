"""Forms: ruled sheets to fill in and to sign, with boxes over several columns and rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from reports.document import Cell, Form
from reports.docx import captions, cells
from reports.docx.flow import Para, Part, Ruled
from reports.docx.looks import aligned, indent
from reports.docx.measures import blanks
from reports.docx.ruling import HEADING, TEXT, Ruling
from reports.fonts import Role
from reports.layout import SIZES
from reports.pdf.forms import ABOVE, LEADING, SIDE
from reports.pdf.forms_grid import Placed, placed
from reports.pdf.pieces import Press


def form(block: Form, press: Press) -> Iterator[Part]:
    """Caption, rows and note; a form without rows is nothing at all."""
    if not block.rows:
        return
    widths = tuple(share * press.sheet.text_width / sum(block.widths) for share in block.widths)
    size = SIZES[block.size or "小四"]
    ruling = Ruling(press=press, widths=widths, size=size, leading=LEADING, above=ABOVE, side=SIDE)
    found = placed(block.rows, len(widths))
    rows = [_row(place, block, found, ruling) for place in range(len(block.rows))]
    whole = Ruled(table=cells.table(widths, rows, cells.ruled(), ruling.margins()))
    parts: list[Para | Ruled] = [*captions.above(block.caption), whole, *captions.note(block.note)]
    yield from captions.set_off(parts, blanks(block, press))


def _row(place: int, block: Form, found: Sequence[Placed], ruling: Ruling) -> Element:
    """The boxes that begin here, and those from above that go on."""
    here = sorted((box for box in found if box.row <= place < box.end), key=lambda box: box.column)
    long = ruling.is_long(max((_lines(box, ruling) // box.cell.rows for box in here), default=1))
    keep = not long and place < len(block.rows) - 1 and place in (0, len(block.rows) - 2)
    made = [_cell(box, ruling, begins=box.row == place, keep=keep) for box in here]
    return cells.row(made, height=_height(here, ruling), heading=place < block.heading, divided=long)


def _height(here: Sequence[Placed], ruling: Ruling) -> float:
    """What is left blank to write in; a box over several rows shares it out."""
    return max((ruling.height(box.cell.lines) / box.cell.rows for box in here), default=0.0)


def _cell(box: Placed, ruling: Ruling, *, begins: bool, keep: bool) -> cells.Cell:
    cell = box.cell
    width = sum(ruling.widths[box.column : box.column + cell.span])
    merge = "" if cell.rows == 1 else "restart" if begins else "continue"
    made = cells.Cell(width=width, span=cell.span, merge=merge)
    if not begins:
        return made
    look = ruling.aligned(_align(box, ruling), ruling.room(box.column, cell.span))
    paras = ruling.written(cell.text, HEADING if cell.label else TEXT, look, keep=keep)
    if not cell.foot:
        return replace(made, paras=paras)
    return replace(made, paras=(*(paras if cell.text.strip() else ()), *_foot(box, ruling)), upright="top")


def _foot(box: Placed, ruling: Ruling) -> tuple[Para, ...]:
    """At the lower right of its box, one character in."""
    look = (aligned("right"), indent(right=ruling.size))
    blank = max(box.cell.lines - _lines(box, ruling), 0) * ruling.leading * ruling.size
    first, *rest = ruling.written(box.cell.foot, TEXT, *look)
    return replace(first, drop=blank), *rest


def _lines(box: Placed, ruling: Ruling) -> int:
    """Of the text and of what stands at its foot."""
    room = ruling.room(box.column, box.cell.span)
    cell, role = box.cell, Role.HEADING if box.cell.label else Role.BODY
    return ruling.lines(cell.text, room, role) + ruling.lines(cell.foot, room)


def _align(box: Placed, ruling: Ruling) -> str:
    """As wished, else labels and single lines are centred."""
    cell: Cell = box.cell
    if cell.align:
        return cell.align
    short = ruling.lines(cell.text, ruling.room(box.column, cell.span)) <= 1
    return "center" if cell.label or short else "left"
