"""The preview of an import: look, choose columns, settle doubts, and only then confirm."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from heze_desk.kit import dialogs, theme
from heze_desk.kit import import_lines as listed
from heze_desk.kit.columns import Column
from heze_desk.kit.doubt_list import TALL, DoubtList
from heze_desk.kit.import_columns import ColumnChoices
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

XLSX = "Excel 工作簿 (*.xlsx)"


@dataclass(frozen=True, kw_only=True)
class ImportWords:
    """What is imported into which book: its fields by key, the title of a record's name, its counter."""

    book: str
    titles: Mapping[str, str]
    name: str
    counter: str
    numbered: bool = False


class ImportPreview(QDialog):
    """Nothing is written before 确认导入; that is one step, and one undo.

    Write `recognise`, `propose` and `write`; call `begin` at the end of the constructor.
    """

    def __init__(
        self,
        desk: Desk,
        book: Book,
        tell: Callable[[str], None],
        *,
        words: ImportWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"导入{words.book}：预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.book = book
        self.tell = tell
        self.words = words
        self.decisions: dict[str, int] = {}
        self._answers: dict[str, str] = {}
        self._without: set[int] = set()
        self.sheet = QComboBox()
        self.sheet.addItems([sheet.name for sheet in book.sheets])
        self.columns = ColumnChoices(words.titles, words.book)
        self.doubts = DoubtList(desk, "import doubts", called=words.name)
        shown = listed.columns(words.name, numbered=words.numbered)
        self.new, self.changed = (self._list(name, shown[name]) for name in ("new", "changed"))
        self.refused, self.skipped = (self._list(name, shown[name]) for name in ("refused", "skipped"))
        self.sentence = titled("")
        self.done_button = QPushButton("确认导入")
        self._connect()
        self._lay_out()

    def recognise(self, sheet: str = "") -> Table:
        """The table in the sheet named, or in the one whose headings are known best."""
        raise NotImplementedError

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        """The plan, of which nothing is written yet."""
        raise NotImplementedError

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        """Write the plan but for these rows; returns what was written."""
        raise NotImplementedError

    def number(self, row: Any) -> str:
        """What a row of the plan is numbered."""
        return ""

    def top(self) -> Sequence[QWidget]:
        """What stands above the lists beside the sentence."""
        return ()

    def choose_sheet(self, name: str) -> None:
        """Look at another sheet; one without headings is refused and the present one stays."""
        with ExitStack() as whatever_comes:
            whatever_comes.callback(self._show_sheet)
            table = self.recognise(name)
            self._without = set()
            self.begin(table)

    def choose_field(self, letter: str, field: str) -> None:
        """Take a column for a field; a column that had the field gives it up."""
        others = {one.letter: "" for one in self.table_read.columns if field and one.field == field}
        with ExitStack() as whatever_comes:
            whatever_comes.callback(lambda: self.columns.show_table(self.table_read))
            self.take(self.table_read.choose({**others, letter: field}), decisions=self.decisions)

    def answer(self, keys: tuple[str, ...], option: int | None) -> None:
        kept = {key: place for key, place in self.decisions.items() if key not in keys}
        self._answers = {key: words for key, words in self._answers.items() if key not in keys}
        self.take(self.table_read, decisions=kept if option is None else {**kept, **dict.fromkeys(keys, option)})

    def switch_rows(self, view: RecordView[Any]) -> None:
        """Leave the selected rows out, or take them in again."""
        rows = {line.row for line in view.selected()}
        self._without = self._without - rows if rows <= self._without else self._without | rows
        self._show_plan()

    def accept(self) -> None:
        with ExitStack() as whatever_comes, self.desk.workspace.step(self.plan.step_title) as db:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            whatever_comes.callback(QGuiApplication.restoreOverrideCursor)
            done = self.write(db, self._without)
        many = f"{len(done)} {self.words.counter}"
        self.tell(f"已从“{self.book.file}”导入 {many}；{self.plan.left_out}可按 Ctrl+Z 一次撤销。")
        super().accept()

    def begin(self, table: Table) -> None:
        """Take a sheet, with nothing decided yet."""
        self.take(table)

    def take(self, table: Table, *, decisions: dict[str, int] | None = None) -> None:
        """Propose from this table; only what can be proposed becomes the state of the dialog.

        An answer that would mean another thing now is taken back, and its question asked again.
        """
        decided, known = decisions or {}, self._answers if decisions else {}
        plan = self.propose(table, decided)
        while moved := [one.key for one in plan.doubts if one.answer != known.get(one.key, one.answer)]:
            decided = {key: option for key, option in decided.items() if key not in moved}
            known = {key: words for key, words in known.items() if key not in moved}
            plan = self.propose(table, decided)
        self.plan, self._answers = plan, {one.key: one.answer for one in plan.doubts if one.answer}
        self.table_read, self.decisions = table, decided
        self.columns.show_table(table)
        self._show_sheet()
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self.plan
        self.new.table.show(listed.new_lines(plan, self._without, self.number))
        self.changed.table.show(listed.change_lines(plan, self._without, self.number))
        self.doubts.show_doubts(plan.doubts)
        self.refused.table.show(listed.refused_lines(plan))
        self.skipped.table.show(listed.skipped_lines(plan))
        counts = (len(self.table_read.columns), len(plan.new), len(plan.changed), len(plan.open_doubts))
        names = ("列的对应", "新增", "更改", "待确认", "未采用", "跳过和说明")
        for place, (name, count) in enumerate(
            zip(names, (*counts, len(plan.refused), len(plan.skipped) + len(plan.notes)), strict=True)
        ):
            self.tabs.setTabText(place, f"{name} {count}")
        taken = sum(1 for one in (*plan.new, *plan.changed) if one.row not in self._without)
        self.sentence.setText(plan.sentence)
        self.done_button.setText(f"确认导入 {taken} {self.words.counter[:1]}")
        self.done_button.setEnabled(taken > 0)

    def _show_sheet(self) -> None:
        self.sheet.setCurrentText(self.table_read.sheet.name)

    def _list(self, name: str, columns: Sequence[Column[Any]]) -> RecordView[Any]:
        table: RecordTable[Any] = RecordTable(self.desk, columns, parent=self)
        return RecordView(table, name=f"import {name}", tall=TALL)

    def _connect(self) -> None:
        self.sheet.textActivated.connect(self.choose_sheet)
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
        head, above, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.sentence, 1)
        if len(self.book.sheets) > 1:
            head.addWidget(second("工作表"))
            head.addWidget(self.sheet)
        for part in self.top():
            above.addWidget(part)
        above.addStretch(1)
        self.tabs = QTabWidget()
        for page in (self.columns, self.new, self.changed, self.doubts, self.refused, self.skipped):
            self.tabs.addTab(page, "")
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        self.done_button.setProperty("primary", True)
        self.done_button.setAutoDefault(False)
        before = f"确认之前不写入{self.words.book}；空格键可把选中的行改为不导入。"
        foot.addWidget(second(f"来自“{self.book.file}”。{before}"), 1)
        foot.addWidget(self.done_button)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(head)
        layout.addLayout(above)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        parent = self.parentWidget()
        over = parent.window().size() if parent is not None else QSize()
        self.resize(max(theme.px(1080), over.width() * 17 // 20), max(theme.px(600), over.height() * 17 // 20))


def ask_book(page: Screen, name: str, then: Callable[[Book], None]) -> None:
    """Ask for a workbook and read it in the background; `then` shows what it would bring."""
    path = dialogs.ask_open(page.window(), f"导入{name}", XLSX)
    if path is not None:
        page.desk.background.run(partial(_read, path), then, title="正在读取")


def _read(path: Path) -> Book:
    from heze_desk.workbooks.reading import read

    return read(path)
