"""What charts have in common: a column of labels, rows below a head, a name and a remark below them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.characters import one_line
from reports.fonts import Role
from reports.layout import SIZES
from reports.lines import Line, Measure
from reports.pdf import captions
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

LABEL = Style(Role.BODY, SIZES["五号"])
SMALL = Style(Role.BODY, SIZES["小五"])
STRONG = Style(Role.HEADING, SIZES["小五"])
LOW_SIZES = tuple(SIZES[name] for name in ("五号", "小五", "六号"))
LEADING = 1.25
WIDEST_LABELS, WIDEST_IN_COLUMN = 0.3, 0.4
"""Of the line: what the labels may take; of a column of a page it is more, for it is short."""
BESIDE = 6.0
"""In points: between the labels and what is drawn."""
BELOW = 5.0
"""In points: more than text keeps from text."""
BAR, LOW_BAR = 13.0, 0.68
"""In points, and of a low row."""
ROW = 19.0
NOTHING = "（无）"
"""Where there is nothing to draw, so that the name below stands for something."""
WHOLE = 0.6
"""Of the page: a chart no higher than this is never divided."""

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True)
class Labels:
    """The labels of the rows, broken to the width of their column."""

    lines: tuple[tuple[Line, ...], ...]
    width: float
    style: Style = LABEL
    fixed: float = 0.0
    """The height of every row in points, where rows are to be low; 0 where they are as high as they like."""
    indent: float = 0.0
    """In points: below headings labels stand at the left, so far in; 0 sets them against what is drawn."""

    @property
    def bar(self) -> float:
        """How high a bar is; lower where rows are."""
        return min(BAR, self.fixed * LOW_BAR) if self.fixed else BAR

    def height(self, row: int) -> float:
        """Of a row: as high as its label asks for."""
        return self.fixed or max(ROW, len(self.lines[row]) * self.style.size * LEADING + 6.0)

    def paint(self, pen: Pen, row: int, left: float, top: float) -> None:
        """Set against what is drawn, in the middle of the row."""
        lines, size = self.lines[row], self.style.size
        first = top + (self.height(row) - (len(lines) - 1) * size * LEADING - size) / 2
        for number, line in enumerate(lines):
            x = left + (self.indent or self.width - line.width)
            pen.write(line, self.style, x, first + number * size * LEADING)

    def indented(self) -> "Labels":
        """One character in, below headings."""
        return replace(self, indent=self.style.size, width=self.width + self.style.size)


def labels(texts: Sequence[str], press: Press) -> Labels:
    """As wide as the widest, up to a limit; low where lines of text stand nearer than rows."""
    if press.grid.pitch < ROW:
        return low_labels(texts, press, height=press.grid.pitch, widest=WIDEST_IN_COLUMN)
    whole = [press.letters.line(one_line(text).strip(), LABEL) for text in texts]
    widest = max((line.width for line in whole), default=0.0)
    width = min(widest + 0.1, WIDEST_LABELS * press.sheet.text_width)
    measure = Measure(width=width, cell=LABEL.em)
    broken = (tuple(press.letters.lines(line.text, LABEL, measure, justify=False)) for line in whole)
    return Labels(tuple(broken), width)


def low_labels(
    texts: Sequence[str],
    press: Press,
    *,
    height: float,
    widest: float = WIDEST_LABELS,
    sizes: Sequence[float] = LOW_SIZES,
    leading: float = LEADING,
) -> Labels:
    """Of one line each, cut where they are too long, in rows of this height in points."""
    size = next((size for size in sizes if size * leading <= height and size < press.grid.size), sizes[-1])
    style = Style(Role.BODY, size)
    lines = [_cut(one_line(text).strip(), style, widest * press.sheet.text_width, press) for text in texts]
    width = max((line.width for line in lines), default=0.0) + 0.1
    return Labels(tuple((line,) for line in lines), width, style, height)


def _cut(text: str, style: Style, widest: float, press: Press) -> Line:
    """The text as far as it goes on one line."""
    line = press.letters.line(text, style)
    if line.width > widest:
        text = text[: int(widest / line.width * len(text) * 1.2) + 1]
    while line.width > widest and text:
        text = text[:-1]
        line = press.letters.line(f"{text}…", style)
    return line


def figure(head: Piece, rows: Sequence[Piece], named: tuple[str, str], press: Press) -> Iterator[Piece]:
    """The rows under their head, which stands again on every page or is their own, with caption and note below."""
    below = [*captions.below(named[0], press), *captions.note(named[1], press)]
    below[-1:] = [piece.but(height=piece.height + BELOW) for piece in below[-1:]]
    body = [head, *(row if row.head else row.but(head=head) for row in rows)] if rows else [_nothing(press)]
    whole = [*body, *below]
    height = sum(piece.height for piece in whole)
    undivided = height <= WHOLE * press.sheet.text_height
    bound = len(whole) - 1 if undivided else 2
    for place in {*range(bound), *range(len(whole) - len(below) - 2, len(whole) - 1)}:
        if 0 <= place < len(whole) - 1:
            whole[place] = whole[place].but(keep=True)
    yield whole[0].but(on_grid=True, wants=height)
    yield from whole[1:]


def _nothing(press: Press) -> Piece:
    line = press.letters.line(NOTHING, LABEL)
    x = (press.sheet.text_width - line.width) / 2
    return press.loose(line, LABEL, height=ROW, x=x, drop=(ROW - LABEL.size) / 2)


def stacked(above: Piece, below: Piece) -> Piece:
    """Two that are drawn as one."""

    def paint(pen: Pen, top: float) -> None:
        above.paint(pen, top)
        below.paint(pen, top + above.height)

    return drawn(above.height + below.height, paint)


def drawn(height: float, paint: Draw) -> Piece:
    return Piece(height=height, paint=paint, on_grid=False)
