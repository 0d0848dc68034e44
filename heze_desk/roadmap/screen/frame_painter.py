"""What stays while the bars are scrolled: the header on top and the labels at the left."""

from dataclasses import dataclass

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from heze_desk.kit import theme
from heze_desk.kit.lights import Shape, look, paint_shape
from heze_desk.roadmap.records import Subject
from heze_desk.roadmap.screen import texts
from heze_desk.roadmap.screen.geometry import Scene
from heze_desk.roadmap.screen.inks import CARD, FAINT, FOCUS, GROUND, INK, LINE, SECOND, SELECTION, light
from heze_desk.roadmap.screen.rows import Row
from heze_desk.roadmap.screen.scale import Cell


def ground(painter: QPainter, scene: Scene) -> None:
    """Grey rows for industries, the chosen row, and a thin line between years and quarters."""
    theme.fill(painter, scene.shown, CARD)
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
    low, head = min(scene.view.height, scene.y(len(scene.rows))), scene.view.head
    for cells, ink in ((scene.scale.lower, FAINT), (scene.scale.upper, LINE)):
        across = [scene.column(cell.left) for cell in cells if scene.meets(scene.x(cell.left), scene.x(cell.left))]
        painter.setPen(ink)
        painter.drawLines([QLine(x, head, x, low - 1) for x in across if x >= scene.view.label_width])


def header(painter: QPainter, scene: Scene) -> None:
    """Names of years and of quarters, months or weeks, in sight as long as their stretch is; 今天 over its line."""
    half = theme.px(19)
    theme.fill(painter, QRect(0, 0, scene.view.width, scene.view.head), CARD)
    painter.setClipRect(QRect(scene.view.label_width, 0, scene.view.room, scene.view.head))
    sign = QRect(scene.column(scene.scale.at(scene.timeline.day)) - theme.px(17), half + 1, theme.px(34), half - 2)
    for cell in scene.scale.upper:
        _name(painter, scene, cell, Names(QRect(0, 0, 0, half), INK, LINE, texts.PLAIN))
    for cell in scene.scale.lower:
        _name(painter, scene, cell, Names(QRect(0, half, 0, half), SECOND, FAINT, texts.SMALL, beside=sign))
    theme.fill(painter, sign, INK)
    painter.setPen(CARD)
    word = "今天" if scene.is_today else "截至"
    left = _middle(sign.left(), sign.width(), word, texts.SMALL)
    texts.write(painter, (left, sign.center().y() + 1), word, texts.SMALL)
    painter.setClipping(False)
    theme.fill(painter, QRect(0, scene.view.head - 1, scene.view.width, 1), LINE)


def today(painter: QPainter, scene: Scene) -> None:
    x = scene.column(scene.scale.at(scene.timeline.day))
    low = min(scene.view.height, scene.y(len(scene.rows)))
    theme.fill(painter, QRect(x, scene.view.head, theme.px(2) - 1, low - scene.view.head), INK)


def labels(painter: QPainter, scene: Scene) -> None:
    """The light and the title of each bar; a heading carries the sign that folds it."""
    wide = scene.view.label_width
    for place in scene.in_sight():
        row = scene.rows[place]
        band = QRect(0, scene.y(place), wide, scene.view.row - 1)
        if row.bar is None:
            _heading(painter, scene, row, band)
        else:
            _label(painter, scene, row, band)
        if row.key == scene.current and scene.focused:
            painter.setPen(QPen(FOCUS, 1))
            painter.drawRect(QRect(0, band.y(), scene.view.width - 1, band.height() - 1))
    if scene.gap is not None:
        theme.fill(painter, QRect(theme.px(20), scene.y(scene.gap) - theme.px(1), wide, theme.px(2)), FOCUS)
    theme.fill(painter, QRect(wide - 1, 0, 1, min(scene.view.height, scene.y(len(scene.rows)))), LINE)


@dataclass(frozen=True)
class Names:
    """One row of the header: where it stands, its inks and its face; what would run into `beside` is left out."""

    band: QRect
    ink: QColor
    line: QColor
    face: texts.Face
    beside: QRect | None = None


def _name(painter: QPainter, scene: Scene, cell: Cell, names: Names) -> None:
    left, right, band = scene.x(cell.left), scene.x(cell.right), names.band
    if right <= scene.view.label_width or left >= scene.view.width:
        return
    theme.fill(painter, QRect(scene.column(cell.left), band.top(), 1, band.height()), names.line)
    shown, wide = max(left, scene.view.label_width), texts.width(cell.text, names.face)
    room = min(right, scene.view.width) - shown
    if room < min(right - left, wide):
        return
    x = _middle(shown, room, cell.text, names.face)
    if names.beside is None or x > names.beside.right() or x + wide < names.beside.left():
        painter.setPen(names.ink)
        texts.write(painter, (x, band.top() + band.height() / 2), cell.text, names.face)


def _middle(left: float, room: float, text: str, face: texts.Face) -> float:
    return round(left + (room - texts.width(text, face)) / 2)


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
    left, told = theme.px(24), f"{row.lane.name}（{len(row.lane.bars)}）"
    texts.write(painter, (left, middle + 0.5), told, texts.STRONG, room=band.width() - left - theme.px(6))


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
    left = theme.px(42)
    room = band.width() - left - theme.px(8)
    texts.write(painter, (left, band.center().y() + 0.5), row.bar.called, texts.PLAIN, room=room)
