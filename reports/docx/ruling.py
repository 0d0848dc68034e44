"""What the cells of a table or form have in common, and how their texts are set."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from reports.characters import printable
from reports.docx import cells
from reports.docx.flow import Para
from reports.docx.looks import aligned, sized
from reports.docx.runs import runs
from reports.docx.styles import LEADING
from reports.fonts import Role
from reports.layout import SIZES
from reports.lines import ROOM_FOR_TWO, Measure
from reports.pdf.pieces import Press
from reports.pdf.rows import LONG
from reports.styles import Style

TEXT, HEADING = "表文", "表头"
USUAL = SIZES["小四"]


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """`above` is blank within a cell over and under its text, in em as on paper; `side` beside it, in points."""

    press: Press
    widths: tuple[float, ...]
    size: float
    leading: float
    above: float
    side: float
    ragged: bool = False

    def room(self, first: int, span: int = 1) -> float:
        """For the text of a cell that begins in a column."""
        return sum(self.widths[first : first + span]) - 2 * self.side

    def height(self, lines: int) -> float:
        """Of a row, as on paper."""
        return (2 * self.above + (max(lines, 1) - 1) * self.leading + 1) * self.size

    def lines(self, text: str, room: float, role: Role = Role.BODY) -> int:
        """How many a text takes."""
        style = Style(role, self.size)
        measure = Measure(width=room, cell=self.size)
        return sum(len(self.press.letters.lines(part.strip(), style, measure)) for part in printable(text).split("\n"))

    def is_long(self, lines: int) -> bool:
        """Whether a row of so many lines may be divided between pages."""
        return self.height(lines) > LONG * self.press.sheet.text_height

    def aligned(self, align: str, room: float) -> Element:
        """A text at the left fills its lines, unless they are too short for that."""
        full = align == "left" and not self.ragged and room >= ROOM_FOR_TWO * self.size
        return aligned("both" if full else align)

    def margins(self) -> Element:
        """Within every cell: with what a line has above its characters, a row is as high as on paper."""
        over = (self.above - (self.leading - 1) / 2) * self.size - cells.RULE / 2
        return cells.margins(side=self.side, upright=over)

    def written(self, text: str, style: str, *look: Element, keep: bool = False) -> tuple[Para, ...]:
        """A cell's text, each of its lines a paragraph."""
        other = () if self.size == USUAL else sized(self.size)
        pitch = 0.0 if (self.size, self.leading) == (USUAL, LEADING) else self.leading * self.size
        plain = Para(style=style, look=look, pitch=pitch, keep=keep)
        parts = (part.strip() for part in printable(text).split("\n"))
        return tuple(replace(plain, content=runs(part, None, *other)) for part in parts)
