"""Writing what was proposed and confirmed: one row of the plan, one task of the ledger."""

from collections.abc import Sequence
from typing import Any

from heze_desk.tasks import store
from heze_desk.tasks.entering import add_all
from heze_desk.tasks.importing.fields import LASTING
from heze_desk.tasks.importing.known import COLUMNS
from heze_desk.tasks.importing.plan import Plan, RowChange
from heze_desk.tasks.records import ProgressEntry, Task
from heze_desk.workspace.database import Database

APART = frozenset({"units", "progress", "latest", "done_on"})  # kept in tables or by rules of their own


def write(db: Database, rows: Sequence[RowChange], plan: Plan) -> tuple[int, ...]:
    """Enter the new tasks, all at once, and change the others; returns their ids in the order of the rows."""
    new = [row for row in rows if row.task_id is None]
    added = iter(add_all(db, [(_new(db, row, plan), _said(row).get("units", ())) for row in new]))
    ids = tuple(next(added) if row.task_id is None else _change(db, row, row.task_id) for row in rows)
    for task_id, row in zip(ids, rows, strict=True):
        _report(db, task_id, _said(row), plan)
    return ids


def _said(row: RowChange) -> dict[str, Any]:
    return {one.field: one.value for one in row.fields}


def _plain(row: RowChange) -> dict[str, Any]:
    """What is said of the columns of the task itself."""
    plain = {COLUMNS.get(name, name): value for name, value in _said(row).items() if name not in APART}
    return plain | ({"deadline": None, "ongoing": True} if plain.get("deadline") == LASTING else {})


def _new(db: Database, row: RowChange, plan: Plan) -> Task:
    """A task under its own number or the next one; where no source is given, the file and row are the source."""
    plain = _plain(row)
    if "source" not in plain and "source_ref" not in plain:
        plain["source_ref"] = f"{plan.table.file}第{row.row}行"
    if "clause_id" in plain and "industry_id" not in plain:
        plain["industry_id"] = _industry_of(db, plain["clause_id"])
    return Task(**{"number": store.NEXT, **plain})


def _change(db: Database, row: RowChange, task_id: int) -> int:
    said, plain = _said(row), _plain(row)
    if plain:
        store.change(db, task_id, **plain)
    if "units" in said:
        store.set_units(db, task_id, said["units"])
    return task_id


def _industry_of(db: Database, clause_id: int) -> int | None:
    """An industry's own section stands for it: our workbook names one of the two where both are called the same."""
    found = db.execute("select id from industry where clause_id = ? and valid_to is null", [clause_id]).fetchall()
    return int(found[0][0]) if len(found) == 1 else None


def _report(db: Database, task_id: int, said: dict[str, Any], plan: Plan) -> None:
    """What was said of the progress, as of the day of the ledger; done on the day given, if one is."""
    progress = said.get("progress")
    if "latest" in said:
        store.report(db, ProgressEntry(task_id=task_id, day=plan.day, progress=progress, text=said["latest"]))
    if progress is not None:
        store.set_progress(db, task_id, progress, day=plan.day)
    if "done_on" in said:
        store.change(db, task_id, done_on=said["done_on"])
