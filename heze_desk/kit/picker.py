"""A narrow list of what can be filtered by, in groups."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from heze_desk.kit import theme
from heze_desk.kit.columns import Choice


class Picker(QComboBox):
    """One of a list in groups, or all; what was picked stays picked when the list is offered anew."""

    picked = Signal()

    def __init__(self, everything: Choice, name: str) -> None:
        super().__init__()
        self._everything = everything
        self._choices: list[Choice] = []
        self._groups: Sequence[Sequence[Choice]] = ()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(30)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(everything.label) + theme.px(46))
        self.offer(())
        self.activated.connect(self.picked)

    def offer(self, groups: Sequence[Sequence[Choice]]) -> None:
        if groups == self._groups and self.count():
            return
        value = self.value()
        self._groups = groups
        self.blockSignals(True)
        self.clear()
        self._choices = [self._everything, *(choice for group in groups for choice in group)]
        self.addItem(self._everything.label, 0)
        for group in groups:
            self.insertSeparator(self.count())
            for choice in group:
                self.addItem(choice.label, self._choices.index(choice))
        self.choose(value)
        self.blockSignals(False)

    def showPopup(self) -> None:
        """Every name stands in full, however narrow the picker is."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme.px(30))
        super().showPopup()

    def value(self) -> Any:
        place = self.currentData()
        return self._choices[place].value if isinstance(place, int) else self._everything.value

    def choose(self, value: Any) -> None:
        """Pick this value; one that is not offered means all."""
        place = next((place for place, choice in enumerate(self._choices) if choice.value == value), 0)
        self.setCurrentIndex(self.findData(place))
