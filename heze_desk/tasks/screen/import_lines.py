"""What an import would do, as the lists of its preview."""

from collections.abc import Collection
from dataclasses import dataclass

from heze_desk.kit.columns import Column, Kind
from heze_desk.tasks.importing import Plan

TAKEN, NOT_TAKEN = "✓", "不导入"


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """A task that would come."""

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
    """One field of a kept task that would change."""

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


NEW = (
    Column[NewLine]("导入", lambda line: TAKEN if line.taken else NOT_TAKEN, width=4),
    Column[NewLine]("行", lambda line: line.row, kind=Kind.NUMBER, width=3),
    Column[NewLine]("编号", lambda line: line.number or "自动编号", width=5),
    Column[NewLine]("任务名称", lambda line: line.title, kind=Kind.LONG, width=18, tip=lambda line: line.title),
    Column[NewLine]("其他内容", lambda line: line.rest, kind=Kind.LONG, width=0, tip=lambda line: line.rest),
)
CHANGED = (
    Column[ChangeLine]("导入", lambda line: TAKEN if line.taken else NOT_TAKEN, width=4),
    Column[ChangeLine]("单元格", lambda line: line.cell, width=4),
    Column[ChangeLine]("编号", lambda line: line.number, width=5),
    Column[ChangeLine]("任务名称", lambda line: line.title, kind=Kind.LONG, width=15, tip=lambda line: line.title),
    Column[ChangeLine]("字段", lambda line: line.name, width=5),
    Column[ChangeLine]("原来", lambda line: line.old or "（空）", kind=Kind.LONG, width=0, tip=lambda line: line.old),
    Column[ChangeLine]("改为", lambda line: line.new, kind=Kind.LONG, width=0, tip=lambda line: line.new),
)
REFUSED = (
    Column[Remark]("单元格", lambda line: line.cell, width=4),
    Column[Remark]("任务名称", lambda line: line.title, kind=Kind.LONG, width=18),
    Column[Remark]("字段", lambda line: line.name, width=5),
    Column[Remark]("原因", lambda line: line.text, kind=Kind.LONG, width=0, tip=lambda line: line.text),
)
SKIPPED = (
    Column[Remark]("位置", lambda line: line.cell, width=5),
    Column[Remark]("原因或说明", lambda line: line.text, kind=Kind.LONG, width=0, tip=lambda line: line.text),
)


def new_lines(plan: Plan, without: Collection[int]) -> list[NewLine]:
    return [
        NewLine(
            id=one.row,
            number=one.number,
            title=one.title,
            rest="；".join(f"{part.name}：{part.new}" for part in one.fields if part.field not in ("number", "title")),
            taken=one.row not in without,
        )
        for one in plan.new
    ]


def change_lines(plan: Plan, without: Collection[int]) -> list[ChangeLine]:
    pairs = [(one, part) for one in plan.changed for part in one.fields]
    return [
        ChangeLine(
            id=place,
            row=one.row,
            cell=part.cell,
            number=one.number,
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
    """Rows that are no tasks, then what should be known of the sheet as a whole."""
    rows = [(f"第{one.row}行", one.text) for one in plan.skipped]
    whole = [("整张表", note) for note in plan.notes]
    return [
        Remark(id=place, cell=where, title="", name="", text=text) for place, (where, text) in enumerate(rows + whole)
    ]
