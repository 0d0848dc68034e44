"""The preview of an import: look, choose columns, settle doubts, and only then confirm."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.doubt_list import DoubtList
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.tasks import importing
from heze_desk.tasks.importing import Book, Table
from heze_desk.tasks.screen import import_lines as listed
from heze_desk.tasks.screen.import_columns import ColumnChoices


class ImportDialog(QDialog):
    """Nothing is written before 确认导入; that is one step, and one undo."""

    def __init__(self, desk: Desk, book: Book, tell: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入台账：预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._book = book
        self._tell = tell
        self._decisions: dict[str, int] = {}
        self._without: set[int] = set()
        self.sheet = QComboBox()
        self.sheet.addItems([sheet.name for sheet in book.sheets])
        self.day, self.day_remark = DayEdit(lambda: desk.clock.today), second("")
        self.columns, self.doubts = ColumnChoices(), DoubtList(desk, "import doubts")
        self.new, self.changed = self._list("new", listed.NEW), self._list("changed", listed.CHANGED)
        self.refused, self.skipped = self._list("refused", listed.REFUSED), self._list("skipped", listed.SKIPPED)
        self.sentence = titled("")
        self.done_button = QPushButton("确认导入")
        self._connect()
        self._lay_out()
        self._begin(importing.recognise(book))

    def choose_sheet(self, name: str) -> None:
        """Look at another sheet; one without headings is refused and the present one stays."""
        with ExitStack() as whatever_comes:
            whatever_comes.callback(self._show_sheet)
            table = importing.recognise(self._book, sheet=name)
            self._without = set()
            self._begin(table)

    def choose_field(self, letter: str, field: str) -> None:
        """Take a column for a field; a column that had the field gives it up."""
        others = {one.letter: "" for one in self._table.columns if field and one.field == field}
        with ExitStack() as whatever_comes:
            whatever_comes.callback(lambda: self.columns.show_table(self._table))
            self._take(self._table.choose({**others, letter: field}), decisions=self._decisions)

    def choose_day(self) -> None:
        """Propose as of the day typed; a text that is none is said beside it, and nothing can be confirmed."""
        with ExitStack() as whatever_comes:
            whatever_comes.callback(self._say_day)
            if not self.day.complaint():
                self._day = importing.refuse_to_come(self.day.value() or self._found.day, self._desk.clock.today)
                self._take(self._table, decisions=self._decisions)

    def answer(self, keys: tuple[str, ...], option: int | None) -> None:
        kept = {key: place for key, place in self._decisions.items() if key not in keys}
        self._take(self._table, decisions=kept if option is None else {**kept, **dict.fromkeys(keys, option)})

    def switch_rows(self, view: RecordView[Any]) -> None:
        """Leave the selected rows out, or take them in again."""
        rows = {line.row for line in view.selected()}
        self._without = self._without - rows if rows <= self._without else self._without | rows
        self._show_plan()

    def accept(self) -> None:
        with ExitStack() as whatever_comes, self._desk.workspace.step(self.plan.step_title) as db:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            whatever_comes.callback(QGuiApplication.restoreOverrideCursor)
            done = importing.apply(db, self.plan, without=self._without)
        self._tell(f"已从“{self._book.file}”导入 {len(done)} 项任务；{self.plan.left_out}可按 Ctrl+Z 一次撤销。")
        super().accept()

    def _begin(self, table: Table) -> None:
        """Take a sheet as of the day it says it is of."""
        self._found = importing.dated(table, self._desk.clock.today)
        self._day = self._found.day
        self._take(table)
        self._say_day()

    def _say_day(self) -> None:
        if complaint := self.day.complaint():
            self.day_remark.setText(complaint)
            self.done_button.setEnabled(False)
            return
        self.day.set_value(self._day)
        self.day_remark.setText(self._found.sentence if self._day == self._found.day else "")

    def _take(self, table: Table, *, decisions: dict[str, int] | None = None) -> None:
        """Propose from this table; only what can be proposed becomes the state of the dialog."""
        db, decided = self._desk.workspace.db, decisions or {}
        self.plan = importing.propose(db, table, day=self._day, decisions=decided)
        self._table, self._decisions = table, decided
        self.columns.show_table(table)
        self._show_sheet()
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self.plan
        self.new.table.show(listed.new_lines(plan, self._without))
        self.changed.table.show(listed.change_lines(plan, self._without))
        self.doubts.show_doubts(plan.doubts)
        self.refused.table.show(listed.refused_lines(plan))
        self.skipped.table.show(listed.skipped_lines(plan))
        counts = (len(self._table.columns), len(plan.new), len(plan.changed), len(plan.open_doubts))
        names = ("列的对应", "新增", "更改", "待确认", "未采用", "跳过和说明")
        for place, (name, count) in enumerate(
            zip(names, (*counts, len(plan.refused), len(plan.skipped) + len(plan.notes)), strict=True)
        ):
            self.tabs.setTabText(place, f"{name} {count}")
        taken = sum(1 for one in (*plan.new, *plan.changed) if one.row not in self._without)
        self.sentence.setText(plan.sentence)
        self.done_button.setText(f"确认导入 {taken} 项")
        self.done_button.setEnabled(taken > 0)

    def _show_sheet(self) -> None:
        self.sheet.setCurrentText(self._table.sheet.name)

    def _list(self, name: str, columns: tuple[Column[Any], ...]) -> RecordView[Any]:
        table: RecordTable[Any] = RecordTable(self._desk, columns, parent=self)
        return RecordView(table, name=f"import {name}")

    def _connect(self) -> None:
        self.sheet.textActivated.connect(self.choose_sheet)
        self.day.editingFinished.connect(self.choose_day)
        self.day.picked.connect(self.choose_day)
        self.columns.chosen.connect(self.choose_field)
        self.doubts.answered.connect(self.answer)
        self.done_button.clicked.connect(self.accept)
        for view in (self.new, self.changed):
            act = QAction("不导入选中的行，或改回导入", view)
            act.setShortcut(QKeySequence("Space"))
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            act.triggered.connect(lambda _checked, view=view: self.switch_rows(view))
            view.addAction(act)
            view.menu_actions = [act]

    def _lay_out(self) -> None:
        head, as_of, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.sentence, 1)
        if len(self._book.sheets) > 1:
            head.addWidget(second("工作表"))
            head.addWidget(self.sheet)
        self.day.setFixedWidth(theme.px(150))
        self.day.setAccessibleName("台账截至日期")
        for part in (second("台账截至日期"), self.day, self.day_remark):
            as_of.addWidget(part)
        as_of.addStretch(1)
        self.tabs = QTabWidget()
        for page in (self.columns, self.new, self.changed, self.doubts, self.refused, self.skipped):
            self.tabs.addTab(page, "")
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        self.done_button.setProperty("primary", True)
        self.done_button.setAutoDefault(False)
        foot.addWidget(second(f"来自“{self._book.file}”。确认之前不写入台账；空格键可把选中的行改为不导入。"), 1)
        foot.addWidget(self.done_button)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(head)
        layout.addLayout(as_of)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        self.resize(theme.px(1080), theme.px(600))
