"""Where everything lies on the canvas: the labels at the left, the header on top, the rows below."""

from dataclasses import dataclass
from functools import cached_property
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF

from heze_desk.kit import theme
from heze_desk.roadmap.bar_records import Bar, Mark, Timeline, Wait
from heze_desk.roadmap.records import BarKey
from heze_desk.roadmap.screen.dragging import Drag, Grip
from heze_desk.roadmap.screen.rows import LaneKey, Row, RowKey
from heze_desk.roadmap.screen.scale import Scale

GRIP = 5  # pixels at both ends by which a bar is stretched
SHORTEST = 5.0  # pixels; a bar of a day can still be seen


def snapped(length: float) -> float:
    return floor(length * 16 + 0.5) / 16


@dataclass(frozen=True)
class View:
    """What is in sight: the size of the viewport and how far it is scrolled; measures are taken once a paint."""

    width: int
    height: int
    left: int = 0
    top: int = 0

    @cached_property
    def label_width(self) -> int:
        return max(theme.px(200), min(theme.px(380), round(self.width * 0.3)))

    @cached_property
    def head(self) -> int:
        """The header: two rows of names and a line."""
        return 2 * theme.px(19) + 1

    @cached_property
    def row(self) -> int:
        return theme.px(28)

    @cached_property
    def room(self) -> int:
        """How wide the scale is seen."""
        return max(1, self.width - self.label_width)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """All that is painted, in one piece."""

    timeline: Timeline
    rows: tuple[Row, ...]
    places: dict[RowKey, int]
    scale: Scale
    view: View
    current: RowKey | None = None
    first: BarKey | None = None  # chosen to come before the current one
    waits: tuple[tuple[Wait, int, int], ...] = ()  # with the rows of both, found once and not for every paint
    folded: frozenset[LaneKey] = frozenset()
    drag: Drag | None = None
    gap: int | None = None  # the row before which one that is lifted would be put
    exposed: QRect | None = None  # what is painted just now; None is all that is in sight
    focused: bool = False
    is_today: bool = True

    def is_folded(self, row: Row) -> bool:
        return row.key in self.folded

    def is_chosen(self, row: Row) -> bool:
        return row.key in (self.current, self.first)

    def x(self, left: float) -> float:
        """To a sixteenth of a pixel, so that it is the same to the last bit however far it is scrolled."""
        return self.view.label_width - self.view.left + snapped(left)

    def column(self, left: float) -> int:
        """A whole pixel, the same one of the chart however far it is scrolled."""
        return self.view.label_width - self.view.left + floor(left + 0.5)

    @property
    def shown(self) -> QRect:
        return QRect(0, 0, self.view.width, self.view.height) if self.exposed is None else self.exposed

    def meets(self, left: float, right: float) -> bool:
        """Whether something from left to right is painted at all."""
        return right >= self.shown.left() - 2 and left <= self.shown.right() + 2

    def y(self, place: int) -> int:
        return self.view.head - self.view.top + place * self.view.row

    def in_sight(self) -> range:
        """The rows of which something is painted."""
        top, bottom = (y - self.view.head + self.view.top for y in (self.shown.top(), self.shown.bottom()))
        first = max(self.view.top, top) // self.view.row
        return range(max(0, first), min(len(self.rows), bottom // self.view.row + 1))

    def place_at(self, y: float) -> int | None:
        """The row under a point below the header."""
        place = int((y - self.view.head + self.view.top) // self.view.row)
        return place if y >= self.view.head and 0 <= place < len(self.rows) else None

    def held(self, bar: Bar) -> Drag | None:
        """The bar as it is carried just now, if it is."""
        return self.drag if self.drag is not None and self.drag.bar.key == bar.key else None

    def box(self, bar: Bar, place: int) -> QRectF:
        """The bar as it stands, or as it is carried just now."""
        now = self.held(bar) or bar
        start, finish = now.start, now.finish
        left, high = self.x(self.scale.at(start)), theme.px(11)
        wide = max(SHORTEST, self.x(self.scale.after(finish)) - left)
        return QRectF(left, self.y(place) + (self.view.row - high) / 2 - 1, wide, high)

    def diamond(self, bar: Bar, place: int) -> QRectF:
        """A milestone, its middle on the middle of its day."""
        box, side = self.box(bar, place), theme.px(14)
        middle = self.x(self.scale.at((self.held(bar) or bar).start) + self.scale.day_width / 2)
        return QRectF(middle - side / 2, box.center().y() - side / 2, side, side)

    def mark(self, mark: Mark, bar: Bar, place: int) -> QRectF:
        """The small diamond of a mark, its middle on the middle of its day."""
        side = theme.px(9)
        x = self.x(self.scale.at(mark.day) + self.scale.day_width / 2)
        return QRectF(x - side / 2, self.box(bar, place).center().y() - side / 2, side, side)

    def marks_at(self, point: QPointF) -> tuple[Mark, ...]:
        """Those under a point, near enough to be meant; they may lie one over another."""
        place = self.place_at(point.y())
        bar = self.rows[place].bar if place is not None and point.x() >= self.view.label_width else None
        if bar is None or place is None:
            return ()
        around = ((one, self.mark(one, bar, place).adjusted(-2, -GRIP, 2, GRIP)) for one in bar.marks)
        return tuple(one for one, box in around if box.contains(point))

    def grip(self, point: QPointF) -> Drag | None:
        """What is held at a point, if it can be moved at all."""
        place = self.place_at(point.y())
        bar = self.rows[place].bar if place is not None and point.x() >= self.view.label_width else None
        if bar is None or place is None or not bar.movable:
            return None
        if bar.is_milestone:
            return Drag(bar, Grip.WHOLE) if self.diamond(bar, place).contains(point) else None
        box = self.box(bar, place).adjusted(-GRIP, -4, GRIP, 4)
        if not box.contains(point):
            return None
        if point.x() >= box.right() - 2 * GRIP:
            return Drag(bar, Grip.FINISH)
        return Drag(bar, Grip.START if point.x() <= box.left() + 2 * GRIP else Grip.WHOLE)
