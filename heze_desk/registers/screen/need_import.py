"""The preview of how many people are wanted, as it was filled in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.screen import Desk
from heze_desk.registers.importing import Book, Table, needs
from heze_desk.registers.importing.needs import Given
from heze_desk.workspace.database import Database


class NeedImport(ImportPreview):
    """What a row does not say is as it is `given`."""

    def __init__(
        self,
        desk: Desk,
        book: Book,
        tell: Callable[[str], None],
        *,
        given: Given,
        parent: QWidget | None = None,
    ) -> None:
        self._given = given
        titles = needs.titles(needs.levels_of(desk.workspace.db))
        words = ImportWords(book="紧缺人才图谱", titles=titles, name="产业和领域", counter="个领域")
        super().__init__(desk, book, tell, words=words, parent=parent)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return needs.recognise(self.desk.workspace.db, self.book, sheet=sheet)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> Any:
        return needs.propose(self.desk.workspace.db, table, given=self._given, decisions=decisions)

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return needs.apply(db, self.plan, without=without)
