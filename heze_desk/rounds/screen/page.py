"""定期调度: the rounds at the left; at the right who has reported, and what changed since the round before."""

from functools import cached_property, partial
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit.dropping import Dropped
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tabbed_detail import TabbedDetail, lay_out_beside
from heze_desk.rounds import store
from heze_desk.rounds.screen.arriving import Arriving
from heze_desk.rounds.screen.calling import Calling
from heze_desk.rounds.screen.change_tab import ChangeTab
from heze_desk.rounds.screen.head import RoundHead
from heze_desk.rounds.screen.making import MakingForms
from heze_desk.rounds.screen.papers import RoundPapers
from heze_desk.rounds.screen.round_acts import RoundActs
from heze_desk.rounds.screen.round_list import ListedRound, RoundList
from heze_desk.rounds.screen.shown import ShownRound
from heze_desk.rounds.screen.standing import Standing
from heze_desk.rounds.screen.unit_acts import UnitActs
from heze_desk.rounds.status_records import MISSING
from heze_desk.tasks import lighting


class RoundScreen(Screen):
    """Takes from other pages the id of a round, "missing" for the units that have not reported, or dropped files."""

    title = "定期调度"
    reads = frozenset(
        {"round", "round_industry", "round_unit", "asked_task", "form", "returned_form", "filing", "progress_entry"}
        | {
            "task",
            "task_unit",
            "postponement",
            "unit",
            "unit_name",
            "contact",
            "setting",
            "holiday_notice",
            "special_day",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown = ShownRound(self)
        self.rounds = RoundList(desk)
        self.head = RoundHead()
        self.round_acts = RoundActs(self.shown)
        self.standing = Standing(self)
        self.unit_acts = UnitActs(self.shown, self.standing.selected, self.standing.card.form_id)
        self.standing.card.place(self.unit_acts.all)
        self.making = MakingForms(self.shown, self.standing.selected)
        self.calling = Calling(self.shown)
        self.papers = RoundPapers(self.shown, self.calling.call)
        self.arriving, self.change_tab = Arriving(self.shown), ChangeTab(self)
        self.bar_actions = [self.papers.choose, self.arriving.collect, self.making.make, self.round_acts.new]
        self._make_acts()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        lines = store.lines(self.workspace.db, self.today)
        self.subtitled.emit(said_with_weekday(self.today))
        self.counted.emit(f"共 {len(lines)} 次调度")
        self.rounds.show_lines(lines, self.today)
        self.pages.setCurrentWidget(self.pages.widget(0) if lines else self._none_yet)
        self._show_round()

    def entrance(self) -> QWidget:
        return self.standing.view

    def receive(self, message: Any) -> None:
        self.refresh()
        match message:
            case Dropped():
                self.arriving.read(message)
            case int():
                self.choose(message)
            case "missing":
                self.bar.setCurrentIndex(0)
                self.standing.show_states(MISSING)

    def choose(self, round_id: int) -> None:
        """Show this round, freshly read."""
        self.reload()
        self.rounds.choose(round_id)
        self._show_round()

    def _show_round(self) -> None:
        listed = self.rounds.current()
        db = self.workspace.db
        units = store.statuses(db, listed.id, self.today) if listed else []
        files = {one.id or 0: one.file_name for one in store.returned(db, listed.id)} if listed else {}
        due = lighting.rule(db).due(listed.round.due, self.today) if listed else None
        self.head.show_round(listed.round if listed else None, due, units)
        self.standing.show_units(units, files)
        self.change_tab.show_round(listed.id if listed else 0, self.today)
        self.shown.take(listed.round if listed else None, units)

    def _turn_to(self, listed: ListedRound | None) -> None:
        """Another round was chosen in the list; a reload shows it by itself."""
        if listed is not None and (listed.id != self.shown.id or listed.round != self.shown.round):
            self._show_round()

    def _go(self, tab: int) -> None:
        """Into the table of a tab, wherever the keyboard is."""
        self.bar.setCurrentIndex(tab)
        (self.standing.view, self.change_tab.view)[tab].setFocus()

    @cached_property
    def _none_yet(self) -> EmptyPage:
        text = "新建一次调度，就能给各单位生成反馈表，收回来读进台账。"
        page = EmptyPage("还没有调度", text, [self.round_acts.new])
        self.pages.addWidget(page)
        return page

    def _make_acts(self) -> None:
        for number, title in enumerate(("报送情况", "本次变化"), 1):
            self.act(title, partial(self._go, number - 1), keys=f"Alt+{number}")
        self.open_task_act = self.act("在台账中打开", self.change_tab.open_task, keys="Ctrl+O")
        self.change_tab.view.menu_actions = [self.open_task_act]
        self.standing.view.take_keys(self.unit_acts.reported, self.unit_acts.open_form, self.standing.clear_act)
        self.standing.view.menu_actions = [*self.unit_acts.all, self.making.make_chosen]
        self.standing.card.view.addAction(self.unit_acts.open_noted)
        self.standing.card.view.menu_actions = [self.unit_acts.open_noted]
        self.rounds.menu_actions = [
            *(self.round_acts.brief, self.round_acts.more, self.round_acts.end, self.round_acts.remove)
        ]

    def _connect(self) -> None:
        self.rounds.chosen.connect(self._turn_to)
        self.standing.card.view.doubleClicked.connect(lambda _index: self.unit_acts.open_noted.trigger())
        self.change_tab.opened.connect(lambda task_id: self.wanted.emit("tasks", task_id))
        self.shown.wanted.connect(self.choose)
        self.shown.changed.connect(self.unit_acts.offer)
        self.standing.chosen.connect(self.unit_acts.offer)
        self.standing.view.selectionModel().selectionChanged.connect(lambda *_changes: self.unit_acts.offer())

    def _lay_out(self) -> None:
        tabs = (("报送情况", self.standing), ("本次变化", self.change_tab))
        acts = (self.round_acts.brief, self.round_acts.more, self.round_acts.end)
        detail = TabbedDetail(self.head, tabs, [button_for(act) for act in acts])
        self.bar, self.stack = detail.bar, detail.stack
        self.pages = lay_out_beside(self, self.rounds, detail, name="rounds")
