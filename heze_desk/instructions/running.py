"""The tasks whose deadline runs and is near or over, read by the deadline alone."""

import json
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from heze_desk.roster import unit_store
from heze_desk.tasks.due_records import Due
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

MOVED_AT_MOST = timedelta(days=15)
"""No run of days off is longer, so no deadline is moved further."""
ONE_DAY = timedelta(days=1)
RUNNING = """
    deleted_on is null and deadline > :after and deadline <= :last and not ongoing
    and (done_on is null or done_on > :day) and (paused_on is null or paused_on > :day)
"""
UNITS = """case when lead_unit_id is null then (select json_group_array(unit_id) from
    (select unit_id from task_unit where task_id = task.id order by position, id)) end"""


class DueTask(NamedTuple):
    """What a list of many tasks says of one; `unit` is who leads it, or all that are responsible where nobody does."""

    id: int
    title: str  # 1-1-01 提出平台建设方案
    unit: str
    due: Due


class LateTask(NamedTuple):
    """What a reminder says of a task and whom it goes to; `unit_ids` are told only where nobody leads."""

    id: int
    number: str
    title: str
    source: str
    source_ref: str
    lead_unit_id: int | None
    unit_ids: tuple[int, ...]
    due: Due


class DueTasks(NamedTuple):
    """Those that stand by themselves, the first first, and how many more there are, due from `rest_from` on."""

    listed: list[DueTask]
    more: int = 0
    rest_from: Due | None = None


def due_by(db: Database, day: date, last: date, rule: LightRule) -> list[TaskLine]:
    """Tasks neither done nor set aside on the day whose deadline, as it counts, is over by `last`; the first first."""
    rows = db.execute(f"select id from task where {RUNNING} order by deadline, id", _asked(rule, day, (date.min, last)))
    return lines_of(db, [task_id for (task_id,) in rows], day, rule)


def late_tasks(db: Database, day: date, rule: LightRule) -> Iterator[LateTask]:
    """The tasks neither done nor set aside whose deadline, as it counts, was over before the day; the first first."""
    rows = db.execute(
        f"""
        select id, number, title, source, source_ref, lead_unit_id, {UNITS}, deadline from task
        where {RUNNING} order by deadline, id
        """,
        _asked(rule, day, (date.min, day - ONE_DAY)),
    )
    known: dict[str, Due] = {}
    for task_id, number, title, source, source_ref, lead, units, deadline in rows:
        due = known.get(deadline) or known.setdefault(deadline, rule.due(date.fromisoformat(deadline), day))
        unit_ids = tuple(json.loads(units or "[]"))
        yield LateTask(task_id, number, title, source, source_ref, lead, unit_ids, due)


def due_tasks(
    db: Database, day: date, rule: LightRule, *, over: tuple[date, date], without: Collection[int], most: int
) -> DueTasks:
    """The same tasks in a few words each, of deadlines over after the first day and by the second, `most` of them.

    Without a record of any task, so that a ledger of which many thousands are due is told of as quickly as a short one.
    """
    asked = _asked(rule, day, over) | {"without": json.dumps(list(without)), "most": most + 1}
    rows = db.execute(
        f"""
        select id, number || ' ' || title, task.deadline, lead_unit_id, {UNITS}, many from
            (select id as due_id, count(*) over () as many from task
             where {RUNNING} and id not in (select value from json_each(:without)) order by deadline, id limit :most)
            cross join task on id = due_id
        order by task.deadline, id
        """,
        asked,
    ).fetchall()
    names = unit_store.names(db, day)
    found = [
        DueTask(task_id, title, _unit(names, lead, units), rule.due(date.fromisoformat(deadline), day))
        for task_id, title, deadline, lead, units, _ in rows
    ]
    return DueTasks(found[:most], rows[0][-1] - most, found[most].due) if len(found) > most else DueTasks(found)


def _unit(names: dict[int, str], lead: int | None, units: str | None) -> str:
    return names[lead] if lead is not None else "、".join(names[one] for one in json.loads(units or "[]"))


def _asked(rule: LightRule, day: date, over: tuple[date, date]) -> dict[str, Any]:
    after, last = over
    earliest = date.min if after == date.min else _latest_over(rule, day, after)
    return {"day": day.isoformat(), "after": earliest.isoformat(), "last": _latest_over(rule, day, last).isoformat()}


def _latest_over(rule: LightRule, day: date, last: date) -> date:
    """The latest deadline to be written that, as it counts, is over by that day."""
    found = last + MOVED_AT_MOST
    while rule.due(found, day).effective > last:
        found -= ONE_DAY
    return found
