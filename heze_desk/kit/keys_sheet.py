"""The sheet of keys on F1, made of the acts that can be done just now."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from heze_desk.kit import theme


class KeysSheet(QDialog):
    """Groups of acts and their keys; acts without a key are left out."""

    def __init__(self, groups: Iterable[tuple[str, list[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("按键一览")
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(4))
        for title, keys in groups:
            heading = QLabel(title)
            heading.setProperty("cardTitle", True)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for text, key in keys:
                row = grid.rowCount()
                grid.addWidget(QLabel(text), row, 0)
                grid.addWidget(QLabel(key), row, 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(sheet)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(close)
        self.resize(theme.px(420), theme.px(560))


def keyed(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """The words and the keys of acts that have both, each key once."""
    seen: dict[str, str] = {}
    for action in actions:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys and action.isEnabled():
            seen.setdefault(keys, action.text().rstrip("…"))
    return [(text, keys) for keys, text in seen.items()]
