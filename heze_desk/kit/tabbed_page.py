"""A page of tabs that are all read as of one day."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tab_look import TAB_LOOK


class TabbedPage(Screen):
    """Each tab reloads by itself, so the page has nothing of its own to read.

    Write `entrance`, which is in the tab in sight, and `show_place`; call `name_tabs` once the page's own acts are
    made. Whether `show_place` is told of a tab by a click, a key or the program is all one.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.as_of = AsOf(desk.clock)
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.as_of.changed.connect(self._tell_day)
        desk.clock.day_changed.connect(self._tell_day)
        self._lay_out()

    def entrance(self) -> QWidget:
        raise NotImplementedError

    def show_place(self, place: int) -> None:
        """Bring the tab at this place into sight."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Each tab refreshes itself when it comes into sight."""
        self._tell_day()

    def name_tabs(self, titles: Sequence[str]) -> None:
        """Alt with its number leads into the table of a tab, wherever the keyboard is."""
        for place, title in enumerate(titles):
            keys = f"Alt+{place + 1}"
            self.bar.addTab(title)
            self.bar.setTabToolTip(place, with_keys(title, keys))
            self.act(title, partial(self._go, place), keys=keys)
        self.act("下一页签", partial(self._step, 1), keys="Ctrl+Tab")
        self.act("上一页签", partial(self._step, -1), keys="Ctrl+Shift+Tab")
        self.bar.currentChanged.connect(self.show_place)

    def take_keyboard_along(self) -> None:
        """Into the tab in sight, unless the keyboard is on the row of tabs."""
        if self.isVisible() and not self.bar.hasFocus():
            self.entrance().setFocus()

    def _go(self, place: int) -> None:
        self.bar.setCurrentIndex(place)
        self.entrance().setFocus()

    def _step(self, by: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def _tell_day(self) -> None:
        today = self.as_of.day == self.today
        self.subtitled.emit(f"截至{said_with_weekday(self.as_of.day)}{'' if today else '（不是今天）'}")

    def _lay_out(self) -> None:
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setStyleSheet(TAB_LOOK)
        head = QHBoxLayout()
        head.addWidget(self.bar)
        head.addStretch(1)
        head.addWidget(self.as_of)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 8, 16, 12)))
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
