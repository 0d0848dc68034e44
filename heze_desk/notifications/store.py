"""The register of 双告知 in and out of the workspace. Writing functions are called inside a step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.identity_numbers import refuse_in
from heze_desk.notifications import records
from heze_desk.notifications.records import Notification, NotificationFilter, NotificationLine, State
from heze_desk.roster import unit_store
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

LISTED = """
    select notification.*, entry.name as entry_name
    from notification left join entry on entry.id = notification.entry_id
    where notification.deleted_on is null order by notification.year desc, notification.number desc
"""


def next_number(db: Database, year: int) -> int:
    """A number once given is not given again, be its matter taken out."""
    asked = "select coalesce(max(number), 0) + 1 from notification where year = ?"
    return int(db.execute(asked, [year]).fetchone()[0])


def add(db: Database, notification: Notification, *, today: date) -> int:
    """Register a matter under the next number of its year; a day to come is refused."""
    _refuse_days_to_come(notification, today)
    refuse_in(notification)
    year = notification.notified_on.year
    return write(db.table("notification"), replace(notification, year=year, number=next_number(db, year)))


def doubt(db: Database, notification: Notification) -> str:
    """What should be asked before it is kept, under the names of its day; "" where nothing should."""
    names = unit_store.names(db, notification.notified_on)
    units = (notification.from_unit_id, notification.to_unit_id)
    return records.doubt(notification.direction, *(names.get(one, "") for one in units))


def get(db: Database, notification_id: int) -> Notification:
    found = find(db, "notification", Notification, notification_id)
    if found is None or found.deleted_on is not None:
        raise MissingRecordError(f"没有序号为 {notification_id} 的告知事项；请用 notify list 查看。")
    return found


def change(db: Database, notification_id: int, *, today: date, **fields: Any) -> None:
    """Set some fields; the year and the number stay."""
    old = get(db, notification_id)
    new = replace(old, **fields)
    if new.notified_on.year != old.year:
        raise DeskError(f"{old.name}的编号按年编，告知日期不能改到另一年；请删除后重新登记。")
    _refuse_days_to_come(new, today)
    refuse_in(new)
    amend(db, "notification", old, new)


def answer(db: Database, notification_id: int, text: str, *, day: date, today: date) -> None:
    """Note what came back; one that is there is not overwritten."""
    old = get(db, notification_id)
    if not text.strip():
        raise DeskError("请写明反馈的内容；空的反馈不登记。")
    if old.received_on is not None:
        raise DeskError(f"{old.name}已于{said(old.received_on)}反馈；要改请先撤销反馈。")
    change(db, notification_id, today=today, feedback=text.strip(), received_on=day)


def take_back(db: Database, notification_id: int) -> str:
    """One step back of what was noted by mistake: the recognition first, then the answer. Returns which it was."""
    old = get(db, notification_id)
    if old.received_on is None:
        raise DeskError(f"{old.name}还没有反馈，不用撤销。")
    if old.recognised_on is not None:
        amend(db, "notification", old, replace(old, recognised="", recognised_on=None))
        return "结果互认"
    amend(db, "notification", old, replace(old, feedback="", received_on=None))
    return "反馈"


def recognise(db: Database, notification_id: int, text: str, *, day: date, today: date) -> None:
    """结果互认: what the other side takes over without asking again."""
    if not text.strip():
        raise DeskError("请写明互认了什么结果。")
    change(db, notification_id, today=today, recognised=text.strip(), recognised_on=day)


def remove(db: Database, notification_id: int, *, day: date) -> None:
    """Take out one registered by mistake; its number stays used."""
    old = get(db, notification_id)
    amend(db, "notification", old, replace(old, deleted_on=day))


def lines(db: Database, day: date, wanted: NotificationFilter = NotificationFilter()) -> list[NotificationLine]:
    """What is registered, the latest first, as it stands on the day."""
    rule, names = lighting.rule(db), _Names(db)
    found = []
    for row in db.query(LISTED):
        one = load(Notification, row)
        line = NotificationLine(
            notification=one,
            from_unit=names.of(one.from_unit_id, one.notified_on),
            to_unit=names.of(one.to_unit_id, one.notified_on),
            concerns=one.concerns or row["entry_name"] or "",
            due=rule.due(one.due, day),
        )
        if wanted.lets(line):
            found.append(line)
    return found


def line(db: Database, notification_id: int, day: date) -> NotificationLine:
    get(db, notification_id)
    return next(one for one in lines(db, day) if one.id == notification_id)


def open_lines(db: Database, day: date) -> list[NotificationLine]:
    """What waits for an answer, the most pressing first."""
    waiting = [one for one in lines(db, day) if one.state in (State.WAITING, State.LATE)]
    return sorted(waiting, key=lambda one: (one.due.effective, one.id))


def counts(db: Database, day: date) -> Mapping[State, int]:
    """How many stand how, every state in its order."""
    states = [one.state for one in lines(db, day)]
    return {state: states.count(state) for state in State}


class _Names:
    """The names of the units, read once for each day that is asked for."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._read: dict[date, dict[int, str]] = {}

    def of(self, unit_id: int, day: date) -> str:
        if day not in self._read:
            self._read[day] = unit_store.names(self._db, day)
        return self._read[day].get(unit_id, "（已不在名单）")


def _refuse_days_to_come(one: Notification, today: date) -> None:
    for word, day in (("告知", one.notified_on), ("收到反馈", one.received_on), ("结果互认", one.recognised_on)):
        if day is not None and day > today:
            raise DeskError(f"{word}日期{said(day)}还没有到；请核对日期。")
