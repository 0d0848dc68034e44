"""What the signs of the chart mean, in the words of the legend on paper; over as many lines as there is room for."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.lights import Shape, look, paint_shape
from heze_desk.roadmap.screen import dashes, texts
from heze_desk.roadmap.screen.inks import CARD, INK, NEUTRAL, OVERDUE, SECOND, THIRD

Draw = Callable[[QPainter, QRectF], None]
LIGHTS = ("逾期", "临期", "正常", "办结", "暂停")
SWATCH, GAP, BETWEEN = 24, 5, 16  # in px of the design: a sign, before its word, after it


class Legend(QWidget):
    """Lights first, then bars, diamonds, tails, baselines and arrows; what does not occur is not explained."""

    def __init__(self) -> None:
        super().__init__()
        self._signs: list[tuple[str, int, Draw]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.explain(has_waits=False, has_broken=False, has_baseline=False)

    @property
    def words(self) -> list[str]:
        return [word for word, _, _ in self._signs]

    def explain(self, *, has_waits: bool, has_broken: bool, has_baseline: bool) -> None:
        """Say what occurs beside what always does."""
        self._signs = [(word, 12, _light(word)) for word in LIGHTS]
        self._signs += [("已完成", SWATCH, _done), ("未完成", SWATCH, _open)]
        self._signs += [("节点、认定（实心为已完成）", SWATCH, _diamonds), ("超期（按自然日）", SWATCH, _late)]
        self._signs += [("原计划", SWATCH, _baseline)] if has_baseline else []
        self._signs += [("先后", SWATCH, _wait)] if has_waits else []
        self._signs += [("先后不符", SWATCH, _broken)] if has_broken else []
        self.setAccessibleName(f"图例：{'、'.join(self.words)}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place, _, _ in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.heightForWidth(max(self.width(), theme.px(600))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, word, (wide, draw) in self._places(self.width()):
            draw(painter, QRectF(place.left(), place.top(), wide, place.height()))
            painter.setPen(SECOND)
            left = place.left() + wide + theme.px(GAP)
            texts.write(painter, (left, place.center().y() + 1), word, texts.SMALL)
        painter.end()

    def _places(self, width: int) -> Iterator[tuple[QRect, str, tuple[int, Draw]]]:
        x, y, high = 0, 0, theme.px(18)
        for word, sign, draw in self._signs:
            wide = theme.px(sign)
            whole = wide + theme.px(GAP) + round(texts.width(word, texts.SMALL))
            if x and x + whole > width:
                x, y = 0, y + high
            yield QRect(x, y, whole, high), word, (wide, draw)
            x += whole + theme.px(BETWEEN)


def _light(word: str) -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        side = theme.px(11)
        paint_shape(painter, look(word).shape, _middle(box, side, box.center().x()), look(word).ink)

    return draw


def _done(painter: QPainter, box: QRectF) -> None:
    _bar(painter, box, full=True)


def _open(painter: QPainter, box: QRectF) -> None:
    _bar(painter, box, full=False)


def _bar(painter: QPainter, box: QRectF, *, full: bool) -> None:
    high = theme.px(9)
    painter.setPen(QPen(NEUTRAL, 1))
    painter.setBrush(NEUTRAL if full else colours.BAR_GROUND)
    painter.drawRoundedRect(QRectF(box.x(), box.center().y() - high / 2, box.width(), high), 2.5, 2.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _diamonds(painter: QPainter, box: QRectF) -> None:
    side = theme.px(10)
    for share, full in ((0.22, False), (0.78, True)):
        place = _middle(box, side, box.x() + box.width() * share)
        paint_shape(painter, Shape.DIAMOND, place, INK.name())
        if not full:
            paint_shape(painter, Shape.DIAMOND, place.adjusted(2, 2, -2, -2), CARD.name())


def _late(painter: QPainter, box: QRectF) -> None:
    ends = [QPointF(x, box.center().y()) for x in (box.left(), box.right())]
    dashes.draw(painter, ends, dashes.DOTS, ink=OVERDUE, shown=box.toRect())


def _baseline(painter: QPainter, box: QRectF) -> None:
    theme.fill(painter, QRectF(box.x(), box.center().y() - 1, box.width(), theme.px(3)).toRect(), THIRD)


def _wait(painter: QPainter, box: QRectF) -> None:
    _arrow(painter, box, QPen(SECOND, 1.2))


def _broken(painter: QPainter, box: QRectF) -> None:
    _arrow(painter, box, QPen(OVERDUE, 1.2), broken=True)


def _arrow(painter: QPainter, box: QRectF, pen: QPen, *, broken: bool = False) -> None:
    tip, back, half = QPointF(box.right(), box.center().y()), box.right() - theme.px(6), theme.px(4)
    ends = [QPointF(x, tip.y()) for x in (box.left(), back)]
    if broken:
        dashes.draw(painter, ends, dashes.LONG, ink=pen.color(), shown=box.toRect())
    else:
        painter.setPen(pen)
        painter.drawLine(*ends)
    painter.setPen(QPen(pen.color(), 1))
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF([tip, QPointF(back, tip.y() - half), QPointF(back, tip.y() + half)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _middle(box: QRectF, side: float, x: float) -> QRectF:
    return QRectF(x - side / 2, box.center().y() - side / 2, side, side)
