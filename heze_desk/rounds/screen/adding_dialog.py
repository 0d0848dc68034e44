"""补入任务: the running tasks that an open round does not ask about yet, to be ticked off by selecting them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import FilterLine, fit, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds import adding
from heze_desk.rounds.adding import Candidate
from heze_desk.rounds.opening_records import FIELDS_PER_TASK
from heze_desk.rounds.records import Round


def _units(one: Candidate) -> str:
    return "、".join(one.units)


COLUMNS = (
    Column[Candidate]("编号", lambda one: one.number, width=5),
    Column[Candidate]("任务名称", lambda one: one.title, kind=Kind.LONG, tip=lambda one: one.title, width=0),
    Column[Candidate]("补问的单位", _units, tip=_units, width=14),
)


class AddingDialog(QDialog):
    """What is selected is added in one step; those beyond the scope of the round are shown where one asks for them."""

    def __init__(self, desk: Desk, round_: Round, *, tell: Callable[[str], None], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"补入任务：{round_.name}调度")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._round, self._tell = desk, round_, tell
        self._candidates = adding.candidates(desk.workspace.db, round_.id or 0, desk.clock.today)
        self.text = FilterLine("筛选任务、单位", self)
        self.beyond = QCheckBox("也列本次范围以外的")
        self.beyond.setVisible(any(not one.in_scope for one in self._candidates))
        self.table = RecordTable[Candidate](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="round additions", parent=self)
        self.view.setAccessibleName("可以补入的任务")
        self.words = second("")
        self.add_button, self._leave = QPushButton(), QPushButton("取消")
        self._connect()
        self._lay_out()
        fit(self, parent, (820, 480))
        self.narrow()
        self.view.setFocus()

    def narrow(self) -> None:
        text, beyond = self.text.text().strip(), self.beyond.isChecked()
        listed = [one for one in self._candidates if beyond or one.in_scope]
        shown = [one for one in listed if text in f"{one.number}\n{one.title}\n{_units(one)}"]
        self.table.show(shown)
        self._say(len(shown))

    def accept(self) -> None:
        """Add what is selected, to all its units that are not asked about it yet."""
        chosen = self.view.selected()
        if not chosen:
            return
        with self._desk.workspace.step(f"{self._round.name}调度补入任务") as db:
            ids = [one.id for one in chosen]
            added = adding.add(db, self._round.id or 0, self._desk.clock.today, task_ids=ids)
        self._tell(added.sentence)
        super().accept()

    def _say(self, many: int) -> None:
        left_out = sum(not one.in_scope for one in self._candidates)
        none = "开始以后没有新的任务；范围以内要问的都已在表中。"
        more = f"另有 {left_out} 项在本次范围以外。" if left_out and not self.beyond.isChecked() else ""
        self.words.setText((f"{many} 项可以补入，可多选。" if many else none) + more)
        self._offer()

    def _offer(self) -> None:
        chosen = self.view.selected()
        rows = sum(len(one.unit_ids) for one in chosen)
        blanks = f"（{rows * FIELDS_PER_TASK} 个空格）" if chosen else ""
        self.add_button.setText(f"补入选中的 {len(chosen)} 项{blanks}")
        self.add_button.setEnabled(bool(chosen))

    def _connect(self) -> None:
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.beyond.toggled.connect(lambda _on: self.narrow())
        self.view.selectionModel().selectionChanged.connect(lambda *_changes: self._offer())
        self.add_button.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.text)
        head.addWidget(self.beyond)
        head.addStretch(1)
        self.add_button.setProperty("primary", True)
        foot.addWidget(self.words, 1)
        for button in (self.add_button, self._leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
