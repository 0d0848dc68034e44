"""What stays while the bars are scrolled: the header on top and the labels at the left."""

from functools import lru_cache

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from heze_desk.kit import theme
from heze_desk.kit.lights import Shape, look, paint_shape
from heze_desk.roadmap.records import Subject
from heze_desk.roadmap.screen.geometry import Scene
from heze_desk.roadmap.screen.inks import CARD, FAINT, FOCUS, GROUND, INK, LINE, SECOND, SELECTION, light
from heze_desk.roadmap.screen.rows import Row
from heze_desk.roadmap.screen.scale import Cell

MIDDLE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def ground(painter: QPainter, scene: Scene) -> None:
    """Grey rows for industries, the chosen row, and a thin line between years and quarters."""
    theme.fill(painter, QRect(0, 0, scene.view.width, scene.view.height), CARD)
    for place in scene.in_sight():
        band = QRect(0, scene.y(place), scene.view.width, scene.view.row)
        row = scene.rows[place]
        if scene.is_chosen(row):
            theme.fill(painter, band, SELECTION)
        elif row.bar is None:
            theme.fill(painter, band, GROUND)
    painter.setPen(FAINT)
    under = (scene.y(place + 1) - 1 for place in scene.in_sight())
    painter.drawLines([QLine(0, y, scene.view.width, y) for y in under])
    low, head, wide = min(scene.view.height, scene.y(len(scene.rows))), scene.view.head, scene.view.width
    for cells, ink in ((scene.scale.lower, FAINT), (scene.scale.upper, LINE)):
        across = [round(scene.x(cell.left)) for cell in cells]
        painter.setPen(ink)
        painter.drawLines([QLine(x, head, x, low - 1) for x in across if scene.view.label_width < x < wide])


def header(painter: QPainter, scene: Scene) -> None:
    """Names of years and of quarters, months or weeks, in sight as long as their stretch is; 今天 over its line."""
    half = theme.px(19)
    theme.fill(painter, QRect(0, 0, scene.view.width, scene.view.head), CARD)
    painter.setClipRect(QRect(scene.view.label_width, 0, scene.view.room, scene.view.head))
    for cells, top, ink in ((scene.scale.upper, 0, INK), (scene.scale.lower, half, SECOND)):
        painter.setFont(theme.font(theme.BODY if top == 0 else theme.SECOND))
        for cell in cells:
            _name(painter, scene, cell, (top, half, ink))
    today = scene.x(scene.scale.at(scene.timeline.day))
    painter.setFont(theme.font(theme.SECOND))
    box = QRectF(today - theme.px(17), half + 1, theme.px(34), half - 2)
    theme.fill(painter, box.toRect(), INK)
    painter.setPen(CARD)
    painter.drawText(box, int(MIDDLE), "今天" if scene.is_today else "截至")
    painter.setClipping(False)
    theme.fill(painter, QRect(0, scene.view.head - 1, scene.view.width, 1), LINE)


def today(painter: QPainter, scene: Scene) -> None:
    x = round(scene.x(scene.scale.at(scene.timeline.day)))
    low = min(scene.view.height, scene.y(len(scene.rows)))
    theme.fill(painter, QRect(x, scene.view.head, theme.px(2) - 1, low - scene.view.head), INK)


def labels(painter: QPainter, scene: Scene) -> None:
    """The light and the title of each bar; a heading carries the sign that folds it."""
    wide, plain, strong = scene.view.label_width, theme.font(), theme.font(strong=True)
    for place in scene.in_sight():
        row = scene.rows[place]
        band = QRect(0, scene.y(place), wide, scene.view.row - 1)
        painter.setFont(plain if row.bar else strong)
        if row.bar is None:
            _heading(painter, scene, row, band)
        else:
            _label(painter, scene, row, band)
        if row.key == scene.current and scene.focused:
            painter.setPen(QPen(FOCUS, 1))
            painter.drawRect(QRect(0, band.y(), scene.view.width - 1, band.height() - 1))
    theme.fill(painter, QRect(wide - 1, 0, 1, min(scene.view.height, scene.y(len(scene.rows)))), LINE)


def _name(painter: QPainter, scene: Scene, cell: Cell, how: tuple[int, int, QColor]) -> None:
    top, height, ink = how
    left, right = scene.x(cell.left), scene.x(cell.right)
    if right <= scene.view.label_width or left >= scene.view.width:
        return
    theme.fill(painter, QRect(round(left), top, 1, height), LINE if top == 0 else FAINT)
    shown = QRectF(max(left, scene.view.label_width), top, 0, height)
    shown.setRight(min(right, scene.view.width))
    if shown.width() >= min(right - left, painter.fontMetrics().horizontalAdvance(cell.text)):
        painter.setPen(ink)
        painter.drawText(shown, int(MIDDLE), cell.text)


def _heading(painter: QPainter, scene: Scene, row: Row, band: QRect) -> None:
    side, middle = theme.px(4), band.center().y()
    x = theme.px(12)
    folded = scene.is_folded(row)
    across = [QPointF(x - side, middle - side / 2), QPointF(x + side, middle - side / 2), QPointF(x, middle + side)]
    down = [QPointF(x - side / 2, middle - side), QPointF(x + side, middle), QPointF(x - side / 2, middle + side)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SECOND)
    painter.drawPolygon(QPolygonF(down if folded else across))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(INK)
    room = band.adjusted(theme.px(24), 0, -theme.px(6), 0)
    painter.drawText(room, int(LEFT), _cut(f"{row.lane.name}（{len(row.lane.bars)}）", painter.font(), room.width()))


def _label(painter: QPainter, scene: Scene, row: Row, band: QRect) -> None:
    assert row.bar is not None
    side = theme.px(11)
    word = light(row.bar, scene.timeline)
    box = QRectF(theme.px(24), band.center().y() - side / 2, side, side)
    if row.bar.key.subject is Subject.RECOGNITION:
        paint_shape(painter, Shape.DIAMOND, box, SECOND.name())
    else:
        paint_shape(painter, look(word).shape, box, look(word).ink)
    painter.setPen(SECOND if row.bar.done_on else INK)
    room = band.adjusted(theme.px(42), 0, -theme.px(8), 0)
    painter.drawText(room, int(LEFT), _cut(row.bar.called, painter.font(), room.width()))


@lru_cache(maxsize=4096)
def _cut(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
