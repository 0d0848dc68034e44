"""The agenda of a meeting in and out of the workspace: what the last one left open stands first."""

from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.meetings.agenda_records import FOLLOWED, AgendaItem, numbered
from heze_desk.meetings.finding import get, open_one
from heze_desk.meetings.records import Decision, Meeting, in_few_clauses
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

UNFINISHED = """
    select decision.* from decision join meeting on meeting.id = decision.meeting_id
    where (decision.meeting_id = :last
           or decision.id in (select follows_decision_id from agenda_item where meeting_id = :last))
      and exists (select 1 from decision_task join task on task.id = task_id
                  where decision_id = decision.id and done_on is null and deleted_on is null)
    order by meeting.day, meeting.id, decision.number
"""


def agenda(db: Database, meeting_id: int) -> list[AgendaItem]:
    """All items in their order, those left out among them."""
    rows = db.query("select * from agenda_item where meeting_id = ? order by position, id", [meeting_id])
    return [load(AgendaItem, row) for row in rows]


def item_numbers(db: Database, meeting_id: int) -> dict[int, int]:
    """The number under which each item is printed, by its id."""
    return numbered(agenda(db, meeting_id))


def item_at(db: Database, meeting_id: int, number: int) -> int:
    """The id of the item that is printed under this number."""
    numbers = item_numbers(db, meeting_id)
    found = next((item_id for item_id, place in numbers.items() if place == number), None)
    if found is None:
        raise DeskError(f"议程里没有第{number}项，一共{len(numbers)}项；请核对。")
    return found


def add_item(db: Database, item: AgendaItem) -> int:
    """A new item at the end of the agenda."""
    open_one(db, item.meeting_id, "议程")
    last = "select coalesce(max(position), 0) + 1 from agenda_item where meeting_id = ?"
    position = db.execute(last, [item.meeting_id]).fetchone()[0]
    return write(db.table("agenda_item"), replace(item, position=position))


def change_item(db: Database, item_id: int, **fields: Any) -> None:
    old = _item(db, item_id)
    amend(db, "agenda_item", old, replace(old, **fields))


def move_item(db: Database, item_id: int, to: int) -> None:
    """Put the item at place `to` (from 1) of the agenda."""
    moved = _item(db, item_id)
    order = [one.id for one in agenda(db, moved.meeting_id) if one.id != item_id]
    order.insert(max(0, to - 1), item_id)
    for position, one in enumerate(order, 1):
        db.execute("update agenda_item set position = ? where id = ? and position <> ?", [position, one, position])


def leave_out(db: Database, item_id: int, because: str) -> None:
    """Take what was left open off the agenda for a reason that stays on record."""
    if not because.strip():
        raise DeskError("上次议定事项没有办结，不列入议程须写明原因。")
    change_item(db, item_id, left_out_because=because.strip())


def put_back(db: Database, item_id: int) -> None:
    change_item(db, item_id, left_out_because="")


def remove_item(db: Database, item_id: int) -> None:
    """Take out an item; one that follows an earlier decision is left out for a reason instead."""
    item = _item(db, item_id)
    if item.follows_decision_id is not None:
        raise DeskError("上次议定事项没有办结，不能从议程里删除；不列入的，请写明原因。")
    used = """
        select 1 from meeting_note where agenda_item_id = :id
        union all select 1 from attendee where :id in (came_at_item_id, left_at_item_id)
    """
    if db.execute(used, {"id": item_id}).fetchone():
        raise DeskError("这个议题下已有记录或到会登记，不能删除；请改名称，或先移走记录。")
    db.execute("delete from agenda_item where id = ?", [item_id])


def take_over(db: Database, meeting_id: int, last: Meeting | None) -> None:
    """Put what the last meeting left open before all other items; what stands there already is not put twice."""
    if last is None:
        return
    now = agenda(db, meeting_id)
    known = {item.follows_decision_id for item in now}
    rows = [load(Decision, row) for row in db.query(UNFINISHED, {"last": last.id})]
    names = unit_store.names(db, get(db, meeting_id).day)
    coming = [
        AgendaItem(
            meeting_id=meeting_id,
            title=f"{FOLLOWED}{one.heading or in_few_clauses(one.text)}",
            presenter=_lead(db, one.id or 0, names),
            follows_decision_id=one.id,
        )
        for one in rows
        if one.id not in known
    ]
    placed = [item for item in now if item.follows_decision_id is not None]
    others = [item for item in now if item.follows_decision_id is None]
    for position, item in enumerate([*placed, *coming, *others], 1):
        write(db.table("agenda_item"), replace(item, position=position))


def refuse_other_item(db: Database, meeting_id: int, item_id: int | None) -> None:
    """An item of another meeting's agenda is no item of this one."""
    if item_id is None:
        return
    row = db.execute("select meeting_id from agenda_item where id = ?", [item_id]).fetchone()
    if row is None or row[0] != meeting_id:
        raise DeskError("议程里没有这个议题；请重新选择。")


def _lead(db: Database, decision_id: int, names: dict[int, str]) -> str:
    """The units that lead its unfinished tasks, by their names of the meeting's day."""
    rows = db.execute(
        """
        select distinct lead_unit_id from decision_task join task on task.id = task_id
        where decision_id = ? and done_on is null and deleted_on is null and lead_unit_id is not null
        """,
        [decision_id],
    )
    wanted = {row[0] for row in rows}
    return "、".join(name for unit_id, name in names.items() if unit_id in wanted)


def _item(db: Database, item_id: int) -> AgendaItem:
    item = find(db, "agenda_item", AgendaItem, item_id)
    if item is None:
        raise MissingRecordError("没有这个议题，可能刚被撤销。")
    open_one(db, item.meeting_id, "议程")
    return item
