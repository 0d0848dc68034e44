"""What changed in the ledger from a past day until today, one by one."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.rule_line import RuleLine
from heze_desk.kit.screen import Desk
from heze_desk.tasks import lighting
from heze_desk.tasks.comparison_records import Comparison, Kind, TaskChange
from heze_desk.tasks.screen.offer import UNSETTLED


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One thing that happened to a task, in its place in the list."""

    id: int
    change: TaskChange


COLUMNS = (
    Column[ChangeLine]("变化", lambda line: line.change.kind, sort=lambda line: list(Kind).index(line.change.kind)),
    Column[ChangeLine]("编号", lambda line: line.change.number, width=5),
    Column[ChangeLine]("任务名称", lambda line: line.change.title, tip=lambda line: line.change.title, width=0),
    Column[ChangeLine]("牵头单位", lambda line: line.change.lead_unit or UNSETTLED, width=9),
    Column[ChangeLine]("原来", lambda line: line.change.old_text, width=9),
    Column[ChangeLine]("现在", lambda line: line.change.new_text, width=9),
)


class ChangesDialog(QDialog):
    """Rows can be sorted and copied into Excel."""

    def __init__(self, desk: Desk, compared: Comparison, since: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{said(since)}以后的变化")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RecordTable[ChangeLine](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="changes since", parent=self)
        self.table.show([ChangeLine(id=place, change=one) for place, one in enumerate(compared.changes)])
        self.rule_line = RuleLine()
        self.rule_line.say(lighting.rule(desk.workspace.db).sentence if compared.lights else "")
        leave = QPushButton("关闭")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(second(f"共 {len(compared.changes)} 处变化；当中有过又改回的不在内。"), 1)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(compared.sentence))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.rule_line)
        layout.addLayout(foot)
        self.resize(theme.px(880), theme.px(480))
