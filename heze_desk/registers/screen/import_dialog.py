"""The preview of a workbook for one register; near names are doubts that are answered one by one or alike together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.screen import Desk
from heze_desk.registers import importing
from heze_desk.registers.importing import Book, Table
from heze_desk.registers.kinds import Register
from heze_desk.workspace.database import Database


class EntryImport(ImportPreview):
    """A heading without a year is taken to be of the `year` that is looked at."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        book: Book,
        tell: Callable[[str], None],
        *,
        year: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._register, self._year = register, year
        self.suggest_button = QPushButton("采纳只有一种处理的全部建议")
        words = ImportWords(
            book=register.title,
            titles=importing.titles(register.kind),
            name=register.fields[0].title,
            counter=register.counter,
        )
        super().__init__(desk, book, tell, words=words, parent=parent)
        self.suggest_button.setAutoDefault(False)
        self.suggest_button.clicked.connect(self.take_suggestions)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return importing.recognise(self.book, self._register.kind, sheet=sheet, year=self._year)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        db, day = self.desk.workspace.db, self.desk.clock.today
        plan = importing.propose(db, self._register.kind, table, day=day, decisions=decisions)
        self.suggest_button.setVisible(bool(plan.suggestions))
        return plan

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return importing.apply(db, self.plan, without=without)

    def top(self) -> Sequence[QWidget]:
        return (self.suggest_button,)

    def take_suggestions(self) -> None:
        """Settle every doubt that offers only one answer."""
        self.take(self.table_read, decisions={**self.decisions, **self.plan.suggestions})
