"""The result of an evaluation as a table: place, points of every part, and what it was the last time."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.result_records import ResultRow, tied
from heze_desk.evaluation.scheme_records import SHORT
from heze_desk.evaluation.store import Evaluation
from heze_desk.kit.columns import Column
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk

RIGHT = Qt.AlignmentFlag.AlignRight
NOTHING = "—"


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """A row of the result, its place in words, and its score of the last time where there was one."""

    id: int
    row: ResultRow
    place: str
    last: Fraction | None

    @property
    def score(self) -> str:
        return said(self.row.score) if self.row.rated else NOTHING

    @property
    def change(self) -> Fraction | None:
        return self.row.score - self.last if self.row.rated and self.last is not None else None


class ResultTable(QWidget):
    """Its columns are the parts of the scheme, so they are made anew where the scheme is another."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shape: tuple[bool, tuple[str, ...]] = (False, ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make(self._shape)

    def show_result(self, one: Evaluation, last: Evaluation | None) -> None:
        parts = tuple(part.name for part in one.scheme.parts)
        if (one.ranked, parts) != self._shape:
            self.view.deleteLater()
            self._make((one.ranked, parts))
        before = {row.name: row.score for row in last.rows if row.rated} if last else {}
        self.table.show([_line(one, row, before.get(row.name)) for row in one.in_order])
        if self.view.current() is None and self.table.rowCount():
            self.view.choose(self.table.record_at(0).id)

    def clear(self) -> None:
        self.table.show([])

    def current(self) -> ResultLine | None:
        return self.view.current()

    def _make(self, shape: tuple[bool, tuple[str, ...]]) -> None:
        self._shape = shape
        ranked, parts = shape
        columns = _columns(parts)
        self.table = RecordTable[ResultLine](self._desk, columns if ranked else columns[1:], parent=self)
        self.view = RecordView(self.table, name=f"result of {len(parts)}{'' if ranked else ' unranked'}")
        self.view.setAccessibleName("评估结果")
        self.view.chosen.connect(self.chosen)
        self._column.addWidget(self.view)


def _line(one: Evaluation, row: ResultRow, last: Fraction | None) -> ResultLine:
    place = f"{'并列' if tied(one.rows, row) else ''}第{row.rank}" if one.ranked and row.rank else ""
    return ResultLine(id=row.row_id, row=row, place=place or ("不排" if row.short else NOTHING), last=last)


def _columns(parts: tuple[str, ...]) -> tuple[Column[ResultLine], ...]:
    return (
        Column("名次", lambda one: one.row.rank or None, display=lambda one: one.place, width=4.8, tip=_why),
        Column("名称", lambda one: one.row.name, width=0, least=8),
        Column("得分", lambda one: one.row.score, display=lambda one: one.score, width=4, align=RIGHT),
        *(
            Column(
                name,
                partial(_points, place),
                text=_shown,
                width=max(4.2, len(name) + 0.8),
                align=RIGHT,
                from_width=1500,
            )
            for place, name in enumerate(parts)
        ),
        Column("调整", lambda one: _adjusted(one.row), text=_signed, width=3.6, align=RIGHT, tip=_reasons),
        Column("上次", lambda one: one.last, text=_shown, width=4, align=RIGHT),
        Column("比上次", lambda one: one.change, text=_signed, width=4.2, align=RIGHT),
    )


def _why(one: ResultLine) -> str:
    return SHORT if one.row.short else ""


def _points(place: int, one: ResultLine) -> Fraction | None:
    part = one.row.parts[place]
    return None if part.value is None and not part.points else part.points


def _adjusted(row: ResultRow) -> Fraction | None:
    return sum((one.worth for one in row.adjustments), Fraction()) if row.adjustments else None


def _reasons(one: ResultLine) -> str:
    return "\n".join(f"{_signed(change.worth)}分：{change.reason}" for change in one.row.adjustments)


def _shown(points: Any) -> str:
    return NOTHING if points is None else said(points)


def _signed(points: Any) -> str:
    return "" if points is None else f"{'+' if points > 0 else ''}{said(points)}"
