"""The 登记簿: what was issued of a kind in a year, with what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from heze_desk.days import said
from heze_desk.issuing.records import IssuedPaper, PaperState


@dataclass(frozen=True, kw_only=True)
class RegisterPart:
    """One kind; the papers by number, every version of each."""

    kind: str
    papers: tuple[IssuedPaper, ...]

    @property
    def has_running(self) -> bool:
        return any(paper.running for paper in self.papers)

    def count(self, state: PaperState) -> int:
        return sum(paper.state is state for paper in self.papers)

    @property
    def numbers(self) -> int:
        """How many numbers were given, however often one was corrected."""
        return len({paper.number for paper in self.papers})

    @property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """The numbers from 1 on that the desk did not give, as spans: they were given before it was taken up."""
        given = sorted({paper.number for paper in self.papers})
        before = [0, *given]
        return tuple((last + 1, number - 1) for last, number in zip(before, given, strict=False) if number > last + 1)

    def fate(self, paper: IssuedPaper) -> str:
        """What is said of the paper: why it was dated back, what it corrects, why it no longer holds."""
        told = [_sentence(paper.remark)] if paper.remark else []
        if paper.version > 1 and told:
            told = [f"更正说明：{told[0]}"]
        if paper.state is PaperState.VOID and paper.ended_on:
            told.append(f"{said(paper.ended_on)}作废：{_sentence(paper.ended_why)}")
        if paper.state is PaperState.CORRECTED and paper.ended_on:
            told.append(f"{said(paper.ended_on)}已更正，见{self._next(paper)}。")
        return "".join(told)

    def _next(self, paper: IssuedPaper) -> str:
        later = (other for other in self.papers if other.number == paper.number and other.version > paper.version)
        return next((other.printed_number for other in later), "更正件")


@dataclass(frozen=True, kw_only=True)
class Register:
    """All that is on one 登记簿, as of the day."""

    year: int
    day: date
    parts: tuple[RegisterPart, ...]


def registered(papers: Iterable[IssuedPaper], *, year: int, day: date) -> Register:
    """Sort the papers of the year into their kinds, in the order in which they come."""
    of_year: Sequence[IssuedPaper] = [paper for paper in papers if paper.year == year]
    parts = (RegisterPart(kind=kind, papers=tuple(group)) for kind, group in groupby(of_year, lambda one: one.kind))
    return Register(year=year, day=day, parts=tuple(parts))


def _sentence(text: str) -> str:
    return f"{text.rstrip('。.；;')}。"
