"""What taking a form in would do, as the lists of its preview."""

from collections.abc import Sequence
from dataclasses import dataclass

from heze_desk.kit.columns import Column, Kind
from heze_desk.rounds.collecting import Change, ReturnPlan

OPEN = "待定，先不写入"
ROOMY = 1000


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One value that would be written, or waits for its doubt."""

    id: int
    change: Change

    @property
    def remark(self) -> str:
        return OPEN if self.change.open else self.change.doubt


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something of the sheet that is not written, and why; or something to know."""

    id: int
    where: str
    title: str
    text: str


CHANGES = (
    Column[ChangeLine]("单元格", lambda line: line.change.cell, width=3.6),
    Column[ChangeLine]("编号", lambda line: line.change.number, width=4),
    Column[ChangeLine](
        "任务名称",
        lambda line: line.change.title,
        kind=Kind.LONG,
        width=11,
        tip=lambda line: line.change.title,
        from_width=1000,
    ),
    Column[ChangeLine]("字段", lambda line: line.change.name, width=4.2),
    Column[ChangeLine](
        "原来",
        lambda line: line.change.old or "（空）",
        kind=Kind.LONG,
        width=0,
        least=7,
        tip=lambda line: line.change.old,
    ),
    Column[ChangeLine](
        "改为", lambda line: line.change.new, kind=Kind.LONG, width=0, least=9, tip=lambda line: line.change.new
    ),
    Column[ChangeLine](
        "疑问", lambda line: line.remark, kind=Kind.LONG, width=6, tip=lambda line: line.remark, from_width=1000
    ),
)
REMARKS = (
    Column[Remark]("位置", lambda line: line.where, width=5),
    Column[Remark]("任务", lambda line: line.title, kind=Kind.LONG, width=13, tip=lambda line: line.title),
    Column[Remark]("说明", lambda line: line.text, kind=Kind.LONG, width=0, tip=lambda line: line.text),
)

NOTES = (REMARKS[0], REMARKS[2])


def change_lines(plan: ReturnPlan) -> list[ChangeLine]:
    return [ChangeLine(id=place, change=one) for place, one in enumerate(plan.changes)]


def refused_lines(plan: ReturnPlan) -> list[Remark]:
    """Cells that were not taken, with the reason."""
    return _numbered([(one.cell, one.title, f"{one.name}：{one.text}") for one in plan.refused])


def unmatched_lines(plan: ReturnPlan) -> list[Remark]:
    """Rows that are none of the tasks asked about."""
    return _numbered([(f"第{one.row}行", "", one.text) for one in plan.unmatched])


def missing_lines(plan: ReturnPlan) -> list[Remark]:
    """Columns and rows that the form had and the file has not; what they said stays."""
    columns = [("整列", "", f"表中少了“{name}”列；原来的值保留，不改动。") for name in plan.missing_columns]
    rows = [(one.number, one.title, "表中少了这一项；原来的值保留，不改动。") for one in plan.missing_rows]
    return _numbered(columns + rows)


def note_lines(plan: ReturnPlan) -> list[Remark]:
    """What the unit asks for beside its report, then what should be known of the sheet as a whole."""
    asked = [("请求", "", text) for text in plan.requests]
    return _numbered(asked + [("整张表", "", text) for text in plan.notes])


def _numbered(told: Sequence[tuple[str, str, str]]) -> list[Remark]:
    return [Remark(id=place, where=where, title=title, text=text) for place, (where, title, text) in enumerate(told)]
