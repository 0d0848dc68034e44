"""What was moved to the bin, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import LightRule, TaskLine
from heze_desk.tasks.screen.columns import number_key
from heze_desk.tasks.screen.offer import UNSETTLED

COLUMNS = (
    Column[TaskLine]("编号", lambda line: line.number, sort=number_key, width=5),
    Column[TaskLine]("板块", lambda line: line.section or line.industry, width=8),
    Column[TaskLine]("任务名称", lambda line: line.title, kind=Kind.LONG, tip=lambda line: line.title, width=0),
    Column[TaskLine]("牵头单位", lambda line: line.lead_unit or UNSETTLED, width=9.2),
    Column[TaskLine]("进度", lambda line: line.progress, kind=Kind.PERCENT, width=6.6),
)


class BinDialog(QDialog):
    """Nothing is ever really deleted; a task that is brought back is as it was."""

    def __init__(self, desk: Desk, rule: LightRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("回收站")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._rule = rule
        self.table = RecordTable[TaskLine](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="task bin", parent=self)
        self.words = second("")
        self.restore_button, leave = QPushButton("恢复选中的任务"), QPushButton("关闭")
        self.restore_button.setProperty("primary", True)
        self.restore_button.clicked.connect(self.restore)
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.restore_button)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.resize(theme.px(820), theme.px(420))
        self.reload()

    def reload(self) -> None:
        listed = lines(self._desk.workspace.db, self._desk.clock.today, self._rule, TaskFilter(deleted=True))
        self.table.show(listed)
        self.restore_button.setEnabled(bool(listed))
        empty = "回收站是空的。在台账里按 Del 移入的任务会列在这里，可以随时恢复。"
        self.words.setText(f"共 {len(listed)} 项，可多选后一起恢复。" if listed else empty)

    def restore(self) -> None:
        """Bring the selected tasks back, in one step."""
        chosen = self.view.selected()
        if not chosen:
            return
        with self._desk.workspace.step(f"恢复任务 {len(chosen)} 项") as db:
            for line in chosen:
                store.bring_back(db, line.id)
        self.reload()
