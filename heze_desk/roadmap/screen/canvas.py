"""The roadmap on screen: scrolled, zoomed and folded, each bar chosen and carried by mouse or keys."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import BarKey
from heze_desk.roadmap.screen.dragging import Drag
from heze_desk.roadmap.screen.geometry import Scene, View
from heze_desk.roadmap.screen.painter import paint
from heze_desk.roadmap.screen.rows import LaneKey, Row, RowKey, lane_key, rows, said
from heze_desk.roadmap.screen.scale import STEP, Scale


class Canvas(QAbstractScrollArea):
    """Shows a timeline and lets a row be chosen; `RoadmapCanvas` adds mouse and keys.

    `turned` tells the row that became current; `opened` that it is to be opened, with the marks that were pointed at;
    `carried` a bar and its new days; `placed` one and what is to stand after it.
    The scale fits the window until it is zoomed.
    """

    turned = Signal(object)
    opened = Signal(object)  # the marks
    carried = Signal(object)
    placed = Signal(object, object)
    asked_menu = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("产业路线图")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        today = date(2025, 1, 1)
        empty = Timeline(day=today, begins=today, ends=today, lanes=())
        self._fits = True
        self._scale = Scale(today, today, 1.0)
        self.read_only = False
        self.scene = Scene(timeline=empty, rows=(), places={}, scale=self._scale, view=View(1, 1))

    def show_timeline(self, timeline: Timeline, *, is_today: bool) -> None:
        """Show it where the last one stood; what was current stays so as long as it is there."""
        self._scale = replace(self._scale, begins=timeline.begins, ends=timeline.ends)
        self.scene = replace(self.scene, timeline=timeline, is_today=is_today, drag=None)
        self._line_up()

    @property
    def current(self) -> Row | None:
        place = self.scene.places.get(self.scene.current) if self.scene.current else None
        return self.scene.rows[place] if place is not None else None

    @property
    def bar(self) -> Bar | None:
        """The current bar; None on the name of an industry."""
        return self.current.bar if self.current else None

    @property
    def first(self) -> Bar | None:
        """What was chosen to come before the current bar."""
        return self.scene.timeline.bars.get(self.scene.first) if self.scene.first else None

    @property
    def sentence(self) -> str:
        """What is current, and what would become of it while it is carried."""
        if self.scene.drag is not None:
            return f"{self.scene.drag.bar.title}：{self.scene.drag.told}，松开后写明理由，按 Esc 放弃。"
        first = f"先完成：“{self.first.title}”；再选后一项，按 Ctrl+L 设先后顺序。" if self.first else ""
        if self.first is not None and self.first is self.bar:
            return first
        return first + (said(self.current, self.scene.timeline) if self.current else "")

    def choose(self, key: RowKey, *, first: BarKey | None = None) -> None:
        """Make a row current and bring it into sight; one in a folded industry is unfolded."""
        if key not in self.scene.places:
            lane = next((one for one in self.scene.timeline.lanes for bar in one.bars if bar.key == key), None)
            if lane is None:
                return
            self.fold(lane_key(lane), folded=False)
        self.scene = replace(self.scene, current=key, first=first)
        self._bring_into_sight(self.scene.places[key])
        self._tell()

    def fold(self, key: LaneKey, *, folded: bool) -> None:
        self.fold_all({key}, folded=folded)

    def fold_all(self, keys: set[LaneKey], *, folded: bool) -> None:
        known = self.scene.folded
        row = self.current
        self.scene = replace(self.scene, folded=frozenset(known | keys if folded else known - keys))
        self._line_up()
        if row is not None and row.key not in self.scene.places:
            self.choose(lane_key(row.lane), first=self.scene.first)

    def place_of_current(self) -> QPoint:
        """On the screen: below the current bar, or where its row begins if the bar is out of sight."""
        bar, view = self.bar, self.scene.view
        if bar is None:
            return self.viewport().mapToGlobal(QPoint(view.label_width, view.head))
        box = self.scene.box(bar, self.scene.places[bar.key])
        left = min(max(box.left(), view.label_width), view.width)
        return self.viewport().mapToGlobal(QPointF(left, box.bottom() + 4).toPoint())

    def zoom(self, by: float, x: float | None = None) -> None:
        """Around a point of the viewport, or around today where it is in sight, else the middle."""
        held = self._anchor() if x is None else x
        left = (held - self.scene.view.label_width + self.scene.view.left) / self._scale.day_width
        least = Scale(self._scale.begins, self._scale.ends, 1.0).fitted(self.scene.view.room).day_width
        wanted = self._scale.wide(self._scale.day_width * by)
        self._fits = wanted.day_width <= least
        self._scale = wanted
        self._line_up()
        self.horizontalScrollBar().setValue(round(left * self._scale.day_width - held + self.scene.view.label_width))

    def fit(self) -> None:
        """All years in the window."""
        self._fits = True
        self._line_up()

    def show_day(self, day: date) -> None:
        """Bring a day to the middle."""
        self.horizontalScrollBar().setValue(round(self._scale.at(day) - self.scene.view.room / 2))

    def hold(self, drag: Drag | None) -> None:
        """Show a bar as it would become; None shows it as it is."""
        self.scene = replace(self.scene, drag=drag)
        self._tell()

    def let_go(self) -> None:
        """Ask whoever listens to write what is held; it springs back if nobody does."""
        held = self.scene.drag
        self.hold(None)
        if held is not None and held.changes:
            self.carried.emit(held)

    def _line_up(self) -> None:
        """Reckon rows, scale and scroll bars anew."""
        size = self.viewport().size()
        view = View(size.width(), size.height())
        if self._fits:
            self._scale = self._scale.fitted(view.room - 1)
        shown = rows(self.scene.timeline, self.scene.folded)
        places = {row.key: place for place, row in enumerate(shown)}
        waits = tuple(
            (wait, places[wait.before], places[wait.after])
            for wait in self.scene.timeline.waits
            if wait.before in places and wait.after in places
        )
        self.scene = replace(self.scene, rows=shown, places=places, waits=waits, scale=self._scale)
        for bar, whole, room, step in (
            (self.verticalScrollBar(), len(shown) * view.row, view.height - view.head, view.row),
            (self.horizontalScrollBar(), self._scale.width, view.room, view.room // 10),
        ):
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(max(1, step))
        self._look()
        self.viewport().update()

    def _look(self) -> None:
        size = self.viewport().size()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.scene = replace(self.scene, view=View(size.width(), size.height(), left, top))

    def _bring_into_sight(self, place: int) -> None:
        view, bar = self.scene.view, self.verticalScrollBar()
        top = place * view.row
        if top < bar.value():
            bar.setValue(top)
        elif top + view.row > bar.value() + view.height - view.head:
            bar.setValue(top + view.row - view.height + view.head)

    def _tell(self) -> None:
        row = self.current
        self.setAccessibleDescription(self.sentence)
        self.viewport().update()
        self.turned.emit(row)

    def _anchor(self) -> float:
        view = self.scene.view
        today = self.scene.x(self._scale.at(self.scene.timeline.day))
        return today if view.label_width <= today <= view.width else view.label_width + view.room / 2

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays in sight is shifted, and only what comes into sight is painted, with the names of the years."""
        self._look()
        if not self.devicePixelRatio().is_integer():  # what is shifted would not fall on whole pixels
            self.viewport().update()
            return
        view, low = self.scene.view, self.scene.view.height - self.scene.view.head
        if dy:
            self.viewport().scroll(0, dy, QRect(0, view.head, view.width, low))
        if dx:
            self.viewport().scroll(dx, 0, QRect(view.label_width, view.head, view.room, low))
            self.viewport().update(0, 0, view.width, view.head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._line_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, focused = QPainter(self.viewport()), self.hasFocus()
        parts = cast("Iterable[QRect]", event.region())  # its stubs do not know that it can be gone through
        for part in parts:
            paint(painter, replace(self.scene, focused=focused, exposed=part))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.scene.rows:
            self.choose(self.scene.rows[0].key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift goes along the years."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / 120), event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked_menu.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPointF) -> str:
        place = self.scene.place_at(point.y())
        if place is None:
            return ""
        row = self.scene.rows[place]
        marks = [f"{mark.day}　{mark.text}" for mark in row.bar.marks] if row.bar else []
        planned = (
            f"基线：{row.bar.planned_start} 至 {row.bar.planned_finish}" if row.bar and row.bar.planned_finish else ""
        )
        return "\n".join(filter(None, (said(row, self.scene.timeline), planned, *marks)))
