"""Pages in pieces: made as they come into sight, sharp to the screen's own pixels, the last seen kept."""

from collections import OrderedDict
from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from heze_desk.kit.pdf_pages import PdfPages

TILE = QSize(2048, 384)
KEPT_BYTES = 96_000_000
BUDGET_S = 0.008  # of the 16 ms between two pictures of the screen
ROUGH = 240


class Tile(NamedTuple):
    """A piece of a page that is `width` pixels wide, at a place in those pixels."""

    page: int
    width: int
    left: int
    top: int


class PageTiles:
    """Draws what there was time for; what is missing is drawn rough from a small picture of the page."""

    def __init__(self, pages: PdfPages) -> None:
        self._pages = pages
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()

    def paint(self, painter: QPainter, number: int, place: QRectF, seen: QRectF, *, until: float) -> list[Tile]:
        """Draw the part of a page within `seen`, making pieces until that moment; those still missing come back."""
        ratio = painter.device().devicePixelRatio()
        missing = []
        for tile in self.covering(number, place, seen, ratio):
            if tile not in self._kept and perf_counter() > until:
                missing.append(tile)
                continue
            image = self.make(tile)
            painter.drawImage(QRectF(_on_pixel(place, tile, ratio), QSizeF(image.size()) * (1 / ratio)), image)
        for tile in missing:
            self._paint_rough(painter, tile, place, ratio)
        return missing

    def make(self, tile: Tile) -> QImage:
        if tile not in self._kept:
            self._kept[tile] = self._pages.part(tile.page, tile.width, self._place(tile))
            while sum(image.sizeInBytes() for image in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(tile)
        return self._kept[tile]

    def has(self, tile: Tile) -> bool:
        return tile in self._kept

    def covering(self, number: int, place: QRectF, seen: QRectF, ratio: float) -> Iterator[Tile]:
        """The pieces of a page at `place` that `seen` touches."""
        width = max(1, round(place.width() * ratio))
        height = self._pages.height_in_pixels(number, width)
        part = seen.intersected(place).translated(-place.topLeft())
        if part.isEmpty():
            return
        first, last = int(part.top() * ratio) // TILE.height(), int(part.bottom() * ratio) // TILE.height()
        left, right = int(part.left() * ratio) // TILE.width(), int(part.right() * ratio) // TILE.width()
        for row in range(first, last + 1):
            for column in range(left, right + 1):
                if row * TILE.height() < height and column * TILE.width() < width:
                    yield Tile(number, width, column * TILE.width(), row * TILE.height())

    def _place(self, tile: Tile) -> QRect:
        whole = QRect(0, 0, tile.width, self._pages.height_in_pixels(tile.page, tile.width))
        return QRect(tile.left, tile.top, TILE.width(), TILE.height()).intersected(whole)

    def _paint_rough(self, painter: QPainter, tile: Tile, place: QRectF, ratio: float) -> None:
        rough = self._pages.picture(tile.page, ROUGH)
        part, share = QRectF(self._place(tile)), rough.width() / tile.width
        target = QRectF(_on_pixel(place, tile, ratio), part.size() * (1 / ratio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, rough, QRectF(part.topLeft() * share, part.size() * share))


def _on_pixel(place: QRectF, tile: Tile, ratio: float) -> QPointF:
    """Where a piece begins, put on a whole pixel of the screen lest it be smeared."""
    left, top = round(place.left() * ratio) + tile.left, round(place.top() * ratio) + tile.top
    return QPointF(left / ratio, top / ratio)


def paint_paper(painter: QPainter, place: QRectF) -> None:
    """White paper with a soft shadow."""
    for grow, alpha in ((3, 14), (2, 22), (1, 34)):
        painter.fillRect(place.adjusted(-grow, 1 - grow, grow, grow + 1), QColor(31, 35, 40, alpha))
    painter.fillRect(place, Qt.GlobalColor.white)
