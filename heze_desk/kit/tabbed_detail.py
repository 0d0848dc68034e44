"""What is chosen in the list at the left, in tabs: its head, the tabs, and what can be done with the whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.list_splitter import ListSplitter
from heze_desk.kit.screen import Screen
from heze_desk.kit.tab_look import TAB_LOOK


class TabbedDetail(QWidget):
    """`turned` says which tab is open now, after it was opened."""

    turned = Signal(int)

    def __init__(self, head: QWidget, tabs: Sequence[tuple[str, QWidget]], beside: Sequence[QWidget]) -> None:
        super().__init__()
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setStyleSheet(TAB_LOOK)
        for number, (title, tab) in enumerate(tabs, 1):
            self.bar.addTab(title)
            self.bar.setTabToolTip(number - 1, f"{title}（Alt+{number}）")
            self.stack.addWidget(tab)
        self.bar.currentChanged.connect(self.stack.setCurrentIndex)
        self.bar.currentChanged.connect(self.turned)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.bar)
        row.addStretch(1)
        for button in beside:
            row.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(head)
        column.addLayout(row)
        column.addWidget(self.stack, 1)


def lay_out_beside(page: Screen, listed: QWidget, detail: TabbedDetail, *, name: str) -> QStackedWidget:
    """Fill the page with list and detail; what is added to these pages stands for both where nothing is kept."""
    pages = QStackedWidget()
    pages.addWidget(ListSplitter(listed, detail, page.desk.memory, name))
    layout = QVBoxLayout(page)
    layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
    layout.addWidget(pages)
    return pages
