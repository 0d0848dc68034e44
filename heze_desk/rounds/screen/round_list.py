"""The rounds at the left, the latest first: until when, and how many have reported."""

from dataclasses import dataclass
from datetime import date

from heze_desk import days
from heze_desk.kit.columns import Column
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds.records import Round
from heze_desk.rounds.status_records import RoundLine


@dataclass(frozen=True, kw_only=True)
class ListedRound:
    """A round as the list shows it on a day."""

    id: int
    line: RoundLine
    day: date

    @property
    def round(self) -> Round:
        return self.line.round

    @property
    def count(self) -> str:
        """12/38"""
        return f"{self.line.arrived}/{self.line.units}"

    @property
    def state(self) -> str:
        if self.round.closed_on is not None:
            return "已结束"
        return "已收齐" if self.line.arrived == self.line.units else "进行中"

    @property
    def told(self) -> str:
        span = f"{days.said(self.round.opened_on)}开始，{days.said(self.round.due)}截止"
        return f"{self.round.title}\n{span}；已报 {self.count}。"


COLUMNS = (
    Column[ListedRound]("调度", lambda one: one.round.name, tip=lambda one: one.told, width=0, least=7.5),
    Column[ListedRound]("时限", lambda one: one.round.due, text=lambda due: f"{due:%m-%d}", width=3.2),
    Column[ListedRound]("已报", lambda one: one.count, sort=lambda one: one.line.arrived, width=3.4),
    Column[ListedRound]("状态", lambda one: one.state, width=3.5, from_width=1200),
)


class RoundList(RecordView[ListedRound]):
    """`chosen` carries the round of the current row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(RecordTable[ListedRound](desk, COLUMNS), name="rounds")
        self.table.setParent(self)
        self.setAccessibleName("各次调度")

    def show_lines(self, lines: list[RoundLine], day: date) -> None:
        self.table.show([ListedRound(id=line.round.id or 0, line=line, day=day) for line in lines])
