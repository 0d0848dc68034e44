"""The preview of a filled form of indicators: what would be written and what cannot be; then one step, one undo."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from heze_desk.evaluation import workbook
from heze_desk.evaluation.indicator_records import figure
from heze_desk.evaluation.workbook import ValueChange
from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.pieces import fit, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.workbooks.sheets import Book

RIGHT = Qt.AlignmentFlag.AlignRight
SHOWN = 8
COLUMNS = (
    Column[ValueChange]("单元格", lambda one: one.cell, width=5),
    Column[ValueChange]("指标", lambda one: one.indicator.name, width=0, least=10),
    Column[ValueChange]("统计期", lambda one: one.period.said(one.indicator.cycle), width=8),
    Column[ValueChange]("原来", lambda one: figure(one.old), width=6, align=RIGHT),
    Column[ValueChange]("填入", lambda one: figure(one.new), width=6, align=RIGHT),
)


class ImportDialog(QDialog):
    def __init__(self, page: Screen, book: Book) -> None:
        super().__init__(page.window())
        self.setWindowTitle("导入指标数值：预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self.plan = workbook.propose(page.workspace.db, book, day=page.today)
        self.table = RecordTable[ValueChange](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="indicator import")
        self.table.show(list(self.plan.changes))
        self.sentence, self.refused = titled(self.plan.sentence), QLabel(wordWrap=True)
        more = len(self.plan.refused) - SHOWN
        rest = [f"另有 {more} 处。"] if more > 0 else []
        self.refused.setText("\n".join(["不能采用：", *self.plan.refused[:SHOWN], *rest]))
        self.refused.setProperty("refusal", True)
        self.refused.setVisible(bool(self.plan.refused))
        self.done_button = QPushButton(f"确认导入 {len(self.plan.changes)} 个数")
        self._lay_out()

    def accept(self) -> None:
        if not self.plan.changes:
            return
        with self._page.workspace.step(self.plan.step_title) as db:
            count = workbook.apply(db, self.plan)
        self._page.tell(f"已从“{self.plan.book.file}”导入 {count} 个数；可按 Ctrl+Z 一次撤销。")
        super().accept()

    def _lay_out(self) -> None:
        leave, foot = QPushButton("取消"), QHBoxLayout()
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        self.done_button.setProperty("primary", True)
        self.done_button.setEnabled(bool(self.plan.changes))
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.sentence)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.refused)
        layout.addLayout(foot)
        fit(self, self._page, (680, 460))
