"""What would begin too early after a move is listed before anything is written, and is let go along or left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.dialogs import Sentence
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.roadmap.carry_records import Following

LISTED = 6  # rows in sight
FOLLOWS = "顺延的各项长短不变，只推后到不再冲突为止。"
TASKS = "任务的时限不会自动改：确需推迟的，经批准后在任务台账登记延期。"
STAYS = "不顺延的留在原处，图上用红色虚线标出先后不符。"

Go = Callable[[Sequence[Following], str], object]
"""Write the move with those that go along and the reason; nobody goes along where there are none."""


@dataclass(frozen=True)
class Line:
    id: int
    one: Following


COLUMNS = (
    Column[Line]("产业", lambda line: line.one.industry, width=6.5),
    Column[Line]("名称", lambda line: line.one.bar.called, kind=Kind.LONG, width=0),
    Column[Line]("要等", lambda line: line.one.before.title, kind=Kind.LONG, width=10),
    Column[Line]("现在", lambda line: line.one.bar.span, kind=Kind.LONG, width=17),
    Column[Line](
        "顺延后", lambda line: line.one.after.span if line.one.gives_way else "不动", kind=Kind.LONG, width=17
    ),
)


class CarryDialog(Sentence):
    """Asks once: all that can go along, only the one, or back to the days; with `reason` None one is asked for."""

    def __init__(self, page: Screen, told: str, found: Sequence[Following], go: Go, *, reason: str | None) -> None:
        self.going = tuple(one for one in found if one.gives_way)
        super().__init__(page.window(), f"{told}有{len(found)}项开始得太早。", title="先后顺序", sign="warning")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._go, self._reason = go, reason
        self.table = RecordTable[Line](page.desk, COLUMNS, parent=self)
        self.view: QTableView = RecordView(self.table, name="roadmap carrying", parent=self)
        self.table.show([Line(place, one) for place, one in enumerate(found, 1)])
        self.typed = QPlainTextEdit(placeholderText="顺延的理由")
        self.refusal = second("")
        self._lay_out(len(found))
        self.carry_button = self.button(f"顺延{len(self.going)}项", primary=bool(self.going))
        self.alone_button = self.button("只改这一项", primary=not self.going)
        self.back_button = self.button("返回修改" if reason is not None else "取消")
        self.carry_button.setVisible(bool(self.going))
        self.alone_button.setVisible(reason is not None)
        self.carry_button.clicked.connect(lambda: self._write(self.going))
        self.alone_button.clicked.connect(lambda: self._write(()))
        self.back_button.clicked.connect(self.reject)

    def _write(self, going: Sequence[Following]) -> None:
        reason = self.typed.toPlainText() if self._reason is None else self._reason
        try:
            self._go(going, reason)
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        self.accept()

    def _lay_out(self, many: int) -> None:
        stays = len(self.going) < many
        remark = second("".join((FOLLOWS if self.going else "", TASKS if stays else "", STAYS)))
        remark.setWordWrap(True)
        rows = min(many, LISTED)
        self.view.setFixedHeight(theme.px(36) + rows * theme.row_height(2) + theme.px(6))
        self.view.setMinimumWidth(theme.px(940))
        self.typed.setFixedHeight(theme.px(56))
        self.typed.setTabChangesFocus(True)
        self.typed.setVisible(self._reason is None)
        self.refusal.setProperty("refusal", True)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        for widget in (self.view, self.typed, remark, self.refusal):
            self.more.addWidget(widget)
