"""A page that is read as of a day, and its tabs: screens of their own that read as of the page's day."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from heze_desk.kit import theme
from heze_desk.kit.clock import Clock
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.screen import Desk, Screen


class AsOf(QWidget):
    """截至 which day the page is read; today, and every next today, until a day is typed."""

    changed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._day: date | None = None
        self.refusal = QLabel()
        self.refusal.setProperty("refusal", True)
        label = QLabel("截至")
        self.edit = DayEdit(lambda: clock.today)
        self.edit.setFixedWidth(theme.px(140))
        label.setBuddy(self.edit)
        self.back = QPushButton("今天")
        self.back.setToolTip("回到今天")
        self.edit.editingFinished.connect(self._take)
        self.edit.picked.connect(self._take)
        self.back.clicked.connect(lambda: self.set_day(None))
        clock.day_changed.connect(lambda _day: self._show(), Qt.ConnectionType.QueuedConnection)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for part in (self.refusal, label, self.edit, self.back):
            layout.addWidget(part)
        self._show()

    @property
    def day(self) -> date:
        return self._day or self._clock.today

    def set_day(self, day: date | None) -> None:
        """Read the page as of a day; None is today and goes on with the clock."""
        before, self._day = self.day, None if day == self._clock.today else day
        self._show()
        if self.day != before:
            self.changed.emit()

    def _take(self) -> None:
        """What means no day stays in the field and says why; the page keeps its day."""
        complaint = self.edit.complaint()
        self.refusal.setText(complaint)
        if not complaint:
            self.set_day(self.edit.value())

    def _show(self) -> None:
        self.edit.set_value(self.day)
        self.refusal.clear()
        self.back.setEnabled(self._day is not None)


class Tab(Screen):
    """Reloads when the page's day changes, as it does when the calendar's does."""

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk)
        self.as_of = as_of
        as_of.changed.connect(self._turn_the_page)

    @property
    def day(self) -> date:
        return self.as_of.day
