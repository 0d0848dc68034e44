"""The units of the table, and what an edit of each column means."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from heze_desk.errors import DeskError
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.record_table import Cell, RecordTable
from heze_desk.roster import calling, unit_store
from heze_desk.roster.listing import UnitEntry, marked
from heze_desk.roster.records import UnitKind
from heze_desk.workspace.database import Database

KINDS = tuple(Choice(kind, str(kind)) for kind in UnitKind)
NAMES = ("简称", "全称")


def _by_asking(_db: Database, _unit_id: int, _name: Any) -> None:
    raise DeskError("名称请逐个修改，以便说明是更名还是更正错字。")


def _aliases(unit: UnitEntry) -> str:
    return "、".join(unit.aliases)


def _set_aliases(db: Database, unit_id: int, text: str) -> None:
    for mark in "，,；; ":
        text = text.replace(mark, "、")
    unit_store.set_aliases(db, unit_id, tuple(name.strip() for name in text.split("、")))


COLUMNS = (
    Column[UnitEntry]("次序", lambda one: one.rank, width=2.5),
    Column[UnitEntry](
        "简称",
        lambda one: one.short_name,
        display=lambda one: marked(one.short_name, active=one.active),
        write=_by_asking,
        width=10,
    ),
    Column[UnitEntry](
        "全称", lambda one: one.full_name, write=_by_asking, tip=lambda one: one.full_name, width=0, least=9
    ),
    Column[UnitEntry](
        "类别",
        lambda one: one.kind,
        text=str,
        write=unit_store.set_kind,
        kind=Kind.CHOICE,
        choices=lambda: KINDS,
        width=3.5,
        from_width=1200,
    ),
    Column[UnitEntry]("联络员", lambda one: one.contact, write=calling.name_contact, width=4.5),
    Column[UnitEntry]("电话", lambda one: one.telephone, write=calling.set_telephone, width=7),
    Column[UnitEntry]("别名", _aliases, write=_set_aliases, tip=_aliases, width=0, from_width=1300),
    Column[UnitEntry]("来自文件", lambda one: one.origin, width=5, from_width=1200),
    Column[UnitEntry]("状态", lambda one: one.state, width=3, from_width=1450),
)


class UnitTable(RecordTable[UnitEntry]):
    """A name is not written at once: `renaming` asks, with the unit, the column and the new name."""

    renaming = Signal(object, str, str)

    def write(self, cells: Sequence[Cell], title: str) -> None:
        if len(cells) == 1 and self.columns[cells[0].column].title in NAMES:
            unit, column = self.record_at(cells[0].row), self.columns[cells[0].column]
            if cells[0].value != column.value(unit):
                self.renaming.emit(unit, column.title, cells[0].value)
            return
        super().write(cells, title)
