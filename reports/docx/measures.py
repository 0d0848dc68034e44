"""What the paper tells the file: how long words are, and how high what is not text will be."""

from dataclasses import dataclass
from math import ceil

from reports.characters import one_line
from reports.document import Block
from reports.fonts import Role
from reports.layout import WORD_GRID
from reports.pdf.blocks import pieces
from reports.pdf.pages import GAP
from reports.pdf.pieces import Press

LEAST = GAP - WORD_GRID.lead
"""In points: beside a table or a picture; on paper its neighbours end at their characters and not at their lines."""
MOST_ABOVE = 8.0
NEARER = 5.0
"""In points: how much nearer to its end than to its beginning a line has its characters."""


@dataclass(frozen=True)
class Blanks:
    """What is left above and below a table or a picture until the line of the grid on which the text goes on."""

    above: float
    below: float


def blanks(block: Block, press: Press) -> Blanks:
    """As much altogether as on paper."""
    height = sum(piece.height for piece in pieces((block,), press))
    whole = ceil((height + LEAST) / press.grid.pitch - 0.001) * press.grid.pitch - height
    above = min(max((whole + NEARER) / 2, LEAST), MOST_ABOVE, whole)
    return Blanks(above, whole - above)


def width(text: str, press: Press, role: Role = Role.BODY) -> float:
    """Of size 3 type on one line, in points."""
    return press.text(one_line(text), role).width
