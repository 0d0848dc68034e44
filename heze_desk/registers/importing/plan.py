"""What an import would do to a register, row by row, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from heze_desk.errors import DeskError
from heze_desk.registers.importing.settling import Settler
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind
from heze_desk.registers.workbook_columns import name_of
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workbooks.headings import Table


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field of an entry under its column's key: the value, both texts as shown, and the cell it comes from."""

    field: str
    name: str
    value: Any
    old: str
    new: str
    cell: str


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """An entry that comes or changes; without an `entry_id` it is new.

    `unlike` are the entries, `unlike_rows` the rows of the file, from which it was told apart.
    """

    row: int
    entry_id: int | None
    title: str
    fields: tuple[FieldChange, ...]
    unlike: tuple[int, ...] = ()
    unlike_rows: tuple[int, ...] = ()


class RowSorter(Protocol):
    """Takes the rows of a sheet one by one; what it makes of them is asked for afterwards."""

    asked: Settler
    unchanged: int
    repeated: int

    @property
    def changes(self) -> Sequence[RowChange]: ...


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Exactly what `apply` will write, and everything it will not; `repeated` were met in the file before."""

    table: Table
    day: date
    decisions: Mapping[str, int]
    new: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]
    unchanged: int
    repeated: int
    doubts: tuple[Doubt, ...]
    refused: tuple[Refusal, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]

    @property
    def book(self) -> str:
        """What is imported into."""
        raise NotImplementedError

    @property
    def counter(self) -> str:
        """By what its records are counted."""
        raise NotImplementedError

    def column(self, key: str) -> str:
        """What the secretary calls a column."""
        raise NotImplementedError

    def rows_to_write(self, fresh: "Proposal", without: Collection[int]) -> list[RowChange]:
        """In the order of the file; refused where what is kept has changed since, so that a `fresh` one differs."""
        if (fresh.new, fresh.changed) != (self.new, self.changed):
            raise DeskError(f"预览之后{self.book}又有改动，没有导入；请重新预览，核对后再确认。")
        wanted = (one for one in (*self.new, *self.changed) if one.row not in without)
        return sorted(wanted, key=lambda one: one.row)

    @property
    def changes(self) -> int:
        """How many single fields of entries already kept would change."""
        return sum(len(one.fields) for one in self.changed)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        return tuple(one for one in self.doubts if one.decided is None)

    @property
    def suggestions(self) -> dict[str, int]:
        """Decisions that settle every open doubt with only one option, for “采纳全部建议”."""
        return {one.key: 0 for one in self.open_doubts if len(one.options) == 1}

    @property
    def sentence(self) -> str:
        """新增 3 家，更改 12 家（15 处），……"""
        unit = self.counter
        return (
            f"新增 {len(self.new)} {unit}，更改 {len(self.changed)} {unit}（{self.changes} 处），"
            f"不变 {self.unchanged} {unit}；待确认 {len(self.open_doubts)} 处，未采用 {len(self.refused)} 处，"
            f"跳过 {len(self.skipped)} 行。"
        )

    @property
    def left_out(self) -> str:
        """2 处待确认、1 处未采用，没有写入；… or nothing where all is written."""
        counts = ((len(self.open_doubts), "待确认"), (len(self.refused), "未采用"))
        told = "、".join(f"{count} 处{name}" for count, name in counts if count)
        return f"{told}，没有写入；" if told else ""

    @property
    def step_title(self) -> str:
        """What the act is called in the history and in undo."""
        counts = f"新增{len(self.new)}{self.counter}、更改{len(self.changed)}{self.counter}"
        return f"导入{self.book}“{self.table.file}”（{counts}）"


def sorted_out(sorter: RowSorter) -> dict[str, Any]:
    """What became of the rows, as a proposal has it."""
    return {
        "new": tuple(one for one in sorter.changes if one.entry_id is None),
        "changed": tuple(one for one in sorter.changes if one.entry_id is not None),
        "unchanged": sorter.unchanged,
        "repeated": sorter.repeated,
        "doubts": sorter.asked.doubts,
        "refused": tuple(sorter.asked.refused),
    }


@dataclass(frozen=True, kw_only=True)
class Plan(Proposal):
    """What would come into one register."""

    kind: Kind

    @property
    def book(self) -> str:
        return KINDS[self.kind].title

    @property
    def counter(self) -> str:
        return KINDS[self.kind].counter

    def column(self, key: str) -> str:
        return name_of(KINDS[self.kind], key)
