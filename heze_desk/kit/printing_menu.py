"""What the system's print dialog does not ask: scale, and both sides by hand."""

from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from heze_desk.kit.memory import Memory
from heze_desk.kit.printing_order import Scale, Sides
from heze_desk.kit.printing_settings import BY_HAND, EXACT, FIT, PrintSettings


class PrintMenu(QMenu):
    """Shows what was chosen the last time, and remembers what is chosen."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__("打印方式", parent)
        self._memory = memory
        self.exact = self._add(EXACT)
        self.fit = self._add(FIT)
        scales = QActionGroup(self)
        for action in (self.exact, self.fit):
            scales.addAction(action)
        self.addSeparator()
        self.by_hand = self._add(BY_HAND)
        self.aboutToShow.connect(self.show_settings)
        self.triggered.connect(self._keep)
        self.show_settings()

    def show_settings(self) -> None:
        settings = PrintSettings.remembered(self._memory)
        self.exact.setChecked(settings.scale is Scale.EXACT)
        self.fit.setChecked(settings.scale is Scale.FIT)
        self.by_hand.setChecked(settings.sides is Sides.HAND)

    def _keep(self) -> None:
        settings = PrintSettings.remembered(self._memory)
        otherwise = None if settings.sides is Sides.HAND else settings.sides
        sides = Sides.HAND if self.by_hand.isChecked() else otherwise
        scale = Scale.FIT if self.fit.isChecked() else Scale.EXACT
        replace(settings, scale=scale, sides=sides).keep(self._memory)

    def _add(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        return action
