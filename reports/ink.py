"""Where the ink of a character is, for rules that speak of edges and not of character boxes."""

from dataclasses import dataclass
from functools import cache
from struct import unpack_from
from typing import Any

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
    opened: Any = font(face)
    glyph = opened.face.charToGlyph.get(ord(char), 0) if opened else 0
    if not glyph or opened.face.glyphPos[glyph] == opened.face.glyphPos[glyph + 1]:
        return Ink(0.0, -DESCENT, 1.0, ASCENT)
    table, _ = opened.face.get_table_pos("glyf")
    edges = unpack_from(">4h", opened.face._ttf_data, table + opened.face.glyphPos[glyph] + 2)
    return Ink(*(edge / opened.face.unitsPerEm for edge in edges))
