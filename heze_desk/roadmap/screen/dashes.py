"""Dashes counted from the beginning of a line, so that they fall alike however much of it is painted."""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRect
from PySide6.QtGui import QPainter

LONG, DOTS = (5.0, 3.0), (1.625, 2.75)
"""Pixels drawn and left out, in parts of two, which add up without rounding."""


def draw(painter: QPainter, way: Sequence[QPointF], pattern: tuple[float, float], shown: QRect) -> None:
    """Along a way of level and upright lines, in the pen of the painter; what is not shown is passed over."""
    painter.drawLines(list(_dashes(way, pattern, shown)))


def _dashes(way: Sequence[QPointF], pattern: tuple[float, float], shown: QRect) -> Iterator[QLineF]:
    gone = 0.0
    for begin, end in pairwise(way):
        line = QLineF(begin, end)
        length = line.length()
        for first, last in _stretches(line, gone, pattern, shown):
            yield QLineF(_along(line, first), _along(line, last))
        gone += length


def _stretches(line: QLineF, gone: float, pattern: tuple[float, float], shown: QRect) -> Iterator[tuple[float, float]]:
    """From where to where on the line, of which `gone` pixels went before; only those near what is shown."""
    drawn, whole, length = pattern[0], sum(pattern), line.length()
    near, far = _shown_of(line, shown)
    for number in count(floor((gone + max(0.0, near)) / whole)):
        place = number * whole - gone  # not summed up, which would round otherwise from another beginning
        if place >= min(length, far):
            return
        if place + drawn > 0:
            yield max(0.0, place), min(length, place + drawn)


def _along(line: QLineF, gone: float) -> QPointF:
    right, down = ((one > 0) - (one < 0) for one in (line.dx(), line.dy()))
    return QPointF(line.x1() + right * gone, line.y1() + down * gone)


def _shown_of(line: QLineF, shown: QRect) -> tuple[float, float]:
    """How far along the line what is shown begins and ends."""
    level = abs(line.dx()) >= abs(line.dy())
    begin, step = (line.x1(), line.dx()) if level else (line.y1(), line.dy())
    low, high = (shown.left(), shown.right()) if level else (shown.top(), shown.bottom())
    one, other = (low - 8 - begin, high + 8 - begin) if step >= 0 else (begin - high - 8, begin - low + 8)
    return one, other
