"""The preview of an old ledger, which speaks as of a day of its own."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit import theme
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.pieces import second
from heze_desk.kit.screen import Desk
from heze_desk.tasks import importing
from heze_desk.tasks.importing import Book, Table
from heze_desk.workspace.database import Database

WORDS = ImportWords(book="台账", titles=importing.TITLES, name="任务名称", counter="项任务", numbered=True)


class ImportDialog(ImportPreview):
    """Proposes as of the day that the sheet says it is of, until another is typed."""

    def __init__(self, desk: Desk, book: Book, tell: Callable[[str], None], parent: QWidget | None = None) -> None:
        self.day, self.day_remark = DayEdit(lambda: desk.clock.today), second("")
        super().__init__(desk, book, tell, words=WORDS, parent=parent)
        self.day.editingFinished.connect(self.choose_day)
        self.day.picked.connect(self.choose_day)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return importing.recognise(self.book, sheet=sheet)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        return importing.propose(self.desk.workspace.db, table, day=self._day, decisions=decisions)

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return importing.apply(db, self.plan, without=without)

    def number(self, row: Any) -> str:
        return str(row.number)

    def top(self) -> Sequence[QWidget]:
        self.day.setFixedWidth(theme.px(150))
        self.day.setAccessibleName("台账截至日期")
        return (second("台账截至日期"), self.day, self.day_remark)

    def choose_day(self) -> None:
        """Propose as of the day typed; a text that is none is said beside it, and nothing can be confirmed."""
        with ExitStack() as whatever_comes:
            whatever_comes.callback(self._say_day)
            if not self.day.complaint():
                self._day = importing.refuse_to_come(self.day.value() or self._found.day, self.desk.clock.today)
                self.take(self.table_read, decisions=self.decisions)

    def begin(self, table: Table) -> None:
        """Take a sheet as of the day it says it is of."""
        self._found = importing.dated(table, self.desk.clock.today)
        self._day = self._found.day
        super().begin(table)
        self._say_day()

    def _say_day(self) -> None:
        if complaint := self.day.complaint():
            self.day_remark.setText(complaint)
            self.done_button.setEnabled(False)
            return
        self.day.set_value(self._day)
        self.day_remark.setText(self._found.sentence if self._day == self._found.day else "")
