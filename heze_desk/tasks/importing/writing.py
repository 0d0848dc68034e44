"""Writing what was proposed and confirmed: one row of the plan, one task of the ledger."""

from typing import Any

from heze_desk.tasks import store
from heze_desk.tasks.importing.fields import LASTING
from heze_desk.tasks.importing.known import COLUMNS
from heze_desk.tasks.importing.plan import Plan, RowChange
from heze_desk.tasks.records import ProgressEntry, Task
from heze_desk.workspace.database import Database

APART = frozenset({"units", "progress", "latest", "done_on"})  # kept in tables or by rules of their own


def write(db: Database, row: RowChange, plan: Plan) -> int:
    """Store a new task or change one; returns its id."""
    said = {one.field: one.value for one in row.fields}
    plain = {COLUMNS.get(name, name): value for name, value in said.items() if name not in APART}
    if plain.get("deadline") == LASTING:
        plain |= {"deadline": None, "ongoing": True}
    if row.task_id is None:
        task_id = _add(db, plain, f"{plan.table.file}第{row.row}行")
    else:
        task_id = row.task_id
        if plain:
            store.change(db, task_id, **plain)
    if "units" in said:
        store.set_units(db, task_id, said["units"])
    _report(db, task_id, said, plan)
    return task_id


def _add(db: Database, plain: dict[str, Any], origin: str) -> int:
    """A new task under its own number or the next one; where no source is given, the file and row are the source."""
    if "source" not in plain and "source_ref" not in plain:
        plain["source_ref"] = origin
    if "clause_id" in plain and "industry_id" not in plain:
        plain["industry_id"] = _industry_of(db, plain["clause_id"])
    return store.add(db, Task(**{"number": store.NEXT, **plain}))


def _industry_of(db: Database, clause_id: int) -> int | None:
    """An industry's own section stands for it: our workbook names one of the two where both are called the same."""
    found = db.execute("select id from industry where clause_id = ?", [clause_id]).fetchall()
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
