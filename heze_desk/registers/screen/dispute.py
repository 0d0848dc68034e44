"""Asks what becomes of a mark that was withdrawn from one of two entries that are to become one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from heze_desk.kit import theme


class Dispute(QWidget):
    """Hidden where there is nothing to decide; `decided` comes with every answer."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = QLabel(wordWrap=True)
        self.gone, self.stands = QRadioButton("按撤销算，撤销以后不再计数"), QRadioButton("按没有撤销算，继续计数")
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.question)
        for button in (self.gone, self.stands):
            self._group.addButton(button)
            button.toggled.connect(lambda on: self.decided.emit() if on else None)
            layout.addWidget(button)

    @property
    def withdrawn(self) -> bool | None:
        """The answer; None where there is none, or nothing was asked."""
        return None if self._group.checkedButton() is None else self.gone.isChecked()

    @property
    def is_settled(self) -> bool:
        return self.isHidden() or self.withdrawn is not None

    def ask(self, told: Sequence[str]) -> None:
        """Ask anew; nothing is chosen beforehand."""
        self._group.setExclusive(False)
        for button in (self.gone, self.stands):
            button.setChecked(False)
        self._group.setExclusive(True)
        self.question.setText(f"{'；'.join(told)}，另一条没有撤销。合并后按哪一种算，请先选定再合并：")
        self.setVisible(bool(told))
