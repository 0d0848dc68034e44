"""The tasks for which nobody named a deadline, counted from an index where there are many."""

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from heze_desk.roster import unit_store
from heze_desk.tasks import life
from heze_desk.tasks.line_records import Source
from heze_desk.workspace.database import Database

OPEN = """
    deleted_on is null and deadline is null and not ongoing
    and (done_on is null or done_on > :day) and (paused_on is null or paused_on > :day)
    and task.id not in (select value from json_each(:without))
"""


class UndatedTask(NamedTuple):
    """A task that a leader asked for; `since` is the day of the instruction."""

    id: int
    title: str
    unit: str
    since: date


class LeftOver(NamedTuple):
    """All other tasks without a deadline; source and day are those of the one entered first."""

    many: int
    source: Source
    since: date


def instructed(db: Database, day: date, *, without: Collection[int]) -> list[UndatedTask]:
    names = unit_store.names(db, day)
    rows = db.execute(
        f"""
        select task.id, number || ' ' || task.title, lead_unit_id, min(instruction.day),
            (select json_group_array(unit_id) from
                (select unit_id from task_unit where task_id = task.id order by position, id))
        from instruction_task cross join task on task.id = task_id join instruction on instruction.id = instruction_id
        where {OPEN} group by task.id order by task.id
        """,
        _asked(day, without),
    )
    return [
        UndatedTask(
            task_id,
            title,
            names[lead] if lead is not None else "、".join(names[one] for one in json.loads(units)),
            date.fromisoformat(since),
        )
        for task_id, title, lead, since, units in rows
    ]


def left_over(db: Database, day: date, *, without: Collection[int]) -> LeftOver | None:
    """None where every task has a deadline."""
    many, first = db.execute(f"select count(*), min(task.id) from task where {OPEN}", _asked(day, without)).fetchone()
    if not many:
        return None
    (source,) = db.execute("select source from task where id = ?", [first]).fetchone()
    return LeftOver(many, Source(source), life.begun_on(db, first) or day)


def _asked(day: date, without: Collection[int]) -> dict[str, str]:
    return {"day": day.isoformat(), "without": json.dumps(list(without))}
