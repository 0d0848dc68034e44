"""The story of one record, read from the journal: when, by which act, from what to what."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True)
class Change:
    """One field of one row, or a row that came or went (`field` is then empty)."""

    at: str
    step: str
    subject: str
    row_id: int
    field: str
    old: Any
    new: Any


def changes(db: Database, subject: str, row_id: int, parts: Mapping[str, str] | None = None) -> list[Change]:
    """Every change of the row and of its parts (table -> column that names the row), oldest first."""
    wanted = "journal.subject = :subject and journal.row_id = :row_id"
    for table, column in (parts or {}).items():
        wanted += (
            f" or (journal.subject = '{table}'"
            f" and json_extract(coalesce(journal.after, journal.before), '$.{column}') = :row_id)"
        )
    rows = db.query(
        f"""
        select step.at, step.title, journal.subject, journal.row_id, journal.before, journal.after
        from journal join step on step.id = journal.step_id
        where {wanted} order by journal.id
        """,
        {"subject": subject, "row_id": row_id},
    )
    return [change for row in rows for change in _differences(row)]


def _differences(row: Mapping[str, Any]) -> Iterator[Change]:
    head = (row["at"], row["title"], row["subject"], row["row_id"])
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    if before is None or after is None:
        yield Change(*head, field="", old=before, new=after)
        return
    for name, new in after.items():
        if before[name] != new:
            yield Change(*head, field=name, old=before[name], new=new)
