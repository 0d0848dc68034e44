"""The round that is running: until when, how many have reported, and who has not, by rank."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from heze_desk import days
from heze_desk.kit import colours, theme
from heze_desk.kit.lights import look
from heze_desk.kit.pieces import second, titled
from heze_desk.rounds import store
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database


class RoundStrip(QFrame):
    """`asked` carries the id of the round; without an open one there is no strip."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._round_id = 0
        self._missing = ""
        self.name, self.due, self.count, self.missing = titled(""), second(""), QLabel(), QLabel()
        self.name.setWordWrap(False)
        self.count.setFont(theme.font(strong=True))
        self.missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(side) for side in (14, 8, 14, 8)))
        row.setSpacing(theme.px(14))
        for part in (self.name, self.due, self.count):
            row.addWidget(part)
        row.addWidget(self.missing, 1)

    def show_open_round(self, db: Database, day: date) -> None:
        """The latest round that is open on the day; how many others there are is said too."""
        open_ones = [one for one in store.rounds(db) if one.closed_on is None]
        self.setVisible(bool(open_ones))
        if not open_ones:
            return
        round_ = open_ones[0]
        units, due = store.statuses(db, round_.id or 0, day), lighting.rule(db).due(round_.due, day)
        left = [one for one in units if one.is_missing]
        others = f"（另有{len(open_ones) - 1}次进行中）" if open_ones[1:] else ""
        self._round_id = round_.id or 0
        self.name.setText(f"{round_.name}调度{others}")
        self.due.setText(f"{days.short(round_.due, day)}截止，{due.text}")
        self.due.setStyleSheet(f"color: {look('逾期').ink};" if due.is_over and left else "")
        self.count.setText(f"已报 {len(units) - len(left)}/{len(units)}")
        self._missing = _named(left)
        self.setToolTip(f"{self._missing}\n点这里或按回车，到定期调度。")
        self.setAccessibleName(f"{self.name.text()}，{self.due.text()}，{self.count.text()}，{self._missing}")
        self._show_missing()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self._round_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self._round_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_missing()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and a ring while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QColor(colours.FOCUS))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
            painter.end()

    def _show_missing(self) -> None:
        """What does not fit is left out at the end; the whole stands in the tip."""
        metrics = self.missing.fontMetrics()
        self.missing.setText(metrics.elidedText(self._missing, Qt.TextElideMode.ElideRight, self.missing.width()))


def _named(missing: list[UnitStatus]) -> str:
    """未报21个：市发展改革委、市教育和体育局（退回）"""
    if not missing:
        return "各单位都已报来。"
    return f"还没报的{len(missing)}个：{'、'.join(one.called for one in missing)}"
