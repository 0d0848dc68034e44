"""Taking a register in from xlsx: recognise, propose, look, confirm. Nothing is written before `apply`.

    book = importing.read(path)                             # slow, no database: may run in the background
    table = importing.recognise(book, kind)                 # the best sheet, its headings and columns
    table = table.choose({"C": "title", "F": ""})           # optional: column letter -> key of `titles(kind)`
    plan = importing.propose(db, kind, table, day=today)    # asks the database, writes nothing; again after decisions:
    plan = importing.propose(db, kind, table, day=today, decisions={"12": 1})   # Doubt.key -> place in Doubt.options
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan, without={14, 15})         # rows the secretary unticked; returns the ids written

A row means the entry of its number (PT12), else that of its exact name; near names are doubts, whose answer 不是同一条
is remembered. A blank cell and a missing column change nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers.importing import parts, sheets, spending, writing
from heze_desk.registers.importing.folding import folded
from heze_desk.registers.importing.known import Known, known
from heze_desk.registers.importing.part_plan import FIELD, Found, Ground
from heze_desk.registers.importing.plan import FieldChange, Plan, Proposal, RowChange
from heze_desk.registers.importing.reading import Reader
from heze_desk.registers.importing.remarks import NOTED, columns_left_out, differing_industries, merged_areas
from heze_desk.registers.importing.rows import Sorter
from heze_desk.registers.importing.sheets import RegisterTable
from heze_desk.registers.importing.whom import Whom
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind
from heze_desk.registers.workbook_columns import name_of, synonyms
from heze_desk.registers.workbook_parts import Part
from heze_desk.registers.workbook_whole import origin, whole
from heze_desk.workbooks.entries import Entry, entries
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workbooks.headings import Column, Table
from heze_desk.workbooks.reading import read
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

FOREIGN = "这个文件是另一个工作区导出的：编号只在文件内对应，条目按名称对应；证明材料的文件没有带来。"

__all__ = [
    "Book",
    "Column",
    "Doubt",
    "FieldChange",
    "Plan",
    "Proposal",
    "Refusal",
    "RowChange",
    "Skipped",
    "Table",
    "apply",
    "preview",
    "propose",
    "read",
    "recognise",
    "titles",
]


def titles(kind: Kind) -> dict[str, str]:
    """The columns a register takes in, by key, with what the secretary calls them."""
    return {key: words[0] for key, words in synonyms(KINDS[kind]).items()}


def recognise(
    book: Book, kind: Kind, *, sheet: str = "", heading_row: int = 0, year: int | None = None
) -> RegisterTable:
    """The register in the book: the sheet named, or the one whose headings are known best, and the sheets beside it.

    With a `year` headings that name none are of it, or of the one before where they say 上年.
    """
    found = sheets.find(book, KINDS[kind], sheet=sheet, heading_row=heading_row, year=year)
    told = replace(found, notes=(*found.notes, *sheets.unread(book, KINDS[kind])))
    return told if year is None else spending.of_year(told, year)


def propose(db: Database, kind: Kind, table: Table, *, day: date, decisions: Mapping[str, int] | None = None) -> Plan:
    """What would be written; entries the desk enters as of that day."""
    read = table if isinstance(table, RegisterTable) else RegisterTable(**vars(table))
    if not read.alone and "title" not in {one.field for one in read.columns}:
        raise DeskError(f"没有认出“{name_of(KINDS[kind], 'title')}”列，不能对照名录；请指定哪一列是名称。")
    facts = known(db, kind, day)
    foreign = bool(read.origin) and read.origin != origin(db)
    reader = Reader(known=facts, day=day, epoch=read.sheet.epoch)
    sorting = Sorter if read.year is None else partial(spending.YearSorter, year=read.year)
    sorter: Sorter = sorting(facts, reader, decisions or {}, foreign=foreign)
    found, skipped = ([], []) if read.alone else entries(read, called=name_of(KINDS[kind], "title"))
    _refuse_another_register(kind, found)
    for entry in found:
        sorter.take(entry)
    done = sorter.sorted
    more, rows = _with_parts(db, read, sorter, (day, decisions or {}))
    unmarked = [one.row for one in rows if _only_says_so(one, KINDS[kind].mark)]
    told = {one.row for one in rows}
    return Plan(
        kind=kind,
        table=read,
        day=day,
        decisions=dict(decisions or {}),
        new=tuple(one for one in rows if one.entry_id is None),
        changed=tuple(one for one in rows if one.entry_id is not None),
        unchanged=sum(one.row not in told for one in done.homes),
        repeated=done.repeated + more.repeated,
        doubts=(*sorter.asked.doubts, *more.doubts),
        refused=(*sorter.asked.refused, *more.refused),
        skipped=(*skipped, *more.skipped),
        notes=(*_notes(read, facts, foreign=foreign), *more.notes, *_unmarked(unmarked, kind)),
    )


def _with_parts(
    db: Database, read: RegisterTable, sorter: Sorter, told: tuple[date, Mapping[str, int]]
) -> tuple[Found, list[RowChange]]:
    """The rows of the first sheet joined with those of the others, and what became of the others."""
    done, (day, decisions) = sorter.sorted, told
    if not read.parts:
        return Found(), done.changes
    ground = Ground(
        known=sorter.known,
        whole=whole(db, sorter.known.register.kind),
        whom=Whom(sorter.known, done.homes, done.lost, foreign=sorter.foreign),
        homes=tuple(done.homes),
        changes={one.row: one for one in done.changes},
        day=day,
        file=read.file,
        foreign=sorter.foreign,
        decisions=decisions,
    )
    found = parts.take(db, read, ground)
    rows = folded(done.changes, found, ground, read.as_of or day)
    found.notes += differing_industries(found.differing)
    return found, rows


def _refuse_another_register(kind: Kind, found: Sequence[Entry]) -> None:
    """The numbers of a workbook of ours say which register it is; its rows would all be new in another one."""
    for entry in found:
        number = entry.words("number")
        other = next((one for one in KINDS.values() if one.kind is not kind and one.numbered(number)), None)
        if other is not None:
            raise DeskError(
                f"第{entry.row}行的编号“{number}”是{other.title}的，不是{KINDS[kind].title}的，没有导入；请导入到{other.title}。"
            )


def apply(db: Database, plan: Plan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where the register has changed since it was made."""
    fresh = propose(db, plan.kind, plan.table, day=plan.day, decisions=plan.decisions)
    return writing.write(db, plan.rows_to_write(fresh, without), plan, known(db, plan.kind, plan.day))


