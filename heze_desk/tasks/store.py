"""Tasks in and out of the workspace. Writing functions are called inside a step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.tasks.progress_records import following, progressed, refuse_closed, settled
from heze_desk.tasks.records import Attachment, Milestone, ProgressEntry, Task
from heze_desk.workspace import history
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

PARTS = dict.fromkeys(
    ("task_unit", "milestone", "progress_entry", "attachment", "life_entry", "postponement"), "task_id"
)


def get(db: Database, task_id: int) -> Task:
    task = find(db, "task", Task, task_id)
    if task is None:
        raise MissingRecordError(f"没有序号为 {task_id} 的任务，可能刚被撤销。")
    return task


def save(db: Database, task: Task) -> int:
    """Store a new task or a changed one; the id says which. A number that is taken is refused."""
    _refuse_taken(db, task)
    return write(db.table("task"), task)


def add(db: Database, task: Task, unit_ids: Sequence[int] = ()) -> int:
    """A new task under the next free number, in its industry's section, with its responsible units."""
    clause_id = task.clause_id or _clause_of(db, task.industry_id)
    number = task.number if task.number != NEXT else next_number(db, clause_id)
    begun = settled(replace(task, progress=0, done_on=None), task)
    task_id = save(db, replace(begun, number=number, clause_id=clause_id))
    set_units(db, task_id, unit_ids)
    return task_id


NEXT = "*"  # the number of a task that has yet to be given one


def change(db: Database, task_id: int, **fields: Any) -> None:
    """Set some fields of a task; what makes no sense, or is closed, is refused.

    A task that is given a deadline is from then on none that merely goes on; its stage follows its progress.
    """
    old = get(db, task_id)
    if fields.get("deadline"):
        fields = {"ongoing": False, **fields}
    new = settled(old, replace(old, **fields))
    if new.number != old.number:
        _refuse_taken(db, new)
    amend(db, "task", old, new)


def set_progress(db: Database, task_id: int, progress: int, *, day: date) -> None:
    """At 100 % a task is done, on the day first said; below it, it is not."""
    task = get(db, task_id)
    amend(db, "task", task, progressed(task, progress, day=day))


def units(db: Database, task_id: int) -> list[int]:
    rows = db.execute("select unit_id from task_unit where task_id = ? order by position, id", [task_id])
    return [row[0] for row in rows]


def set_units(db: Database, task_id: int, unit_ids: Sequence[int]) -> None:
    """Make exactly these units responsible, in this order."""
    for unit_id in set(units(db, task_id)) - set(unit_ids):
        db.execute("delete from task_unit where task_id = ? and unit_id = ?", [task_id, unit_id])
    for position, unit_id in enumerate(dict.fromkeys(unit_ids), 1):
        db.execute(
            """
            insert into task_unit (task_id, unit_id, position) values (?, ?, ?)
            on conflict (task_id, unit_id) do update set position = excluded.position
            where position <> excluded.position
            """,
            [task_id, unit_id, position],
        )


def report(db: Database, entry: ProgressEntry) -> int:
    """Keep what was reported; the task says what was told last by those whose word counts, in whatever order it comes.

    That is the office, the lead unit, or any unit where none leads; the word of others is kept beside it.
    """
    return _reported(db, get(db, entry.task_id), entry)


def remove_entry(db: Database, entry_id: int) -> None:
    """Take a report back; the task then says what was told before, where it still says what this report did."""
    entry = find(db, "progress_entry", ProgressEntry, entry_id)
    if entry is not None:
        _reported(db, get(db, entry.task_id), entry, gone=True)


def entries(db: Database, task_id: int) -> list[ProgressEntry]:
    """What was reported, by whomever, the latest first."""
    rows = db.query("select * from progress_entry where task_id = ? order by day desc, id desc", [task_id])
    return [load(ProgressEntry, row) for row in rows]


def _reported(db: Database, task: Task, entry: ProgressEntry, *, gone: bool = False) -> int:
    refuse_closed(task, "办理记录")
    before = _counting(db, entry.task_id)
    if gone:
        db.execute("delete from progress_entry where id = ?", [entry.id])
        entry_id = 0
    else:
        kept = replace(entry, counts=_counts(db, task, entry))
        entry_id = write(db.table("progress_entry"), kept)
    new = following(task, before, _counting(db, entry.task_id), written=entry_id, since=_taken_up(db, entry.task_id))
    amend(db, "task", task, new)
    return entry_id


