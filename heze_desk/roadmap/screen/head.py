"""What narrows the chart and how near it is seen, in one row above it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.columns import Choice
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.screen import Desk
from heze_desk.roadmap import store
from heze_desk.roadmap.timeline import Wanted
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database

TASKS, RECOGNITIONS, YEARS, COMPARED = (f"roadmap/{name}" for name in ("tasks", "recognitions", "years", "compared"))
LATEST, NONE = "latest", "none"
WHOLE = "whole"
UNTIL = (Choice("2030", "到2030年"), Choice("2035", "到2035年"), Choice(WHOLE, "不限年份"))


class Head(QWidget):
    """`changed` tells that something else is wanted; what is picked is remembered, at first the latest baseline."""

    changed = Signal()

    def __init__(self, desk: Desk, zooming: list[QAction]) -> None:
        super().__init__()
        self._desk = desk
        self._baselines: list[int | None] = []  # the latest first
        self.industry = Picker(Choice(None, "全部产业　"), "产业")
        self.baseline = Picker(Choice(None, "不与基线比较　　"), "基线")
        self.tasks, self.recognitions = QCheckBox("任务"), QCheckBox("认定")
        self.years = Picker(Choice(None, "年份自动"), "年份")
        self.years.offer((UNTIL,))
        self.years.choose(desk.memory.text(YEARS, "") or None)
        self.years.picked.connect(lambda: desk.memory.keep(YEARS, str(self.years.value() or "")))
        self.as_of = AsOf(desk.clock)
        for box, key in ((self.tasks, TASKS), (self.recognitions, RECOGNITIONS)):
            box.setToolTip(f"画出{box.text()}")
            box.setChecked(desk.memory.text(key, "1") == "1")
            box.toggled.connect(lambda on, key=key: desk.memory.keep(key, "1" if on else "0"))
            box.toggled.connect(lambda _on: self.changed.emit())
        self.baseline.picked.connect(self._keep_compared)
        for picker in (self.industry, self.baseline, self.years):
            picker.picked.connect(self.changed)
        self.as_of.changed.connect(self.changed)
        self._lay_out(zooming)

    @property
    def day(self) -> date:
        return self.as_of.day

    def offer(self, db: Database) -> None:
        """The industries of the day and the baselines kept by then."""
        industries = [Choice(one.id, one.name) for one in roster.industries(db, self.day)]
        self.industry.offer((industries,))
        self._baselines = [one.id for one in store.baselines(db)]
        self.baseline.offer(([Choice(one.id, one.title) for one in store.baselines(db)],))
        compared = self._desk.memory.text(COMPARED, LATEST)
        latest = self._baselines[0] if self._baselines else None
        self.baseline.choose(latest if compared == LATEST else int(compared) if compared.isdecimal() else None)

    def wanted(self, db: Database) -> Wanted:
        chosen: Any = self.baseline.value()
        until = self.years.value()
        return Wanted(
            industry_ids=() if self.industry.value() is None else (self.industry.value(),),
            baseline=next((one for one in store.baselines(db) if one.id == chosen), None),
            ends=date(int(until), 12, 31) if until not in (None, WHOLE) else None,
            whole=until == WHOLE,
            tasks=self.tasks.isChecked(),
            recognitions=self.recognitions.isChecked(),
        )

    def _keep_compared(self) -> None:
        """The latest stays the latest when another is kept."""
        chosen = self.baseline.value()
        latest = bool(self._baselines) and chosen == self._baselines[0]
        self._desk.memory.keep(COMPARED, LATEST if latest else NONE if chosen is None else str(chosen))

    def _lay_out(self, zooming: list[QAction]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self.industry, self.tasks, self.recognitions, self.baseline, self.years):
            row.addWidget(widget)
        row.addStretch(1)
        for action in zooming:
            button = button_for(action)
            button.setAccessibleName(action.text())
            if not action.icon().isNull():
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        row.addSpacing(theme.px(8))
        row.addWidget(self.as_of)
