"""催报电话: who is missing, by rank, with the number to call and what to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds.status_records import Chase

UNKNOWN = "没有登记电话"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One unit to call."""

    id: int
    chase: Chase

    @property
    def whole(self) -> str:
        """市科技局　王测一　0530-0000001, and below it what to say."""
        status = self.chase.status
        number = "　".join(filter(None, (status.unit, status.contact, status.telephone or UNKNOWN)))
        return f"{number}\n{self.chase.text}"


COLUMNS = (
    Column[Call]("单位", lambda call: call.chase.status.unit, width=0, least=8),
    Column[Call]("情况", lambda call: call.chase.status.state, kind=Kind.LIGHT, width=5.6),
    Column[Call]("联络员", lambda call: call.chase.status.contact, width=4.5),
    Column[Call]("电话", lambda call: call.chase.status.telephone or UNKNOWN, width=7.5),
)


class ChaseDialog(QDialog):
    """Ctrl+C in the list copies cells as everywhere; the buttons copy what is to be said."""

    def __init__(self, desk: Desk, chases: Sequence[Chase], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"催报电话：{title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RecordTable[Call](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="chase")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("电话里说的话")
        self.said = second("")
        self.copy_one, self.copy_all = QPushButton("复制这一段"), QPushButton(f"复制全部 {len(chases)} 个单位")
        self._connect()
        self._lay_out(len(chases))
        self.table.show([Call(id=one.status.unit_id, chase=one) for one in chases])

    def copy(self, calls: Sequence[Call]) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(call.whole for call in calls))
        self.said.setText(f"已复制 {len(calls)} 个单位的电话和说辞，可以粘贴。")

    def copy_chosen(self) -> None:
        """What is to be said to the units selected."""
        self.copy(self.view.selected() or [call for call in [self.view.current()] if call])

    def _show(self, call: Call | None) -> None:
        self.text.setPlainText(call.chase.text if call else "")
        self.copy_one.setEnabled(call is not None)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show)
        self.copy_one.clicked.connect(self.copy_chosen)
        self.copy_all.clicked.connect(lambda: self.copy(self.table.records))
        act = QAction("复制选中单位的说辞", self.view)
        act.setShortcut(QKeySequence("Return"))
        act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        act.triggered.connect(lambda _checked: self.copy_chosen())
        self.view.addAction(act)
        self.view.menu_actions = [act]

    def _lay_out(self, many: int) -> None:
        both, foot = QSplitter(Qt.Orientation.Horizontal), QHBoxLayout()
        both.setHandleWidth(theme.px(10))
        both.addWidget(self.view)
        both.addWidget(self.text)
        both.setSizes([theme.px(560), theme.px(340)])
        leave = QPushButton("关闭")
        leave.clicked.connect(self.accept)
        self.copy_one.setProperty("primary", True)
        foot.addWidget(self.said, 1)
        for button in (self.copy_one, self.copy_all, leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(f"还有 {many} 个单位没有报来，按单位次序排列。"))
        layout.addWidget(both, 1)
        layout.addLayout(foot)
        fit(self, self.parentWidget(), (940, 460))
