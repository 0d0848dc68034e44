"""What narrows the ledger: words, a section, a unit, a light; it belongs to the page and stays."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import FilterLine, ShownCount
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.screen.offer import Offer, Section


class FilterBar(QWidget):
    """`changed` says that another filter is wanted; `value` is the filter as it stands."""

    changed = Signal()

    def __init__(self, page: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.text = FilterLine("筛选任务（边输边筛）", page)
        self.section = Picker(Choice(Section(), "全部产业/板块"), "产业或板块")
        self.unit = Picker(Choice(None, "全部单位"), "单位")
        self.light = Picker(Choice(None, "全部状态"), "状态")
        self.count = ShownCount()
        self._offer = Offer()
        self.text.narrowed.connect(lambda _text: self.changed.emit())
        for picker in (self.section, self.unit, self.light):
            picker.picked.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for widget in (self.text, self.section, self.unit, self.light):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.count)
        for action in actions:
            layout.addWidget(button_for(action))

    def offer(self, offer: Offer, lights: Sequence[Light]) -> None:
        """Take the units and sections of the day, and the lights that the rule gives."""
        self.light.offer([[Choice(light, str(light)) for light in lights]])
        self._offer = offer
        parts = groupby(offer.sections, key=lambda filed: filed.part)
        self.section.offer([[Choice(filed.section, filed.name) for filed in group] for _part, group in parts])
        self.unit.offer([list(offer.unit_choices)])

    def value(self) -> TaskFilter:
        section: Section = self.section.value()
        by_industry = section.industry_id is not None
        return TaskFilter(
            text=self.text.text().strip(),
            industry_id=section.industry_id,
            clause_id=None if by_industry else section.clause_id,
            unit_id=self.unit.value(),
            light=self.light.value(),
        )

    def show_filter(self, wanted: TaskFilter) -> None:
        """Set every part to this filter, and say once that it changed."""
        self.section.choose(self._offer.section_of(wanted.industry_id, wanted.clause_id))
        self.unit.choose(wanted.unit_id)
        self.light.choose(wanted.light)
        if wanted.text == self.text.text():
            self.changed.emit()
        else:
            self.text.setText(wanted.text)

    def take_key(self, clearing: QAction) -> None:
        """Let its key mean the same here as in the list."""
        for part in (self.text, self.section, self.unit, self.light):
            part.addAction(clearing)

    def clear(self) -> None:
        self.show_filter(TaskFilter())
