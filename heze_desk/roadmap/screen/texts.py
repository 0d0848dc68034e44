"""Words on the chart, laid out once and not for every paint."""

from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText

from heze_desk.kit import theme

Face = tuple[int, bool]
"""Points, and whether it is bold."""
PLAIN: Face = (theme.BODY, False)
STRONG: Face = (theme.BODY, True)
SMALL: Face = (theme.SECOND, False)


def write(painter: QPainter, place: tuple[float, float], text: str, face: Face, *, room: int = 0) -> None:
    """From a place, which is its left and its middle, cut where it is longer than `room`; in the painter's pen."""
    left, middle = place
    laid_out = _laid_out(text, face, room)
    painter.setFont(_font(face))
    painter.drawStaticText(QPointF(left, floor(middle - laid_out.size().height() / 2 + 0.5)), laid_out)


def width(text: str, face: Face) -> float:
    return _laid_out(text, face, 0).size().width()


def height(face: Face) -> int:
    return _metrics(face).height()


@lru_cache(maxsize=8192)
def _laid_out(text: str, face: Face, room: int) -> QStaticText:
    plain = text.replace("\n", " ")
    cut = _metrics(face).elidedText(plain, Qt.TextElideMode.ElideRight, room) if room else plain
    made = QStaticText(cut)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=_font(face))
    return made


@lru_cache(maxsize=8)
def _font(face: Face) -> QFont:
    return theme.font(face[0], strong=face[1])


@lru_cache(maxsize=8)
def _metrics(face: Face) -> QFontMetrics:
    return QFontMetrics(_font(face))
