"""Mouse and keys over the chart: choosing, folding, carrying, stretching."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from heze_desk.roadmap.records import BarKey
from heze_desk.roadmap.screen import arranging
from heze_desk.roadmap.screen.canvas import Canvas
from heze_desk.roadmap.screen.dragging import Drag, Grip, held
from heze_desk.roadmap.screen.rows import LaneKey, lane_key

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CARRIERS = (Key.Key_Alt, Key.Key_Shift)
NEARLY = 4  # pixels that a hand trembles
EDGE = 24  # pixels at both sides where the chart follows


class RoadmapCanvas(Canvas):
    """A bar is carried with the mouse or with Alt and the arrows, stretched at its ends or with Shift and the arrows.

    What keys carry is asked about once Alt or Shift is let go, what the mouse carries once its button is.
    """

    _pressed: float | None = None  # where on the whole scale
    _grip: Drag | None = None
    _lifted: tuple[BarKey, float] | None = None  # by its name, and at what height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.scene.place_at(event.position().y())
        if place is None:
            return
        row = self.scene.rows[place]
        first = self._first_beside(event) if row.bar else self.scene.first
        on_sign = row.bar is None and event.position().x() < self.scene.view.label_width
        self.choose(row.key, first=first)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if on_sign and isinstance(row.key, LaneKey):
            self.fold(row.key, folded=row.key not in self.scene.folded)
            return
        if event.position().x() < self.scene.view.label_width:
            can = arranging.is_placeable(row.bar) and not self.read_only
            self._lifted = (row.bar.key, event.position().y()) if can and row.bar else None
            return
        self._pressed = event.position().x() + self.scene.view.left
        ctrl = bool(event.modifiers() & Modifier.ControlModifier)
        self._grip = None if self.read_only or ctrl else self.scene.grip(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._lifted is not None:
            self._lift(event.position().y())
            return
        if self._pressed is None:
            self._show_grip(event.position())
            return
        if self.scene.drag is not None:
            self._follow(event.position().x())
        moved = event.position().x() + self.scene.view.left - self._pressed
        if self._grip is not None and (self.scene.drag is not None or abs(moved) >= NEARLY):
            self.hold(replace(self._grip, days=round(moved / self.scene.scale.day_width)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._put_down()
        self._pressed = self._grip = None
        self.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._grip = self._lifted = None
        place = self.scene.place_at(event.position().y())
        if place is not None and self.scene.rows[place].bar is not None:
            self.opened.emit(self.scene.marks_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if self.scene.drag is not None and key == Key.Key_Escape:
            self.hold(None)
        elif self._lifted is not None and key == Key.Key_Escape:
            self._lifted = None
            self._show_gap(None)
        elif key == Key.Key_Escape and self.scene.first is not None:
            self.mark_first(None)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._enter()
        elif not self._go(key):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in CARRIERS and self._pressed is None:
            self.let_go()
        super().keyReleaseEvent(event)

    def carry(self, grip: Grip, by: int) -> None:
        """Carry the current bar on, or begin to; a stride is a day, or a week where days are too narrow to be seen."""
        bar = self.bar
        if bar is None or not bar.movable or self.read_only:
            return
        drag = self.scene.drag
        if drag is None or drag.grip != held(bar, grip).grip:
            drag = held(bar, grip)
        self.hold(replace(drag, days=drag.days + by * self.scene.scale.stride))

    def place_beside(self, by: int) -> None:
        """Put the current bar one row up or down among those of its industry."""
        bar = self.bar
        if bar is not None and arranging.is_placeable(bar) and not self.read_only:
            self._place(bar.key, arranging.gap_beside(self.scene, bar.key, by))

    def turn_first(self) -> None:
        """Let the current bar be the one that comes first, or no longer; the next one chosen comes after it."""
        if self.bar is not None:
            self.mark_first(None if self.scene.first == self.bar.key else self.bar.key)

    def mark_first(self, key: BarKey | None) -> None:
        self.scene = replace(self.scene, first=key)
        self._tell()

    def _lift(self, y: float) -> None:
        """Show where it would be put, once the hand has gone far enough."""
        assert self._lifted is not None
        key, begun = self._lifted
        if key not in self.scene.places:
            self._lifted = None
        elif self.scene.gap is not None or abs(y - begun) >= NEARLY:
            self._show_gap(arranging.gap_at(self.scene, key, y))

    def _put_down(self) -> None:
        lifted, gap = self._lifted, self.scene.gap
        self._lifted = None
        self._show_gap(None)
        if lifted is not None and gap is not None and lifted[0] in self.scene.places:
            self._place(lifted[0], gap)

    def _place(self, key: BarKey, gap: int) -> None:
        before = arranging.before(self.scene, key, gap)
        if before != key:
            self.placed.emit(key, before)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self.scene.gap:
            self.scene = replace(self.scene, gap=gap)
            self.viewport().update()

    def _enter(self) -> None:
        if self.scene.drag is not None:
            self.let_go()
        elif self.current is not None and isinstance(self.current.key, LaneKey):
            self.fold(self.current.key, folded=self.current.key not in self.scene.folded)
        elif self.current is not None:
            self.opened.emit(())

    def _go(self, key: Qt.Key) -> bool:
        """Another row, or folding; whether the key meant that."""
        rows, page = self.scene.rows, max(1, self.scene.view.height // self.scene.view.row - 2)
        steps = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -page, Key.Key_PageDown: page}
        ends = {Key.Key_Home: -len(rows), Key.Key_End: len(rows)}
        step = steps.get(key, ends.get(key))
        if step is not None and rows:
            place = self.scene.places.get(self.scene.current, 0) if self.scene.current else 0
            self.choose(rows[min(len(rows) - 1, max(0, place + step))].key, first=self.scene.first)
            return True
        if key not in (Key.Key_Left, Key.Key_Right) or self.current is None:
            return False
        lane = lane_key(self.current.lane)
        if key == Key.Key_Left:
            self.fold(lane, folded=True)
            self.choose(lane, first=self.scene.first)
        else:
            self.fold(lane, folded=False)
        return True

    def _follow(self, x: float) -> None:
        """Scroll along where a bar is carried to the edge."""
        view, along = self.scene.view, self.horizontalScrollBar()
        if x < view.label_width + EDGE:
            along.setValue(along.value() - EDGE)
        elif x > view.width - EDGE:
            along.setValue(along.value() + EDGE)

    def _first_beside(self, event: QMouseEvent) -> BarKey | None:
        """With Ctrl the bar chosen before comes first; one marked by keys stays so until Esc."""
        ctrl = bool(event.modifiers() & Modifier.ControlModifier)
        return self.bar.key if ctrl and self.bar is not None else self.scene.first

    def _show_grip(self, point: QPointF) -> None:
        drag = None if self.read_only else self.scene.grip(point)
        if drag is None:
            self.viewport().unsetCursor()
        else:
            ends = Qt.CursorShape.SizeHorCursor
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if drag.grip is Grip.WHOLE else ends)
