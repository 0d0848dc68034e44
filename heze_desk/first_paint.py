"""How long it took until the first page stood: told to whoever measures, for `dev.py bench`."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _Watch(QObject):
    """Waits until a page and all in it was painted for the first time, writes what it took and ends the program."""

    def __init__(self, page: QWidget, target: Path) -> None:
        super().__init__(page)
        self._target = target
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        seconds = time.monotonic() - float(os.environ.get("HEZE_DESK_STARTED", "nan"))
        self._target.write_text(json.dumps({"seconds_since_exec": seconds, "rss_kb": resident_kb()}), "utf-8")
        QApplication.quit()


def report_first_paint(page: QWidget, target: Path) -> None:
    _Watch(page, target)


def resident_kb() -> int:
    """Resident memory in KB; 0 where the system does not tell by /proc."""
    if not sys.platform.startswith("linux"):
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024
