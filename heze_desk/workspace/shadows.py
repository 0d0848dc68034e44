"""The tables as they were after an earlier act: shown by views that stand before them, or put back in a copy."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from heze_desk.workspace import journal
from heze_desk.workspace.database import Database

FIRST_CHANGES = """
    create temp table first_change as
    select subject, row_id, min(id) as entry_id from main.journal where step_id > {step}
    group by +subject, +row_id
"""  # the plus keeps the planner from sorting by an index over the whole journal
KEPT = """
    select journal.before from temp.first_change as first join main.journal on journal.id = first.entry_id
    where first.subject = ? and journal.before is not null
"""
COLUMNS = "select name, type, dflt_value from pragma_table_info(?, 'main')"
INDEXED = """
    select list.name, info.name from pragma_index_list(?, 'main') as list, pragma_index_info(list.name, 'main') as info
    where not list.partial order by list.name, info.seqno
"""


class Column(NamedTuple):
    name: str
    type: str
    default: str | None


def cast_back(db: Database, step_id: int) -> None:
    """Show every table as it stood after that act, without writing to the file."""
    changed = _changed_since(db, step_id)
    for table in changed:
        columns = _columns(db, table)
        listed = _listed(columns)
        then = f" union all select {listed} from temp.{table}_then" if _keep(db, table, columns) else ""
        now = f"select {listed} from main.{table} where id not in (select id from temp.{table}_changed)"
        db.execute(f"create temp view {table} as {now}{then}")
    if changed:
        db.execute(f"create temp view step as select * from main.step where id <= {step_id}")
        db.execute(f"create temp view journal as select * from main.journal where step_id <= {step_id}")


def take_back(db: Database, step_id: int) -> None:
    """Make every table of a copy what it was after that act."""
    journal.remove(db)
    db.execute("pragma ignore_check_constraints = on")  # a row of an old release need not meet a later rule
    db.execute("begin")
    for table in _changed_since(db, step_id):
        columns = _columns(db, table)
        db.execute(f"delete from main.{table} where id in (select id from temp.{table}_changed)")
        if _keep(db, table, columns):
            listed = _listed(columns)
            db.execute(f"insert into main.{table} ({listed}) select {listed} from temp.{table}_then")
    db.execute("delete from main.journal where step_id > ?", [step_id])
    db.execute("delete from main.step where id > ?", [step_id])
    db.execute("commit")


def _changed_since(db: Database, step_id: int) -> list[str]:
    """The tables that changed since, with the ids of their rows each in a table of its own."""
    if step_id >= db.execute("select coalesce(max(id), 0) from main.step").fetchone()[0]:
        return []
    db.execute(FIRST_CHANGES.format(step=step_id))
    known = set(journal.tables(db))
    tables = [name for (name,) in db.execute("select distinct subject from temp.first_change") if name in known]
    for table in tables:
        db.execute(f"create temp table {table}_changed (id integer primary key)")
        db.execute(
            f"insert into temp.{table}_changed select row_id from temp.first_change where subject = ?",
            [table],
        )
    return tables


def _columns(db: Database, table: str) -> list[Column]:
    return [Column(*row) for row in db.execute(COLUMNS, [table])]


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _keep(db: Database, table: str, columns: Sequence[Column]) -> bool:
    """Write the rows that changed since as they were into a table of their own; whether there are any."""
    name = f"{table}_then"
    made = False
    rows = (json.loads(before) for (before,) in db.execute(KEPT, [table]))
    for keys, alike in _by_columns(table, rows, columns):
        if not made:
            db.execute(f"create temp table {name} ({', '.join(_declared(column) for column in columns)})")
            made = True
        named, places = ", ".join(f'"{key}"' for key in keys), ", ".join(f":{key}" for key in keys)
        db.conn.executemany(f"insert into temp.{name} ({named}) values ({places})", alike)
    if made:
        _index(db, table)
    return made


def _by_columns(
    table: str, rows: Iterable[dict[str, Any]], columns: Sequence[Column]
) -> Iterator[tuple[tuple[str, ...], Iterator[Mapping[str, Any]]]]:
    """The rows in runs that have the same columns; those a later release added take their defaults."""
    for keys, alike in groupby((_grown(table, row) for row in rows), key=tuple):
        yield tuple(column.name for column in columns if column.name in keys), alike


def _grown(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A migration that fills what it adds does not reach the journal; so the same is filled here."""
    if table == "task" and "stage" not in row:
        row["stage"] = "办结" if row["done_on"] is not None else "推进" if row["progress"] > 0 else "立项"
    return row


def _declared(column: Column) -> str:
    default = f" default ({column.default})" if column.default is not None else ""
    return f'"{column.name}" {column.type}{" primary key" if column.name == "id" else ""}{default}'


def _index(db: Database, table: str) -> None:
    """Indexes like those of the table itself, so that a join finds its rows in both halves of the view."""
    indexed: dict[str, list[str | None]] = {}
    for index, column in db.execute(INDEXED, [table]):
        indexed.setdefault(index, []).append(column)
    for number, named in enumerate(indexed.values()):
        if None not in named:  # None is an expression
            listed = ", ".join(f'"{name}"' for name in named)
            db.execute(f"create index temp.{table}_then_{number} on {table}_then ({listed})")
