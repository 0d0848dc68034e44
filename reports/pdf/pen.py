"""Draws lines of text and rules on a ReportLab canvas, in points from the top left corner of the sheet."""

from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from reports.characters import OPENING
from reports.fonts import Role
from reports.layout import ASCENT, RED_CMYK
from reports.lines import Line
from reports.styles import Glyph, Letters, Style

BLACK = (0.0, 0.0, 0.0, 1.0)  # BL 100 % (6.2)
NARROW = 0.97
"""In em: a glyph narrower than this is given its place in its cell."""

SPACED = 0.12
"""In em: a line with more than this between its characters says what it reads."""


class Pen:
    """Writes one document; a character's place in the embedded subsets is looked up once."""

    def __init__(self, canvas: Canvas, letters: Letters, height: float) -> None:
        self._canvas: Any = canvas
        self._letters, self._height = letters, height
        self._places: dict[tuple[Role, str], tuple[str, str, Glyph]] = {}

    def write(self, line: Line, style: Style, x: float, top: float) -> None:
        """Draw a line whose character boxes begin at `top`."""
        baseline = self._height - top - ASCENT * style.size
        narrow = style.narrow
        spacing = line.stretch / narrow + style.em - style.size
        code = [f"BT {narrow:g} 0 0 1 {x + line.x:.3f} {baseline:.3f} Tm {spacing:.4f} Tc"]
        font, run = "", _Run(style, spacing, spelled=line.stretch > SPACED * style.size)
        for char, advance in zip(line.text, line.advances, strict=True):
            name, byte, glyph = self._place(style.role, char)
            if name != font:
                code.append(run.close())
                code.append(f"{name} {style.size:g} Tf")
                font = name
            run.add(byte, glyph, advance / narrow)
        code += [run.close(), "ET"]
        self._canvas._code.append(" ".join(code))

    def rule(self, x: float, top: float, length: float, thickness: float) -> None:
        """A horizontal rule; `top` is its middle."""
        self._bar(x, top - thickness / 2, length, thickness)

    def upright(self, x: float, top: float, length: float, thickness: float) -> None:
        self._bar(x - thickness / 2, top, thickness, length)

    def draw(self, code: str) -> None:
        """PDF operators in points from the top left corner of the sheet; what they set ends with them."""
        self._canvas._code.append(f"q 1 0 0 -1 0 {self._height:.3f} cm {code} Q")

    @property
    def canvas(self) -> Any:
        """For what is neither text nor lines."""
        return self._canvas

    def red(self) -> None:
        self._canvas.setFillColorCMYK(*RED_CMYK)

    def black(self) -> None:
        self._canvas.setFillColorCMYK(*BLACK)

    def white(self) -> None:
        """On black; the pen is black again when it is told so."""
        self._canvas.setFillColorCMYK(0, 0, 0, 0)

    def _bar(self, x: float, top: float, width: float, height: float) -> None:
        self._canvas._code.append(f"{x:.3f} {self._height - top - height:.3f} {width:.3f} {height:.3f} re f")

    def _place(self, role: Role, char: str) -> tuple[str, str, Glyph]:
        key = (role, char)
        if key not in self._places:
            glyph = self._letters.glyph(char, role)
            font: Any = getFont(glyph.face.name)
            [(subset, byte)] = font.splitString(glyph.char, self._canvas._doc)
            name = font.getSubsetInternalName(subset, self._canvas._doc)
            self._places[key] = (name, self._canvas._escape(byte), glyph)
        return self._places[key]


class _Run:
    """One TJ array: characters, and between them what their advance differs from the font's own.

    A run that is `spelled` says what it reads, for readers that would take the space between the characters
    for blanks. PDFium lays such a text over the first array it stands for, and loses characters beyond
    U+FFFF of it: so each array has its own, and one with such a character none.
    """

    def __init__(self, style: Style, spacing: float, *, spelled: bool) -> None:
        self._style, self._spacing, self._spelled = style, spacing, spelled
        self._text = ""
        self._parts: list[str] = []
        self._bytes: list[str] = []

    def add(self, byte: str, glyph: Glyph, advance: float) -> None:
        natural = glyph.natural * self._style.size
        before = 0.0
        self._text += glyph.char
        if glyph.full and glyph.natural < NARROW:
            before = _shift(glyph.char, self._style.em - natural)
            self._move(before)
        self._bytes.append(byte)
        self._move(advance - before - natural - self._spacing)

    def close(self) -> str:
        self._flush()
        code = f"[{' '.join(self._parts)}] TJ" if self._parts else ""
        if self._spelled and self._text and max(self._text) <= "\uffff":
            spelling = self._text.encode("utf-16-be").hex().upper()
            code = f"/Span <</ActualText <FEFF{spelling}>>> BDC {code} EMC"
        self._parts.clear()
        self._text = ""
        return code

    def _move(self, distance: float) -> None:
        thousandths = -distance * 1000 / self._style.size
        if abs(thousandths) >= 0.5:
            self._flush()
            self._parts.append(f"{thousandths:.1f}")

    def _flush(self) -> None:
        if self._bytes:
            self._parts.append(f"({''.join(self._bytes)})")
            self._bytes.clear()


def _shift(char: str, blank: float) -> float:
    """Where a narrow glyph stands in its cell: opening marks at the right, quotes that close at the left."""
    if char in OPENING:
        return blank * 0.85
    return blank * 0.15 if char in "”’" else blank / 2
