"""What an import would do, row by row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.tasks.importing.fields import TITLES
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workbooks.headings import Table


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field of a task: the value to be written, both texts as shown, and the cell it comes from."""

    field: str
    value: Any
    old: str
    new: str
    cell: str

    @property
    def name(self) -> str:
        """What the secretary calls the field."""
        return TITLES[self.field]


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """A task that comes or changes; without a `task_id` it is new, and a new one may have no number yet."""

    row: int
    task_id: int | None
    number: str
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Exactly what `apply` will write, and everything it will not."""

    table: Table
    day: date
    decisions: Mapping[str, int]
    new: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]
    unchanged: int
    doubts: tuple[Doubt, ...]
    refused: tuple[Refusal, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]

    @property
    def changes(self) -> int:
        """How many single fields of tasks already kept would change."""
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
        """新增 3 项，更改 12 项（15 处），……"""
        return (
            f"新增 {len(self.new)} 项，更改 {len(self.changed)} 项（{self.changes} 处），不变 {self.unchanged} 项；"
            f"待确认 {len(self.open_doubts)} 处，未采用 {len(self.refused)} 处，跳过 {len(self.skipped)} 行。"
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
        return f"导入台账“{self.table.file}”（新增{len(self.new)}项、更改{len(self.changed)}项）"
