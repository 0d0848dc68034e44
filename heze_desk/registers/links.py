"""What entries are tied to: one another, both ways, and tasks of the ledger."""

from datetime import date

from heze_desk.errors import DeskError
from heze_desk.registers import listing, store
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.tasks import store as tasks
from heze_desk.tasks.origins import Tie
from heze_desk.workspace.database import Database

TASK = "任务"
OTHERS = """
    select case when entry_id = :id then other_id else entry_id end from entry_link
    where entry_id = :id or other_id = :id
"""

NAMED = """
    select mine.id, other.kind, other.name from entry_link
    join entry as mine on mine.id in (entry_id, other_id)
    join entry as other on other.id in (entry_id, other_id) and other.id <> mine.id
    where mine.kind = :kind and mine.deleted_on is null and other.deleted_on is null order by other.id
"""
TASKS = """
    select entry_id, number || ' ' || title from entry_task
    join entry on entry.id = entry_id join task on task.id = task_id
    where entry.kind = :kind and task.deleted_on is null order by clause_id is null, clause_id, length(number), number
"""


def link(db: Database, entry_id: int, other_id: int) -> None:
    """Tie two entries, whichever is named first; a second time changes nothing."""
    if entry_id == other_id:
        raise DeskError("条目不能关联它自己；请另选一条。")
    first, second = sorted((store.get(db, entry_id).id or 0, store.get(db, other_id).id or 0))
    db.execute("insert into entry_link (entry_id, other_id) values (?, ?) on conflict do nothing", [first, second])


def link_to_holder(db: Database, entry_id: int) -> str:
    """Tie an entry to the enterprise that it names, word for word, as the one that holds or makes it.

    Returns the name of the enterprise, "" where the register has none of that name.
    """
    entry = store.get(db, entry_id)
    asked = [Kind.ENTERPRISE, entry.holder.strip()]
    found = db.execute("select id from entry where kind = ? and name = ? and deleted_on is null", asked).fetchone()
    if found is None or entry.kind is Kind.ENTERPRISE:
        return ""
    link(db, entry_id, found[0])
    return entry.holder.strip()


def unlink(db: Database, entry_id: int, other_id: int) -> None:
    db.execute("delete from entry_link where entry_id = ? and other_id = ?", sorted((entry_id, other_id)))


def links(db: Database, entry_id: int, day: date) -> list[EntryLine]:
    """The entries it is tied to, from either side, in the order of the registers; deleted ones are left out."""
    found = listing.entries_of(db, linked(db, entry_id), day)
    order = list(KINDS)
    return sorted((one for one in found if one.deleted_on is None), key=lambda one: (order.index(one.kind), one.id))


def linked(db: Database, entry_id: int) -> list[int]:
    """The ids of the entries it is tied to from either side, deleted ones too."""
    return [one for (one,) in db.execute(OTHERS, {"id": entry_id})]


def named(db: Database, kind: Kind) -> dict[int, list[tuple[str, str]]]:
    """What each entry of a register is tied to: kind and name of an entry, or 任务 with number and title."""
    found: dict[int, list[tuple[str, str]]] = {}
    order = [str(one) for one in KINDS]
    rows = db.execute(NAMED, {"kind": kind}).fetchall()
    for entry_id, other, name in sorted(rows, key=lambda row: order.index(row[1])):
        found.setdefault(entry_id, []).append((other, name))
    for entry_id, task in db.execute(TASKS, {"kind": kind}):
        found.setdefault(entry_id, []).append((TASK, task))
    return found


def tie(db: Database, entry_id: int, task_id: int) -> None:
    """Tie an entry to a task; a second time changes nothing."""
    ids = [store.get(db, entry_id).id, tasks.get(db, task_id).id]
    db.execute("insert into entry_task (entry_id, task_id) values (?, ?) on conflict do nothing", ids)


def untie(db: Database, entry_id: int, task_id: int) -> None:
    db.execute("delete from entry_task where entry_id = ? and task_id = ?", [entry_id, task_id])


def tasks_of(db: Database, entry_id: int) -> list[int]:
    """The tasks an entry is tied to that are not in the bin, in the order of the ledger."""
    rows = db.execute(
        """
        select task.id from entry_task join task on task.id = task_id
        where entry_id = ? and task.deleted_on is null order by clause_id is null, clause_id, length(number), number
        """,
        [entry_id],
    )
    return [one for (one,) in rows]


def entries_of_task(db: Database, task_id: int, day: date) -> list[EntryLine]:
    """The entries a task is tied to."""
    ids = [one for (one,) in db.execute("select entry_id from entry_task where task_id = ? order by id", [task_id])]
    found = listing.entries_of(db, ids, day) if ids else []
    return [one for one in found if one.deleted_on is None]


def ties_of_task(db: Database, task_id: int, day: date) -> list[Tie]:
    """The same as the ledger tells them: 企业 QY23　演示庚新材料有限公司."""
    return [
        Tie(id=one.id, kind=one.kind, words=f"{KINDS[one.kind].code}{one.id}　{one.name}", page="registers")
        for one in entries_of_task(db, task_id, day)
    ]
