"""Taking in how many people are wanted: recognise, propose, look, confirm. Nothing is written before `apply`.

    table = needs.recognise(db, importing.read(path))
    plan = needs.propose(db, table, given=Given(day=today, year=2026), decisions=…)
    with workspace.step(plan.step_title) as db:
        needs.apply(db, plan, without={14})

A row is an industry, a field of work and a year, with a column for each level; one that names its level in a column
of its own is taken too. A blank cell changes nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.registers import talents
from heze_desk.registers.importing.need_rows import NeedChange, NeedSorter
from heze_desk.registers.importing.places import places
from heze_desk.registers.importing.plan import Proposal, sorted_out
from heze_desk.registers.importing.remarks import columns_left_out, merged_areas
from heze_desk.registers.talent_workbook import LEVELS
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import entries
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

FIXED = {
    "industry": "产业 所属产业 产业领域 未来产业 产业名称 产业类别",
    "title": "专业领域 领域 专业 专业方向 技术方向 研究方向 紧缺专业 紧缺方向 方向 岗位",
    "year": "年份 年度 需求年份 需求年度",
    "level": "层次 人才层次 级别 类别",
    "wanted": "需要人数 需求人数 需要 需求 紧缺人数 人数",
}
COUNTED = "“{}”由人才名录计得，没有导入。"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a row means that does not say it: the year, and the industry where one is looked at."""

    day: date
    year: int
    industry_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class NeedPlan(Proposal):
    """What would come into the map; `levels` are those its columns may be of."""

    given: Given
    levels: tuple[str, ...]

    @property
    def book(self) -> str:
        return "紧缺人才图谱"

    @property
    def counter(self) -> str:
        return "个领域"

    def column(self, key: str) -> str:
        return titles(self.levels)[key]


def titles(levels: Collection[str] = LEVELS) -> dict[str, str]:
    """The columns that are taken in, by key, with what the secretary calls them."""
    return {key: words[0] for key, words in _synonyms(levels).items()}


def levels_of(db: Database) -> tuple[str, ...]:
    """Those of the register first, then what else people are wanted as."""
    return tuple(dict.fromkeys((*LEVELS, *(one.level for one in talents.needs(db)))))


def recognise(db: Database, book: Book, *, sheet: str = "") -> Table:
    found = headings.find(book, _synonyms(levels_of(db)), sheet=sheet, wanted="“产业”“专业领域”“顶尖人才需要”")
    counted = "”“".join(_counted(found))
    return replace(found, notes=(*found.notes, *([COUNTED.format(counted)] if counted else [])))


def propose(db: Database, table: Table, *, given: Given, decisions: Mapping[str, int] | None = None) -> NeedPlan:
    """What would be written, and everything that would not; it writes nothing."""
    fields = {one.field for one in table.columns}
    if "title" not in fields:
        raise DeskError("没有认出“专业领域”列，不能对照图谱；请指定哪一列是专业领域。")
    if "industry" not in fields and given.industry_id is None:
        raise DeskError("没有认出“产业”列；请指定哪一列是产业，或先选定一个产业再导入。")
    levels = levels_of(db)
    sorter = NeedSorter(talents.needs(db), places(db, given.day), levels, decisions or {})
    found, skipped = entries(table, apart=("industry",), called="专业领域")
    for entry in found:
        sorter.take(entry, industry_id=given.industry_id, year=given.year)
    return NeedPlan(
        table=table,
        day=given.day,
        given=given,
        levels=levels,
        decisions=dict(decisions or {}),
        **sorted_out(sorter),
        skipped=tuple(skipped),
        notes=(*table.notes, *columns_left_out(table, told=_counted(table)), *merged_areas(table)),
    )


def apply(db: Database, plan: NeedPlan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where the map has changed since. Returns the rows taken."""
    fresh = propose(db, plan.table, given=plan.given, decisions=plan.decisions)
    wanted = plan.rows_to_write(fresh, without)
    for one in wanted:
        assert isinstance(one, NeedChange)
        for need in one.needs():
            talents.set_need(db, need)
    return tuple(one.row for one in wanted)


def _counted(table: Table) -> tuple[str, ...]:
    ends = ("现有", "缺", "现有人数")
    return tuple(one.heading for one in table.columns if not one.field and one.heading.endswith(ends))


def _synonyms(levels: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The headings by which each column is known; 缺 and 现有 are none, for they are counted."""
    of_levels = {
        f"wanted:{one}": (f"{one}需要", f"{one}需求", f"{one}需要人数", f"{one}需求人数", one) for one in levels
    }
    return {key: tuple(words.split()) for key, words in FIXED.items()} | of_levels
