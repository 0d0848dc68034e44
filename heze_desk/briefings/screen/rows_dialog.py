"""The rows behind a figure as of the last day of its briefing; Enter goes to the page of a row."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from heze_desk import briefing
from heze_desk.briefings.draft_records import Draft, Figure, Subject
from heze_desk.briefings.figure_rows import FigureRow, figure_rows
from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen

MEASURES = {
    Subject.TASK: "项任务",
    Subject.UNIT: "个单位",
    Subject.INSTRUCTION: "件批示",
    Subject.DECISION: "项议定事项",
}
COUNTED = {Subject.TASK: "任务", Subject.UNIT: "单位", Subject.INSTRUCTION: "批示", Subject.DECISION: "议定事项"}


def columns(subject: Subject, rows: Sequence[FigureRow]) -> list[Column[FigureRow]]:
    """Those in which a row has something to say."""
    number, text, unit, state, note = map(attrgetter, ("number", "text", "unit", "state", "note"))
    parts = (
        (Column[FigureRow]("编号", number, tip=number, width=6), number),
        (Column[FigureRow](COUNTED[subject], text, kind=Kind.LONG, tip=text, width=0, least=14), text),
        (Column[FigureRow]("牵头单位", unit, tip=unit, width=7), unit),
        (Column[FigureRow]("状态", state, kind=Kind.LIGHT, width=5), state),
        (Column[FigureRow]("说明", note, kind=Kind.LONG, tip=note, width=12), note),
    )
    return [column for column, value in parts if any(map(value, rows))]


class RowsDialog(QDialog):
    """As many rows as the figure says; the page is asked to go where one of them lives."""

    def __init__(self, page: Screen, draft: Draft, figure: Figure) -> None:
        super().__init__(page.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"“{figure.name}”的清单")
        self._page, self._figure = page, figure
        rows = rows_of(page, draft, figure)
        shown = columns(figure.subject, rows)
        self.table = RecordTable[FigureRow](page.desk, shown, parent=self)
        self.view = RecordView(self.table, name=f"figure rows {figure.subject} {len(shown)}")
        self.view.setAccessibleName("这个数字所数的各项")
        self.open_act = QAction("打开所在的页", self.view)
        self.open_act.setShortcut(QKeySequence("Return"))
        self.open_act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_act.triggered.connect(lambda _checked: self.go())
        self.view.addAction(self.open_act)
        self.view.menu_actions = [self.open_act]
        self.view.doubleClicked.connect(lambda _index: self.go())
        self.view.chosen.connect(self._offer)
        self._lay_out(draft)
        self.table.show(rows)
        self._offer(self.view.current())
        self.view.setFocus()

    def go(self) -> None:
        row = self.view.current()
        if row is not None and row.page:
            self.accept()
            self._page.wanted.emit(row.page, row.message)

    def _offer(self, row: FigureRow | None) -> None:
        self.open_act.setEnabled(row is not None and bool(row.page))

    def _lay_out(self, draft: Draft) -> None:
        figure, foot = self._figure, QHBoxLayout()
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(button_for(self.open_act))
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(f"“{figure.name}”：{figure.value} {MEASURES[figure.subject]}"))
        layout.addWidget(second(f"各项是起草时数的，状态按{said(draft.to_day)}终了时；以后的变动不在这里。"))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        fit(self, self.parentWidget(), (860, 460))


def rows_of(page: Screen, draft: Draft, figure: Figure) -> list[FigureRow]:
    """Read from the ledger as it stood on the last day of the briefing; a round entered later, as it stands now."""
    if figure.subject is Subject.UNIT:
        return figure_rows(page.workspace.db, figure, draft.to_day, round_id=draft.round_id)
    with briefing.standing(page.workspace, draft.to_day) as db:
        return figure_rows(db, figure, draft.to_day, round_id=draft.round_id)