def preview(plan: Proposal) -> dict[str, Any]:
    """The plan in plain words and numbers, as the command line prints it."""
    return {
        "file": plan.table.file,
        "sheet": plan.table.sheet.name,
        "columns": [_column(one, plan) for one in plan.table.columns],
        **_parts_told(plan),
        "new": [_row(one) for one in plan.new],
        "changed": [_changed(row, one) for row in plan.changed for one in row.fields],
        "unchanged": plan.unchanged,
        "repeated": plan.repeated,
        "doubts": [asdict(one) for one in plan.doubts],
        "refused": [asdict(one) for one in plan.refused],
        "skipped": [asdict(one) for one in plan.skipped],
        "notes": list(plan.notes),
    }


def _column(column: Column, plan: Proposal) -> dict[str, str]:
    name = plan.column(column.field) if column.field else ""
    told = {"column": column.letter, "heading": column.heading, "field": column.field, "name": name}
    return told | ({"remark": column.remark} if column.remark else {})


def _parts_told(plan: Proposal) -> dict[str, Any]:
    """The further sheets with their columns, where there are any."""
    if not isinstance(plan.table, RegisterTable) or not plan.table.parts:
        return {}
    listed = [
        {
            "sheet": one.table.sheet.name,
            "part": one.sheet.part,
            "columns": [_told(column) for column in one.table.columns],
        }
        for one in plan.table.parts
    ]
    return {"parts": listed}


def _told(column: Column) -> dict[str, str]:
    return {"column": column.letter, "heading": column.heading, "field": column.field}


def _row(row: RowChange) -> dict[str, Any]:
    fields: dict[str, str] = {}
    for one in row.fields:
        fields[one.name] = f"{fields[one.name]}；{one.new}" if one.name in fields else one.new
    return {"row": row.row, "title": row.title, "fields": fields}


def _changed(row: RowChange, one: FieldChange) -> dict[str, Any]:
    words = {"field": one.field, "name": one.name, "old": one.old, "new": one.new, "cell": one.cell}
    return {"id": row.entry_id, "title": row.title, **words}


def _only_says_so(row: RowChange, mark: str) -> bool:
    """Whether a new entry calls itself what it would be recognised as, without a day of recognition."""
    said = {one.field: one.value for one in row.fields}
    told = [one.value.told.get("mark") for one in row.fields if one.field == f"{FIELD}{Part.MARKS}"]
    is_marked = f"mark:{mark}:recognised_on" in said or mark in told
    return row.entry_id is None and said.get("level") == mark and not is_marked


def _unmarked(rows: list[int], kind: Kind) -> list[str]:
    if not rows:
        return []
    told = "、".join(map(str, rows[:NOTED])) + ("等" if len(rows) > NOTED else "")
    return [f"第{told}行写的是“{KINDS[kind].mark}”，没有日期，不计入目标；请补日期和文件，或导入后再登记。"]


def _only_parts(table: Table) -> list[str]:
    """Where no sheet lists entries, which were read."""
    if not isinstance(table, RegisterTable) or not table.alone:
        return []
    names = "”“".join(one.table.sheet.name for one in table.parts)
    return [f"文件里没有列名录的工作表，只读取了“{names}”表，按编号和名称对应已有的条目。"]


def _notes(table: Table, facts: Known, *, foreign: bool) -> list[str]:
    identity = tuple(one.heading for one in table.columns if "身份证" in one.heading)
    return [
        *table.notes,
        *(f"“{heading}”一列没有导入；名录不保存身份证号码。" for heading in identity),
        *columns_left_out(table, told=identity),
        *merged_areas(table),
        *_only_parts(table),
        *([FOREIGN] if foreign else []),
        *([f"名录现有 {len(facts.lines)} 条。"] if facts.lines else []),
    ]
