"""The desk's line drawings, crisp at every screen scale and in any colour."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from heze_desk.kit import colours
from resources import FOLDER

FADED = "#B4BAC1"


def icon(name: str, colour: str = colours.SECOND_INK) -> QIcon:
    """The drawing `resources/icons/<name>.svg` in a colour; greyed where its button is disabled, unless it is white.

    White stands on a coloured button that fades by itself.
    """
    return QIcon(_Drawing(name, colour))


class _Drawing(QIconEngine):
    """Draws from the vectors at whatever size and scale is asked for."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        greyed = mode == QIcon.Mode.Disabled and self._colour != colours.CARD
        colour = FADED if greyed else self._colour
        side = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
        _renderer(self._name, colour).render(painter, QRectF(left, top, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._colour)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (FOLDER / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace(colours.SECOND_INK, colour).encode()))
