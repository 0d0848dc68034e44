"""A place of the roster in a cell: held, empty, or never filled, told apart without colour too."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from heze_desk.kit import colours, theme
from heze_desk.kit.delegates import TwoLineDelegate
from heze_desk.kit.lights import look
from heze_desk.kit.record_table import Index, Role
from heze_desk.roster.records import HolderState

VACANT_LIKE = look("临期")
"""An empty place wants attention, as what is due soon does; red is for what is overdue."""


class PlaceDelegate(TwoLineDelegate):
    """The value of the cell is the state of its place; what is displayed is who holds it, or the word."""

    def paint_inside(self, painter: QPainter, rect: QRect, index: Index) -> None:
        state = index.data(Role.EditRole)
        if state == HolderState.HELD:  # Qt hands the word back as a plain text
            super().paint_inside(painter, rect, index)
        else:
            painter.setFont(theme.font(theme.SECOND))
            paint_empty(painter, QRectF(rect), state)


def paint_empty(painter: QPainter, cell: QRectF, state: Any) -> None:
    """（空缺） on a tinted ground with a full border, 待明确 within a broken line."""
    vacant = state == HolderState.VACANT
    word = "（空缺）" if vacant else "待明确"
    metrics = painter.fontMetrics()
    wide = min(cell.width(), metrics.horizontalAdvance("（空缺）") + theme.px(10))
    high = min(cell.height(), metrics.height() + theme.px(3))
    pill = QRectF(cell.x() + 0.5, cell.center().y() - high / 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = Qt.PenStyle.SolidLine if vacant else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(VACANT_LIKE.ink if vacant else colours.THIRD_INK), 1, style))
    painter.setBrush(QColor(VACANT_LIKE.ground) if vacant else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(pill, theme.px(4), theme.px(4))
    painter.setPen(QColor(VACANT_LIKE.ink if vacant else colours.SECOND_INK))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), word)
    painter.restore()
