"""Values of indicators as a form of indicators by periods, out to Excel and in again; nothing is written by reading.

book = read(path)
plan = propose(db, book, day=today)          # what would be written, and what cannot be, by cell
with workspace.step(plan.step_title) as db:
    apply(db, plan)                          # refused where the values have changed since
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.evaluation import entering, indicators
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Indicator, Series, figure, number
from heze_desk.evaluation.period_records import Cycle, Period, of_year
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import Entry, entries
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value
from heze_desk.workbooks.reading import read as read
from heze_desk.workbooks.sheets import Book, Cell
from heze_desk.workbooks.values import text_of, trapped
from heze_desk.workspace.database import Database

NAME = ("指标", "指标名称", "名称", "监测指标")
YEARS_BACK = 10
FROZEN = "C4"


@dataclass(frozen=True, kw_only=True)
class ValueChange:
    """One cell that would be written."""

    id: int
    cell: str
    indicator: Indicator
    period: Period
    old: float | None
    new: float

    @property
    def told(self) -> str:
        when = self.period.said(self.indicator.cycle)
        return f"{self.indicator.name}　{when}：{figure(self.old) or '（空）'} → {figure(self.new)}"


@dataclass(frozen=True, kw_only=True)
class ValuePlan:
    """What a form would change; `refused` says by cell what is not taken and why."""

    book: Book
    day: date
    changes: tuple[ValueChange, ...]
    refused: tuple[str, ...]
    unchanged: int

    @property
    def step_title(self) -> str:
        return f"导入指标数值：{self.book.file}"

    @property
    def sentence(self) -> str:
        parts = [f"将填入 {len(self.changes)} 个数", f"{self.unchanged} 个没有变化"]
        if self.refused:
            parts.append(f"{len(self.refused)} 处不能采用")
        return "，".join(parts) + "。"


def export(shown: Sequence[Series], path: Path, *, cycle: Cycle, year: int, day: date) -> Path:
    """A form of one year for the indicators of a cycle; what was entered stands in it, the rest is to be filled in."""
    periods = of_year(year, cycle)
    listed = Listed(
        sheet="指标数值",
        title=f"{year}年监测指标填报表（按{cycle}）",
        note=f"截至{said(day)}。在空格里填数，不要改指标名称和统计期；空着的不改动原来的数。",
        columns=[
            ListedColumn(heading="指标", width=26),
            ListedColumn(heading="计量单位", width=11, centred=True),
            *(ListedColumn(heading=one.said(cycle), width=12, number_format="#,##0.####") for one in periods),
        ],
        frozen=FROZEN,
    )
    return save_list(listed, (_row(one, periods) for one in shown), path)


def propose(db: Database, book: Book, *, day: date) -> ValuePlan:
    """Compare the form with what stands; writes nothing."""
    table = headings.find(book, _synonyms(day), wanted="“指标”“2026年9月”")
    if not any(one.field == "title" for one in table.columns):
        raise DeskError("没有认出“指标”列；请检查表头，或用导出的填报表来填。")
    found, _skipped = entries(table, called="指标")
    reader = _Reader(db, day)
    for entry in found:
        reader.take(entry)
    return ValuePlan(
        book=book,
        day=day,
        changes=tuple(reader.changes),
        refused=tuple(reader.refused),
        unchanged=reader.unchanged,
    )


def apply(db: Database, plan: ValuePlan) -> int:
    """Write the plan inside the caller's step; returns how many values."""
    if propose(db, plan.book, day=plan.day).changes != plan.changes:
        raise DeskError("预览之后指标又有改动，没有导入；请重新预览，核对后再确认。")
    for one in plan.changes:
        place = Place(indicator_id=one.indicator.id or 0)
        entering.set_value(db, place, one.period, one.new, day=plan.day)
    return len(plan.changes)


@dataclass
class _Reader:
    """Takes row after row; of two cells for one value the later one is refused."""

    db: Database
    day: date
    changes: list[ValueChange] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unchanged: int = 0
    met: set[tuple[int, Period]] = field(default_factory=set)

    def take(self, entry: Entry) -> None:
        name = entry.words("title")
        try:
            indicator = indicators.named(self.db, name)
        except DeskError:
            self.refused.append(f"第{entry.row}行：没有名为“{name}”的指标；请先新增，或核对名称。")
            return
        now = {one.period: one.value for one in indicators.series(self.db, indicator).points}
        for period, cycle, cell in _cells(entry):
            try:
                self._take(indicator, (period, cycle), cell, now.get(period))
            except DeskError as refusal:
                self.refused.append(f"{cell.ref}：{refusal}")

    def _take(self, indicator: Indicator, told: tuple[Period, Cycle], cell: Cell, old: float | None) -> None:
        period, cycle = told
        new = _figure(cell)
        if indicator.source:
            raise DeskError(f"“{indicator.name}”由台账和名录自动统计，不用填数。")
        if cycle is not indicator.cycle:
            raise DeskError(f"“{indicator.name}”按{indicator.cycle}填报，不能填在“{period.said(cycle)}”。")
        if period.begins(cycle) > self.day:
            raise DeskError(f"{period.said(cycle)}还没有到，不能填数。")
        if (indicator.id or 0, period) in self.met:
            raise DeskError(f"“{indicator.name}”的{period.said(cycle)}前面已经有一个数，没有采用这一个。")
        self.met.add((indicator.id or 0, period))
        if new == old:
            self.unchanged += 1
            return
        change = ValueChange(
            id=len(self.changes) + 1, cell=cell.ref, indicator=indicator, period=period, old=old, new=new
        )
        self.changes.append(change)


def _figure(cell: Cell) -> float:
    if trap := trapped(cell):
        raise DeskError(trap)
    return number(text_of(cell))


def _cells(entry: Entry) -> Iterator[tuple[Period, Cycle, Cell]]:
    for key, cells in entry.cells.items():
        cycle, _, rest = key.partition(":")
        if rest:
            year, part = rest.split(":")
            yield Period(int(year), int(part)), Cycle(cycle), cells[0]


def _synonyms(day: date) -> dict[str, Sequence[str]]:
    """The name, and every period of the last years as it may be headed."""
    found: dict[str, Sequence[str]] = {"title": NAME}
    for year in range(day.year - YEARS_BACK, day.year + 2):
        for cycle in Cycle:
            for one in of_year(year, cycle):
                found[f"{cycle}:{one.year}:{one.part}"] = (one.said(cycle), _short(one, cycle))
    return found


def _short(one: Period, cycle: Cycle) -> str:
    """2026-09, 2026Q3, 2026."""
    if cycle is Cycle.YEAR:
        return f"{one.year}"
    return f"{one.year}-{one.part:02}" if cycle is Cycle.MONTH else f"{one.year}Q{one.part}"


def _row(one: Series, periods: Sequence[Period]) -> list[Value]:
    known = {point.period: point.value for point in one.points}
    return [one.indicator.name, one.indicator.measure, *(known.get(period) for period in periods)]
