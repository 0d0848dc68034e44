"""The preview of a filled form of indicators: columns, values, doubts; then one step, one undo."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from heze_desk.evaluation import importing
from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.screen import Desk
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database


class ImportDialog(ImportPreview):
    def __init__(self, desk: Desk, book: Book, tell: Callable[[str], None], *, parent: QWidget | None = None) -> None:
        self.suggest_button = QPushButton("采纳只有一种处理的全部建议")
        words = ImportWords(
            book="指标数值",
            titles=importing.titles(importing.year_of(book, desk.clock.today)),
            name="指标（范围）",
            counter="行",
        )
        super().__init__(desk, book, tell, words=words, parent=parent)
        self.suggest_button.setAutoDefault(False)
        self.suggest_button.clicked.connect(self.take_suggestions)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return importing.recognise(self.book, day=self.desk.clock.today, sheet=sheet)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        plan = importing.propose(self.desk.workspace.db, table, day=self.desk.clock.today, decisions=decisions)
        self.suggest_button.setVisible(bool(plan.suggestions))
        return plan

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return importing.apply(db, self.plan, without=without)

    def top(self) -> Sequence[QWidget]:
        return (self.suggest_button,)

    def take_suggestions(self) -> None:
        """Settle every doubt that offers only one answer."""
        self.take(self.table_read, decisions={**self.decisions, **self.plan.suggestions})
