"""The first page: how the tasks stand today, and what must be settled next."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from heze_desk.briefings import store as briefings
from heze_desk.briefings.records import Briefing
from heze_desk.dashboard.screen.cards import FigureCard
from heze_desk.dashboard.screen.light_grid import LightGrid
from heze_desk.days import said_with_weekday
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import Card
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.policy import store as policies
from heze_desk.policy.records import Part
from heze_desk.roster import store as roster
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.records import Light, TaskLine

TITLES = {
    None: "全部任务",
    Light.OVERDUE: "逾期",
    Light.SOON: "临期",
    Light.NORMAL: "正常推进",
    Light.DONE: "已办结",
    Light.UNSET: "时限未定",
}
AHEAD = 12  # matters listed at the foot


class Dashboard(Screen):
    """Counts, lights by industry, the targets of the policy, what is open in the roster, and what is due."""

    title = "调度总览"
    reads = frozenset(
        {"task", "task_unit", "progress_entry", "unit", "unit_name", "industry", "assignment", "leader"}
        | {"leader_title", "setting", "target"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bar_actions = [
            self.act("打印简报", lambda: self.wanted.emit("briefings", None), sign="printer", keys="Ctrl+P"),
            self.act("新增任务", lambda: self.wanted.emit("tasks", "new"), sign="plus", keys="Ctrl+N", primary=True),
        ]
        self.figures = {light: FigureCard(str(light or ""), title) for light, title in TITLES.items()}
        self.lights = LightGrid()
        self.targets = QGridLayout()
        self.gaps = QLabel(wordWrap=True)
        self.due = RecordTable[TaskLine](desk, self._columns())
        self.due_view = RecordView(self.due, name="dashboard")
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        db = self.workspace.db
        briefing = briefings.compile(db, self.today)
        self.subtitled.emit(said_with_weekday(self.today))
        self._show_figures(briefing)
        self.lights.show_sections(briefing.of_part(Part.INDUSTRY))
        self._show_targets()
        self._show_gaps()
        self.due.show(self._next(briefing))
        self.counted.emit(f"共 {len(briefing.tasks)} 项")

    def _connect(self) -> None:
        for light, figure in self.figures.items():
            figure.asked.connect(lambda light=light: self.wanted.emit("tasks", TaskFilter(light=light)))
        self.lights.asked.connect(self._open_industry)
        self.due_view.doubleClicked.connect(lambda _index: self._open_task())
        self.due_view.menu_actions = [self.act("在台账中打开", self._open_task, keys="Ctrl+O")]

    def _open_industry(self, name: str, light: Light) -> None:
        industry_id = roster.industry_named(self.workspace.db, name)
        self.wanted.emit("tasks", TaskFilter(industry_id=industry_id, light=light))

    def _open_task(self) -> None:
        if (line := self.due_view.current()) is not None:
            self.wanted.emit("tasks", line.id)

    def _show_figures(self, briefing: Briefing) -> None:
        lights = briefing.lights
        total = len(briefing.tasks)
        late = [(briefing.day - task.deadline).days for task in briefing.tasks if _is_late(task) and task.deadline]
        words = {
            None: f"项（含暂停 {lights[Light.PAUSED]} 项）",
            Light.OVERDUE: f"项，最长逾期 {max(late)} 天" if late else "项",
            Light.SOON: f"项，{briefing.rule.warning_days} 天内到期",
            Light.NORMAL: "项，未到临期",
            Light.DONE: f"项，办结率 {round(100 * lights[Light.DONE] / total)}%" if total else "项",
            Light.UNSET: "项，不计入逾期",
        }
        for light, figure in self.figures.items():
            figure.tell(total if light is None else lights[light], words[light])

    def _show_targets(self) -> None:
        while (item := self.targets.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, target in enumerate(policies.summary(self.workspace.db)["targets"]):
            amount = QLabel(f"{target['value'] or ''}{target['unit']}{target['qualifier']}")
            amount.setFont(theme.font(theme.CARD_TITLE, strong=True))
            self.targets.addWidget(QLabel(f"{target['year']}年　{target['name']}"), row, 0)
            self.targets.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)

    def _show_gaps(self) -> None:
        """Which places of the roster are empty today."""
        lines = roster.vacancies(self.workspace.db, self.today)
        open_ones = Counter(
            f"{role}{state}"
            for line in lines
            for role, state in (("分管市级领导", line.leader_state), ("牵头部门", line.lead_unit_state))
            if state != "在任"
        )
        told = "；".join(f"{what}：{count} 个产业" for what, count in open_ones.items())
        self.gaps.setText(f"{told}。" if told else "各产业都有分管市级领导和牵头部门。")

    def _next(self, briefing: Briefing) -> list[TaskLine]:
        """What lags, then what falls due next; where nothing has a deadline, nothing."""
        coming = [task for task in briefing.tasks if task.light is Light.NORMAL and task.deadline]
        coming.sort(key=lambda task: task.deadline or briefing.day)
        return [*briefing.lagging, *coming][:AHEAD]

    def _columns(self) -> tuple[Column[TaskLine], ...]:
        return (
            Column[TaskLine]("状态", lambda line: line.light, kind=Kind.LIGHT, width=5),
            Column[TaskLine]("编号", lambda line: line.number, width=5),
            Column[TaskLine]("板块", lambda line: line.section, width=10),
            Column[TaskLine]("任务", lambda line: line.title, width=0),
            Column[TaskLine]("牵头单位", lambda line: line.lead_unit or "待明确", width=10),
            Column[TaskLine]("时限", lambda line: line.deadline, width=7),
            Column[TaskLine]("期限", self._told_days, sort=lambda line: line.deadline, width=7),
            Column[TaskLine]("进度", lambda line: line.progress, kind=Kind.PERCENT, width=8),
        )

    def _told_days(self, line: TaskLine) -> str:
        if line.deadline is None:
            return ""
        days = (line.deadline - self.today).days
        return f"逾期{-days}天" if days < 0 else f"{days}天后到期" if days else "今天到期"

    def _lay_out(self) -> None:
        figures, middle = QHBoxLayout(), QHBoxLayout()
        for row in (figures, middle):
            row.setSpacing(theme.px(10))
        for figure in self.figures.values():
            figures.addWidget(figure, 1)
        lights = Card("产业任务灯", "点数字看清单")
        lights.body.addWidget(self.lights, 1)
        middle.addWidget(lights, 3)
        middle.addLayout(self._side(), 2)
        due = Card("逾期和近期到期", "双击或 Ctrl+O 在台账中打开")
        due.body.addWidget(self.due_view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        layout.setSpacing(theme.px(10))
        layout.addLayout(figures)
        layout.addLayout(middle)
        layout.addWidget(due, 1)

    def _side(self) -> QVBoxLayout:
        targets = Card("政策目标", "原文数量和限定语")
        shown = QWidget()
        shown.setLayout(self.targets)
        self.targets.setContentsMargins(0, 0, 0, 0)
        targets.body.addWidget(shown)
        targets.body.addStretch(1)
        gaps = Card("责任分工")
        gaps.body.addWidget(self.gaps)
        gaps.body.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(theme.px(10))
        side.addWidget(targets, 1)
        side.addWidget(gaps)
        return side


def _is_late(task: TaskLine) -> bool:
    return task.light is Light.OVERDUE
