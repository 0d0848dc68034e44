"""The story of one record, read from the journal: when, by which act, from what to what."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heze_desk.workspace.database import Database

EMPTY = "（空）"


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


@dataclass(frozen=True, kw_only=True)
class Told:
    """A change in words; without an old value something came, without a new one it went."""

    at: str
    step: str
    field: str
    old: str
    new: str

    @property
    def sentence(self) -> str:
        """2026-11-23 09:30　修改名称　名称：甲 → 乙."""
        sides = " → ".join(filter(None, (self.old, self.new)))
        gone = "" if self.new else "（已去掉）"
        return f"{self.at}　{self.step}　{self.field}：{sides}{gone}"


@dataclass(frozen=True)
class Act:
    """One step as the audit list names it, with how many rows it touched."""

    id: int
    at: str
    title: str
    rows: int


def acts(db: Database, *, text: str = "", limit: int = 1000) -> list[Act]:
    """What was done, the latest first; `text` narrows by the name of the act or by what it changed."""
    rows = db.query(
        """
        select step.id, step.at, step.title, count(journal.id) as rows
        from step join journal on journal.step_id = step.id
        where instr(step.title, :text) or exists (
            select 1 from journal where step_id = step.id and (instr(before, :text) or instr(after, :text)))
        group by step.id order by step.id desc limit :limit
        """,
        {"text": text, "limit": limit},
    )
    return [Act(**row) for row in rows]


def of_act(db: Database, act_id: int) -> list[Change]:
    """Every change one act made, in the order it made them."""
    rows = db.query(
        """
        select step.at, step.title, journal.subject, journal.row_id, journal.before, journal.after
        from journal join step on step.id = journal.step_id where step.id = ? order by journal.id
        """,
        [act_id],
    )
    return [change for row in rows for change in _differences(row)]


def changes(
    db: Database,
    subject: str,
    row_id: int,
    parts: Mapping[str, str] | None = None,
    *,
    more: Iterable[tuple[str, str, Collection[int]]] = (),
) -> list[Change]:
    """Every change of the row and of its parts (table -> column that names the row), oldest first.

    `more` are parts of parts: a table, the column that names their owner, and the owners.
    """
    owned = [*((table, column, (row_id,)) for table, column in (parts or {}).items()), *more]
    wanted = "journal.subject = :subject and journal.row_id = :row_id"
    for table, column, owners in owned:
        wanted += (
            f" or (journal.subject = '{table}'"
            f" and json_extract(coalesce(journal.after, journal.before), '$.{column}')"
            f" in ({', '.join(map(str, map(int, owners))) or 'null'}))"
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


def told(changes: Iterable[Change], label: Callable[[Change], str], said: Callable[[Change, Any], str]) -> list[Told]:
    """The latest first, in the words of a subject; what has no label only serves the program and is left out."""
    return [
        Told(
            at=change.at[:16],
            step=change.step,
            field=name,
            old=_side(change, change.old, said),
            new=_side(change, change.new, said),
        )
        for change in reversed(list(changes))
        if (name := label(change))
    ]


def row_said(row: Mapping[str, Any], fields: Mapping[str, str], said: Callable[[str, Any], str]) -> str:
    """A whole row field by field, with what is empty left out."""
    known = ((label, said(name, row[name])) for name, label in fields.items() if row.get(name) not in (None, ""))
    return "；".join(f"{label}：{words}" for label, words in known if words)


def _side(change: Change, value: Any, said: Callable[[Change, Any], str]) -> str:
    if value is None or value == "":
        return EMPTY if change.field else ""
    return said(change, value)


def _differences(row: Mapping[str, Any]) -> Iterator[Change]:
    head = (row["at"], row["title"], row["subject"], row["row_id"])
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    if before is None or after is None:
        yield Change(*head, field="", old=before, new=after)
        return
    for name, new in after.items():
        if before[name] != new:
            yield Change(*head, field=name, old=before[name], new=new)
