"""Red names at the head of a page: tall, narrowed to their line, and placed by their ink (7.2.4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reports.errors import PaperError
from reports.fonts import Role
from reports.ink import ink
from reports.layout import ASCENT, MM
from reports.lines import Line
from reports.pdf.pen import Pen
from reports.pdf.pieces import Press
from reports.pdf.titles import broken_by_sense
from reports.styles import Style

TALLEST, LOWEST = 17.2 * MM, 14.0 * MM
"""Of the ink: the standard leaves the size free; two lines below the tallest, text is on the grid."""
WISHED, NARROWEST = 0.66, 0.5
"""Of the natural width: a name is made smaller before it is narrower than the first, and divided before the second."""
SMALLEST, TOO_NARROW = 14.0, 0.4
"""In points, and of the natural width: what no head is set in."""
FILLS = 0.98
SPACED = 0.5
"""In em: the most put between the characters of a short name."""
STACKED = 1.35
"""In em: from line to line of several names, whose ink is as high as the two below."""
STACK_LARGEST, STACK_SMALLEST = 13 * MM, 6 * MM
BESIDE = 6 * MM
WORD = "文件"

Row = tuple[Line, Style, float, float]
"""A line with its distance from the left of the text and from the ink of the first line."""


@dataclass(frozen=True)
class Mark:
    """One or several lines; `height` is from the upper to the lower edge of their ink."""

    rows: tuple[Row, ...]
    height: float

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lines in red, the ink of the first beginning at `top`."""
        pen.red()
        for line, style, x, below in self.rows:
            pen.write(line, style, left + x, top + below)
        pen.black()


Fit = Callable[[float], float]
"""What a stack's height becomes, so that what follows it stands on the grid."""


def one_mark(name: str, press: Press) -> Mark:
    """A name as tall as may be, so that what follows it is on the grid."""
    style = _style(name, FILLS * press.sheet.text_width, press, (TALLEST, TALLEST))
    if style.narrow < NARROWEST:
        style = replace(style, size=style.size * style.narrow / NARROWEST, narrow=NARROWEST)
    _refuse_small(style)
    return _single(name, style, press)


def _refuse_small(style: Style) -> None:
    if style.size < SMALLEST or style.narrow < TOO_NARROW:
        raise PaperError("发文机关或名称太长，版头放不下。请改用规范化简称。")


def mark(names: Sequence[str], word: str, press: Press, fit: Fit) -> Mark:
    """One name on a line with its 文件, several or a very long one in lines with 文件 beside them."""
    if len(names) == 1:
        style = _style(names[0] + word, FILLS * press.sheet.text_width, press, (LOWEST, TALLEST))
        if style.narrow >= NARROWEST:
            return _single(names[0] + word, style, press)
        names = _halves(names[0], press)
    return _stack(names, word, press, fit)


def _single(text: str, style: Style, press: Press) -> Mark:
    width = press.sheet.text_width
    line = spread(text, style, min(FILLS * width, _loosest(text, style, press)), press)
    highest, lowest = extent(text, press)
    x = (width - line.width) / 2
    return Mark(((line, style, x, (highest - ASCENT) * style.size),), (highest - lowest) * style.size)


def _style(text: str, room: float, press: Press, heights: tuple[float, float]) -> Style:
    """As large as the room allows a name narrowed a little, then narrower."""
    highest, lowest = extent(text, press)
    least, most = (height / (highest - lowest) for height in heights)
    em = max(press.letters.line(text, Style(Role.TITLE, 1.0)).width, 1.0)
    size = min(max(room / (em * WISHED), least), most)
    return Style(Role.TITLE, size, narrow=min(1.0, room / (em * size)))


def _loosest(text: str, style: Style, press: Press) -> float:
    return press.letters.line(text, style).width + max(len(text) - 1, 0) * SPACED * style.size


def spread(text: str, style: Style, width: float, press: Press) -> Line:
    """A line spread over a width by the space between its characters."""
    plain = press.letters.line(text, style)
    if len(text) < 2 or plain.width >= width:
        return plain
    gap = (width - plain.width) / (len(text) - 1)
    *advances, last = plain.advances
    return Line(text, 0.0, (*(advance + gap for advance in advances), last), gap)


def extent(text: str, press: Press) -> tuple[float, float]:
    """In em: how far the ink rises above the baseline, and where it ends below."""
    glyphs = [press.letters.glyph(char, Role.TITLE) for char in text if not char.isspace()]
    edges = [ink(glyph.char, glyph.face) for glyph in glyphs]
    return max((edge.top for edge in edges), default=ASCENT), min((edge.bottom for edge in edges), default=0.0)


def _halves(name: str, press: Press) -> list[str]:
    size = Style(Role.TITLE, STACK_LARGEST, narrow=WISHED)
    return broken_by_sense(name, 0.75 * press.sheet.text_width, size, press)


def _stack(names: Sequence[str], word: str, press: Press, fit: Fit) -> Mark:
    """Names of one width one below the other, and the word beside their middle (7.2.4)."""
    width = FILLS * press.sheet.text_width
    beside = Style(Role.TITLE, TALLEST, narrow=0.75)
    space = press.letters.line(word, beside).width + BESIDE if word else 0.0
    heights = (STACK_SMALLEST, max(STACK_LARGEST * min(4 / len(names), 1.0), STACK_SMALLEST))
    style = _style(max(names, key=len), width - space, press, heights)
    _refuse_small(style)
    broad = max(press.letters.line(name, style).width for name in names)
    highest, lowest = extent(names[0], press)[0], extent(names[-1], press)[1]
    natural = (len(names) - 1) * STACKED * style.size + (highest - lowest) * style.size
    height = fit(natural)
    step = (height - (highest - lowest) * style.size) / max(len(names) - 1, 1)
    x = (press.sheet.text_width - broad - space) / 2
    rows = [
        (spread(name, style, broad, press), style, x, (highest - ASCENT) * style.size + place * step)
        for place, name in enumerate(names)
    ]
    if word:
        top, bottom = extent(word, press)
        beside = replace(beside, size=min(beside.size, 0.9 * height / (top - bottom)))
        middle = height / 2 + (top + bottom) / 2 * beside.size
        rows.append((press.letters.line(word, beside), beside, x + broad + BESIDE, middle - ASCENT * beside.size))
    return Mark(tuple(rows), height)
