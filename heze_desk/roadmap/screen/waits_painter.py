"""Arrows from the end of what comes first to the beginning of what waits for it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from heze_desk.kit import theme
from heze_desk.roadmap.bar_records import Wait
from heze_desk.roadmap.screen import dashes
from heze_desk.roadmap.screen.geometry import Scene
from heze_desk.roadmap.screen.inks import OVERDUE, SECOND

HEAD = 4  # pixels of half the arrow


def paint(painter: QPainter, scene: Scene) -> None:
    """Only those of which something is in sight; one that is broken is red and dashed."""
    seen = scene.in_sight()
    for wait, before, after in scene.waits:
        if max(before, after) < seen.start or min(before, after) >= seen.stop:
            continue
        way = _way(scene, wait, before, after)
        ink = OVERDUE if wait.broken else SECOND
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wait.broken:
            dashes.draw(painter, way, dashes.LONG, ink=ink, shown=scene.shown)
        else:
            painter.setPen(QPen(ink, 1.25))
            painter.drawPolyline(QPolygonF(way))
        _head(painter, way)


def _way(scene: Scene, wait: Wait, before: int, after: int) -> list[QPointF]:
    """Straight down where there is room, else between the rows and back."""
    one, other = scene.timeline.bars[wait.before], scene.timeline.bars[wait.after]
    from_box = scene.diamond(one, before) if one.is_milestone else scene.box(one, before)
    to_box = scene.diamond(other, after) if other.is_milestone else scene.box(other, after)
    start, end = QPointF(from_box.right(), from_box.center().y()), QPointF(to_box.left(), to_box.center().y())
    out = theme.px(6)
    if end.x() >= start.x() + 2 * out:
        turn = start.x() + out
        return [start, QPointF(turn, start.y()), QPointF(turn, end.y()), end]
    between = scene.y(max(before, after)) if after > before else scene.y(before)
    left = end.x() - 2 * out
    return [
        start,
        QPointF(start.x() + out, start.y()),
        QPointF(start.x() + out, between),
        QPointF(left, between),
        QPointF(left, end.y()),
        end,
    ]


def _head(painter: QPainter, way: list[QPointF]) -> None:
    tip = way[-1]
    painter.setPen(QPen(painter.pen().color(), 1))
    painter.setBrush(painter.pen().color())
    back = tip.x() - 1.6 * HEAD
    painter.drawPolygon(QPolygonF([tip, QPointF(back, tip.y() - HEAD), QPointF(back, tip.y() + HEAD)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
