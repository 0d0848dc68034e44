"""A Qt table over a list of records."""

from array import array
from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from heze_desk.errors import DeskError
from heze_desk.identity_numbers import naming
from heze_desk.kit.columns import Column, Kind, Record
from heze_desk.kit.long_list import LongList, OrderKey
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = SHOWN | Qt.ItemFlag.ItemIsEditable
Listing: TypeAlias = list[Record] | LongList[Record]
FEW = 8  # so many are looked for one by one
NUMERIC = {Kind.NUMBER, Kind.PERCENT}
LEFT = Qt.AlignmentFlag.AlignLeft


class SortKey(NamedTuple):
    """A column to sort by; the first key counts most."""

    column: int
    falling: bool = False


class Cell(NamedTuple):
    """A value on its way into a cell."""

    row: int
    column: int
    value: Any


class Edit(NamedTuple):
    """A value on its way into a record, wherever that is listed by then."""

    record: Any
    column: Column[Any]
    value: Any


AskFirst: TypeAlias = Callable[[Sequence[Edit], str], bool]


class RecordTable(QAbstractTableModel, Generic[Record]):
    """Shows records as they were last given; edits go to the workspace, never to the list.

    `ask_first` may take over what is written into several cells: it is told the edits and their title, and where it
    answers True they wait until it calls `write_edits`. `showing` and `shown` come before and after a fresh list.
    """

    showing = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, columns: Sequence[Column[Record]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ask_first: AskFirst | None = None
        self.columns = tuple(columns)
        self.alignments = tuple(_alignment(column) for column in self.columns)
        self.sort_keys: tuple[SortKey, ...] = ()
        self._given: Listing[Record] = []
        self._records: Listing[Record] = []
        self._ids = array("q")

    def show(self, records: Sequence[Record] | LongList[Record]) -> None:
        """Take a fresh list; only what differs is announced, and a view keeps its place by id."""
        self.showing.emit()
        self._given = records if isinstance(records, LongList) else list(records)
        self._lay_out(self._sorted(self._given))
        self.shown.emit()

    def order_by(self, keys: Sequence[SortKey]) -> None:
        """Sort by these columns, the first counting most; without keys the order is the one given."""
        self.sort_keys = tuple(keys)
        self._lay_out(self._sorted(self._given))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def records(self) -> list[Record]:
        """The records in the order shown."""
        return list(self._records)

    def record(self, index: Index) -> Record:
        return self._records[index.row()]

    def record_at(self, row: int) -> Record:
        return self._records[row]

    def name_of(self, row: int) -> str:
        """What a refusal calls a row: by its first column, for rows have no numbers on screen."""
        return self._named(self._records[row])

    def id_at(self, row: int) -> int:
        """The id of a record that need not be read for it."""
        return self._ids[row]

    def row_of(self, record_id: int) -> int | None:
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def rows_of(self, record_ids: Collection[int]) -> list[int]:
        """The rows of those that are listed, from the top."""
        if len(record_ids) <= FEW:
            return sorted(row for record_id in record_ids if (row := self.row_of(record_id)) is not None)
        wanted = set(record_ids)
        return [row for row, listed in enumerate(self._ids) if listed in wanted]

    def write(self, cells: Sequence[Cell], title: str) -> int | None:
        """Write cells in one step, or none of them; cells that would not change are left alone.

        Returns how many changed, or None where it is being asked first.
        """
        named = [Edit(self._records[cell.row], self.columns[cell.column], cell.value) for cell in cells]
        edits = [edit for edit in named if edit.column.value(edit.record) != edit.value]
        if edits and self.ask_first is not None and self.ask_first(edits, title):
            return None
        if edits:
            self.write_edits(edits, title)
        return len(edits)

    def write_edits(self, edits: Sequence[Edit], title: str) -> None:
        """In one step, or none of them."""
        with self.desk.workspace.step(title) as db:
            self.write_into(db, edits)

    def write_into(self, db: Database, edits: Sequence[Edit]) -> None:
        """Inside a step; a refusal names the row where there are several."""
        for record, column, value in edits:
            if column.write is None:
                raise DeskError(f"“{column.title}”不能在表中修改。")
            try:
                with naming({column.title: value}):
                    column.write(db, record.id, value)
            except DeskError as refusal:
                if len(edits) == 1:
                    raise
                raise DeskError(f"{self._named(record)}的“{column.title}”：{refusal}各行都没有改动。") from refusal

    def editable(self, column: int) -> bool:
        return self.columns[column].write is not None and not self.desk.workspace.read_only

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.columns[section].title
        if role == Role.TextAlignmentRole:
            bar_first = self.columns[section].kind is Kind.PERCENT
            return int(LEFT | Qt.AlignmentFlag.AlignVCenter) if bar_first else self.alignments[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column, record = self.columns[index.column()], self._records[index.row()]
        match role:
            case Role.DisplayRole:
                return column.shown(record)
            case Role.EditRole:
                return column.value(record)
            case Role.ToolTipRole:
                return column.tip(record) if column.tip else None
            case Role.TextAlignmentRole:
                return self.alignments[index.column()]
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return EDITABLE if self.editable(index.column()) else SHOWN

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not self.editable(index.column()):
            return False
        divert = self.columns[index.column()].divert
        if divert is not None and divert(self.record(index), value):
            return False
        self.write([Cell(index.row(), index.column(), value)], f"修改{self.columns[index.column()].title}")
        return True

    def _named(self, record: Record) -> str:
        first = self.columns[0]
        return f"{first.title} {first.shown(record)} "

    def _sorted(self, records: Listing[Record]) -> Listing[Record]:
        keys = [OrderKey(self.columns[key.column].order, key.falling) for key in self.sort_keys]
        if isinstance(records, LongList) and all(key.name for key in keys):
            return records.ordered(keys)
        ordered = list(records)
        for key in reversed(self.sort_keys):
            column = self.columns[key.column]
            known = [record for record in ordered if not column.sort_key(record)[0]]
            unknown = [record for record in ordered if column.sort_key(record)[0]]
            known.sort(key=column.sort_key, reverse=key.falling)
            ordered = known + unknown
        return ordered

    def _lay_out(self, records: Listing[Record]) -> None:
        ids = records.ids if isinstance(records, LongList) else array("q", [record.id for record in records])
        if ids == self._ids:
            before, self._records = self._records, records
            self._announce(before)
        elif len(ids) == len(self._ids) and set(ids) == set(self._ids):
            self._reorder(records, ids)
        else:
            self.beginResetModel()
            self._take(records, ids)
            self.endResetModel()

    def _reorder(self, records: Listing[Record], ids: "array[int]") -> None:
        """The same records in another order: selection and an open editor go with their rows."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        moving = [self._ids[index.row()] for index in old]
        self._take(records, ids)
        rows = {listed: row for row, listed in enumerate(ids)}
        moved = [self.index(rows[i], index.column()) for i, index in zip(moving, old, strict=True)]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _take(self, records: Listing[Record], ids: "array[int]") -> None:
        self._records, self._ids = records, ids

    def _announce(self, before: Listing[Record]) -> None:
        """Say which rows differ; of a long list nobody knows but those that were looked at."""
        last = len(self.columns) - 1
        for row, old in before.at_hand() if isinstance(before, LongList) else enumerate(before):
            new = self._records[row]
            if old is not new and old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.kind in NUMERIC else column.align
    return int(side | Qt.AlignmentFlag.AlignVCenter)
