"""Where the ink of a character is, for rules that speak of edges and not of character boxes."""

from dataclasses import dataclass
from functools import cache

from reports.faces import Face
from reports.layout import ASCENT, DESCENT
from reports.type_case import font


@dataclass(frozen=True)
class Ink:
    """Edges in em, counted from the origin of the glyph on its baseline."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@cache
def ink(char: str, face: Face) -> Ink:
    """The bounding box in the glyph's own header; the character box where a face has no such glyph."""
    opened = font(face)
    edges = opened.ink(char) if opened else None
    return Ink(*edges) if edges else Ink(0.0, -DESCENT, 1.0, ASCENT)
