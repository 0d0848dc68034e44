"""Many new tasks at once, by the same rules as one by one."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from heze_desk.errors import DeskError
from heze_desk.tasks.progress_records import progressed, settled
from heze_desk.tasks.records import Task
from heze_desk.tasks.store import NEXT, next_number
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert_all


def add_all(db: Database, tasks: Sequence[tuple[Task, Sequence[int]]]) -> list[int]:
    """New tasks, each with its responsible units, entered as `store.add` would; returns their ids in this order.

    Those that come with a number are entered first, so that the next free ones follow after them.
    """
    sections = dict(db.execute("select id, clause_id from industry").fetchall())
    filed = [_filed(task, sections.get(task.industry_id)) for task, _ in tasks]
    _refuse_taken(db, (task.number for task in filed if task.number != NEXT))
    numbered = [place for place, task in enumerate(filed) if task.number != NEXT]
    others = [place for place, task in enumerate(filed) if task.number == NEXT]
    ids = dict(zip(numbered, insert_all(db, "task", [filed[place] for place in numbered]), strict=True))
    ids |= zip(others, insert_all(db, "task", list(_numbered(db, [filed[place] for place in others]))), strict=True)
    shared = (
        (ids[place], unit_id, position)
        for place, (_, units) in enumerate(tasks)
        for position, unit_id in enumerate(dict.fromkeys(units), 1)
    )
    db.conn.executemany("insert into task_unit (task_id, unit_id, position) values (?, ?, ?)", shared)
    return [ids[place] for place in range(len(tasks))]


def _filed(task: Task, clause_id: int | None) -> Task:
    """The task in its industry's section, its stage following its progress."""
    if task.clause_id is None and clause_id is not None:
        task = replace(task, clause_id=clause_id)
    if 0 < task.progress < 100 and task.done_on is None:
        return progressed(task, task.progress, day=date.min)
    if task.progress or task.done_on:
        return settled(replace(task, progress=0, done_on=None), task)
    return task


def _numbered(db: Database, tasks: Iterable[Task]) -> Iterator[Task]:
    """Each with the next free number of its section; sections may share the beginning of their numbers."""
    prefixes: dict[int | None, str] = {}
    tails: dict[str, Iterator[int]] = {}
    for task in tasks:
        if task.clause_id not in prefixes:
            prefix, _, tail = next_number(db, task.clause_id).rpartition("-")
            prefixes[task.clause_id] = prefix
            tails.setdefault(prefix, count(int(tail)))
        prefix = prefixes[task.clause_id]
        yield replace(task, number=f"{prefix}-{next(tails[prefix]):02d}")


def _refuse_taken(db: Database, numbers: Iterable[str]) -> None:
    counted = Counter(numbers)
    twice = (number for number, many in counted.items() if many > 1)
    used = db.execute(
        "select value from json_each(?) where exists (select 1 from task where number = value)",
        [json.dumps(list(counted), ensure_ascii=False)],
    )
    if (taken := next(twice, None) or next((number for (number,) in used), None)) is not None:
        raise DeskError(f"任务编号“{taken}”已被使用；请换一个编号。")
