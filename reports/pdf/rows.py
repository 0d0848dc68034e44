"""One row of a table: its cells, its rules, and how it is carried on overleaf when a page cannot hold it."""

from dataclasses import dataclass, field, replace
from functools import partial

from reports.characters import printable
from reports.fonts import Role
from reports.layout import MM
from reports.lines import Line, Measure
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

RULE = 0.5
SIDE = 1.2 * MM
"""Blank within a cell, beside its text."""
ABOVE, TIGHTEST_ABOVE = 0.45, 0.15
"""In em: blank within a cell, above and below its text; the least of it where room is made for an ending."""
LEADING, TIGHTEST_LEADING = 1.4, 1.2
CONTINUED = "（续）"
LONG = 0.5
"""Of the page: a row higher than this may begin where it stands and be carried on."""
BEGIN = 4
"""Lines of such a row that are worth beginning with."""

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Ruling:
    """What the rows of a table have in common; `edges` are the column borders from the left of the text."""

    press: Press
    edges: tuple[float, ...]
    style: Style
    heading: Style
    leading: float = LEADING
    above: float = ABOVE
    side: float = SIDE
    ragged: bool = False
    known: dict[tuple[str, Role, float], Lines] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        return len(self.edges) - 1

    @property
    def step(self) -> float:
        return self.style.size * self.leading

    @property
    def blank(self) -> float:
        return self.style.size * self.above

    def room(self, first: int, last: int) -> float:
        """For the text of a cell that spans from one border to another."""
        return self.edges[last] - self.edges[first] - 2 * self.side

    def height(self, lines: int) -> float:
        return 2 * self.blank + (max(lines, 1) - 1) * self.step + self.style.size

    def lines_in(self, height: float) -> int:
        """How many lines a row of this height holds."""
        return int((height - 2 * self.blank - self.style.size) / self.step + 1.001)


@dataclass(frozen=True)
class Box:
    """Lines over a span of columns; `shift` is 0 for left, 0.5 for centred, 1 for right."""

    span: tuple[int, int]
    lines: Lines
    style: Style
    shift: float
    top: bool = False  # begins at the top of the row, not in the middle


def broken(text: str, style: Style, room: float, ruling: Ruling) -> Lines:
    """A cell's text in lines; the same text in the same column is broken once."""
    key = (text, style.role, room)
    lines = ruling.known.get(key)
    if lines is None:
        measure = Measure(width=room, cell=style.em)
        parts = (part.strip() for part in printable(text).split("\n"))
        set_in, justify = ruling.press.letters.lines, not ruling.ragged
        lines = tuple(line for part in parts for line in set_in(part, style, measure, justify=justify))
        ruling.known[key] = lines
    return lines


def row_piece(ruling: Ruling, cells: list[Box], name: Lines = ()) -> Piece:
    """A row as high as its highest cell; a very high one can be divided, and `name` is then its first cell again."""
    lines = max((len(cell.lines) for cell in cells), default=0)
    height = ruling.height(lines)
    piece = Piece(height=height, paint=partial(_paint, ruling, cells, height=height), on_grid=False)
    if height <= LONG * ruling.press.sheet.text_height:
        return piece
    return replace(piece, divide=partial(_divided, ruling, cells, name or cells[0].lines), least=ruling.height(BEGIN))


def _divided(ruling: Ruling, cells: list[Box], name: Lines, room: float) -> tuple[Piece, Piece] | None:
    """What fits the room, and the rest under its name and （续）; None where not a line fits."""
    count = ruling.lines_in(room)
    if count < 1:
        return None
    begun = [replace(cell, lines=cell.lines[:count], top=True) for cell in cells]
    rest = [replace(cell, lines=cell.lines[count:], top=True) for cell in cells]
    rest[0] = replace(rest[0], lines=rest[0].lines or name)
    return row_piece(ruling, begun), row_piece(ruling, _marked(ruling, rest, name), name)


def _marked(ruling: Ruling, cells: list[Box], name: Lines) -> list[Box]:
    """（续） under the name of the row, or above the first text wide enough for it."""
    for place, cell in enumerate(cells):
        mark = broken(CONTINUED, cell.style, ruling.room(*cell.span), ruling)
        if cell.lines and len(mark) == 1:
            lines = cell.lines + mark if cell.lines is name else mark + cell.lines
            return [*cells[:place], replace(cell, lines=lines), *cells[place + 1 :]]
    return cells


def _paint(ruling: Ruling, cells: list[Box], pen: Pen, top: float, *, height: float) -> None:
    left = ruling.press.sheet.left
    borders = sorted({place for cell in cells for place in cell.span})
    for place in borders:
        pen.upright(left + ruling.edges[place], top, height, RULE)
    for y in (top, top + height):
        pen.rule(left + ruling.edges[0] - RULE / 2, y, ruling.edges[-1] - ruling.edges[0] + RULE, RULE)
    for cell in cells:
        begin, room = left + ruling.edges[cell.span[0]] + ruling.side, ruling.room(*cell.span)
        spare = 0.0 if cell.top else (height - ruling.height(len(cell.lines))) / 2
        first = top + spare + ruling.blank
        for number, line in enumerate(cell.lines):
            x = begin + (room - line.width) * cell.shift
            pen.write(line, cell.style, x, first + number * ruling.step)
