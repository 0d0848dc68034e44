"""What was changed, by which act: written by triggers, read for undo, audit and screens.

The triggers are derived from the tables, so no subject has to remember to keep
a journal. `Table.transform` drops them; `install` puts them back after every
migration.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from heze_desk.workspace import rows
from heze_desk.workspace.database import Database

UNJOURNALED = frozenset({"step", "journal", "issued_file", "_sqlite_migrations"})
TOUCHED = "select distinct subject from journal where step_id > ?"


@dataclass(frozen=True)
class Changes:
    """What one act of the secretary touched."""

    title: str
    touched: Mapping[str, frozenset[int]]

    def __bool__(self) -> bool:
        return bool(self.touched)

    def meets(self, tables: frozenset[str]) -> bool:
        return not tables.isdisjoint(self.touched)


def tables(db: Database) -> list[str]:
    """The tables whose every change is journalled."""
    found = db.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    return [name for (name,) in found if name not in UNJOURNALED]


def install(db: Database) -> None:
    """Set the triggers that follow every insert, update and delete."""
    for table in tables(db):
        columns = db.table(table).columns_dict
        old, new = (_json_of(alias, columns) for alias in ("old", "new"))
        changed = f"when ({_row_of('old', columns)}) is not ({_row_of('new', columns)})"
        for event, when, row_id, before, after in (
            ("insert", "", "new.id", "null", new),
            ("update", changed, "new.id", old, new),
            ("delete", "", "old.id", old, "null"),
        ):
            name = f"journal_{table}_{event}"
            db.execute(f"drop trigger if exists {name}")
            db.execute(f"""
                create trigger {name} after {event} on {table} {when} begin
                    insert into journal (step_id, subject, row_id, before, after)
                    values ((select id from step where open), '{table}', {row_id}, {before}, {after});
                end""")


def remove(db: Database) -> None:
    """Take the triggers away, so that a migration may fill new columns; no act of the secretary runs then."""
    found = db.execute("select name from sqlite_master where type = 'trigger' and name glob 'journal_*'").fetchall()
    for (name,) in found:
        db.execute(f"drop trigger {name}")


def begin(db: Database, title: str, *, day: date, reverses: int | None, final: bool) -> int:
    """Open a step of the desk's day. Without one the triggers refuse every write."""
    row = {"title": title, "day": day.isoformat(), "reverses": reverses, "final": final, "open": True}
    return rows.insert(db, "step", row)


def finish(db: Database, step_id: int, title: str) -> Changes:
    """Close the step and tell what it changed; one that changed nothing leaves no trace."""
    touched: dict[str, set[int]] = {}
    for subject, row_id in db.execute("select subject, row_id from journal where step_id = ?", [step_id]):
        touched.setdefault(subject, set()).add(row_id)
    if touched:
        db.execute("update step set open = 0 where id = ?", [step_id])
    else:
        db.execute("delete from step where id = ?", [step_id])
    return Changes(title, {table: frozenset(ids) for table, ids in touched.items()})


def latest(db: Database) -> int:
    """The last act; 0 where there was none."""
    return int(db.execute("select coalesce(max(id), 0) from step").fetchone()[0])


def touched_since(db: Database, step_id: int) -> frozenset[str] | None:
    """The tables that later acts touched; None where the file was exchanged for an older one."""
    if latest(db) < step_id:
        return None
    return frozenset(name for (name,) in db.execute(TOUCHED, [step_id]))


def reverse(db: Database, step_id: int) -> None:
    """Put every row back as it was before the step, last change first."""
    db.execute("pragma defer_foreign_keys = on")
    entries = "select subject, row_id, before, after from journal where step_id = ? order by id desc"
    for subject, row_id, before, after in db.execute(entries, [step_id]).fetchall():
        if before is None:
            db.execute(f"delete from {subject} where id = ?", [row_id])
        elif after is None:
            rows.insert(db, subject, json.loads(before))
        else:
            rows.update(db, subject, json.loads(before))


def _row_of(alias: str, columns: Iterable[str]) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns)


def _json_of(alias: str, columns: Iterable[str]) -> str:
    pairs = ", ".join(f"'{column}', {alias}.{column}" for column in columns)
    return f"json_object({pairs})"
