"""Leaders in and out of the workspace: by rank, with the title of a day."""

from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.roster.records import Leader, LeaderLine, LeaderTitle
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write

TITLED = """
    select leader.id, leader.name, leader.active, leader_title.title, leader_title.position
    from leader join leader_title on leader_title.id = (
        select id from leader_title as dated
        where dated.leader_id = leader.id
        order by dated.valid_from <= :day desc,
                 case when dated.valid_from <= :day then dated.valid_from end desc,
                 dated.valid_from
        limit 1)
"""


def leaders(db: Database, day: date) -> list[LeaderLine]:
    """All leaders in the order of rank, each with the title of the day."""
    rows = db.query(f"{TITLED} order by leader_title.position, leader.id", {"day": day.isoformat()})
    return [load(LeaderLine, row) for row in rows]


def named(db: Database, name: str) -> int | None:
    """The leader of that name; two of one name are refused, for a name cannot tell them apart."""
    ids = [row["id"] for row in db.table("leader").rows_where("name = ?", [name.strip()])]
    if len(ids) > 1:
        raise DeskError(f"有 {len(ids)} 位名为“{name}”的领导；请在“责任分工”页面中选择。")
    return ids[0] if ids else None


def add(db: Database, name: str, title: str, *, since: date, position: int | None = None) -> int:
    """A new leader with the title held since a day; without a position, last in rank."""
    leader_id = write(db.table("leader"), Leader(name=name.strip()))
    rank = position if position is not None else _last(db) + 1
    write(db.table("leader_title"), LeaderTitle(leader_id=leader_id, title=title, position=rank, valid_from=since))
    return leader_id


def hold(db: Database, leader_id: int, title: str, *, since: date) -> None:
    """From a day on the leader holds this title; nothing is written where it is the title of that day already."""
    titles = title_history(db, leader_id)
    now = next((one for one in reversed(titles) if one.valid_from <= since), None)
    if now is not None and now.title == title:
        return
    same = next((one for one in titles if one.valid_from == since), None)
    rank = (now or titles[0]).position
    save_title(
        db,
        LeaderTitle(id=same.id if same else None, leader_id=leader_id, title=title, position=rank, valid_from=since),
    )


def save_title(db: Database, title: LeaderTitle) -> int:
    return write(db.table("leader_title"), title)


def title_history(db: Database, leader_id: int) -> list[LeaderTitle]:
    rows = db.table("leader_title").rows_where("leader_id = ?", [leader_id], order_by="valid_from")
    return [load(LeaderTitle, row) for row in rows]


def correct_name(db: Database, leader_id: int, name: str) -> None:
    """Put a name right that was entered wrongly; it is the same person, so older days change with it."""
    write(db.table("leader"), replace(load(Leader, db.table("leader").get(leader_id)), name=name.strip()))


def correct_title(db: Database, title_id: int, **fields: str | date | None) -> None:
    """Put right a title or its first day; two titles from one day are refused."""
    if None in fields.values():
        raise DeskError("请填写从哪一天起任此职务。")
    title = load(LeaderTitle, db.table("leader_title").get(title_id))
    right = replace(title, **fields)  # type: ignore[arg-type]
    if any(one.valid_from == right.valid_from and one.id != title_id for one in title_history(db, title.leader_id)):
        raise DeskError("同一天已有另一个职务；请核对日期。")
    save_title(db, right)


def remove_title(db: Database, title_id: int) -> None:
    """Take out a title entered by mistake; the only one stays, for a leader is listed under a title."""
    title = load(LeaderTitle, db.table("leader_title").get(title_id))
    if len(title_history(db, title.leader_id)) == 1:
        raise DeskError("这是该领导唯一的职务，不能删除；请直接改正，或停用该领导。")
    db.table("leader_title").delete(title_id)


def set_active(db: Database, leader_id: int, active: bool) -> None:
    leader = load(Leader, db.table("leader").get(leader_id))
    write(db.table("leader"), replace(leader, active=active))


def move(db: Database, leader_id: int, to: int, *, day: date) -> None:
    """Put the leader at place `to` (from 1) in the rank order of the day."""
    order = [leader.id for leader in leaders(db, day)]
    order.remove(leader_id)
    order.insert(max(0, to - 1), leader_id)
    for position, one in enumerate(order, 1):
        titles = title_history(db, one)
        current = next((held for held in reversed(titles) if held.valid_from <= day), titles[0])
        if current.position != position:
            save_title(db, replace(current, position=position))


def _last(db: Database) -> int:
    return int(db.execute("select coalesce(max(position), 0) from leader_title").fetchone()[0])
