"""The whole chart from back to front; only rows in sight are painted, however many there are."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from heze_desk.kit import theme
from heze_desk.roadmap.screen import bars_painter, frame_painter, waits_painter
from heze_desk.roadmap.screen.geometry import Scene


def paint(painter: QPainter, scene: Scene) -> None:
    frame_painter.ground(painter, scene)
    chart = QRect(scene.view.label_width, scene.view.head, scene.view.room, scene.view.height - scene.view.head)
    painter.setClipRect(chart)
    painter.setFont(theme.font(theme.SECOND))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    waits_painter.paint(painter, scene)
    for place in scene.in_sight():
        bars_painter.paint(painter, scene, place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    frame_painter.today(painter, scene)
    painter.setClipRect(QRect(0, scene.view.head, scene.view.label_width, scene.view.height))
    frame_painter.labels(painter, scene)
    painter.setClipping(False)
    frame_painter.header(painter, scene)
