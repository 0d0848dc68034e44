"""Lights as colour, shape and word together; the shapes are drawn, so no face can lack them."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from heze_desk.kit import colours, theme


class Shape(Enum):
    DISC = auto()
    TRIANGLE = auto()
    SQUARE = auto()
    TICK = auto()
    BARS = auto()
    RING = auto()
    DIAMOND = auto()
    LOOP = auto()


@dataclass(frozen=True)
class Look:
    """How one light looks: its shape and ink on its ground, at least 5.2:1."""

    shape: Shape
    ink: str
    ground: str


LOOKS: Final = {
    "正常": Look(Shape.DISC, "#27703F", "#E6F3EB"),
    "临期": Look(Shape.TRIANGLE, "#945200", "#FDF1DC"),
    "逾期": Look(Shape.SQUARE, "#B3261E", "#FBE6E4"),
    "办结": Look(Shape.TICK, colours.SECOND_INK, colours.FAINT_LINE),
    "暂停": Look(Shape.BARS, "#6B4E9B", "#EFEAF7"),
    "长期": Look(Shape.LOOP, colours.SECOND_INK, colours.GROUND),
    "未定": Look(Shape.RING, colours.SECOND_INK, colours.GROUND),
    "绿灯": Look(Shape.DISC, "#27703F", "#E6F3EB"),
    "蓝灯": Look(Shape.DIAMOND, colours.ACTION, "#E6EEF7"),
    "黄灯": Look(Shape.TRIANGLE, "#945200", "#FDF1DC"),
    "红灯": Look(Shape.SQUARE, "#B3261E", "#FBE6E4"),
    "未报": Look(Shape.RING, colours.SECOND_INK, colours.FAINT_LINE),
    "已报": Look(Shape.TICK, "#27703F", "#E6F3EB"),
    "零报告": Look(Shape.DISC, "#27703F", "#E6F3EB"),
    "迟报": Look(Shape.TRIANGLE, "#945200", "#FDF1DC"),
    "补报": Look(Shape.DIAMOND, colours.ACTION, "#E6EEF7"),
    "退回": Look(Shape.LOOP, "#6B4E9B", "#EFEAF7"),
    "待定日期": Look(Shape.RING, "#945200", "#FDF1DC"),
    "今天": Look(Shape.TRIANGLE, "#945200", "#FDF1DC"),
    "本周": Look(Shape.DIAMOND, colours.ACTION, "#E6EEF7"),
    "以后": Look(Shape.DISC, colours.SECOND_INK, colours.FAINT_LINE),
    "已结": Look(Shape.TICK, colours.SECOND_INK, colours.FAINT_LINE),
    "待反馈": Look(Shape.RING, colours.ACTION, "#E6EEF7"),
    "逾期未反馈": Look(Shape.SQUARE, "#B3261E", "#FBE6E4"),
    "已反馈": Look(Shape.TICK, "#27703F", "#E6F3EB"),
    "结果互认": Look(Shape.TICK, colours.SECOND_INK, colours.FAINT_LINE),
    "达到": Look(Shape.TICK, "#27703F", "#E6F3EB"),
    "未达到": Look(Shape.SQUARE, "#B3261E", "#FBE6E4"),
    "未填": Look(Shape.RING, colours.SECOND_INK, colours.FAINT_LINE),
    "无目标": Look(Shape.DISC, colours.SECOND_INK, colours.FAINT_LINE),
    "停用": Look(Shape.BARS, colours.SECOND_INK, colours.FAINT_LINE),
    "未留存": Look(Shape.RING, "#945200", "#FDF1DC"),
    "已留存": Look(Shape.DIAMOND, colours.ACTION, "#E6EEF7"),
    "已印发": Look(Shape.TICK, "#27703F", "#E6F3EB"),
    "定稿": Look(Shape.TICK, "#27703F", "#E6F3EB"),
    "已更正": Look(Shape.LOOP, colours.SECOND_INK, colours.FAINT_LINE),
    "作废": Look(Shape.RING, colours.SECOND_INK, colours.FAINT_LINE),
}


def look(word: str) -> Look:
    """The look of a light by its word; a word not known looks like 未定."""
    return LOOKS.get(word, LOOKS["未定"])


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, ink: str) -> None:
    """Draw a shape to fill a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width()
    filled = shape in (Shape.DISC, Shape.TRIANGLE, Shape.SQUARE, Shape.BARS, Shape.DIAMOND)
    painter.setPen(Qt.PenStyle.NoPen if filled else _stroke(ink, side * 0.15))
    painter.setBrush(QColor(ink) if filled else Qt.BrushStyle.NoBrush)
    match shape:
        case Shape.DISC:
            painter.drawEllipse(box)
        case Shape.RING:
            painter.drawEllipse(box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1))
        case Shape.SQUARE:
            painter.drawRect(box.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04))
        case Shape.DIAMOND:
            painter.drawPolygon(_points(box, (0.5, -0.04), (1.04, 0.5), (0.5, 1.04), (-0.04, 0.5)))
        case Shape.LOOP:
            for left in (0.02, 0.5):
                painter.drawEllipse(QRectF(box.x() + side * left, box.y() + side * 0.26, side * 0.48, side * 0.48))
        case Shape.TRIANGLE:
            painter.drawPolygon(_points(box, (0.5, 0.04), (1.04, 0.96), (-0.04, 0.96)))
        case Shape.TICK:
            painter.drawPolyline(_points(box, (0.08, 0.55), (0.38, 0.85), (0.95, 0.15)))
        case Shape.BARS:
            for left in (0.2, 0.6):
                painter.drawRect(QRectF(box.x() + side * left, box.y() + side * 0.05, side * 0.2, side * 0.9))
    painter.restore()


def paint_pill(painter: QPainter, cell: QRectF, word: str) -> None:
    """Draw a light as a pill at the left of a cell, in the painter's font; it never leaves the cell."""
    metrics = QFontMetrics(painter.font())
    side, pad = theme.px(11), theme.px(7)
    wide = min(cell.width(), pad + side + theme.px(4) + metrics.horizontalAdvance(word) + pad)
    high = min(cell.height(), metrics.height() + theme.px(1))
    pill = QRectF(cell.x(), cell.center().y() - high / 2, wide, high)
    colour = look(word)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour.ground))
    painter.drawRoundedRect(pill, theme.px(4), theme.px(4))
    paint_shape(painter, colour.shape, QRectF(pill.x() + pad, pill.center().y() - side / 2, side, side), colour.ink)
    painter.setPen(QColor(colour.ink))
    text = pill.adjusted(pad + side + theme.px(4), 0, 0, 0)
    painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
    painter.restore()


class LightLabel(QWidget):
    """A light by itself, for panes and lists; empty when there is no word."""

    def __init__(self, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self.setFont(theme.font(theme.SECOND))

    def word(self) -> str:
        return self._word

    def set_word(self, word: str) -> None:
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._word) + theme.px(32), metrics.height() + theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._word:
            painter = QPainter(self)
            paint_pill(painter, QRectF(self.rect()), self._word)
            painter.end()


class Mark(QWidget):
    """Only the shape of a light in its ink; the word stands beside it in a label."""

    def __init__(self, word: str, side: int = 11, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._side = theme.px(side)
        self.setFixedSize(self._side + 2, self._side + 2)

    def set_word(self, word: str) -> None:
        self._word = word
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = look(self._word)
        paint_shape(painter, colour.shape, QRectF(1, 1, self._side, self._side), colour.ink)
        painter.end()


def _stroke(ink: str, width: float) -> QPen:
    return QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _points(box: QRectF, *shares: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in shares])
