"""The parts of a scheme in a table that is typed in; nothing is written before the scheme is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.evaluation.indicator_records import figure, number
from heze_desk.evaluation.scheme_records import Absent, Part
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.record_table import Cell, RecordTable
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database

ABSENT = {Absent.LEFT_OUT: "不计，权重并入其他", Absent.FULL: "按满分"}


@dataclass(frozen=True, kw_only=True)
class TypedPart:
    """A part as it was typed, which may not be right yet."""

    id: int
    name: str = ""
    formula: str = ""
    weight: str = ""
    definition: str = ""
    absent: Absent = Absent.LEFT_OUT


class PartTable(RecordTable[TypedPart]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _columns())

    def show_parts(self, parts: Sequence[Part]) -> None:
        self.show(
            [
                TypedPart(
                    id=place,
                    name=one.name,
                    formula=one.formula,
                    weight=figure(one.weight),
                    definition=one.definition,
                    absent=one.absent,
                )
                for place, one in enumerate(parts, 1)
            ]
        )

    def add(self) -> int:
        place = max((one.id for one in self.records), default=0) + 1
        self.show([*self.records, TypedPart(id=place)])
        return place

    def drop(self, ids: Sequence[int]) -> None:
        self.show([one for one in self.records if one.id not in ids])

    def write(self, cells: Sequence[Cell], title: str) -> None:
        records = self.records
        for cell in cells:
            name = NAMES[self.columns[cell.column].title]
            value: Any = Absent(cell.value or Absent.LEFT_OUT) if name == "absent" else (cell.value or "").strip()
            records[cell.row] = replace(records[cell.row], **{name: value})
        self.show(records)

    def parts(self) -> tuple[Part, ...]:
        """What was typed; refused by the sentence of the part that is wrong. Empty lines are passed over."""
        return tuple(_part(one) for one in self.records if one.name or one.formula or one.weight)


NAMES = {"项目": "name", "权重": "weight", "算式": "formula", "说明": "definition", "没有可计时": "absent"}


def _part(one: TypedPart) -> Part:
    if not one.weight:
        raise DeskError(f"“{one.name or one.formula}”没有写权重；各项权重之和应为 100。")
    weight = number(one.weight)
    return Part(name=one.name, formula=one.formula, weight=weight, definition=one.definition, absent=one.absent)


def _columns() -> tuple[Column[TypedPart], ...]:
    shown: dict[str, Any] = {
        "项目": {"width": 6.5},
        "权重": {"width": 3.6},
        "算式": {"width": 0, "least": 14, "kind": Kind.LONG},
        "说明": {"width": 0, "least": 12, "kind": Kind.LONG},
    }
    typed = (
        Column[TypedPart](title, partial(_shown, NAMES[title]), write=_in_memory, **more)
        for title, more in shown.items()
    )
    choices = [Choice(one, told) for one, told in ABSENT.items()]
    absent = Column[TypedPart](
        "没有可计时",
        lambda one: one.absent,
        write=_in_memory,
        kind=Kind.CHOICE,
        choices=lambda: choices,
        display=lambda one: ABSENT[one.absent],
        width=9.5,
    )
    return (*typed, absent)


def _shown(name: str, one: TypedPart) -> str:
    return str(getattr(one, name))


def _in_memory(_db: Database, _id: int, _value: Any) -> None:
    raise NotImplementedError  # the table changes what was typed itself
