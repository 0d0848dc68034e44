"""What an import would do, as the lists of its preview."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from heze_desk.kit.columns import Column, Kind

TAKEN, NOT_TAKEN = "✓", "不导入"
Plan: TypeAlias = Any  # the plan of whichever subject: new, changed, refused, skipped, notes
Number: TypeAlias = Callable[[Any], str]
"""What a row is numbered; empty where the subject numbers by itself."""


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """A record that would come."""

    id: int
    number: str
    title: str
    rest: str
    taken: bool

    @property
    def row(self) -> int:
        return self.id


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One field of a kept record that would change."""

    id: int
    row: int
    cell: str
    number: str
    title: str
    name: str
    old: str
    new: str
    taken: bool


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A cell or a row that would not be imported, and why."""

    id: int
    cell: str
    title: str
    name: str
    text: str


def columns(name: str, *, numbered: bool) -> dict[str, Sequence[Column[Any]]]:
    """The four lists; `name` is what the subject calls the name of a record."""
    number = (Column[Any]("编号", lambda line: line.number or "自动编号", width=5),) if numbered else ()
    title = Column[Any](name, lambda line: line.title, kind=Kind.LONG, width=8, most=18, tip=lambda line: line.title)
    taken = Column[Any]("导入", lambda line: TAKEN if line.taken else NOT_TAKEN, width=4)
    cell = Column[Any]("单元格", lambda line: line.cell, width=4, most=8)
    field = Column[Any]("字段", lambda line: line.name, kind=Kind.LONG, width=5, most=12, tip=lambda line: line.name)
    return {
        "new": (taken, Column[Any]("行", lambda line: line.row, kind=Kind.NUMBER, width=3), *number, title, REST),
        "changed": (taken, cell, *number, title, field, OLD, NEW),
        "refused": (cell, title, field, _text("原因")),
        "skipped": (Column[Any]("位置", lambda line: line.cell, width=5), _text("原因或说明")),
    }


REST = Column[Any]("其他内容", lambda line: line.rest, kind=Kind.LONG, width=0, tip=lambda line: line.rest)
OLD = Column[Any]("原来", lambda line: line.old or "（空）", kind=Kind.LONG, width=0, tip=lambda line: line.old)
NEW = Column[Any]("改为", lambda line: line.new, kind=Kind.LONG, width=0, tip=lambda line: line.new)


def _text(title: str) -> Column[Any]:
    return Column[Any](title, lambda line: line.text, kind=Kind.LONG, width=0, tip=lambda line: line.text)


def new_lines(plan: Plan, without: Collection[int], number: Number) -> list[NewLine]:
    return [
        NewLine(
            id=one.row,
            number=number(one),
            title=one.title,
            rest="；".join(f"{part.name}：{part.new}" for part in one.fields if part.field not in ("number", "title")),
            taken=one.row not in without,
        )
        for one in plan.new
    ]


def change_lines(plan: Plan, without: Collection[int], number: Number) -> list[ChangeLine]:
    pairs = [(one, part) for one in plan.changed for part in one.fields]
    return [
        ChangeLine(
            id=place,
            row=one.row,
            cell=part.cell,
            number=number(one),
            title=one.title,
            name=part.name,
            old=part.old,
            new=part.new,
            taken=one.row not in without,
        )
        for place, (one, part) in enumerate(pairs)
    ]


def refused_lines(plan: Plan) -> list[Remark]:
    return [
        Remark(id=place, cell=one.cell, title=one.title, name=one.name, text=one.text)
        for place, one in enumerate(plan.refused)
    ]


def skipped_lines(plan: Plan) -> list[Remark]:
    """Rows that are no records, then what should be known of the sheet as a whole."""
    rows = [(f"第{one.row}行", one.text) for one in plan.skipped]
    whole = [("整张表", note) for note in plan.notes]
    return [
        Remark(id=place, cell=where, title="", name="", text=text) for place, (where, text) in enumerate(rows + whole)
    ]
