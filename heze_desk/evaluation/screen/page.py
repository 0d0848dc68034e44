"""监测评估: indicators with their series, and evaluations with their arithmetic."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.evaluation.screen.evaluation_tab import EvaluationTab
from heze_desk.evaluation.screen.indicator_tab import IndicatorTab
from heze_desk.kit import theme
from heze_desk.kit.screen import Desk, Screen
from heze_desk.kit.tab_look import TAB_LOOK

INDICATORS, EVALUATIONS = "indicators", "evaluations"


class EvaluationScreen(Screen):
    """Takes from other pages "indicators", "evaluations", or the id of an evaluation."""

    title = "监测评估"
    reads = frozenset(
        {
            "indicator",
            "indicator_value",
            "indicator_target",
            "indicator_proof",
            "scheme",
            "evaluation",
            "adjustment",
            "issued_paper",
        }
        | {"task", "task_unit", "progress_entry", "round", "asked_task", "filing", "supervision", "setting"}
        | {"target", "entry", "entry_industry", "entry_year", "entry_event", "recognition", "recognition_proof"}
        | {"notification"}
        | {"unit", "unit_name", "unit_member", "industry", "holiday_notice", "special_day"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.indicators, self.evaluations = IndicatorTab(self), EvaluationTab(self)
        self.tabs = (("监测指标", self.indicators), ("评估", self.evaluations))
        self.bar, self.stack = QTabBar(), QStackedWidget()
        acts, more = self.evaluations.acts, self.indicators.acts
        self._of_tab = {0: [*more.bar, more.history], 1: [acts.schemes, acts.notice.print, acts.reckon]}
        self.bar_actions = [*more.bar, *self._of_tab[1]]
        for number, (title, _tab) in enumerate(self.tabs):
            self.act(title, partial(self.go, number), keys=f"Alt+{number + 1}")
        self._lay_out()
        self._turn(0)

    @property
    def tab(self) -> IndicatorTab | EvaluationTab:
        return self.tabs[self.bar.currentIndex()][1]

    def reload(self) -> None:
        self.subtitled.emit(said_with_weekday(self.today))
        self.tab.reload()

    def entrance(self) -> QWidget:
        return self.tab.entrance()

    def receive(self, message: Any) -> None:
        match message:
            case "indicators":
                self.bar.setCurrentIndex(0)
            case ("indicator", int() as indicator_id):
                self.bar.setCurrentIndex(0)
                self.indicators.text.clear()
                self.indicators.reload()
                self.indicators.view.choose(indicator_id)
            case "evaluations":
                self.bar.setCurrentIndex(1)
            case int():
                self.bar.setCurrentIndex(1)
                self.evaluations.choose(message)

    def go(self, tab: int) -> None:
        """Into a tab, wherever the keyboard is."""
        self.bar.setCurrentIndex(tab)
        self.tab.entrance().setFocus()

    def _turn(self, tab: int) -> None:
        """The acts of the other tab are out of sight, and their keys with them."""
        self.stack.setCurrentIndex(tab)
        for place, acts in self._of_tab.items():
            for act in acts:
                act.setVisible(place == tab)
        self.evaluations.acts.offer()
        if self.isVisible():
            self.reload()

    def _lay_out(self) -> None:
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setStyleSheet(TAB_LOOK)
        for title, tab in self.tabs:
            self.bar.addTab(title)
            self.stack.addWidget(tab)
        self.bar.currentChanged.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (16, 6, 16, 12)))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
