"""The chart from back to front; only what is exposed is painted, however many rows there are."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from heze_desk.kit import theme
from heze_desk.roadmap.screen import bars_painter, frame_painter, waits_painter
from heze_desk.roadmap.screen.geometry import Scene


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint what the scene says is exposed."""
    view = scene.view
    low = view.height - view.head
    for area, draw in (
        (QRect(0, view.head, view.width, low), frame_painter.ground),
        (QRect(view.label_width, view.head, view.room, low), _chart),
        (QRect(0, view.head, view.label_width, low), frame_painter.labels),
        (QRect(0, 0, view.width, view.head), frame_painter.header),
    ):
        part = area & scene.shown
        if not part.isEmpty():
            painter.setClipRect(part)
            draw(painter, scene)


def _chart(painter: QPainter, scene: Scene) -> None:
    painter.setFont(theme.font(theme.SECOND))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    waits_painter.paint(painter, scene)
    for place in scene.in_sight():
        bars_painter.paint(painter, scene, place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    frame_painter.today(painter, scene)
