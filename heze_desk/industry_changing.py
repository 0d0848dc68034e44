"""动态调整 from a window or a command: the industries change, and what belonged to them is moved or left as chosen."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import store as registers
from heze_desk.registers.records import Membership
from heze_desk.roadmap import store as roadmap
from heze_desk.roster import industry_changes
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert, load, update
from heze_desk.workspace.workspace import Workspace

MOVE = """
    update task set industry_id = :new
    where industry_id = :old and deleted_on is null
      and (id in (select value from json_each(:mine))
           or (:usual and id not in (select value from json_each(:single))))
"""
TASKS = "select count(*) from task where deleted_on is null and industry_id = ?"
MEMBERSHIPS = """
    select * from entry_industry where industry_id = :id and (valid_to is null or valid_to >= :day) order by id
"""
TARGETS = "select * from own_target where ended_on is null and industry_id = ? and year >= ?"
NEEDS = "select * from talent_need where ended_on is null and industry_id = ? and year >= ?"
TERMS = "select count(*) from assignment where industry_id = ? and (valid_to is null or valid_to >= ?)"


@dataclass(frozen=True, kw_only=True)
class TaskOf:
    """A task of an industry that is parted."""

    id: int
    number: str
    title: str
    done: bool


def belongings(db: Database, change: IndustryChange) -> Mapping[Belongings, int]:
    """How much of each kind the old industries have on the day, to be moved or left."""
    return owned(db, change.olds, change.day)


def owned(db: Database, industry_ids: Collection[int], day: date) -> Mapping[Belongings, int]:
    """How much of each kind these industries have on a day and after it."""
    found: Counter[Belongings] = Counter()
    for old in industry_ids:
        since = day.isoformat()
        found[Belongings.TASKS] += db.execute(TASKS, [old]).fetchone()[0]
        found[Belongings.TERMS] += db.execute(TERMS, [old, since]).fetchone()[0]
        found[Belongings.ENTRIES] += len(db.execute(MEMBERSHIPS, {"id": old, "day": since}).fetchall())
        found[Belongings.TARGETS] += len(db.execute(TARGETS, [old, day.year]).fetchall())
        found[Belongings.TARGETS] += len(db.execute(NEEDS, [old, day.year]).fetchall())
        found[Belongings.PLAN] += len(roadmap.items(db, old))
    return found


def carry_out(workspace: Workspace, change: IndustryChange) -> Mapping[Belongings, int]:
    """Change the industries in one step; returns how many of each were moved. What nobody chose about is refused."""
    examine(workspace, change)
    with workspace.step(f"{change.act}产业") as db:
        begun = industry_changes.make(db, change)
        return _moved(db, change, begun)


def examine(workspace: Workspace, change: IndustryChange) -> Mapping[Belongings, int]:
    """How much the old industries have; refuses what could not be carried out, writing nothing."""
    if change.day > workspace.today():
        raise DeskError(f"{said(change.day)}还没有到；产业请到调整那天再改，以免名单提前变动。")
    industry_changes.examine(workspace.db, change)
    _refuse_tasks_of_others(workspace.db, change)
    counts = belongings(workspace.db, change)
    if open_ones := change.unsettled(counts):
        told = "、".join(f"{one}{counts[one]}项" for one in open_ones)
        raise DeskError(f"原产业还有{told}，请逐类选择转入哪个产业还是留在原产业。")
    if change.choices.get(Belongings.TERMS) and len(change.olds) > 1 and change.terms_of is None:
        raise DeskError("合并后只能有一位分管领导和一个牵头部门；请选择沿用哪个产业的分工。")
    return counts


def tasks_of(db: Database, industry_id: int) -> list[TaskOf]:
    """The tasks of an industry whatever their state, by number."""
    asked = """
        select id, number, title, done_on is not null as done from task
        where deleted_on is null and industry_id = ? order by length(number), number, id
    """
    rows = db.execute(asked, [industry_id])
    return [TaskOf(id=task_id, number=number, title=title, done=bool(done)) for task_id, number, title, done in rows]


def _refuse_tasks_of_others(db: Database, change: IndustryChange) -> None:
    mine = {task.id for old in change.olds for task in tasks_of(db, old)}
    for task_id in change.tasks.keys() - mine:
        (number,) = db.execute("select number from task where id = ?", [task_id]).fetchone() or (task_id,)
        raise DeskError(f"任务{number}不属于要调整的产业；请核对任务的序号。")


def _moved(db: Database, change: IndustryChange, begun: dict[str, int]) -> Mapping[Belongings, int]:
    """Terms end with their industry in any case, for nobody answers for one that is no more."""
    moved: Counter[Belongings] = Counter()
    if change.act is ChangeAct.ADD:
        return moved
    moved[Belongings.TERMS] = industry_changes.hand_on(db, change, begun, change.choices.get(Belongings.TERMS, ""))
    begun = begun | dict(change.heirs)
    for old in change.olds:
        moved[Belongings.TASKS] += _move_tasks(db, change, begun, old)
        for one, move in ((Belongings.ENTRIES, _move_entries), (Belongings.TARGETS, _move_targets)):
            if new_id := begun.get(change.choices.get(one, "")):
                moved[one] += move(db, change, old, new_id)
        if new_id := begun.get(change.choices.get(Belongings.PLAN, "")):
            moved[Belongings.PLAN] += _move_plan(db, old, new_id)
    return moved


def _move_tasks(db: Database, change: IndustryChange, begun: dict[str, int], old: int) -> int:
    """Whatever their state, for the list of an industry is one; as of an earlier day they stand where they stood."""
    moved, usual = 0, change.choices.get(Belongings.TASKS, "")
    single = json.dumps(list(change.tasks))
    for name, new_id in begun.items():
        mine = json.dumps([task_id for task_id, to in change.tasks.items() if to == name])
        sought = {"old": old, "new": new_id, "mine": mine, "single": single, "usual": name == usual}
        moved += db.execute(MOVE, sought).rowcount
    return moved


def _move_entries(db: Database, change: IndustryChange, old: int, new_id: int) -> int:
    """They count in the old one until the day before, in the new one from the day on; in one of several only once."""
    rows = db.query(MEMBERSHIPS, {"id": old, "day": change.day.isoformat()})
    found = [load(Membership, row) for row in rows]
    for one in found:
        begins = max(filter(None, (one.valid_from, change.day)))
        if one.valid_from is not None and one.valid_from > change.last_day:
            db.execute("delete from entry_industry where id = ?", [one.id])
        else:
            registers.join(db, replace(one, valid_to=change.last_day))
        if not any(other.industry_id == new_id for other in registers.memberships(db, one.entry_id)):
            registers.join(db, replace(one, id=None, industry_id=new_id, valid_from=begins))
    return len(found)


def _move_targets(db: Database, change: IndustryChange, old: int, new_id: int) -> int:
    """Those of this year and later; the old ones stay for the days before. Figures that merge are added up."""
    moved = 0
    for table, asked, amount in (("own_target", TARGETS, "value"), ("talent_need", NEEDS, "wanted")):
        for row in list(db.query(asked, [old, change.day.year])):
            update(db, table, {"id": row.pop("id"), "ended_on": change.day.isoformat()})
            taken = row | {"industry_id": new_id, "begun_on": change.day.isoformat()}
            if (there := _same_place(db, table, taken, amount)) is None:
                insert(db, table, taken)
            else:
                joined = {"basis": "；".join(filter(None, (there["basis"], row["basis"])))} if "basis" in row else {}
                update(db, table, {"id": there["id"], amount: there[amount] + row[amount], **joined})
            moved += 1
    return moved


def _same_place(db: Database, table: str, taken: Mapping[str, Any], amount: str) -> Mapping[str, Any] | None:
    """What the new industry has there already: of the same target or field, and of the same year."""
    place = [name for name in taken if name not in ("begun_on", "ended_on", "basis", amount)]
    same = " and ".join(f"{name} = :{name}" for name in place)
    return next(db.query(f"select * from {table} where {same}", dict(taken)), None)


def _move_plan(db: Database, old: int, new_id: int) -> int:
    last = len(roadmap.items(db, new_id))
    found = roadmap.items(db, old)
    for place, item in enumerate(found, last + 1):
        roadmap.change(db, item.id or 0, industry_id=new_id, position=place)
    return len(found)
