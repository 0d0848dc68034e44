"""各次议定: the decisions of all meetings as one list with their live state, and how punctual the units were."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import FilterLine, ShownCount
from heze_desk.kit.rule_line import RuleLine
from heze_desk.meetings import following
from heze_desk.meetings.following_records import DecisionLine, DecisionState, UnitRate
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.tasks import lighting

OPEN = (DecisionState.RUNNING, DecisionState.OVERDUE)
GROUPS = (
    (Choice(OPEN, "没有办结的"), Choice((DecisionState.OVERDUE,), "逾期的")),
    tuple(Choice((state,), str(state)) for state in (DecisionState.NO_TASK, DecisionState.DONE)),
)


@dataclass(frozen=True, kw_only=True)
class Rated:
    id: int
    rate: UnitRate

    @property
    def percent(self) -> str:
        percent = self.rate.on_time.percent
        return "—" if percent is None else f"{percent}%"


COLUMNS = (
    Column[DecisionLine](
        "出处", lambda one: one.ref, kind=Kind.LONG, tip=lambda one: one.meeting.title, width=8, one_line=13
    ),
    Column[DecisionLine](
        "议定事项",
        lambda one: one.decision.text,
        kind=Kind.LONG,
        tip=lambda one: one.decision.text,
        width=0,
        least=12,
    ),
    Column[DecisionLine]("牵头单位", lambda one: one.lead_units, tip=lambda one: one.lead_units, width=6.5),
    Column[DecisionLine]("最近时限", lambda one: one.next_deadline, width=5.4),
    Column[DecisionLine]("任务", lambda one: len(one.tasks), kind=Kind.NUMBER, width=2.6),
    Column[DecisionLine](
        "状态", lambda one: one.state, kind=Kind.LIGHT, sort=lambda one: list(DecisionState).index(one.state), width=5.6
    ),
)
RATES = (
    Column[Rated]("牵头单位", lambda one: one.rate.unit, width=0, least=5),
    Column[Rated]("任务", lambda one: one.rate.tasks, kind=Kind.NUMBER, width=2.6),
    Column[Rated]("按时办结率", lambda one: one.percent, tip=lambda one: one.rate.on_time.sentence, width=5.4),
)


class AllDecisions(QWidget):
    """Read when it is looked at; `opened` carries a decision to be shown in its meeting."""

    opened = Signal(object)

    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__()
        self._shown, self._lines, self._stale = shown, list[DecisionLine](), True
        self.list = Lines[DecisionLine](shown, "各次会议议定事项", COLUMNS, "all decisions")
        self.rates = Lines[Rated](shown, "按单位", RATES, "decision rates")
        self.text = FilterLine("筛选议定事项、单位", self)
        self.state = Picker(Choice(tuple(DecisionState), "全部状态"), "议定事项状态")
        self.state.setFixedWidth(theme.px(140))
        self.state.offer(GROUPS)
        self.count, self.rule_line = ShownCount("条"), RuleLine()
        self.open_act = self.list.act("打开这次会议的议定事项", self.open_one, keys="Return")
        self.list.view.doubleClicked.connect(lambda _index: self.open_one())
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.list.view.setFocus)
        self.state.picked.connect(self.narrow)
        self.list.view.chosen.connect(lambda _one: self.open_act.setEnabled(True))
        shown.changed.connect(self._hear)
        self._lay_out()

    def entrance(self) -> QWidget:
        return self.list.view

    def narrow(self) -> None:
        text, states = self.text.text().strip(), self.state.value()
        listed = [
            one
            for one in self._lines
            if one.state in states and text in f"{one.decision.text}\n{one.lead_units}\n{one.ref}\n{one.meeting.title}"
        ]
        self.list.table.show(listed)
        self.open_act.setEnabled(bool(listed))
        self.count.say(len(listed), len(self._lines))

    def open_one(self) -> None:
        if (one := self.list.current()) is not None:
            self.opened.emit(one.decision)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _hear(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if not self._stale:
            return
        self._stale = False
        page = self._shown.page
        self._lines = following.decision_lines(page.workspace.db, page.today)
        self.rule_line.say(lighting.rule(page.workspace.db).sentence if self._lines else "")
        self.narrow()
        rates = following.unit_rates(page.workspace.db, page.today)
        self.rates.table.show([Rated(id=one.unit_id, rate=one) for one in rates])

    def _lay_out(self) -> None:
        row, both = QHBoxLayout(), QSplitter(Qt.Orientation.Horizontal)
        row.setSpacing(theme.px(8))
        row.addWidget(self.text)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.count)
        both.setHandleWidth(theme.px(10))
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.rates)
        both.setStretchFactor(0, 1)
        both.setSizes([theme.px(800), theme.px(230)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(row)
        layout.addWidget(both, 1)
        layout.addWidget(self.rule_line)
