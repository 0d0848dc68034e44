"""Taking values of indicators in from a form: recognise, propose, look, confirm. Nothing is written before `apply`.

    table = importing.recognise(importing.read(path), day=today)
    plan = importing.propose(db, table, day=today, decisions=…)
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan, without={14})

A form has a row for each indicator with a column for each period, or a row for each period. A row without a place is
of the unit that the head of the form names, else of the whole city. A blank cell changes nothing.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation import entering
from heze_desk.evaluation.importing import columns
from heze_desk.evaluation.importing.columns import titles as titles
from heze_desk.evaluation.importing.columns import year_of as year_of
from heze_desk.evaluation.importing.known import Known, Owner, known
from heze_desk.evaluation.importing.rows import Sorter, ValueRow
from heze_desk.registers.importing.plan import Proposal, sorted_out
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import entries
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.reading import read as read
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

FILLED_BY = re.compile(r"(?:填报|报送|责任)单位[：:]\s*([^\s。，；（(]+)")
FIGURES = frozenset({"value", "target"})


@dataclass(frozen=True, kw_only=True)
class ValuePlan(Proposal):
    """What would come into the series."""

    @property
    def book(self) -> str:
        return "指标数值"

    @property
    def counter(self) -> str:
        return "行"

    def column(self, key: str) -> str:
        return columns.called(key)

    @property
    def sentence(self) -> str:
        """Counted by figures, for a row of a form has many."""
        new = sum(not one.old for row in (*self.new, *self.changed) for one in row.fields)
        changed = sum(bool(one.old) for row in self.changed for one in row.fields)
        return (
            f"填入 {new} 个数，更改 {changed} 个，不变 {self.unchanged} 个；"
            f"待确认 {len(self.open_doubts)} 处，未采用 {len(self.refused)} 处，跳过 {len(self.skipped)} 行。"
        )


def recognise(book: Book, *, day: date, sheet: str = "") -> Table:
    """The sheet named, or the one whose headings are known best."""
    words = columns.synonyms(columns.year_of(book, day), day)
    return headings.find(columns.with_words(book), words, sheet=sheet, wanted="“指标”“统计期”“2026年9月”")


def propose(db: Database, table: Table, *, day: date, decisions: Mapping[str, int] | None = None) -> ValuePlan:
    """What would be written, and everything that would not; it writes nothing."""
    if "title" not in {one.field for one in table.columns}:
        raise DeskError("没有认出“指标”列；请指定哪一列是指标，或用导出的填报表来填。")
    if not any(one.field in FIGURES or columns.period(one.field) for one in table.columns):
        raise DeskError("没有认出“数值”列或哪一期的列，不像监测指标填报表；请用导出的填报表来填，或指定这一列。")
    facts = known(db, day)
    owner, told = _filled_by(table, facts)
    sorter = Sorter(facts, day, decisions or {}, owner=owner)
    found, skipped = entries(table, apart=("period", "place", "value"), called="指标")
    for entry in found:
        sorter.take(entry)
    return ValuePlan(
        table=table,
        day=day,
        decisions=dict(decisions or {}),
        **sorted_out(sorter),
        skipped=tuple(skipped),
        notes=(*table.notes, *told),
    )


def apply(db: Database, plan: ValuePlan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where values have changed since. Returns the rows taken."""
    fresh = propose(db, plan.table, day=plan.day, decisions=plan.decisions)
    wanted = plan.rows_to_write(fresh, without)
    for one in wanted:
        assert isinstance(one, ValueRow)
        _write(db, one, plan.day)
    return tuple(one.row for one in wanted)


def _write(db: Database, row: ValueRow, day: date) -> None:
    words: dict[str, str] = {}
    for one in row.fields:
        of = columns.period(one.field)
        period = of[0] if of else row.period
        assert period is not None
        if one.field == "target":
            entering.set_target(db, row.place, period, one.value)
        elif of or one.field == "value":
            entering.set_value(db, row.place, period, one.value, day=day)
        else:
            words[one.field] = one.value
    if words and row.period is not None:
        entering.set_word(db, row.place, row.period, **words)


def _filled_by(table: Table, facts: Known) -> tuple[Owner, tuple[str, ...]]:
    """The unit that the head names; a note where it is none the desk knows."""
    above = (cell.value for row in range(1, table.heading_row) for cell in table.sheet.row(row))
    for words in above:
        if isinstance(words, str) and (found := FILLED_BY.search(words)):
            reading = facts.owner(found[1])
            if reading.value is not None:
                return reading.value, (f"没有写范围的行都按“{facts.named(reading.value)}”导入。",)
            return (None, None), (f"表头的填报单位“{found[1]}”不是名单里的单位，没有写范围的行按全市导入；请核对。",)
    return (None, None), ()
