"""The entries of one register that were moved to the bin."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from heze_desk.kit.bin_dialog import BinWords, RecordBin
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.registers import listing, store
from heze_desk.registers.kinds import Register
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import EntryLine
from heze_desk.workspace.database import Database


class EntryBin(RecordBin):
    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        self._register = register
        columns = (
            Column[EntryLine]("编号", lambda line: register.number(line.id), width=5),
            Column[EntryLine]("名称", lambda line: line.name, kind=Kind.LONG, width=0),
            Column[EntryLine]("类别", lambda line: line.category, width=7),
            Column[EntryLine]("产业", lambda line: "、".join(line.industries), width=9),
            Column[EntryLine]("移入日期", lambda line: line.deleted_on, width=6),
        )
        super().__init__(desk, columns, BinWords("条目", register.counter, register.title), parent)

    def listed(self) -> Sequence[EntryLine]:
        wanted = EntryFilter(kind=self._register.kind, deleted=True)
        return listing.entries(self.desk.workspace.db, self.desk.clock.today, wanted)

    def bring_back(self, db: Database, record_id: int) -> None:
        store.bring_back(db, record_id)