def _counting(db: Database, task_id: int) -> list[ProgressEntry]:
    return [one for one in entries(db, task_id) if one.counts]


def _counts(db: Database, task: Task, entry: ProgressEntry) -> bool:
    """Whether the word of this unit is that of the task.

    A group that leads speaks through its members, and without a lead each responsible unit speaks; where several
    do, none of them finishes the task before all have finished.
    """
    if entry.unit_id is None or task.lead_unit_id == entry.unit_id:
        return True
    speaking = unit_store.expanded(db, [task.lead_unit_id] if task.lead_unit_id else units(db, task.id or 0))
    if task.lead_unit_id and entry.unit_id not in speaking:
        return False
    others = set(speaking) - {entry.unit_id}
    return entry.progress != 100 or all(_last_said(db, entry.task_id, one) == 100 for one in others)


def _last_said(db: Database, task_id: int, unit_id: int) -> int | None:
    """The progress this unit last gave, whether or not it was the task's."""
    question = """
        select progress from progress_entry where task_id = ? and unit_id = ? and progress is not null
        order by day desc, id desc limit 1
    """
    found = db.execute(question, [task_id, unit_id]).fetchone()
    return found[0] if found else None


def _taken_up(db: Database, task_id: int) -> date:
    """The day on which the task was last sent back or opened again; no report of before it can finish it."""
    question = "select max(day) from life_entry where task_id = ? and act in ('退回', '撤销销号')"
    (day,) = db.execute(question, [task_id]).fetchone()
    return date.fromisoformat(day) if day else date.min


def milestones(db: Database, task_id: int) -> list[Milestone]:
    rows = db.query("select * from milestone where task_id = ? order by deadline is null, deadline, id", [task_id])
    return [load(Milestone, row) for row in rows]


def save_milestone(db: Database, milestone: Milestone) -> int:
    return write(db.table("milestone"), milestone)


def remove_milestone(db: Database, milestone_id: int) -> None:
    db.execute("delete from milestone where id = ?", [milestone_id])


def attachments(db: Database, task_id: int) -> list[Attachment]:
    rows = db.query("select * from attachment where task_id = ? order by id", [task_id])
    return [load(Attachment, row) for row in rows]


def save_attachment(db: Database, attachment: Attachment) -> int:
    return write(db.table("attachment"), attachment)


def discard(db: Database, task_id: int, *, day: date) -> None:
    """Into the bin, from where it can come back; nothing is ever really deleted."""
    change(db, task_id, deleted_on=day)


def bring_back(db: Database, task_id: int) -> None:
    change(db, task_id, deleted_on=None)


def story(db: Database, task_id: int) -> list[history.Change]:
    """Every change of the task and of what belongs to it, oldest first."""
    return history.changes(db, "task", task_id, PARTS)


def next_number(db: Database, clause_id: int | None) -> str:
    """The next free number of the section, like 2-1-09; numbers in the bin are not given again."""
    row = db.execute("select number from task where clause_id is ? order by id limit 1", [clause_id]).fetchone()
    prefix = row[0].rpartition("-")[0] if row else ""
    prefix = prefix or (f"{clause_id}-1" if clause_id else "9-0")
    # "." comes next after "-", so these are the numbers that begin with the prefix and a dash
    used = db.execute("select number from task where number > ? and number < ?", [f"{prefix}-", f"{prefix}."])
    tails = [number[len(prefix) + 1 :] for (number,) in used]
    return f"{prefix}-{max((int(tail) for tail in tails if tail.isdecimal() and len(tail) < 10), default=0) + 1:02d}"


def _refuse_taken(db: Database, task: Task) -> None:
    taken = db.execute("select id from task where number = ?", [task.number]).fetchone()
    if taken and taken[0] != task.id:
        raise DeskError(f"任务编号“{task.number}”已被使用；请换一个编号。")


def _clause_of(db: Database, industry_id: int | None) -> int | None:
    row = db.execute("select clause_id from industry where id = ?", [industry_id]).fetchone()
    return row[0] if row else None
