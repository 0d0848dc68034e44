"""Where pages lie below one another at a zoom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

PIXELS_PER_POINT = 96 / 72
GAP = 16
LEAST, MOST = 0.2, 5.0
EASY_TO_READ = 1.2


class Fit(Enum):
    """READING is as wide as the view, but no larger than is comfortable on a wide screen."""

    READING = auto()
    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


@dataclass(frozen=True)
class PageLayout:
    """The box of each page in logical pixels, counted from the top left of all that can be scrolled to."""

    boxes: tuple[QRect, ...] = ()
    scale: float = PIXELS_PER_POINT

    @property
    def whole(self) -> QSize:
        widest = max((box.width() for box in self.boxes), default=0) + 2 * GAP
        return QSize(widest, self.boxes[-1].bottom() + 1 + GAP if self.boxes else 0)

    def page_at(self, height: int) -> int:
        """The page there, or the one above the gap below it."""
        last = max(0, len(self.boxes) - 1)
        return next((number for number, box in enumerate(self.boxes) if box.bottom() + GAP >= height), last)

    def pages_in(self, seen: QRect) -> list[int]:
        return [number for number, box in enumerate(self.boxes) if box.intersects(seen)]

    def point(self, number: int, place: QPointF) -> QPointF:
        """A place of the view in points of a page."""
        return (place - QPointF(self.boxes[number].topLeft())) * (1 / self.scale)

    def box(self, number: int, box: QRectF) -> QRectF:
        """A box in points of a page as a place of the view."""
        moved = QRectF(box.topLeft() * self.scale, box.size() * self.scale)
        return moved.translated(QPointF(self.boxes[number].topLeft()))


def lay_out(sizes: Sequence[QSizeF], zoom: float, room: int) -> PageLayout:
    """Pages of these sizes in the middle of the room across."""
    scale, top, boxes = zoom * PIXELS_PER_POINT, GAP, []
    for size in sizes:
        width, height = round(size.width() * scale), round(size.height() * scale)
        boxes.append(QRect(max(GAP, (room - width) // 2), top, width, height))
        top += height + GAP
    return PageLayout(tuple(boxes), scale)


def fitting(sizes: Sequence[QSizeF], fit: Fit, view: QSize) -> float:
    """The zoom at which the widest, or the largest, page fits the view."""
    across = (view.width() - 2 * GAP) / max(size.width() for size in sizes) / PIXELS_PER_POINT
    down = (view.height() - 2 * GAP) / max(size.height() for size in sizes) / PIXELS_PER_POINT
    wanted = {Fit.PAGE: min(across, down), Fit.READING: min(across, EASY_TO_READ)}.get(fit, across)
    return within(wanted)


def within(zoom: float) -> float:
    return min(MOST, max(LEAST, zoom))
