"""Taking an old xlsx ledger in: recognise, propose, look, confirm. Nothing is written before `apply`.

    book = importing.read(path)                      # slow, no database: may run in the background
    table = importing.recognise(book)                # the best sheet, its headings and columns
    table = table.choose({"C": "title", "F": ""})    # optional: column letter -> field of TITLES, "" leaves it out
    day = importing.dated(table, today).day          # as of which day the ledger speaks; what is reported is of it
    plan = importing.propose(db, table, day=day)     # asks the database, writes nothing; again after every decision:
    plan = importing.propose(db, table, day=day, decisions={"H12": 0})    # Doubt.key -> place in Doubt.options
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan, without={14, 15})  # rows the secretary unticked; returns the ids of the tasks written

`book.sheets` names the sheets for `recognise(book, sheet=…, heading_row=…)`; `table.columns` are Column(letter,
heading, field, remark) and `table.examples(column.index)` shows what stands below; `TITLES` are the fields with their
Chinese names. A Plan has new, changed (RowChange with FieldChange: name, old, new, cell), unchanged, doubts, refused,
skipped, notes and `sentence`; `plan.open_doubts` wait for a decision and are left out until then (`plan.suggestions`
decides all that have one option). `preview(plan)` is the same as JSON.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.tasks.importing import writing
from heze_desk.tasks.importing.dating import Dated, dated, refuse_to_come
from heze_desk.tasks.importing.fields import SYNONYMS, TITLES
from heze_desk.tasks.importing.known import Known, known
from heze_desk.tasks.importing.plan import FieldChange, Plan, RowChange
from heze_desk.tasks.importing.reading import Reader
from heze_desk.tasks.importing.rows import Sorted, Sorter
from heze_desk.workbooks import headings
from heze_desk.workbooks.entries import entries, merged
from heze_desk.workbooks.findings import Doubt, Refusal, Skipped
from heze_desk.workbooks.headings import Column, Table
from heze_desk.workbooks.reading import read
from heze_desk.workbooks.sheets import Book
from heze_desk.workspace.database import Database

__all__ = [
    "TITLES",
    "Book",
    "Column",
    "Dated",
    "Doubt",
    "FieldChange",
    "Plan",
    "Refusal",
    "RowChange",
    "Skipped",
    "Table",
    "apply",
    "dated",
    "preview",
    "propose",
    "read",
    "recognise",
    "refuse_to_come",
]
NOTED = 20


def recognise(book: Book, *, sheet: str = "", heading_row: int = 0) -> Table:
    """The ledger in the book: the sheet named, or the one whose headings are known best."""
    return headings.find(book, SYNONYMS, sheet=sheet, heading_row=heading_row)


def propose(db: Database, table: Table, *, day: date, decisions: Mapping[str, int] | None = None) -> Plan:
    """What would be written as of that day; a blank cell and a missing column change nothing."""
    if not {"title", "number"} & {one.field for one in table.columns}:
        raise DeskError("没有认出“任务名称”或“编号”列，不能对照台账；请指定哪一列是任务名称。")
    facts = known(db, day)
    sorter = Sorter(facts, Reader(known=facts, day=day, epoch=table.sheet.epoch), decisions or {})
    found, skipped = entries(table)
    for entry in found:
        sorter.take(entry)
    done = sorter.sorted
    return Plan(
        table=table,
        day=day,
        decisions=dict(decisions or {}),
        new=tuple(one for one in done.changes if one.task_id is None),
        changed=tuple(one for one in done.changes if one.task_id is not None),
        unchanged=done.unchanged,
        doubts=tuple(done.doubts),
        refused=tuple(done.refused),
        skipped=tuple(skipped),
        notes=tuple(_notes(table, facts, done)),
    )


def apply(db: Database, plan: Plan, *, without: Collection[int] = ()) -> tuple[int, ...]:
    """Write the plan inside the caller's step; refused where the ledger has changed since it was made."""
    fresh = propose(db, plan.table, day=plan.day, decisions=plan.decisions)
    if (fresh.new, fresh.changed) != (plan.new, plan.changed):
        raise DeskError("预览之后台账又有改动，没有导入；请重新预览，核对后再确认。")
    wanted = [one for one in (*plan.new, *plan.changed) if one.row not in without]
    return writing.write(db, sorted(wanted, key=lambda one: one.row), plan)


def preview(plan: Plan) -> dict[str, Any]:
    """The plan in plain words and numbers, as the command line prints it."""
    return {
        "file": plan.table.file,
        "sheet": plan.table.sheet.name,
        "as_of": plan.day.isoformat(),
        "columns": [_column(one) for one in plan.table.columns],
        "new": [_new(one) for one in plan.new],
        "changed": [_changed(row, one) for row in plan.changed for one in row.fields],
        "unchanged": plan.unchanged,
        "doubts": [asdict(one) for one in plan.doubts],
        "refused": [asdict(one) for one in plan.refused],
        "skipped": [asdict(one) for one in plan.skipped],
        "notes": list(plan.notes),
    }


def _column(column: Column) -> dict[str, str]:
    name = TITLES.get(column.field, "")
    return {"column": column.letter, "heading": column.heading, "field": column.field, "name": name} | (
        {"remark": column.remark} if column.remark else {}
    )


def _new(row: RowChange) -> dict[str, Any]:
    fields = {one.field: one.new for one in row.fields if one.field not in ("number", "title")}
    return {"row": row.row, "number": row.number, "title": row.title, "fields": fields}


def _changed(row: RowChange, one: FieldChange) -> dict[str, Any]:
    words = {"field": one.field, "name": one.name, "old": one.old, "new": one.new, "cell": one.cell}
    return {"number": row.number, "title": row.title, **words}


def _notes(table: Table, facts: Known, done: Sorted) -> list[str]:
    areas = list(merged(table))
    missing = sum(task.deleted_on is None and key not in done.met for key, task in facts.tasks.items())
    return [
        *table.notes,
        *areas[:NOTED],
        *([f"另有 {len(areas) - NOTED} 处合并单元格，同样处理。"] if len(areas) > NOTED else []),
        *([f"台账中另有 {missing} 项不在这份表中，保持不变。"] if missing else []),
    ]
