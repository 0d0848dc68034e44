"""What the signs of a strip of time mean, on one line below it."""

from collections.abc import Callable

from reports.lines import Line
from reports.pdf.charts_figure import SMALL, drawn
from reports.pdf.charts_gantt_span import DIAMOND
from reports.pdf.charts_ink import Area, Shade, dashed, dotted, polygon, stroke, surface
from reports.pdf.charts_waits import WIDTH, head
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press

SWATCH, GAP, ROW, BELOW = 20.0, 13.0, 16.0, 3.0
BAR = 7.0
Draw = Callable[[float, float], str]


def legend(press: Press, *, has_waits: bool, has_broken: bool, has_baseline: bool) -> Piece:
    """In the middle above the chart; what does not occur is not explained."""
    signs: list[tuple[str, Draw]] = [
        ("已完成", _done),
        ("未完成", _open),
        ("节点、认定（实心为已完成）", _diamonds),
        ("超期（按自然日）", _late),
    ]
    signs += [("原计划", _baseline)] if has_baseline else []
    signs += [("先后", _arrow)] if has_waits else []
    signs += [("先后不符", _broken)] if has_broken else []
    words: list[tuple[Line, Draw]] = [(press.letters.line(word, SMALL), sign) for word, sign in signs]
    width = sum(SWATCH + 3 + word.width + GAP for word, _ in words) - GAP
    left = press.sheet.left + max(0.0, (press.sheet.text_width - width) / 2)

    def paint(pen: Pen, top: float) -> None:
        x = left
        for word, sign in words:
            pen.draw(sign(x, top + ROW / 2))
            pen.write(word, SMALL, x + SWATCH + 3, top + (ROW - SMALL.size) / 2)
            x += SWATCH + 3 + word.width + GAP

    return drawn(ROW + BELOW, paint)


def _open(x: float, y: float) -> str:
    return surface(Area(x, y - BAR / 2, SWATCH, BAR), Shade())


def _done(x: float, y: float) -> str:
    return surface(Area(x, y - BAR / 2, SWATCH, BAR), Shade(0.5))


def _late(x: float, y: float) -> str:
    return dotted((x, y), (x + SWATCH, y), width=1.6)


def _diamonds(x: float, y: float) -> str:
    """An open one and a full one."""
    return " ".join(_diamond(x + SWATCH * share, y, black=black) for share, black in ((0.22, 0.0), (0.78, 1.0)))


def _diamond(x: float, y: float, *, black: float) -> str:
    return polygon(((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y)), black=black)


def _baseline(x: float, y: float) -> str:
    return surface(Area(x, y - 0.8, SWATCH, 1.5), Shade(), outline=0.25)


def _arrow(x: float, y: float) -> str:
    end = x + SWATCH
    return f"{stroke((x, y), (end, y), width=WIDTH)} {head(end, y)}"


def _broken(x: float, y: float) -> str:
    end = x + SWATCH
    return f"{dashed(stroke((x, y), (end, y), width=WIDTH))} {head(end, y)}"
