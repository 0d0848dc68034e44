"""The preview of matters from a workbook; those that are nearly there already are doubts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.screen import Desk
from heze_desk.notifications import importing
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database


class MatterImport(ImportPreview):
    def __init__(self, desk: Desk, book: Book, tell: Callable[[str], None], *, parent: QWidget | None = None) -> None:
        words = ImportWords(book="双告知登记表", titles=importing.titles(), name="事项", counter="件")
        super().__init__(desk, book, tell, words=words, parent=parent)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return importing.recognise(self.book, sheet=sheet)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        return importing.propose(self.desk.workspace.db, table, day=self.desk.clock.today, decisions=decisions)

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return importing.apply(db, self.plan, without=without)
