"""Progress against time: how far each thing is, a mark where it should be, and what it lags behind hatched."""

from collections.abc import Iterator
from math import isfinite

from reports.characters import one_line
from reports.document import Progress, ProgressBars
from reports.errors import PaperError
from reports.lines import Line
from reports.pdf.charts_figure import BESIDE, SMALL, STRONG, Labels, drawn, figure, labels
from reports.pdf.charts_ink import FINE, GUIDE, Area, Hatch, Shade, stroke, surface
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

DONE, BEHIND = Shade(0.5), Shade(hatch=Hatch.RISING)
MARK, BEYOND = 2.0, 3.0
"""In points: the mark of time, and how far it stands out above and below its bar."""
COLUMN, BEFORE = 32.0, 14.0
"""In points: a column of numbers, and the room the last mark of the scale takes before them."""
HEAD = 28.0
SCALE = (0, 25, 50, 75, 100)


def progress_bars(block: ProgressBars, press: Press) -> Iterator[Piece]:
    """Each bar is the whole task; both numbers stand at its end."""
    for row in block.rows:
        if not all(isfinite(share) and share >= 0 for share in (row.done, row.planned or 0.0)):
            raise PaperError(f"图表中“{one_line(row.label)}”的进度不是0以上的数。请检查图表的数据。")
    names = labels([row.label for row in block.rows], press)
    head = _head(names, any(row.planned is not None for row in block.rows), press)
    rows = [_row(row, place, names, press) for place, row in enumerate(block.rows)]
    yield from figure(head, rows, (block.caption, block.note), press)


def _track(names: Labels, press: Press) -> tuple[float, float]:
    """Where the bars begin on the sheet, and how long the whole is."""
    begin = names.width + BESIDE
    return press.sheet.left + begin, press.sheet.text_width - begin - 2 * COLUMN - BEFORE


def _head(names: Labels, timed: bool, press: Press) -> Piece:
    """The legend, and below it the scale and the names of the numbers."""
    x, length = _track(names, press)
    line = press.letters.line
    signs = [
        (shade, line(word, SMALL))
        for shade, word in ((DONE, "已完成"), (BEHIND, "落后时间"), (None, "时间进度"))[: 3 if timed else 1]
    ]
    shares = [(share, line(f"{share}%", SMALL)) for share in SCALE]
    columns = [line(word, STRONG) for word in ("完成", "时间")[: 2 if timed else 1]]

    def paint(pen: Pen, top: float) -> None:
        at = x
        for shade, word in signs:
            at = _paint_sign(pen, shade, word, (at, top)) + 12.0
        for share, percent in shares:
            _centred(pen, percent, SMALL, (x + length * share / 100, top + HEAD - 12))
        for place, word in enumerate(columns):
            _centred(pen, word, STRONG, (x + length + BEFORE + (place + 0.5) * COLUMN, top + HEAD - 12))

    return drawn(HEAD, paint)


def _paint_sign(pen: Pen, shade: Shade | None, word: Line, place: tuple[float, float]) -> float:
    """A swatch, or the mark of time, with its word; where it ends."""
    x, top = place
    width = 18.0 if shade else MARK
    if shade:
        pen.draw(surface(Area(x, top + 3, width, 8), shade))
    else:
        pen.draw(stroke((x + MARK / 2, top + 1), (x + MARK / 2, top + 13), width=MARK))
    pen.write(word, SMALL, x + width + 3, top + 2.5)
    return x + width + 3 + word.width


def _row(row: Progress, place: int, names: Labels, press: Press) -> Piece:
    x, length = _track(names, press)
    height = names.height(place)
    done, planned = press.letters.line(_percent(row.done), STRONG), press.letters.line(_percent(row.planned), SMALL)

    def paint(pen: Pen, top: float) -> None:
        names.paint(pen, place, press.sheet.left, top)
        y = top + (height - names.bar) / 2
        for share in SCALE:
            at = x + length * share / 100
            pen.draw(stroke((at, top), (at, top + height), width=FINE, black=GUIDE))
        pen.draw(_bar(row, Area(x, y, length, names.bar)))
        _centred(pen, done, STRONG, (x + length + BEFORE + 0.5 * COLUMN, top + (height - STRONG.size) / 2))
        _centred(pen, planned, SMALL, (x + length + BEFORE + 1.5 * COLUMN, top + (height - SMALL.size) / 2))

    return drawn(height, paint)


def _bar(row: Progress, whole: Area) -> str:
    far, wanted = (whole.width * min(share, 100.0) / 100 for share in (row.done, row.planned or 0.0))
    code = [surface(whole, Shade())]
    if wanted > far:
        code.append(surface(Area(whole.x + far, whole.y, wanted - far, whole.height), BEHIND))
    if far:
        code.append(surface(Area(whole.x, whole.y, far, whole.height), DONE))
    if row.planned is not None:
        at = whole.x + wanted
        code.append(stroke((at, whole.y - BEYOND), (at, whole.y + whole.height + BEYOND), width=MARK))
    return " ".join(code)


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1f}".removesuffix(".0") + "%"


def _centred(pen: Pen, line: Line, style: Style, place: tuple[float, float]) -> None:
    middle, top = place
    pen.write(line, style, middle - line.width / 2, top)
