"""双告知双反馈: what the departments told each other, late answers first, the chosen matter beside the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit.columns import Choice
from heze_desk.kit.narrowed_list import NarrowedList
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, NotificationFilter, NotificationLine, State, pressing_first
from heze_desk.notifications.screen.acts import NotificationActs
from heze_desk.notifications.screen.card import NotificationCard
from heze_desk.notifications.screen.matter_list import COLUMNS
from heze_desk.notifications.screen.papers import NotificationPapers


class NotificationScreen(Screen):
    """Takes from other pages the id of a matter, a state to be narrowed to, or "new" for one to be registered."""

    title = "双告知双反馈"
    reads = frozenset({"notification", "entry", "unit", "unit_name", "setting", "holiday_notice", "special_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[NotificationLine] = []
        self.state = Picker(Choice(None, "全部状态"), "状态")
        self.direction = Picker(Choice(None, "全部方向"), "方向")
        self.unit, self.year = Picker(Choice(None, "全部单位"), "单位"), Picker(Choice(None, "全部年份"), "年份")
        pickers = (self.state, self.direction, self.unit, self.year)
        self.list = NarrowedList(self, "筛选事项、企业、单位", pickers, measure="件")
        self.table = RecordTable[NotificationLine](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="notifications")
        self.view.setAccessibleName("告知的事项")
        self.acts = NotificationActs(self, self.view.current, self.choose)
        self.papers = NotificationPapers(self, self.view.current, lambda: self.table.records)
        self.bar_actions = [self.papers.choose, self.papers.take_in, self.papers.export, self.acts.new]
        self.card = NotificationCard([*self.acts.all, self.papers.notice])
        none_yet = "审批、监管部门互相告知的事项登记在这里，到期未反馈的会提醒。"
        none_fit = ("没有符合筛选条件的事项", "可以清除筛选，看全部事项。")
        self.list.hold(
            self.view, EmptyPage("还没有登记告知事项", none_yet, [self.acts.new, self.papers.take_in]), none_fit
        )
        self.list.lay_out(self.card, "notifications")
        self._connect()

    def reload(self) -> None:
        self._lines = pressing_first(store.lines(self.workspace.db, self.today))
        self.state.offer([[Choice(state, str(state)) for state in State]])
        self.direction.offer([[Choice(one, str(one)) for one in Direction]])
        self.unit.offer([_units(self._lines)])
        years = sorted({line.notification.year for line in self._lines}, reverse=True)
        self.year.offer([[Choice(year, f"{year}年") for year in years]])
        states = [line.state for line in self._lines]
        late, waiting = states.count(State.LATE), states.count(State.WAITING)
        self.counted.emit(f"共 {len(states)} 件，待反馈 {waiting} 件，逾期未反馈 {late} 件")
        self.subtitled.emit(said_with_weekday(self.today))
        self.narrow()
        self._show_chosen()

    def entrance(self) -> QWidget:
        return self.view

    def receive(self, message: Any) -> None:
        self.refresh()
        match message:
            case State():
                self.list.clear()
                self.state.choose(message)
                self.narrow()
            case int():
                self.choose(message)
            case "new":
                self.acts.open_new()

    def choose(self, notification_id: int) -> None:
        """Bring one into sight, freshly read, whatever the list is narrowed to."""
        self.reload()
        if not self.view.choose(notification_id):
            self.list.clear()
            self.view.choose(notification_id)

    def narrow(self) -> None:
        state, direction, unit_id, year = self.list.values()
        wanted = NotificationFilter(
            text=self.list.words(), state=state, direction=direction, unit_id=unit_id, year=year
        )
        shown = [line for line in self._lines if wanted.lets(line)]
        self.table.show(shown)
        self.list.say(len(shown), len(self._lines), some=bool(self._lines))
        self.papers.offer()

    def _show_chosen(self) -> None:
        self.card.show_line(self.view.current())
        self.acts.offer()
        self.papers.offer()

    def _enter(self) -> None:
        """Return and a double click: the answer where one is waited for, else the matter itself."""
        (self.acts.answer if self.acts.answer.isEnabled() else self.acts.amend).trigger()

    def _connect(self) -> None:
        self.list.narrowed.connect(self.narrow)
        self.view.chosen.connect(lambda _line: self._show_chosen())
        self.view.doubleClicked.connect(lambda _index: self._enter())
        self.view.menu_actions = [*self.acts.all, self.papers.notice, self.papers.answer]
        self.view.take_keys(self.act("打开", self._enter, keys="Return"), self.acts.answer, self.acts.remove)


def _units(lines: Sequence[NotificationLine]) -> list[Choice]:
    """Those that told or were told anything, under the names they have there."""
    found = {line.notification.from_unit_id: line.from_unit for line in lines}
    found |= {line.notification.to_unit_id: line.to_unit for line in lines}
    return [Choice(unit_id, name) for unit_id, name in sorted(found.items(), key=lambda pair: pair[1])]
