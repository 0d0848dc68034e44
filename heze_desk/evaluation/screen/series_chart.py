"""A series as a line over its periods, with its target as a dashed one."""

from math import floor, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heze_desk.evaluation.indicator_records import Point, Series, figure
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.kit import colours, theme
from heze_desk.kit.lights import Shape, look, paint_shape

TICKS = 4
EDGES = (54, 34, 24, 26)  # left, top, right, bottom
CENTRED = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class SeriesChart(QWidget):
    """A value that misses its target is a red square, every other one a disc."""

    def __init__(self) -> None:
        super().__init__()
        self.series: Series | None = None
        self.setMinimumSize(theme.px(240), theme.px(150))
        self.setAccessibleName("走势图")

    def show_series(self, series: Series | None) -> None:
        self.series = series
        self.setAccessibleDescription(_told(series) if series else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SECOND))
        theme.fill(painter, self.rect(), QColor(colours.CARD))
        points = self.series.points if self.series else ()
        if self.series is None or not any(one.value is not None or one.target is not None for one in points):
            painter.setPen(QColor(colours.SECOND_INK))
            painter.drawText(self.rect(), CENTRED, "填数以后，这里画出走势。")
        else:
            _Drawing(painter, self.series.without_gaps, self.rect().toRectF()).draw()
        painter.end()


