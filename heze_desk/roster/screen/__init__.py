"""Who answers for what, as of a day: the roster, the leaders and the units."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tab_look import TAB_LOOK
from heze_desk.roster.handover import Ledger
from heze_desk.roster.screen.leader_tab import LeaderTab
from heze_desk.roster.screen.papers import RosterPaper
from heze_desk.roster.screen.roster_tab import RosterTab
from heze_desk.roster.screen.unit_tab import UnitTab


class RosterScreen(Screen):
    """Three tabs under one day; each reloads by itself, so the page has nothing of its own to read.

    Takes a date from other pages, and shows the roster as of it; or an industry, a leader or a unit.
    """

    title = "责任分工"
    reads = RosterTab.reads | LeaderTab.reads | UnitTab.reads

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__(desk)
        self.as_of = AsOf(desk.clock)
        self.roster = RosterTab(desk, self.as_of, ledger)
        self.leaders = LeaderTab(desk, self.as_of)
        self.units = UnitTab(desk, self.as_of)
        self.tabs = (self.roster, self.leaders, self.units)
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.paper = RosterPaper(self, self.as_of)
        self.bar_actions = [
            self.act("打印预览", self.paper.preview, sign="printer", keys="Ctrl+P"),
            self.act("导出 PDF", self.paper.export, sign="export", keys="Ctrl+E"),
            self.act("调整向导", self.transfer, sign="transfer", keys="Ctrl+N", primary=True),
        ]
        self._make_tabs()
        self._lay_out()
        self.as_of.changed.connect(self._tell_day)
        desk.clock.day_changed.connect(lambda _day: self._tell_day())
        self._tell_day()

    def reload(self) -> None:
        """Read the tab in sight again."""
        self.tabs[self.stack.currentIndex()].reload()

    def refresh(self) -> None:
        """Each tab refreshes itself when it comes into sight."""
        self._tell_day()

    def entrance(self) -> QWidget:
        return self.tabs[self.stack.currentIndex()].view

    def receive(self, message: Any) -> None:
        match message:
            case date():
                self.as_of.set_day(message)
                self.bar.setCurrentIndex(0)
            case ("industry" | "leader" | "unit" as subject, int() as row_id):
                self.choose(subject, row_id)

    def choose(self, subject: str, row_id: int) -> None:
        """Show this industry, leader or unit as it is today."""
        self.as_of.set_day(self.today)
        tabs: dict[str, RosterTab | LeaderTab | UnitTab]
        tabs = {"industry": self.roster, "leader": self.leaders, "unit": self.units}
        tab = tabs[subject]
        self.bar.setCurrentIndex(self.tabs.index(tab))
        self.units.filter.clear()
        tab.reload()
        tab.view.choose(row_id)

    def transfer(self) -> None:
        """Open the wizard for the chosen industry."""
        self.roster.refresh()
        self.roster.transfer()

    def _tell_day(self) -> None:
        today = self.as_of.day == self.today
        self.subtitled.emit(f"截至{said_with_weekday(self.as_of.day)}{'' if today else '（不是今天）'}")

    def _show_tab(self, number: int) -> None:
        """The keyboard goes along, unless it is on the row of tabs."""
        self.stack.setCurrentIndex(number)
        if not self.bar.hasFocus():
            self.tabs[number].view.setFocus()

    def _go(self, number: int) -> None:
        """Into the table of a tab, wherever the keyboard is."""
        self.bar.setCurrentIndex(number)
        self.entrance().setFocus()

    def _step(self, by: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def _make_tabs(self) -> None:
        for number, tab in enumerate(self.tabs):
            keys = f"Alt+{number + 1}"
            self.bar.addTab(tab.title)
            self.bar.setTabToolTip(number, with_keys(tab.title, keys))
            self.stack.addWidget(tab)
            tab.told.connect(self.told)
            self.act(tab.title, partial(self._go, number), keys=keys)
        for tab in self.tabs:
            tab.counted.connect(self.counted)
        self.act("下一页签", lambda: self._step(1), keys="Ctrl+Tab")
        self.act("上一页签", lambda: self._step(-1), keys="Ctrl+Shift+Tab")
        self.bar.currentChanged.connect(self._show_tab)

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
