"""What the paper tells the file: how long words are, and how high what is not text will be."""

from math import ceil

from reports.characters import one_line
from reports.document import Block
from reports.fonts import Role
from reports.layout import WORD_GRID
from reports.pdf.blocks import pieces
from reports.pdf.pages import GAP
from reports.pdf.pieces import Press

OVER = GAP - WORD_GRID.lead
"""Above a table or a picture, whose neighbours on paper end at their characters and not at their line boxes."""


def blank_below(block: Block, press: Press) -> float:
    """From the end of a table or picture that begins `OVER` a line to the line of the grid where the text goes on."""
    height = OVER + sum(piece.height for piece in pieces((block,), press))
    return ceil(height / press.grid.pitch - 0.001) * press.grid.pitch - height


def width(text: str, press: Press, role: Role = Role.BODY) -> float:
    """Of size 3 type on one line, in points."""
    return press.text(one_line(text), role).width
