"""A line for a day: typed as people type days, or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from heze_desk import days
from heze_desk.errors import DeskError
from heze_desk.kit import colours, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.page_keys import PageLine


class DayEdit(PageLine):
    """Takes 2026-3-5, 2026.3.5, 2026年3月5日, 3月5日 (of this year) or nothing; Alt+Down opens the calendar."""

    picked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText("如 2026-3-5 或 3月5日")
        opener = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip("打开日历（Alt+↓）")
        opener.triggered.connect(self.open_calendar)

    def value(self) -> date | None:
        """The day typed, None for nothing; refuses what is not a day."""
        text = self.text().strip()
        return days.typed(text, year=self._today().year) if text else None

    def set_value(self, day: date | None) -> None:
        self.setText(f"{day:%Y-%m-%d}" if day else "")

    def complaint(self) -> str:
        """Why the text is no day, or nothing."""
        try:
            self.value()
        except DeskError as refusal:
            return str(refusal)
        return ""

    def open_calendar(self) -> QCalendarWidget:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMinimumSize(theme.px(300), theme.px(230))
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(colours.SECOND_INK))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        start = self._today() if self.complaint() else self.value() or self._today()
        calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        calendar.clicked.connect(lambda day: self._pick(day, popup))
        calendar.activated.connect(lambda day: self._pick(day, popup))
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
        return calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _pick(self, day: QDate, popup: QWidget) -> None:
        if popup.isVisible():
            self.set_value(date(day.year(), day.month(), day.day()))
            popup.close()
            self.setFocus()
            self.picked.emit()
