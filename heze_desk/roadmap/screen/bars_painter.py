"""Bars, diamonds, what stands after them, and the baseline below."""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from heze_desk.kit import theme
from heze_desk.kit.lights import Shape, paint_shape
from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import Subject
from heze_desk.roadmap.screen import dashes, texts
from heze_desk.roadmap.screen.geometry import Scene, snapped
from heze_desk.roadmap.screen.inks import CARD, INK, NEUTRAL, OVERDUE, SECOND, SELECTION, THIRD, inks, words
from heze_desk.roadmap.screen.rows import Row


def paint(painter: QPainter, scene: Scene, place: int) -> None:
    """What one row holds."""
    row = scene.rows[place]
    if row.bar is None:
        _span(painter, scene, row, place)
        return
    _baseline(painter, scene, row.bar, place)
    if row.bar.key.subject is Subject.RECOGNITION:
        _marks(painter, scene, row.bar, place)
        _tail(painter, scene, row.bar, place)
        return
    if row.bar.is_milestone:
        _diamond(painter, scene, row.bar, place)
    else:
        _bar(painter, scene, row.bar, place)
        _marks(painter, scene, row.bar, place)
    _tail(painter, scene, row.bar, place)


def _span(painter: QPainter, scene: Scene, row: Row, place: int) -> None:
    """From the first day of an industry to the last, seen best when it is folded."""
    if row.lane.span is None:
        return
    left, right = (scene.x(x) for x in (scene.scale.at(row.lane.span[0]), scene.scale.after(row.lane.span[1])))
    middle = scene.y(place) + scene.view.row / 2
    painter.setPen(QPen(SECOND, theme.px(2)))
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))
    for x in (left, right):
        painter.drawLine(QPointF(x, middle - theme.px(3)), QPointF(x, middle + theme.px(3)))
    late = sum(bool(bar.late_by(scene.timeline.day)) for bar in row.lane.bars)
    if late and scene.is_folded(row):
        painter.setPen(OVERDUE)
        texts.write(painter, (right + theme.px(10), middle), f"超期{late}条", texts.SMALL)


def _bar(painter: QPainter, scene: Scene, bar: Bar, place: int) -> None:
    box = scene.box(bar, place)
    if not scene.meets(box.left(), box.right()):
        return
    ink, ground = inks(bar, scene.timeline)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 2.5, 2.5)
    if bar.progress:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(box.x(), box.y(), snapped(box.width() * bar.progress / 100), box.height()), 2.5, 2.5
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _diamond(painter: QPainter, scene: Scene, bar: Bar, place: int) -> None:
    """Full once it is done, as on paper."""
    box, (ink, _) = scene.diamond(bar, place), inks(bar, scene.timeline)
    paint_shape(painter, Shape.DIAMOND, box, ink.name())
    if bar.done_on is None:
        rim = theme.px(2)
        paint_shape(painter, Shape.DIAMOND, box.adjusted(rim, rim, -rim, -rim), CARD.name())


def _marks(painter: QPainter, scene: Scene, bar: Bar, place: int) -> None:
    """Milestones of a task are filled once reached; recognitions always are."""
    for mark in bar.marks:
        box = scene.mark(mark, bar, place)
        if scene.meets(box.left(), box.right()):
            paint_shape(painter, Shape.DIAMOND, box, INK.name())
            if not mark.done:
                paint_shape(painter, Shape.DIAMOND, box.adjusted(2, 2, -2, -2), CARD.name())


def _baseline(painter: QPainter, scene: Scene, bar: Bar, place: int) -> None:
    """As it was planned, a thin bar below; what did not change is not drawn twice."""
    if bar.planned_start is None or bar.planned_finish is None or not bar.has_moved:
        return
    box = scene.box(bar, place)
    left, right = scene.column(scene.scale.at(bar.planned_start)), scene.column(scene.scale.after(bar.planned_finish))
    if bar.is_milestone:
        side = theme.px(7)
        shape = QRectF(left - side / 2, box.bottom(), side, side)
        paint_shape(painter, Shape.DIAMOND, shape, THIRD.name())
        return
    theme.fill(painter, QRect(left, floor(box.bottom()) + 2, max(3, right - left), theme.px(3)), THIRD)


def _tail(painter: QPainter, scene: Scene, bar: Bar, place: int) -> None:
    """Dots from the end of what is late to today, and the words after it."""
    box = scene.diamond(bar, place) if bar.is_milestone else scene.box(bar, place)
    right, middle = box.right(), box.center().y()
    if bar.late_by(scene.timeline.day):
        today = scene.x(scene.scale.at(scene.timeline.day))
        ends = QPointF(right, middle), QPointF(max(right, today), middle)
        dashes.draw(painter, ends, dashes.DOTS, ink=OVERDUE, shown=scene.shown)
        right = max(right, today)
    ink, _ = inks(bar, scene.timeline)
    drag = scene.drag if scene.drag is not None and scene.drag.bar.key == bar.key else None
    told = drag.told if drag else words(bar, scene.timeline)
    if told and right < scene.view.width:
        left = floor(right) + theme.px(10)
        around = QRect(left - 2, floor(middle) - texts.height(texts.SMALL) // 2, 0, texts.height(texts.SMALL))
        around.setWidth(round(texts.width(told, texts.SMALL)) + 4)
        theme.fill(painter, around, SELECTION if scene.is_chosen(scene.rows[place]) else CARD)  # over arrows
        painter.setPen(INK if drag else SECOND if ink == NEUTRAL else ink)
        texts.write(painter, (left, middle), told, texts.SMALL)
