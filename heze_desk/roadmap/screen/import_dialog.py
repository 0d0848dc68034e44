"""The preview of a workbook of phases and milestones; one step, one undo."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from heze_desk.kit.import_preview import ImportPreview, ImportWords
from heze_desk.kit.screen import Desk
from heze_desk.roadmap import importing
from heze_desk.roadmap.importing import RoadmapPlan
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database


class RoadmapImport(ImportPreview):
    def __init__(self, desk: Desk, book: Book, tell: Callable[[str], None], *, parent: QWidget | None = None) -> None:
        words = ImportWords(book="产业路线图", titles=importing.TITLES, name="名称", counter="项")
        super().__init__(desk, book, tell, words=words, parent=parent)
        self.begin(self.recognise())

    def recognise(self, sheet: str = "") -> Table:
        return importing.recognise(self.book, sheet=sheet)

    def propose(self, table: Table, decisions: Mapping[str, int]) -> RoadmapPlan:
        return importing.propose(self.desk.workspace.db, table, day=self.desk.clock.today, decisions=decisions)

    def write(self, db: Database, without: Collection[int]) -> Sequence[int]:
        return importing.apply(db, self.plan, without=without)
