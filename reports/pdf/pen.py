"""Draws lines of text and rules on a ReportLab canvas, in points from the top left corner of the sheet."""

from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from reports.characters import OPENING
from reports.embedding import Codes
from reports.layout import ASCENT, RED_CMYK
from reports.lines import Line
from reports.styles import Letters, Style

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
        self._known: dict[Style, _Signs] = {}

    def write(self, line: Line, style: Style, x: float, top: float) -> None:
        """Draw a line whose character boxes begin at `top`."""
        baseline = self._height - top - ASCENT * style.size
        narrow = style.narrow
        spacing = line.stretch / narrow + style.em - style.size
        begin = f"BT {narrow:g} 0 0 1 {x + line.x:.3f} {baseline:.3f} Tm {spacing:.4f} Tc"
        runs = self._runs(line, style, spacing)
        if line.stretch > SPACED * style.size:
            runs = [run._replace(code=self._spelled(run, style)) for run in runs]
        shown = (f"{run.font} {style.size:g} Tf {run.code}" for run in runs)
        self._canvas._code.append(" ".join([begin, *shown, "ET"]))

    def _runs(self, line: Line, style: Style, spacing: float) -> "list[_Run]":
        """The line cut where the font changes; between characters stands what their advance differs from its own."""
        signs, least = self._signs(style), style.size / 2000
        plain = signs.plain.shown(line, style.size + spacing)
        if plain is not None:
            return [plain]
        advances = line.advances if style.narrow == 1 else [advance / style.narrow for advance in line.advances]
        written = list(map(signs.__getitem__, line.text))
        codes = [
            code if -least < (rest := advance - spacing - width) < least else f"{code}>{-rest * 1000 / style.size:.1f}<"
            for (_, code, width), advance in zip(written, advances, strict=True)
        ]
        runs, begin = [], 0
        for font, alike in groupby(sign.font for sign in written):
            end = begin + len(list(alike))
            code = "".join(codes[begin:end])
            runs.append(_Run(font, f"[<{code}>] TJ".replace("<>", ""), line.text[begin:end]))
            begin = end
        return runs

    def _spelled(self, run: "_Run", style: Style) -> str:
        """With what it reads, for readers that would take the space between the characters for blanks.

        PDFium lays such a text over the first array it stands for, and loses characters beyond U+FFFF of it: so each
        array has its own, and one with such a character none.
        """
        text = "".join(self._letters.glyph(char, style.role).char for char in run.text)
        if max(text) > "\uffff":
            return run.code
        return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC {run.code} EMC"

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

    def _signs(self, style: Style) -> "_Signs":
        signs = self._known.get(style)
        if signs is None:
            signs = self._known[style] = _Signs(self._letters, style, self._canvas._doc)
        return signs


class _Run(NamedTuple):
    """One TJ array, its font and its characters."""

    font: str
    code: str
    text: str


class _Sign(NamedTuple):
    """A character as it is written: in which font, and by which digits, with the blank before it."""

    font: str
    code: str
    width: float  # with that blank


class _Signs(dict[str, _Sign]):
    """The characters of a style, each looked up once."""

    def __init__(self, letters: Letters, style: Style, doc: Any) -> None:
        super().__init__()
        self.plain = _Plain(self, style)
        self._glyphs, self._style, self._doc = letters.glyphs(style.role), style, doc
        self._codes: dict[str, Codes] = {}  # by the name of the face, which is soon hashed

    def __missing__(self, char: str) -> _Sign:
        glyph, style = self._glyphs[char], self._style
        natural = glyph.natural * style.size
        narrow = glyph.full and glyph.natural < NARROW
        before = _shift(glyph.char, style.em - natural) if narrow else 0.0
        codes = self._codes.get(glyph.face.name)
        if codes is None:
            font: Any = getFont(glyph.face.name)
            codes = self._codes[glyph.face.name] = font.codes(self._doc)
        blank = f">{-before * 1000 / style.size:.1f}<" if before else ""
        self[char] = sign = _Sign(codes.name, blank + codes[glyph.char], before + natural)
        return sign


class _Plain(dict[str, str]):
    """The digits of characters that fill their em, in one face: most lines have no others, and are soon written."""

    def __init__(self, signs: _Signs, style: Style) -> None:
        super().__init__()
        self._signs, self._style, self._font = signs, style, ""

    def __missing__(self, char: str) -> str:
        sign = self._signs[char]
        self._font = self._font or sign.font
        if sign.font != self._font or sign.code[0] == ">" or sign.width != self._style.size or self._style.narrow != 1:
            raise KeyError(char)
        self[char] = sign.code
        return sign.code

    def shown(self, line: Line, step: float) -> _Run | None:
        """The line, if each character of it stands a step after the one before."""
        steps = line.advances[:-1]
        if steps and (steps.count(steps[0]) < len(steps) or abs(steps[0] - step) > self._style.size / 2000):
            return None
        try:
            digits = "".join(map(self.__getitem__, line.text))
        except KeyError:
            return None
        return _Run(self._font, f"[<{digits}>] TJ", line.text) if digits else None


def _shift(char: str, blank: float) -> float:
    """Where a narrow glyph stands in its cell: opening marks at the right, quotes that close at the left."""
    if char in OPENING:
        return blank * 0.85
    return blank * 0.15 if char in "”’" else blank / 2
