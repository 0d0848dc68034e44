"""The sheet of keys on F1: every key of the page, grey where its act cannot be done just now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.key_names import called


@dataclass(frozen=True)
class Key:
    """What a key does, and whether it would do it now."""

    text: str
    keys: str
    possible: bool = True


FIELD_KEYS = (
    Key("修改当前格（也可以直接输入）", "F2"),
    Key("放弃正在输入的内容", "Esc"),
    Key("打开日历，或打开可勾选的名单", "Alt+↓"),
    Key("在多行文字中换行", "Shift+回车"),
    Key("在对话框中确认", "Ctrl+回车"),
    Key("再按一列排序", "Shift+点表头"),
    Key("打开右键菜单", "菜单"),
)
"""What tables and fields do by themselves, without an act that could be asked."""


class KeysSheet(QDialog):
    """Groups of acts and their keys; it is as wide as its longest line."""

    def __init__(self, groups: Iterable[tuple[str, Sequence[Key]]], parent: QWidget | None = None) -> None:
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
            for key in keys:
                row = grid.rowCount()
                for column, text in enumerate((key.text, key.keys)):
                    label = QLabel(text)
                    label.setEnabled(key.possible)
                    grid.addWidget(label, row, column)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setMinimumWidth(sheet.sizeHint().width() + area.verticalScrollBar().sizeHint().width() + theme.px(4))
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(close)
        self.resize(theme.px(420), theme.px(560))


def keyed(actions: Iterable[QAction]) -> list[Key]:
    """The acts that have a key, each once; of two that are called alike the one that can be done."""
    found: dict[tuple[str, str], Key] = {}
    for action in actions:
        keys = called(action.shortcut().toString())
        text = action.text().rstrip("…")
        known = found.get((text, keys))
        if keys and (known is None or not known.possible):
            found[text, keys] = Key(text, keys, action.isEnabled())
    return list(found.values())


def of_fields(page: Iterable[Key]) -> list[Key]:
    """The keys of fields and tables, but for those that the page uses itself."""
    taken = {key.keys for key in page}
    return [key for key in FIELD_KEYS if key.keys not in taken]
