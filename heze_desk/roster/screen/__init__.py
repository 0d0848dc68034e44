"""Who answers for what, as of a day: the roster, the leaders and the units."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.screen import Desk
from heze_desk.kit.tabbed_page import TabbedPage
from heze_desk.roster.handover import Ledger
from heze_desk.roster.screen.leader_tab import LeaderTab
from heze_desk.roster.screen.papers import RosterPaper
from heze_desk.roster.screen.roster_tab import RosterTab
from heze_desk.roster.screen.unit_tab import UnitTab


class RosterScreen(TabbedPage):
    """Takes a date from other pages, and shows the roster as of it; or an industry, a leader or a unit."""

    title = "责任分工"
    reads = RosterTab.reads | LeaderTab.reads | UnitTab.reads

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__(desk)
        self.roster = RosterTab(desk, self.as_of, ledger)
        self.leaders = LeaderTab(desk, self.as_of)
        self.units = UnitTab(desk, self.as_of)
        self.tabs = (self.roster, self.leaders, self.units)
        self.paper = RosterPaper(self, self.as_of)
        self.bar_actions = [
            self.act("打印预览", self.paper.preview, sign="printer", keys="Ctrl+P"),
            self.act("导出 PDF", self.paper.export, sign="export", keys="Ctrl+E"),
            self.act("调整向导", self.transfer, sign="transfer", keys="Ctrl+N", primary=True),
        ]
        for tab in self.tabs:
            self.stack.addWidget(tab)
            tab.told.connect(self.told)
            tab.counted.connect(self.counted)
        self.name_tabs([tab.title for tab in self.tabs])

    def reload(self) -> None:
        """Read the tab in sight again."""
        self.tabs[self.stack.currentIndex()].reload()

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

    def show_place(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.take_keyboard_along()
