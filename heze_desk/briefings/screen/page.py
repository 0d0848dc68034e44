"""调度简报: the briefings at the left; at the right the chosen one, written, counted, looked over and issued."""

from functools import cached_property, partial
from typing import Any

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.briefings.screen.briefing_list import BriefingList, ListedBriefing, listed
from heze_desk.briefings.screen.checking_tab import CheckingTab
from heze_desk.briefings.screen.drafting_acts import DraftingActs
from heze_desk.briefings.screen.figures_tab import FiguresTab
from heze_desk.briefings.screen.given_out import GivenOut
from heze_desk.briefings.screen.head import BriefingHead
from heze_desk.briefings.screen.issue_tab import IssueTab
from heze_desk.briefings.screen.issuing_acts import IssuingActs
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.briefings.screen.writing_tab import WritingTab
from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.list_splitter import ListSplitter
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tab_look import TAB_LOOK

ROOMY = 1700
"""From this width of the window the list stands beside the words and the pages."""
LIST_SHOWN, SHOWN, HIDDEN = "briefings/list", "shown", "hidden"


class BriefingPage(Screen):
    """Takes from other pages the id of a briefing, "new", or ("round", id) to draft one of that round."""

    title = "调度简报"
    reads = frozenset({"briefing", "briefing_section", "briefing_figure", "briefing_inset", "issued_paper"}) | {
        *("setting", "round")
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown = ShownBriefing(self)
        self.briefings, self.head = BriefingList(desk), BriefingHead(self.shown)
        self.drafting = DraftingActs(self.shown, self.settle)
        self.issuing, self.given = IssuingActs(self.shown, self.settle), GivenOut(self.shown, self.settle)
        self.writing = WritingTab(desk, self.tell)
        self.figures, self.checking = FiguresTab(self.shown), CheckingTab(self.shown)
        self.issue = IssueTab(self.shown)
        self.tabs = (("正文", self.writing), ("数字", self.figures), ("核对", self.checking), ("印发", self.issue))
        self.bar, self.stack, self.pages = QTabBar(), QStackedWidget(), QStackedWidget()
        self.bar_actions = [self.given.choose, self.issuing.act, self.drafting.new]
        self._make_acts()
        self._connect()
        self._lay_out()
        self._turn_tab(0)

    def reload(self) -> None:
        found = listed(self.workspace.db, self.today)
        waiting = sum(one.paper is None for one in found)
        self.subtitled.emit(said_with_weekday(self.today))
        self.counted.emit(f"草稿 {waiting} 件，印发 {len(found) - waiting} 件")
        self.briefings.show_briefings(found)
        self.pages.setCurrentWidget(self._body if found else self._none_yet)
        self._show_briefing()

    def entrance(self) -> QWidget:
        return self.briefings if self.briefings.isVisibleTo(self) else self.tabs[self.bar.currentIndex()][1].entrance()

    def receive(self, message: Any) -> None:
        self.refresh()
        match message:
            case int():
                self.choose(message)
            case "new":
                self.drafting.open_new()
            case ("round", int() as round_id):
                self.drafting.open_new(round_id)

    def choose(self, briefing_id: int) -> None:
        """Show this briefing, freshly read."""
        self.reload()
        self.briefings.choose(briefing_id)
        self._show_briefing()

    def go(self, tab: int) -> None:
        """Into a tab, wherever the keyboard is."""
        self.bar.setCurrentIndex(tab)
        self.tabs[tab][1].entrance().setFocus()

    def go_to_section(self, number: int) -> None:
        """Into the words of a section; 0 is the whole, so that only its beginning is shown."""
        self.bar.setCurrentIndex(0)
        self.writing.sections.choose(max(1, number))
        self.writing.entrance().setFocus()

    def settle(self) -> None:
        """Keep what is still being typed, as before printing and issuing."""
        self.writing.flush()
        self.issue.form.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.writing.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_list()

    def _show_briefing(self) -> None:
        one = self.briefings.current()
        if (one.id if one else 0) != self.shown.id and self.briefings.lists(self.shown.id):
            self.settle()
        self.shown.read(self.workspace.db, one.id if one else 0)

    def _turn_to(self, one: ListedBriefing | None) -> None:
        """Another briefing was chosen in the list; a reload shows it by itself."""
        if one is not None and (one.id != self.shown.id or one.draft != self.shown.draft):
            self._show_briefing()

    def _show_words(self) -> None:
        self.writing.show_draft(self.shown.draft, self.shown.sections, self.shown.figures, editable=self.shown.is_open)
        for part in (self.head, self.bar, self.stack):
            part.setEnabled(self.shown.draft is not None)
        for buttons, shown in (
            (self.of_draft, self.shown.paper is None),
            (self.of_issue, self.shown.paper is not None),
        ):
            for button in buttons:
                button.setVisible(shown)
        self._place_list()

    def _turn_tab(self, tab: int) -> None:
        """Where pages are read the keys of finding, saving and printing are theirs."""
        self.stack.setCurrentIndex(tab)
        beside_pages = self.tabs[tab][1] is self.writing
        self.briefings.find_on_keys(not beside_pages)
        self.given.find_on_keys(not beside_pages)
        self._place_list()

    def _place_list(self) -> None:
        """The list makes room for the words and the pages in a window that is not wide, until it is asked for."""
        kept = self.desk.memory.text(LIST_SHOWN)
        crowded = self.tabs[self.stack.currentIndex()][1] is self.writing and self.window().width() < theme.px(ROOMY)
        self.briefings.setVisible(kept == SHOWN or (not crowded and kept != HIDDEN) or not self.shown.id)
        self.list_act.setChecked(not self.briefings.isHidden())

    def _switch_list(self) -> None:
        self.desk.memory.keep(LIST_SHOWN, HIDDEN if not self.briefings.isHidden() else SHOWN)
        self._place_list()
        self.entrance().setFocus()

    @cached_property
    def _none_yet(self) -> EmptyPage:
        text = "按一次调度或任意两天由台账起草，改好正文，核对后编号印发。"
        page = EmptyPage("还没有简报", text, [self.drafting.new])
        self.pages.addWidget(page)
        return page

    def _make_acts(self) -> None:
        for number, (title, _tab) in enumerate(self.tabs, 1):
            self.act(title, partial(self.go, number - 1), keys=f"Alt+{number}")
        self.list_act = self.act("历期列表", self._switch_list, sign="list", keys="Alt+L")
        self.list_act.setCheckable(True)
        self.of_draft = [button_for(self.drafting.follow), button_for(self.drafting.remove)]
        self.of_issue = [button_for(self.issuing.void)]
        self.briefings.view.menu_actions = [self.given.preview, self.issuing.act, self.issuing.void]
        self.briefings.view.menu_actions += [self.drafting.remove]

    def _connect(self) -> None:
        self.briefings.chosen.connect(self._turn_to)
        self.shown.wanted.connect(self.choose)
        self.shown.changed.connect(self._show_words)
        self.writing.figure_asked.connect(self.figures.open_figure)
        self.checking.again.triggered.connect(lambda _checked: self.go(self.stack.indexOf(self.checking)))
        self.checking.lines.jumped.connect(self.go_to_section)
        self.issuing.jumped.connect(self.go_to_section)

    def _lay_out(self) -> None:
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setStyleSheet(TAB_LOOK)
        for number, (title, tab) in enumerate(self.tabs, 1):
            self.bar.addTab(title)
            self.bar.setTabToolTip(number - 1, f"{title}（Alt+{number}）")
            self.stack.addWidget(tab)
        self.bar.currentChanged.connect(self._turn_tab)
        right, tabs = QWidget(), QHBoxLayout()
        tabs.setSpacing(theme.px(6))
        tabs.addWidget(self.bar)
        tabs.addStretch(1)
        for button in (button_for(self.list_act), *self.of_draft, *self.of_issue):
            tabs.addWidget(button)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.head)
        column.addLayout(tabs)
        column.addWidget(self.stack, 1)
        self._body = ListSplitter(self.briefings, right, self.desk.memory, "briefings list")
        self.pages.addWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
        layout.addWidget(self.pages)
