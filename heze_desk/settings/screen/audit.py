"""The audit trail: every act there ever was, and what each record was before and after it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import ShownCount
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.settings import row_names
from heze_desk.settings.row_names import RowNames
from heze_desk.settings.screen import audit_words as words
from heze_desk.workspace import history
from heze_desk.workspace.history import Act, Change

ACTS = (
    Column[Act]("时间", lambda act: act.at[:16], width=9),
    Column[Act]("操作", lambda act: act.title, width=0, tip=lambda act: act.title),
    Column[Act]("涉及", lambda act: act.rows, kind=Kind.NUMBER, width=3),
)


@dataclass(frozen=True)
class Line:
    """One change in words."""

    id: int
    record: str
    field: str
    old: str
    new: str


CHANGES = (
    Column[Line]("记录", lambda line: line.record, width=9),
    Column[Line]("项目", lambda line: line.field, width=7),
    Column[Line]("原来", lambda line: line.old, kind=Kind.LONG, width=0, tip=lambda line: line.old),
    Column[Line]("改为", lambda line: line.new, kind=Kind.LONG, width=0, tip=lambda line: line.new),
)


class AuditDialog(QDialog):
    """Acts at the left, narrowed as one types; the changes of the chosen act at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("操作记录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._db = desk.workspace.db
        self.filter = QLineEdit(placeholderText="按操作名称或改动内容筛选", clearButtonEnabled=True)
        self.count = ShownCount()
        self.acts, self.changes = RecordTable[Act](desk, ACTS, self), RecordTable[Line](desk, CHANGES, self)
        self.act_view = RecordView(self.acts, name="audit acts")
        self.change_view = RecordView(self.changes, name="audit changes")
        self.act_view.chosen.connect(self._show_act)
        self.filter.textChanged.connect(self.reload)
        self._total = len(history.acts(self._db))
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        acts = history.acts(self._db, text=self.filter.text().strip())
        self.acts.show(acts)
        self.count.say(len(acts), self._total)

    def _show_act(self, act: Act | None) -> None:
        found = history.of_act(self._db, act.id) if act else []
        names = row_names.read(self._db)
        self.changes.show([_line(place, change, names) for place, change in enumerate(found, 1)])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addWidget(self.count)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.addWidget(self.act_view)
        both.addWidget(self.change_view)
        both.setSizes([theme.px(400), theme.px(600)])
        leave = QPushButton("关闭")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(head)
        layout.addWidget(both, 1)
        layout.addLayout(foot)
        self.resize(theme.px(1040), theme.px(560))


def _line(place: int, change: Change, names: RowNames) -> Line:
    old, new = (words.said(change, value, names) for value in (change.old, change.new))
    return Line(place, words.record(change, names), words.field(change, names), old, new)
