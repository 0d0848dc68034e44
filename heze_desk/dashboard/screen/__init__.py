"""The first page: how the tasks stand today, and what must be settled next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.dashboard import store
from heze_desk.dashboard.records import Overview
from heze_desk.dashboard.screen.cards import FigureCard
from heze_desk.dashboard.screen.figures import Figures
from heze_desk.dashboard.screen.gathering import Gathering
from heze_desk.dashboard.screen.light_grid import LightGrid
from heze_desk.dashboard.screen.near_card import NearCard
from heze_desk.dashboard.screen.one_page import OnePage
from heze_desk.dashboard.screen.round_strip import RoundStrip
from heze_desk.dashboard.screen.side import Gaps, Targets
from heze_desk.dashboard.screen.taking_along import TakingAlong
from heze_desk.dashboard.screen.today_card import TodayCard
from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import Card, EmptyPage
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.rule_line import RuleLine
from heze_desk.kit.screen import Desk, Screen
from heze_desk.policy import store as policies
from heze_desk.roster import store as roster
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.records import Light, TaskLine

if TYPE_CHECKING:
    from heze_desk.dashboard.board_records import Gathered

AHEAD = 20  # matters listed at the foot
ROWS_IN_SIGHT = 5
SIDE_BY_SIDE = 1500  # from this width of the window three cards stand in a row


class Dashboard(Screen):
    """Counts, lights by industry, the targets of the policy, what is open in the roster, and what is due."""

    title = "调度总览"
    reads = frozenset(
        {"task", "task_unit", "progress_entry", "unit", "unit_name", "industry", "assignment", "leader"}
        | {"leader_title", "setting", "target", "clause", "policy", "holiday_notice", "special_day"}
        | {"round", "asked_task", "filing", "form", "returned_form", "contact", "meeting", "decision", "decision_task"}
        | {"instruction", "instruction_task", "supervision", "supervision_task", "issued_paper", "reminder"}
        | {"entry", "entry_industry", "recognition", "recognition_proof", "plan_item", "milestone", "notification"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.briefing_act = self.act("调度简报", self._open_briefing, sign="pages", keys="Ctrl+P")
        self.add_act = self.act("新增任务", self._add_task, sign="plus", keys="Ctrl+N", primary=True)
        self.unset_act = self.act("到台账填时限", lambda: self._open(TaskFilter(light=Light.UNSET)), sign="ledger")
        self.roster_act = self.act("查看责任分工", self._open_roster, sign="tree")
        self.along = TakingAlong(self)
        self.one_page = OnePage(self)
        self.bar_actions = [self.along.act, self.one_page.act, self.briefing_act, self.add_act]
        self.figure_row = Figures(lighting.rule(self.workspace.db))
        self.lights, self.targets, self.gaps = LightGrid(), Targets(), Gaps()
        self.round_strip, self.today_card, self.near_card = RoundStrip(), TodayCard(), NearCard()
        self._side, self._middle, self._below, self._foot = QWidget(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._gathering = Gathering(self, self._show_gathered)
        self.due = RecordTable[TaskLine](desk, self._columns())
        self.due_view = RecordView(self.due, name="dashboard")
        self.nothing_due = EmptyPage("没有逾期和近期到期的任务", "", [self.unset_act, self.roster_act])
        self.due_pages, self.due_card = QStackedWidget(), Card("逾期和近期到期", "双击或 Ctrl+O 在台账中打开")
        self.rule_line = RuleLine()
        self._connect()
        self._fill_due_card()
        self._lay_out()

    def reload(self) -> None:
        db = self.workspace.db
        overview = store.read(db, self.today, limit=AHEAD)
        self.subtitled.emit(said_with_weekday(self.today))
        self.figure_row.show_figures(overview)
        self.lights.show_sections(overview.industries, overview.rule.lights)
        self.lights.setToolTip(overview.note)
        self.rule_line.say(overview.note if overview.total else "")
        self.targets.show_targets(policies.summary(db)["targets"])
        self.gaps.show_vacancies(roster.vacancies(db, self.today))
        self.round_strip.show_open_round(db, self.today)
        self._show_due(overview)
        self._gathering.start()
        self.counted.emit(f"共 {overview.total} 项")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrower window targets, gaps and the near roadmap stand at the foot."""
        super().resizeEvent(event)
        wide = self.window().width() >= theme.px(SIDE_BY_SIDE)
        row, other = (self._middle, self._foot) if wide else (self._foot, self._middle)
        if row.indexOf(self._side) < 0:
            other.removeWidget(self._side)
            row.addWidget(self._side, 2 if wide else 5)
            beside, before = (self._below, self._foot) if wide else (self._foot, self._below)
            before.removeWidget(self.near_card)
            beside.addWidget(self.near_card, 2 if wide else 3)
            inside = self._side.layout()
            assert isinstance(inside, QBoxLayout)
            inside.setDirection(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight)
            for card, share in ((self.targets, 1), (self.gaps, 0)) if wide else ((self.targets, 3), (self.gaps, 2)):
                inside.setStretchFactor(card, share)

    @property
    def figures(self) -> dict[Light | None, FigureCard]:
        return self.figure_row.cards

    def _connect(self) -> None:
        self.figure_row.asked.connect(lambda light: self._open(TaskFilter(light=light)))
        self.lights.asked.connect(self._open_industry)
        self.gaps.asked.connect(self._open_roster)
        for card in (self.today_card, self.near_card):
            card.asked.connect(self.wanted)
        self.targets.asked.connect(lambda target: self.wanted.emit("registers", target))
        self.round_strip.asked.connect(lambda round_id: self.wanted.emit("rounds", round_id))
        self.due_view.doubleClicked.connect(lambda _index: self._open_task())
        self.due_view.menu_actions = [self.act("在台账中打开", self._open_task, keys="Ctrl+O")]

    def _open_briefing(self) -> None:
        self.wanted.emit("briefings", None)

    def _open_roster(self) -> None:
        self.wanted.emit("roster", None)

    def _add_task(self) -> None:
        self.wanted.emit("tasks", "new")

    def _open(self, wanted: TaskFilter) -> None:
        self.wanted.emit("tasks", wanted)

    def _open_industry(self, name: str, light: Light) -> None:
        self._open(TaskFilter(industry_id=roster.industry_named(self.workspace.db, name), light=light))

    def _open_task(self) -> None:
        if (line := self.due_view.current()) is not None:
            self.wanted.emit("tasks", line.id)

    def _show_gathered(self, found: "Gathered") -> None:
        self.today_card.show_today(found.today)
        self.targets.tell(found.targets)
        self.near_card.show_near(found.near, found.today.day)

    def _show_due(self, overview: Overview) -> None:
        """What lags, then what falls due next; where nothing has a deadline, what can be done about it."""
        self.due.show(overview.due)
        self.due_card.title.setText(
            f"{'、'.join(light for light in overview.rule.warnings if light is not Light.SOON)}和近期到期"
        )
        unset = overview.lights[Light.UNSET]
        self.nothing_due.text.setText(
            f"{unset} 项任务还没有时限；填上时限后，这里列出逾期和快到期的任务。"
            if unset
            else "台账里的任务都已办结或暂停。"
            if overview.total
            else "台账里还没有任务。"
        )
        self.unset_act.setEnabled(unset > 0)
        self.due_pages.setCurrentIndex(0 if overview.due else 1)
        self.due_card.remark.setVisible(self.due_pages.currentIndex() == 0)

    def _columns(self) -> tuple[Column[TaskLine], ...]:
        return (
            Column[TaskLine]("状态", lambda line: line.light, kind=Kind.LIGHT, width=5),
            Column[TaskLine]("编号", lambda line: line.number, width=5),
            Column[TaskLine]("板块", lambda line: line.place, tip=lambda line: line.place, width=8.5),
            Column[TaskLine]("任务", lambda line: line.title, width=0),
            Column[TaskLine]("牵头单位", lambda line: line.lead_unit or "待明确", width=8.5),
            Column[TaskLine]("时限", lambda line: line.deadline, width=7),
            Column[TaskLine]("期限", _briefly, sort=lambda line: line.deadline, tip=_standing, width=15),
            Column[TaskLine]("进度", lambda line: line.progress, kind=Kind.PERCENT, width=8),
        )

    def _lay_out(self) -> None:
        board, side = QWidget(), QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(board)
        layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        for row in (self._middle, self._below, self._foot, side, layout):
            row.setSpacing(theme.px(10))
        lights = Card("产业任务灯", "点数字看清单")
        lights.body.addWidget(self.lights, 1)
        side.addWidget(self.targets, 1)
        side.addWidget(self.gaps)
        self._middle.addWidget(lights, 3)
        self._middle.addWidget(self.today_card, 2)
        layout.addWidget(self.figure_row)
        layout.addWidget(self.round_strip)
        layout.addLayout(self._middle)
        self._below.addWidget(self.due_card, 5)
        layout.addLayout(self._below, 1)
        layout.addWidget(self.rule_line)
        layout.addLayout(self._foot)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(board)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _fill_due_card(self) -> None:
        for page in (self.due_view, self.nothing_due):
            self.due_pages.addWidget(page)
        self.due_pages.setMinimumHeight(theme.px(30) + ROWS_IN_SIGHT * theme.row_height(1))
        self.due_card.body.addWidget(self.due_pages, 1)


def _standing(line: TaskLine) -> str:
    return line.standing


def _briefly(line: TaskLine) -> str:
    """What the light is lit for comes first: 落后26点，剩余28个工作日."""
    lag = f"落后{line.points_behind}点" if line.lag else ""
    return "，".join(filter(None, (lag, line.running.text if line.running else "")))
