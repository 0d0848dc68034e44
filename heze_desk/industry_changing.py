"""动态调整 from a window or a command: the industries change, and what belonged to them is moved or left as chosen."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from heze_desk import industry_belongings
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import store as registers
from heze_desk.registers.records import Membership
from heze_desk.roadmap import store as roadmap
from heze_desk.roster import industry_changes
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange, Owned
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert, load, update
from heze_desk.workspace.workspace import Workspace

MEMBERSHIPS = """
    select * from entry_industry where industry_id = :id and (valid_to is null or valid_to >= :day)
      and entry_id in (select value from json_each(:ids)) order by id
"""
AMOUNTS = {"own_target": "value", "talent_need": "wanted"}


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
    _refuse_what_is_not_theirs(workspace.db, change)
    counts = industry_belongings.owned(workspace.db, change.olds, change.day)
    if open_ones := change.unsettled(counts):
        told = "、".join(f"{one}{counts[one]}项" for one in open_ones)
        raise DeskError(f"原产业还有{told}，请逐类选择转入哪个产业还是留在原产业。")
    if change.choices.get(Belongings.TERMS) and len(change.olds) > 1 and change.terms_of is None:
        raise DeskError("合并后只能有一位分管领导和一个牵头部门；请选择沿用哪个产业的分工。")
    return counts


def _refuse_what_is_not_theirs(db: Database, change: IndustryChange) -> None:
    if not change.singles:
        return
    theirs = industry_belongings.of_change(db, change)
    for key in change.singles.keys() - theirs.keys():
        raise DeskError(f"{key.word}{_named(db, key)}不属于要调整的产业；请核对编号。")


def _named(db: Database, key: Owned) -> str:
    """A task by its number; of anything else its id."""
    if key.table != "task":
        return str(key.id)
    (number,) = db.execute("select number from task where id = ?", [key.id]).fetchone() or (key.id,)
    return str(number)


def _moved(db: Database, change: IndustryChange, begun: dict[str, int]) -> Mapping[Belongings, int]:
    """Terms end with their industry in any case, for nobody answers for one that is no more."""
    moved: Counter[Belongings] = Counter()
    if change.act is ChangeAct.ADD:
        return moved
    moved[Belongings.TERMS] = industry_changes.hand_on(db, change, begun, change.choices.get(Belongings.TERMS, ""))
    begun = begun | dict(change.heirs)
    for old in change.olds:
        going: dict[tuple[str, int], list[int]] = {}
        for one in industry_belongings.listed(db, old, change.day):
            if new_id := begun.get(change.place_of(one.key)):
                going.setdefault((one.key.table, new_id), []).append(one.key.id)
                moved[one.key.kind] += 1
        for (table, new_id), ids in going.items():
            _move(db, change, (table, ids), (old, new_id))
    return moved


def _move(db: Database, change: IndustryChange, going: tuple[str, list[int]], way: tuple[int, int]) -> None:
    """Those of one table from one industry to another."""
    (table, ids), (_, new_id) = going, way
    match table:
        case "task":
            _move_tasks(db, ids, new_id)
        case "entry":
            _move_entries(db, change, ids, way)
        case "plan_item":
            _move_plan(db, ids, new_id)
        case _:
            _move_targets(db, change, going, new_id)


def _move_tasks(db: Database, ids: Collection[int], new_id: int) -> None:
    """Whatever their state, for the list of an industry is one; as of an earlier day they stand where they stood."""
    asked = "update task set industry_id = ? where id in (select value from json_each(?))"
    db.execute(asked, [new_id, json.dumps(list(ids))])


def _move_entries(db: Database, change: IndustryChange, ids: Collection[int], way: tuple[int, int]) -> None:
    """They count in the old one until the day before, in the new one from the day on; in one of several only once."""
    old, new_id = way
    asked = {"id": old, "day": change.day.isoformat(), "ids": json.dumps(list(ids))}
    for one in [load(Membership, row) for row in db.query(MEMBERSHIPS, asked)]:
        begins = max(filter(None, (one.valid_from, change.day)))
        if one.valid_from is not None and one.valid_from > change.last_day:
            db.execute("delete from entry_industry where id = ?", [one.id])
        else:
            registers.join(db, replace(one, valid_to=change.last_day))
        if not any(other.industry_id == new_id for other in registers.memberships(db, one.entry_id)):
            registers.join(db, replace(one, id=None, industry_id=new_id, valid_from=begins))


def _move_targets(db: Database, change: IndustryChange, going: tuple[str, list[int]], new_id: int) -> None:
    """The old ones stay for the days before. Figures that merge are added up."""
    table, ids = going
    amount = AMOUNTS[table]
    asked = f"select * from {table} where id in (select value from json_each(?)) order by id"
    for row in list(db.query(asked, [json.dumps(ids)])):
        update(db, table, {"id": row.pop("id"), "ended_on": change.day.isoformat()})
        taken = row | {"industry_id": new_id, "begun_on": change.day.isoformat()}
        if (there := _same_place(db, table, taken, amount)) is None:
            insert(db, table, taken)
        else:
            joined = {"basis": "；".join(filter(None, (there["basis"], row["basis"])))} if "basis" in row else {}
            update(db, table, {"id": there["id"], amount: there[amount] + row[amount], **joined})


def _same_place(db: Database, table: str, taken: Mapping[str, Any], amount: str) -> Mapping[str, Any] | None:
    """What the new industry has there already: of the same target or field, and of the same year."""
    place = [name for name in taken if name not in ("begun_on", "ended_on", "basis", amount)]
    same = " and ".join(f"{name} = :{name}" for name in place)
    return next(db.query(f"select * from {table} where {same}", dict(taken)), None)


def _move_plan(db: Database, ids: Collection[int], new_id: int) -> None:
    last = len(roadmap.items(db, new_id))
    for place, item_id in enumerate(ids, last + 1):
        roadmap.change(db, item_id, industry_id=new_id, position=place)
