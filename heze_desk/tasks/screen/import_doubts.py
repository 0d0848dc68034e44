"""The doubts of an import: each is left out until the secretary says what the cell means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.tasks.importing import Doubt
from heze_desk.tasks.screen.import_lines import DOUBTS, LEFT_OUT, DoubtLine

Answer = tuple[tuple[str, ...], int | None]


class DoubtList(QWidget):
    """`answered` carries the keys of doubts and the place of the option they all get, or None for none."""

    answered = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.table = RecordTable[DoubtLine](desk, DOUBTS, parent=self)
        self.view = RecordView(self.table, name="import doubts")
        self.answer, self.alike = QComboBox(), QPushButton()
        self.answer.setMinimumWidth(theme.px(260))
        self.view.chosen.connect(lambda _line: self._ask())
        self.answer.activated.connect(lambda _place: self._settle(self._chosen()))
        self.alike.clicked.connect(lambda: self._settle(self._alike()))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(second("选中的疑问按"))
        foot.addWidget(self.answer)
        foot.addWidget(self.alike)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def show_lines(self, lines: Sequence[DoubtLine]) -> None:
        self.table.show(lines)
        self._ask()

    def _ask(self) -> None:
        """Offer what the current doubt can mean."""
        line = self.view.current()
        self.answer.clear()
        if line is not None:
            self.answer.addItem(LEFT_OUT, None)
            for place, label in enumerate(line.doubt.options):
                self.answer.addItem(label, place)
            self.answer.setCurrentIndex(0 if line.doubt.decided is None else line.doubt.decided + 1)
        alike = len(self._alike())
        self.alike.setText(f"“{line.doubt.name}”的 {alike} 处同类疑问都这样处理" if line else "")
        self.alike.setVisible(alike > 1)
        self.answer.setEnabled(line is not None)

    def _settle(self, doubts: Sequence[Doubt]) -> None:
        self.answered.emit(tuple(doubt.key for doubt in doubts), self.answer.currentData())

    def _chosen(self) -> list[Doubt]:
        """The current doubt, and those selected with it that offer as much."""
        line = self.view.current()
        selected = [one.doubt for one in self.view.selected()]
        return [one for one in selected if line and _kind(one) == _kind(line.doubt)]

    def _alike(self) -> list[Doubt]:
        line = self.view.current()
        return [one.doubt for one in self.table.records if line and _kind(one.doubt) == _kind(line.doubt)]


def _kind(doubt: Doubt) -> tuple[str, int]:
    return doubt.name, len(doubt.options)
