"""双告知双反馈: what the departments told each other, late answers first, the chosen matter beside the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, FilterLine, PaneSplitter, ShownCount
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, NotificationFilter, NotificationLine, State, pressing_first
from heze_desk.notifications.screen.acts import NotificationActs
from heze_desk.notifications.screen.card import NotificationCard
from heze_desk.notifications.screen.matter_list import COLUMNS
from heze_desk.notifications.screen.papers import NotificationPapers

NARROW, FIRST = 900, 100


class NotificationScreen(Screen):
    """Takes from other pages the id of a matter, a state to be narrowed to, or "new" for one to be registered."""

    title = "双告知双反馈"
    reads = frozenset({"notification", "entry", "unit", "unit_name", "setting", "holiday_notice", "special_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[NotificationLine] = []
        self.text, self.count = FilterLine("筛选事项、企业、单位", self), ShownCount("件")
        self.state = Picker(Choice(None, "全部状态"), "状态")
        self.direction = Picker(Choice(None, "全部方向"), "方向")
        self.unit, self.year = Picker(Choice(None, "全部单位"), "单位"), Picker(Choice(None, "全部年份"), "年份")
        self.pickers = (self.state, self.direction, self.unit, self.year)
        self.table = RecordTable[NotificationLine](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="notifications")
        self.view.setAccessibleName("告知的事项")
        self.acts = NotificationActs(self, self.view.current, self.choose)
        self.papers = NotificationPapers(self, self.view.current, lambda: self.table.records)
        self.bar_actions = [self.papers.choose, self.papers.export, self.acts.new]
        self.card = NotificationCard([*self.acts.all, self.papers.notice])
        self.clear_act = self.act("清除筛选", self.clear, keys="Esc")
        self.pages = QStackedWidget()
        self.none_fit = EmptyPage("没有符合筛选条件的事项", "可以清除筛选，看全部事项。", [self.clear_act])
        self.none_yet = EmptyPage(
            "还没有登记告知事项", "审批、监管部门互相告知的事项登记在这里，到期未反馈的会提醒。", [self.acts.new]
        )
        self._connect()
        self._lay_out()

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
                self.clear()
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
            self.clear()
            self.view.choose(notification_id)

    def narrow(self) -> None:
        state, direction, unit_id, year = (picker.value() for picker in self.pickers)
        wanted = NotificationFilter(
            text=self.text.text().strip(), state=state, direction=direction, unit_id=unit_id, year=year
        )
        shown = [line for line in self._lines if wanted.lets(line)]
        self.table.show(shown)
        self.count.say(len(shown), len(self._lines))
        self.pages.setCurrentWidget(self.view if shown else self.none_fit if self._lines else self.none_yet)
        self.papers.offer()

    def clear(self) -> None:
        self.text.clear()
        for picker in self.pickers:
            picker.choose(None)
        self.narrow()

    def _show_chosen(self) -> None:
        self.card.show_line(self.view.current())
        self.acts.offer()
        self.papers.offer()

    def _enter(self) -> None:
        """Return and a double click: the answer where one is waited for, else the matter itself."""
        (self.acts.answer if self.acts.answer.isEnabled() else self.acts.amend).trigger()

    def _connect(self) -> None:
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.view.setFocus)
        for picker in self.pickers:
            picker.picked.connect(self.narrow)
        self.view.chosen.connect(lambda _line: self._show_chosen())
        self.view.doubleClicked.connect(lambda _index: self._enter())
        self.view.menu_actions = [*self.acts.all, self.papers.notice, self.papers.answer]
        enter = self.act("打开", self._enter, keys="Return")
        for act in (
            enter,
            self.acts.answer,
            self.acts.remove,
            self.clear_act,
        ):  # these keys mean other things in a field
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the count gives way to what can be filtered by; the status bar says it too."""
        super().resizeEvent(event)
        self.count.setVisible(self.window().width() >= theme.px(NARROW))

    def _lay_out(self) -> None:
        left, row = QWidget(), QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.text, FIRST)
        for part in self.pickers:
            row.addWidget(part)
        self.text.setMinimumWidth(theme.px(100))
        row.addStretch(1)
        row.addWidget(self.count)
        for page in (self.view, self.none_fit, self.none_yet):
            self.pages.addWidget(page)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 12, 16, 12)))
        layout.addWidget(PaneSplitter(left, self.card, self.desk.memory, "notifications"))


def _units(lines: Sequence[NotificationLine]) -> list[Choice]:
    """Those that told or were told anything, under the names they have there."""
    found = {line.notification.from_unit_id: line.from_unit for line in lines}
    found |= {line.notification.to_unit_id: line.to_unit for line in lines}
    return [Choice(unit_id, name) for unit_id, name in sorted(found.items(), key=lambda pair: pair[1])]
