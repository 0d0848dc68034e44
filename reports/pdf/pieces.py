"""What a page is filled with: pieces of known height that paint themselves where the flow puts them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from reports.characters import one_line
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import Grid, Sheet
from reports.lines import Line, Measure
from reports.pdf.pen import Pen
from reports.styles import Letters, Style

Paint: TypeAlias = Callable[[Pen, float], None]
"""Draws a piece; the number is its top, in points from the top of the sheet."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of the page that is not divided, unless it knows how."""

    height: float
    paint: Paint
    on_grid: bool = True  # begins at a line of the grid
    before: int = 0  # blank lines above, none at the top of a page
    after: float = 0  # blank lines below
    keep: bool = False  # on the same page as the next piece
    loosely: bool = False  # … unless much would be left blank
    head: "Piece | None" = None  # repeated above it where it begins a page
    divide: "Callable[[float], tuple[Piece, Piece] | None] | None" = None
    least: float = 0.0  # the height worth beginning with, where it can be divided
    smaller: "Callable[[float], Piece | None] | None" = None  # for a lower height, where it may be made smaller
    scale: float = 1.0  # of its own size, where it was made smaller
    wants: float = 0.0  # what had better stand in one stretch from here on
    opens_page: bool = False
    at_foot: bool = False  # stands at the bottom of the page
    on_even: bool = False  # … of a page with an even number
    is_text: bool = False  # 正文, which the first page must have some of (7.3.3)
    is_ending: bool = False  # 署名 and 版记, for which room is made (7.3.5.5)
    is_turned: bool = False  # on a page whose head is at the left edge of the sheet (8)
    numbered: bool = True  # False takes the number from its page
    block: int = 0  # of the document, which it is part of

    def but(self, **changes: Any) -> "Piece":
        """The same with some fields changed, in a tenth of the time of `replace`: pages have hundreds of pieces."""
        made = object.__new__(Piece)
        vars(made).update(vars(self), **changes)
        return made


@dataclass(frozen=True)
class Written:
    """A line of type within a piece: its distance from the left of the text, and from the top of the piece."""

    line: Line
    style: Style
    x: float
    top: float

    def paint(self, pen: Pen, left: float, top: float) -> None:
        pen.write(self.line, self.style, left + self.x, top + self.top)


@dataclass(frozen=True)
class Press:
    """What a document is set with; `tightness` from 0 to 1 brings lines and rows nearer to one another (7.3.5.5)."""

    letters: Letters
    sheet: Sheet
    grid: Grid
    tightness: float = 0.0

    def body(self, role: Role) -> Style:
        """Size 3 type on the grid."""
        return Style(role, self.grid.size, self.grid.cell)

    def lines(self, text: str, style: Style, *, indent: float = 0.0, hang: float = 0.0) -> list[Line]:
        """A paragraph over the whole width; indents are counted in characters."""
        em = style.em
        return self.letters.lines(
            text, style, Measure(width=self.sheet.text_width, cell=em, indent=indent * em, hang=hang * em)
        )

    def text(self, text: str, role: Role = Role.BODY) -> Line:
        """The text on one line in size 3 type."""
        return self.letters.line(one_line(text), self.body(role))

    def fitting(self, text: str, what: str, room: float = 0.0, *, role: Role = Role.BODY) -> Line:
        """The text on one line, refused where it is longer than its room, which is the width if not told."""
        line = self.text(text, role)
        if line.width > (room or self.sheet.text_width):
            raise PaperError(f"{what}太长，一行放不下。请缩短后再输出。")
        return line

    def written(self, line: Line, row: int, *, x: float = 0.0, role: Role = Role.BODY) -> Written:
        """A line in size 3 type on a line of the grid within a piece, counted from 0."""
        return Written(line, self.body(role), x, row * self.grid.pitch + self.grid.lead)

    def of(self, written: list[Written], *, rows: int = 1) -> Piece:
        """A piece of some lines of type, at least so many lines of the grid high."""
        bottom = max((part.top for part in written), default=0.0) + self.grid.size
        left = self.sheet.left

        def paint(pen: Pen, top: float) -> None:
            for part in written:
                part.paint(pen, left, top)

        return Piece(height=max(bottom, self.height(rows)), paint=paint)

    def centred(self, line: Line) -> float:
        """The left edge of a line in the middle of the text."""
        return (self.sheet.text_width - line.width) / 2

    def height(self, lines: int) -> float:
        """From the first line's top to the bottom of the last one's characters."""
        return (lines - 1) * self.grid.pitch + self.grid.lead + self.grid.size

    def on_line(self, line: Line, style: Style, *, x: float = 0.0) -> Piece:
        """A piece of one line of the grid, `x` from the left edge of the text."""
        left, drop = self.sheet.left + x, self.grid.lead + (self.grid.size - style.size) / 2
        return Piece(height=self.height(1), paint=lambda pen, top: pen.write(line, style, left, top + drop))

    def loose(self, line: Line, style: Style, *, height: float, x: float = 0.0, drop: float = 0.0) -> Piece:
        """A piece of one line off the grid, `drop` below the piece above it."""
        left = self.sheet.left + x
        return Piece(height=height, paint=lambda pen, top: pen.write(line, style, left, top + drop), on_grid=False)
