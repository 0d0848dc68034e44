"""One target: its name and figure in the words of the policy, and how much of it is proven against time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heze_desk.kit import colours, theme
from heze_desk.kit.delegates import paint_bar

if TYPE_CHECKING:
    from heze_desk.registers.target_records import TargetLine

PAD, BAR, MARK = 4, 6, 3
BAR_SHARE = 0.42
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


class TargetRow(QWidget):
    """A click, Enter or Space asks for the register behind it."""

    asked = Signal()

    def __init__(self, name: str, amount: str) -> None:
        super().__init__()
        self.name, self.amount = name, amount
        self.line: TargetLine | None = None
        self.told = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{name} {amount}")

    def tell(self, line: "TargetLine") -> None:
        """What is counted, once it is known."""
        self.line = line
        unproven = f"，待核 {line.counted.unproven}" if line.counted.unproven else ""
        self.told = f"已核实 {line.counted.proven}{unproven}" if line.kind else "不能计数"
        self.setToolTip(f"{line.sentence}\n{line.reckoning}")
        self.setAccessibleName(line.sentence)
        self.update()

    def sizeHint(self) -> QSize:
        high = sum(QFontMetrics(theme.font(points)).height() for points in (theme.BODY, theme.SECOND))
        return QSize(theme.px(200), high + theme.px(2 * PAD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            theme.fill(painter, self.rect(), QColor(colours.SELECTION))
        if self.hasFocus():
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        inside = self.rect().adjusted(theme.px(PAD), theme.px(PAD), -theme.px(PAD), -theme.px(PAD))
        painter.setFont(theme.font(strong=True))
        painter.setPen(QColor(colours.INK))
        amount = painter.fontMetrics().horizontalAdvance(self.amount)
        painter.drawText(inside, int(RIGHT | Qt.AlignmentFlag.AlignTop), self.amount)
        painter.setFont(theme.font())
        room = inside.width() - amount - theme.px(8)
        name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, int(LEFT | Qt.AlignmentFlag.AlignTop), name)
        painter.setFont(theme.font(theme.SECOND))
        painter.setPen(QColor(colours.SECOND_INK))
        painter.drawText(inside, int(RIGHT | Qt.AlignmentFlag.AlignBottom), self.told)
        if self.line is not None and self.line.share is not None:
            self._paint_progress(painter, QRectF(inside), painter.fontMetrics().height())
        painter.end()

    def _paint_progress(self, painter: QPainter, inside: QRectF, line: int) -> None:
        """The bar, with a mark where time stands."""
        assert self.line is not None
        middle = inside.bottom() - line / 2
        bar = QRectF(inside.x(), middle - theme.px(BAR) / 2, inside.width() * BAR_SHARE, theme.px(BAR))
        paint_bar(painter, bar, (self.line.share or 0.0) / 100)
        at = bar.x() + bar.width() * self.line.time_gone / 100
        painter.setPen(QPen(QColor(colours.INK), theme.px(2)))
        painter.drawLine(QLineF(at, bar.y() - theme.px(MARK), at, bar.bottom() + theme.px(MARK)))
