"""The least a window with such a table can be: the desk's font, as many rows of the same text, and nothing else."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ROWS, COLUMNS, LETTERS = 120, 9, 12
Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


class Lines(QAbstractTableModel):
    """A table of text cut from the policy."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._cells = [text[start : start + LETTERS] for start in range(0, len(text), LETTERS)]

    def rowCount(self, parent: Index = TOP) -> int:
        return ROWS

    def columnCount(self, parent: Index = TOP) -> int:
        return COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cells[(index.row() * COLUMNS + index.column()) % len(self._cells)]


class View(QTableView):
    """Tells when it has painted itself for the first time, once the events of that moment are done."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, _tell)


def _tell() -> None:
    seconds = time.monotonic() - float(os.environ["HEZE_DESK_STARTED"])
    report = {"seconds_since_exec": seconds, "rss_kb": _resident()}
    Path(os.environ["HEZE_DESK_FIRST_PAINT"]).write_text(json.dumps(report), "utf-8")
    QApplication.quit()


def _resident() -> int:
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


def main() -> int:
    app = QApplication(sys.argv)
    font = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "DeskHei-Regular.ttf"))
    app.setFont(QFont(QFontDatabase.applicationFontFamilies(font), 10))
    view = View()
    lines = Lines("".join((RESOURCES / "policy" / "text.txt").read_text("utf-8").split()))
    view.setModel(lines)
    window = QMainWindow()
    window.setCentralWidget(view)
    room = window.screen().availableGeometry()
    window.resize(min(room.width(), 1920), min(room.height(), 1080))  # as large as the desk opens the first time
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
