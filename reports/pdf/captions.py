"""What names a table, a form, a chart or a picture, and what is remarked below it."""

from collections.abc import Iterator

from reports.characters import one_line, printable
from reports.fonts import Role
from reports.layout import SIZES
from reports.lines import Measure
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

CAPTION = Style(Role.HEADING, SIZES["小四"])
NOTE = Style(Role.BODY, SIZES["五号"])
NEAR = 5.0
"""In points: between a table and its caption or note."""
LEADING = 1.4


def above(text: str, press: Press) -> Iterator[Piece]:
    """The name of a table: centred, close above it and on its page."""
    yield from (piece.but(keep=True) for piece in _caption(text, press, 0.0, NEAR))


def below(text: str, press: Press) -> Iterator[Piece]:
    """The name of a figure: centred, close below it."""
    yield from _caption(text, press, NEAR, 0.0)


def note(text: str, press: Press) -> Iterator[Piece]:
    """A remark in smaller type; what follows 注： stands under its first character."""
    measure = Measure(width=press.sheet.text_width, cell=NOTE.em, hang=2 * NOTE.em if text.startswith("注：") else 0.0)
    for part in printable(text).split("\n"):
        for line in press.letters.lines(part.strip(), NOTE, measure):
            yield press.loose(line, NOTE, height=NOTE.size + NEAR, drop=NEAR)


def _caption(text: str, press: Press, first: float, last: float) -> Iterator[Piece]:
    measure = Measure(width=press.sheet.text_width, cell=CAPTION.em)
    lines = press.letters.lines(one_line(text), CAPTION, measure, justify=False)
    for place, line in enumerate(lines):
        x = (press.sheet.text_width - line.width) / 2
        drop = 0.0 if place else first
        height = CAPTION.size + last if line is lines[-1] else CAPTION.size * LEADING
        yield press.loose(line, CAPTION, x=x, height=drop + height, drop=drop)