class _Drawing:
    """One painting of a series into a box."""

    def __init__(self, painter: QPainter, series: Series, box: QRectF) -> None:
        self._painter, self._series = painter, series
        self._ticks = ticks(
            [figure for one in series.points for figure in (one.value, one.target) if figure is not None]
        )
        left, top, right, bottom = (theme.px(side) for side in EDGES)
        widest = max(painter.fontMetrics().horizontalAdvance(figure(one)) for one in self._ticks)
        self._area = box.adjusted(max(left, widest + theme.px(16)), top, -right, -bottom)

    def draw(self) -> None:
        self._grid()
        self._periods()
        self._line(
            [one.target for one in self._series.points], QPen(QColor(colours.SECOND_INK), 1.4, Qt.PenStyle.DashLine)
        )
        self._line([one.value for one in self._series.points], QPen(QColor(colours.ACTION), 2))
        self._marks()
        self._legend()

    def _x(self, place: int) -> float:
        count = len(self._series.points)
        share = 0.5 if count == 1 else (place + 0.3) / (count - 0.4)
        return self._area.left() + share * self._area.width()

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return self._area.bottom() - (value - low) / (high - low) * self._area.height()

    def _grid(self) -> None:
        for tick in self._ticks:
            y = self._y(tick)
            self._painter.setPen(QPen(QColor(colours.LINE if tick == self._ticks[0] else colours.FAINT_LINE), 1))
            self._painter.drawLine(QPointF(self._area.left(), y), QPointF(self._area.right(), y))
            self._painter.setPen(QColor(colours.SECOND_INK))
            label = QRectF(0, y - theme.px(9), self._area.left() - theme.px(8), theme.px(18))
            self._painter.drawText(label, RIGHT, figure(tick))

    def _periods(self) -> None:
        """As many names as stand side by side; the last one always does."""
        periods, cycle = [one.period for one in self._series.points], self._series.indicator.cycle
        metrics = self._painter.fontMetrics()
        wide = metrics.horizontalAdvance(_short(periods[0], cycle, with_year=True)) + theme.px(8)
        every = max(1, -(-wide * len(periods) // max(1, round(self._area.width()))))
        self._painter.setPen(QColor(colours.SECOND_INK))
        year = 0
        for place in range((len(periods) - 1) % every, len(periods), every):
            name = _short(periods[place], cycle, with_year=periods[place].year != year)
            year = periods[place].year
            middle = min(self._x(place), self._area.right() + theme.px(EDGES[2]) - wide / 2)
            box = QRectF(middle - wide / 2, self._area.bottom() + theme.px(5), wide, theme.px(18))
            self._painter.drawText(box, CENTRED, name)

    def _line(self, values: list[float | None], pen: QPen) -> None:
        """Broken where nothing is known."""
        self._painter.setPen(pen)
        for place in range(1, len(values)):
            before, now = values[place - 1], values[place]
            if before is not None and now is not None:
                self._painter.drawLine(
                    QPointF(self._x(place - 1), self._y(before)), QPointF(self._x(place), self._y(now))
                )

    def _marks(self) -> None:
        side, last = theme.px(8), self._series.latest
        for place, one in enumerate(self._series.points):
            if one.target is not None:
                self._painter.setPen(QPen(QColor(colours.SECOND_INK), 1.6))
                x, y = self._x(place), self._y(one.target)
                self._painter.drawLine(QPointF(x - side / 2, y), QPointF(x + side / 2, y))
            if one.value is not None:
                box = QRectF(self._x(place) - side / 2, self._y(one.value) - side / 2, side, side)
                missed = one.is_kept(self._series.indicator.direction) is False
                ink = look("逾期").ink if missed else colours.ACTION
                paint_shape(self._painter, Shape.SQUARE if missed else Shape.DISC, box, ink)
                if one is last:
                    self._name(place, one)

    def _name(self, place: int, one: Point) -> None:
        """The latest value stands beside its mark, below it where it would leave the picture."""
        assert one.value is not None
        text = f"{figure(one.value)}{self._series.indicator.measure}"
        wide, high = self._painter.fontMetrics().horizontalAdvance(text) + theme.px(6), theme.px(18)
        x = min(self._x(place) - wide / 2, self._area.right() + theme.px(EDGES[2]) - wide)
        y = self._y(one.value) - high - theme.px(6)
        theme.fill(self._painter, QRectF(x, y, wide, high).toRect(), QColor(colours.CARD))  # the line may run behind it
        self._painter.setPen(QColor(colours.INK))
        self._painter.drawText(QRectF(x, y, wide, high), CENTRED, text)

    def _legend(self) -> None:
        """What the two lines are, at the right above them, the unit at the left."""
        one, middle, x = self._series.indicator, theme.px(15), float(theme.px(EDGES[0]))
        self._painter.setPen(QColor(colours.SECOND_INK))
        unit = f"{self._series.whose}{f'（{one.measure}）' if one.measure else ''}"
        self._painter.drawText(QRectF(theme.px(10), middle - theme.px(9), theme.px(200), theme.px(18)), LEFT, unit)
        x = self._area.right()
        for name, ink, style in (
            ("目标", colours.SECOND_INK, Qt.PenStyle.DashLine),
            ("实际", colours.ACTION, Qt.PenStyle.SolidLine),
        ):
            wide = self._painter.fontMetrics().horizontalAdvance(name)
            self._painter.setPen(QColor(colours.SECOND_INK))
            self._painter.drawText(QRectF(x - wide, middle - theme.px(9), wide, theme.px(18)), LEFT, name)
            self._painter.setPen(QPen(QColor(ink), 2, style))
            end = x - wide - theme.px(6)
            self._painter.drawLine(QPointF(end - theme.px(24), middle), QPointF(end, middle))
            x = end - theme.px(42)


def ticks(figures: list[float]) -> list[float]:
    """Round numbers from below the least to above the largest; from 0 where that does not flatten the line."""
    low, high = min(figures), max(figures)
    if low >= 0 and high - low > high / 4:
        low = 0.0
    if low == high:
        low, high = (min(0.0, low), high) if high > 0 else (low, max(0.0, high))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / TICKS)
    first = floor(low / step)
    found = [first * step]
    while found[-1] < high:
        found.append(round((first + len(found)) * step, 10))
    return found


def _round_step(rough: float) -> float:
    """1, 2 or 5 of a power of ten, no less than what is asked."""
    power = 10.0 ** floor(log10(rough))
    return next(power * one for one in (1, 2, 5, 10) if power * one >= rough * 0.999)


def _short(period: Period, cycle: Cycle, *, with_year: bool) -> str:
    """9月, and 2026年9月 where the year was not said yet."""
    if cycle is Cycle.YEAR:
        return f"{period.year}年"
    name = f"{period.part}月" if cycle is Cycle.MONTH else f"{period.part}季度"
    return f"{period.year}年{name}" if with_year else name


def _told(series: Series) -> str:
    """The picture in words, for whoever does not see it."""
    cycle = series.indicator.cycle
    return "；".join(f"{one.period.said(cycle)} {figure(one.value) or '未填'}" for one in series.points)
