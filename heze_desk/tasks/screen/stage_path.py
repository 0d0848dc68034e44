"""The way of a task from its listing to its closing, as a line of words with their days below."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heze_desk.kit import colours, theme
from heze_desk.tasks.life_records import STAGES, Stage

SMALLEST = 8  # points; nothing on screen is under it
DOT = 5


class StagePath(QWidget):
    """Stages passed in ink, the present one in the colour of action, those to come grey."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Mapping[Stage, date | None] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[Stage, date | None]) -> None:
        """The stages reached, in their order, each with its day where it was noted."""
        self._days = days
        told = "\n".join(f"{stage}　{day:%Y-%m-%d}" if day else f"{stage}　未登记日期" for stage, day in days.items())
        self.setToolTip(told)
        self.setAccessibleName(f"环节：{list(days)[-1]}" if days else "")
        self.update()

    def sizeHint(self) -> QSize:
        word, day = (QFontMetrics(font).height() for font in (theme.font(theme.SECOND), theme.font(SMALLEST)))
        return QSize(theme.px(240), theme.px(DOT) + theme.px(3) + word + day)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(STAGES)
        present = list(self._days)[-1] if self._days else None
        self._draw_line(painter, width)
        for place, stage in enumerate(STAGES):
            box = QRect(round(place * width), 0, round((place + 1) * width) - round(place * width), self.height())
            self._draw_stage(painter, box, stage, is_present=stage == present)
        painter.end()

    def _draw_line(self, painter: QPainter, width: float) -> None:
        """From the first dot to the last, dark as far as the task has come."""
        middle = theme.px(DOT) // 2
        for first, last, ink in ((0, len(STAGES) - 1, colours.LINE), (0, len(self._days) - 1, colours.THIRD_INK)):
            if last > first:
                painter.setPen(QColor(ink))
                painter.drawLine(round((first + 0.5) * width), middle, round((last + 0.5) * width), middle)

    def _draw_stage(self, painter: QPainter, box: QRect, stage: Stage, *, is_present: bool) -> None:
        passed = stage in self._days
        ink = QColor(colours.ACTION if is_present else colours.SECOND_INK if passed else colours.THIRD_INK)
        side = theme.px(DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if passed else QColor(colours.LINE))
        painter.drawEllipse(box.center().x() - side // 2, 0, side, side)
        painter.setPen(ink)
        painter.setFont(theme.font(theme.SECOND, strong=is_present))
        high = painter.fontMetrics().height()
        word = QRect(box.x(), side + theme.px(3), box.width(), high)
        painter.drawText(word, int(Qt.AlignmentFlag.AlignHCenter), str(stage))
        if day := self._days.get(stage):
            painter.setFont(theme.font(SMALLEST))
            painter.drawText(word.translated(0, high), int(Qt.AlignmentFlag.AlignHCenter), f"{day:%m-%d}")
