"""The day the desk works on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_AGAIN_MS = 30_000


class Clock(QObject):
    """Tells the day and announces the next one, also after the machine slept over midnight."""

    day_changed = Signal(object)

    def __init__(self, now: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._today = now()
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def today(self) -> date:
        """The same day for everything on screen until `day_changed` says otherwise."""
        return self._today

    def look(self) -> None:
        """Compare with the calendar on the wall."""
        day = self._now()
        if day != self._today:
            self._today = day
            self.day_changed.emit(day)

    def pin(self, day: date) -> None:
        """Work on this day from now on, whatever the machine says."""
        self._now = lambda: day
        self.look()
