"""本次变化: what happened to the tasks since the round before, in numbers and one by one."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, Column
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage, ShownCount, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.rule_line import RuleLine
from heze_desk.kit.screen import Screen
from heze_desk.rounds import changes
from heze_desk.rounds.change_records import RoundChanges
from heze_desk.tasks.comparison_records import Kind, TaskChange, Told
from heze_desk.workspace import as_of


@dataclass(frozen=True, kw_only=True)
class ListedChange:
    """One thing that happened to a task."""

    id: int
    change: TaskChange


def _told(value: Told) -> str:
    """A progress, a light or a day."""
    match value:
        case None:
            return "—"
        case int():
            return f"{value}%"
        case _:
            return str(value)


KINDS = tuple(Kind)
COLUMNS = (
    Column[ListedChange](
        "变化", lambda one: one.change.kind, sort=lambda one: list(Kind).index(one.change.kind), width=5
    ),
    Column[ListedChange]("编号", lambda one: one.change.number, width=5),
    Column[ListedChange]("任务", lambda one: one.change.title, tip=lambda one: one.change.title, width=0, least=14),
    Column[ListedChange]("牵头单位", lambda one: one.change.lead_unit or "待明确", width=8),
    Column[ListedChange]("原来", lambda one: one.change.old, text=_told, width=7),
    Column[ListedChange]("现在", lambda one: one.change.new, text=_told, width=7),
)


class ChangeTab(QWidget):
    """Compared in the background and only while it is looked at; `opened` carries the id of a task."""

    opened = Signal(int)

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page = page
        self._wanted: tuple[int, date] | None = None
        self._order = 0
        self._stale = False
        self.told: RoundChanges | None = None
        self.sentence, self.span = QLabel(wordWrap=True), second("")
        self.kind, self.count = Picker(Choice(None, "全部变化"), "变化种类"), ShownCount()
        self.kind.setFixedWidth(theme.px(140))
        self.table = RecordTable[ListedChange](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="round changes")
        self.view.setAccessibleName("本次变化")
        self.nothing = EmptyPage("没有变化", "收回反馈表或改动台账以后，这里列出各项任务的变化。")
        self.pages, self.rule_line = QStackedWidget(), RuleLine()
        self.kind.picked.connect(self.narrow)
        self.view.doubleClicked.connect(lambda _index: self.open_task())
        self._lay_out()

    def show_round(self, round_id: int, day: date) -> None:
        """Another round, another day, or something changed: compare anew as soon as it is looked at."""
        if self._wanted is None or self._wanted[0] != round_id:
            self._show(self._begun(), None)
        self._wanted, self._stale = (round_id, day) if round_id else None, True
        if self.isVisible():
            self._compare()

    def narrow(self) -> None:
        """List the kind that was picked."""
        told = self.told.comparison.changes if self.told else ()
        wanted = self.kind.value()
        listed = [ListedChange(id=place, change=one) for place, one in enumerate(told) if wanted in (None, one.kind)]
        self.table.show(listed)
        self.count.say(len(listed), len(told))
        self.pages.setCurrentWidget(self.view if told or self.told is None else self.nothing)

    def open_task(self) -> None:
        if (one := self.view.current()) is not None:
            self.opened.emit(one.change.task_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._compare()

    def _begun(self) -> int:
        self._order += 1
        return self._order

    def _compare(self) -> None:
        self._stale = False
        if self._wanted is None:
            return
        round_id, day = self._wanted
        work = partial(compared, self._page.workspace.folder, round_id, day)
        self._page.desk.background.run(work, partial(self._show, self._begun()), title="正在比较变化")

    def _show(self, order: int, told: RoundChanges | None) -> None:
        """A later order wins."""
        if order != self._order:
            return
        self.told = told
        numbers = {kind: number for kind, number in told.comparison.numbers.items() if number} if told else {}
        self.kind.offer([[Choice(kind, f"{kind} {number}") for kind, number in numbers.items()]])
        self.sentence.setText(told.comparison.sentence if told else "正在比较……")
        self.span.setText(f"{told.beginning}，{said(told.since)}至{said(told.until)}。" if told else "")
        self.rule_line.say(told.rule if told and Kind.LIGHT in numbers else "")
        self.narrow()

    def _lay_out(self) -> None:
        for page in (self.view, self.nothing):
            self.pages.addWidget(page)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.kind)
        row.addWidget(self.span)
        row.addStretch(1)
        row.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.sentence)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.rule_line)


def compared(folder: Path, round_id: int, day: date) -> RoundChanges:
    """With a connection of its own, for the window's belongs to the window's thread."""
    with as_of.past(folder, day) as db:
        return changes.since_last(folder, db, round_id, day)
