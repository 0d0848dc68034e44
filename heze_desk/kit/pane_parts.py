"""What panes beside a table are made of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from heze_desk.kit import theme
from heze_desk.kit.columns import Record
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView


class Pane(QFrame):
    """A white card with a title; `column` takes the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title = titled("")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.px(side) for side in (14, 12, 14, 12)))
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(self.title)


def button_grid(acts: Sequence[QAction]) -> QGridLayout:
    """Buttons of equal width, two in a row; one that is left over takes the whole row."""
    grid = QGridLayout()
    grid.setSpacing(theme.px(6))
    for number, act in enumerate(acts):
        button = button_for(act)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        alone = number == len(acts) - 1 and number % 2 == 0
        grid.addWidget(button, number // 2, number % 2, 1, 2 if alone else 1)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid


def sign_button(act: QAction) -> QToolButton:
    """A button that shows only the sign; its tooltip has the words and the keys."""
    button = button_for(act)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(act.text())
    return button


def list_view(table: RecordTable[Record]) -> RecordView[Record]:
    """A table within the pane: its last column takes what the others leave."""
    view = RecordView(table)
    view.horizontalHeader().setStretchLastSection(True)
    view.setMinimumHeight(theme.row_height(1) * 2 + theme.px(32))
    return view


def words() -> QLabel:
    """A text that wraps to the pane instead of widening it."""
    label = QLabel(wordWrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    return label
