"""Dashes counted from the beginning of a line, so that they fall alike however much of it is painted."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

LONG, DOTS = (4.0, 2.0), (1.0, 2.0)
"""Drawn and left out, in widths of the pen."""
WIDTHS = {LONG: 1.25, DOTS: 1.5}
"""Pixels: what is made of these in parts of two adds up without rounding."""


def draw(painter: QPainter, way: Sequence[QPointF], pattern: tuple[float, float], *, ink: QColor, shown: QRect) -> None:
    """Along a way of level and upright lines; each begins with a whole dash just before what is shown of it.

    Qt would itself pass over what lies outside, but the dashes that follow then fall elsewhere.
    """
    pen = QPen(ink, WIDTHS[pattern], Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(pattern)
    gone, whole = 0.0, sum(pattern) * WIDTHS[pattern]
    for begin, end in pairwise(way):
        line = QLineF(begin, end)
        near, far = _shown_of(line, shown)
        first = floor((gone + max(0.0, near)) / whole) * whole - gone
        last = min(line.length(), far)
        if first < last:
            pen.setDashOffset(max(0.0, -first) / WIDTHS[pattern])
            painter.setPen(pen)
            painter.drawLine(_along(line, max(0.0, first)), _along(line, last))
        gone += line.length()


def _along(line: QLineF, gone: float) -> QPointF:
    right, down = ((one > 0) - (one < 0) for one in (line.dx(), line.dy()))
    return QPointF(line.x1() + right * gone, line.y1() + down * gone)


def _shown_of(line: QLineF, shown: QRect) -> tuple[float, float]:
    """How far along the line what is shown begins and ends."""
    level = abs(line.dx()) >= abs(line.dy())
    begin, step = (line.x1(), line.dx()) if level else (line.y1(), line.dy())
    low, high = (shown.left(), shown.right()) if level else (shown.top(), shown.bottom())
    return (low - 8 - begin, high + 8 - begin) if step >= 0 else (begin - high - 8, begin - low + 8)
