"""The doubts of a workbook that is read: each is left out until the secretary says what the cell means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.workbooks.findings import Doubt

Answer = tuple[tuple[str, ...], int | None]
LEFT_OUT = "先不导入"
NAMED = 24
TALL = 4
TASK = "任务名称"


@dataclass(frozen=True, kw_only=True)
class DoubtLine:
    """A cell that may mean several things, and what was decided."""

    id: int
    doubt: Doubt

    @property
    def cells(self) -> str:
        """All that one answer holds for."""
        return _named((self.doubt.cell, *self.doubt.also))

    @property
    def answer(self) -> str:
        return self.doubt.answer or LEFT_OUT


COLUMNS = (
    Column[DoubtLine]("单元格", lambda line: line.doubt.place, width=4, most=8, tip=lambda line: line.cells),
    Column[DoubtLine](
        TASK,
        lambda line: line.doubt.title,
        kind=Kind.LONG,
        width=8,
        most=16,
        from_width=1000,
        tip=lambda line: line.doubt.title,
    ),
    Column[DoubtLine](
        "字段", lambda line: line.doubt.name, kind=Kind.LONG, width=5, most=14, tip=lambda line: line.doubt.name
    ),
    Column[DoubtLine](
        "疑问", lambda line: line.doubt.text, kind=Kind.LONG, width=0, least=11, tip=lambda line: line.doubt.text
    ),
    Column[DoubtLine]("处理", lambda line: line.answer, kind=Kind.LONG, width=6, most=15, tip=lambda line: line.answer),
)


class DoubtList(QWidget):
    """`answered` carries the keys of doubts and the place of the option they all get, or None for none.

    `called` is what a record of the workbook is named by. Where there are other lists, `elsewhere` counts the doubts
    of a kind in all of them, and `answered_everywhere` carries the kind and the option.
    """

    answered = Signal(object, object)
    answered_everywhere = Signal(str, object)

    def __init__(
        self, desk: Desk, name: str, *, called: str = TASK, elsewhere: Callable[[str], int] = lambda kind: 0
    ) -> None:
        super().__init__()
        self._elsewhere = elsewhere
        self.table = RecordTable[DoubtLine](desk, _columns(called), parent=self)
        self.view = RecordView(self.table, name=name, tall=TALL)
        self.answer, self.alike, self.everywhere = QComboBox(), QPushButton(), QPushButton()
        self.whole = second("")
        self.whole.setWordWrap(True)
        self.answer.setMinimumWidth(theme.px(260))
        self.answer.setMaximumWidth(theme.px(620))
        self.answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.answer.setAccessibleName("选中的疑问按什么处理")
        self.view.chosen.connect(lambda _line: self._ask())
        self.answer.activated.connect(lambda _place: self._settle(self._chosen()))
        self.alike.clicked.connect(lambda: self._settle(self._alike()))
        self.everywhere.clicked.connect(self._settle_everywhere)
        foot, more = QHBoxLayout(), QHBoxLayout()
        for row in (foot, more):
            row.setSpacing(theme.px(8))
        foot.addWidget(second("选中的疑问按"))
        foot.addWidget(self.answer)
        foot.addStretch(1)
        more.addStretch(1)
        for button in (self.alike, self.everywhere):
            button.setAutoDefault(False)
            more.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.whole)
        layout.addLayout(foot)
        layout.addLayout(more)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        self.table.show([DoubtLine(id=place, doubt=doubt) for place, doubt in enumerate(doubts)])
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
        self.whole.setText(_whole(line.doubt) if line is not None else "")
        alike = len(self._alike())
        self.alike.setText(f"“{line.doubt.name}”的 {alike} 处同类疑问都这样处理" if line else "")
        self.alike.setVisible(alike > 1)
        everywhere = self._elsewhere(line.doubt.same_kind) if line else 0
        self.everywhere.setText(f"所有文件的 {everywhere} 处都这样处理")
        self.everywhere.setVisible(everywhere > alike)
        self.answer.setEnabled(line is not None)

    def _settle(self, doubts: Sequence[Doubt]) -> None:
        self.answered.emit(tuple(doubt.key for doubt in doubts), self.answer.currentData())

    def _settle_everywhere(self) -> None:
        if (line := self.view.current()) is not None:
            self.answered_everywhere.emit(line.doubt.same_kind, self.answer.currentData())

    def _chosen(self) -> list[Doubt]:
        """The current doubt, and those selected with it that offer as much."""
        line = self.view.current()
        selected = [one.doubt for one in self.view.selected()]
        return [one for one in selected if line and one.same_kind == line.doubt.same_kind]

    def _alike(self) -> list[Doubt]:
        line = self.view.current()
        return [one.doubt for one in self.table.records if line and one.doubt.same_kind == line.doubt.same_kind]


def _columns(called: str) -> tuple[Column[DoubtLine], ...]:
    return tuple(replace(one, title=called) if one.title == TASK else one for one in COLUMNS)


def _whole(doubt: Doubt) -> str:
    """H12 建设公共服务平台：……, for the cells of a table are cut."""
    place = " ".join(filter(None, (doubt.cell, doubt.title)))
    asked = f"{place}：{doubt.text}" if place else doubt.text
    return f"{asked}{_named(doubt.also)}写的相同，都随这一处处理。" if doubt.also else asked


def _named(cells: Sequence[str]) -> str:
    """Of very many the first, and how many they are."""
    return "、".join(cells[:NAMED]) + (f"等 {len(cells)} 处" if len(cells) > NAMED else "")
