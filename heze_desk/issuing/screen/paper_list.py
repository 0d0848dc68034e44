"""The issued papers as a table: every version of every number, the latest first."""

from dataclasses import dataclass
from datetime import date

from heze_desk.issuing.records import IssuedPaper
from heze_desk.kit.columns import Column, Kind


@dataclass(frozen=True, kw_only=True)
class ListedPaper:
    """One version of a paper, with what is said of it on the 登记簿."""

    id: int
    paper: IssuedPaper
    fate: str

    def answers(self, typed: str) -> bool:
        paper = self.paper
        return typed in f"{paper.kind}\n{paper.printed_number}\n{paper.title}\n{self.fate}"

    @property
    def rank(self) -> tuple[str, int, int, int]:
        paper = self.paper
        return (paper.kind, paper.year, paper.number, paper.version)


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


COLUMNS = (
    Column[ListedPaper]("状态", lambda one: one.paper.state, kind=Kind.LIGHT, width=5.6),
    Column[ListedPaper]("种类", lambda one: one.paper.kind, width=7),
    Column[ListedPaper]("编号", lambda one: one.paper.printed_number, sort=lambda one: one.rank, width=12),
    Column[ListedPaper]("标题", lambda one: one.paper.title, tip=lambda one: one.paper.title, width=0, least=12),
    Column[ListedPaper]("印发日期", lambda one: one.paper.issued_on, text=_day, width=6.5),
    Column[ListedPaper]("说明", lambda one: one.fate, tip=lambda one: one.fate, width=0, least=8, from_width=1500),
)
