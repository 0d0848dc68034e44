"""The row of figures at the top of the overview: all tasks, and one card for each light of the rule."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heze_desk.dashboard.records import Overview
from heze_desk.dashboard.screen.cards import FigureCard
from heze_desk.kit import theme
from heze_desk.tasks.light_records import OWN_STATES, LightRule
from heze_desk.tasks.records import Light

TITLES: Mapping[Light | None, str] = {
    None: "全部任务",
    Light.NORMAL: "正常推进",
    Light.DONE: "已办结",
    Light.LASTING: "长期任务",
    Light.UNSET: "未定",
}


class Figures(QWidget):
    """The cards change with the rule; `asked` carries the light of the one that was pressed, None for all tasks."""

    asked = Signal(object)

    def __init__(self, rule: LightRule) -> None:
        super().__init__()
        self.cards: dict[Light | None, FigureCard] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(10))
        self._build(_shown(rule))

    def show_figures(self, overview: Overview) -> None:
        if (shown := _shown(overview.rule)) != tuple(self.cards):
            self._build(shown)
        for light, card in self.cards.items():
            card.tell(overview.total if light is None else overview.lights[light], _words(overview, light))

    def _build(self, shown: Sequence[Light | None]) -> None:
        """Other cards in the place of those there are, also for the Tab key."""
        for card in self.cards.values():
            card.deleteLater()
        self.cards = {}
        before: QWidget = self
        for light in shown:
            card = FigureCard(str(light or ""), TITLES.get(light, str(light)))
            card.asked.connect(lambda light=light: self.asked.emit(light))
            self._row.addWidget(card, 1)
            card.show()  # at once, so that Tab finds it before the layout has turned to it
            self.setTabOrder(before, card)
            self.cards[light] = before = card


def _shown(rule: LightRule) -> tuple[Light | None, ...]:
    """What calls for something stands first."""
    return (None, *rule.warnings, rule.normal, *OWN_STATES)


def _words(overview: Overview, light: Light | None) -> str:
    match light:
        case Light.NORMAL | Light.GREEN:
            return "未到临期" if Light.SOON in overview.rule.warnings else "没有预警"
        case Light.DONE:
            total = overview.total
            return f"办结率{round(100 * overview.lights[light] / total)}%" if total else "项"
        case Light.LASTING:
            return "没有时限"
        case Light.UNSET:
            return "不计逾期"
        case None | Light.PAUSED:
            return "项"
        case _:
            return _longest(overview, light) or overview.rule.brief(light) or "项"


def _longest(overview: Overview, light: Light) -> str:
    """最长逾期54个工作日, without the word where the card itself says it."""
    first = overview.first.get(light)
    return f"最长{first.lag.removeprefix(light)}" if first is not None and first.is_over else ""
