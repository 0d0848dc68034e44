"""All that an indicator can be counted from, and the rows behind a count by their names."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from heze_desk.errors import DeskError
from heze_desk.evaluation import behind, sources
from heze_desk.evaluation.count_records import Clock, Count, CountedRow, Source
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import NotificationLine
from heze_desk.workspace.database import Database

Wanted = Callable[[NotificationLine, date, date], bool]
SUBJECT = "notification"
TOLD = "双告知·"
WAYS: Mapping[str, tuple[str, Wanted]] = MappingProxyType(
    {
        "期内告知": ("统计期内告知的", lambda one, since, _until: one.notification.notified_on >= since),
        "期内反馈": (
            "统计期内收到反馈的",
            lambda one, since, until: _within(one.notification.received_on, since, until),
        ),
        "期内逾期反馈": (
            "统计期内收到、已过反馈时限的",
            lambda one, since, until: _within(one.notification.received_on, since, until) and _came_late(one),
        ),
        "期内结果互认": (
            "统计期内结果互认的",
            lambda one, since, until: _within(one.notification.recognised_on, since, until),
        ),
        "期末待反馈": ("每期最后一天还没有收到反馈的，含逾期的", lambda one, _since, until: _waits(one, until)),
        "期末逾期未反馈": (
            "每期最后一天还没有收到反馈、已过反馈时限的",
            lambda one, _since, until: _waits(one, until) and one.due.is_over,
        ),
    }
)
"""What each counts, and which of the matters told by the last day it counts."""


def every(db: Database) -> list[Source]:
    """In the order they are offered in: targets, ledger, registers, 双告知."""
    return [*sources.sources(db), *map(_told, WAYS)]


def called(name: str) -> Source | None:
    """The count of that name, also of a word that nothing bears any more."""
    way = name.removeprefix(TOLD)
    return _told(way) if way != name and way in WAYS else sources.called(name)


def refuse_unknown(db: Database, name: str) -> None:
    if name and name not in {one.name for one in every(db)}:
        near = [one.name for one in every(db) if set(name.split()[0]) <= set(one.name)] if name.split() else []
        listed = f"名称里有这几个字的有：{'、'.join(near[:8])}" if near else "请用 indicator sources 查看可用的"
        raise DeskError(f"没有叫“{name}”的自动统计；{listed}。")


def count(db: Database, source: Source, since: date, until: date, *, industry_id: int | None = None) -> Count | None:
    """As `db` has it for the days; None where nothing is known. Of the ledger all is counted at once, elsewhere."""
    if not source.name.startswith(TOLD):
        return sources.count(db, source, until, industry_id)
    _, wanted = WAYS[source.name.removeprefix(TOLD)]
    there = [one for one in notifications.lines(db, until) if one.notification.notified_on <= until]
    found = [one for one in there if wanted(one, since, until)]
    rows = tuple(CountedRow(id=one.id, said=f"{one.from_unit}→{one.to_unit}") for one in found)
    return Count(value=len(rows), subject=SUBJECT, rows=rows)


def named(db: Database, subject: str, ids: Iterable[int]) -> dict[int, str]:
    """Each row by its name as it is today; one that is no longer there says so."""
    if subject == SUBJECT:
        asked = "select year || '年第' || number || '号　' || matter from notification where id = ?"
        found = {one: db.execute(asked, [one]).fetchone() for one in ids}
        return {one: row[0] if row else behind.GONE for one, row in found.items()}
    return behind.names(db, subject, ids)


def _told(way: str) -> Source:
    told, _ = WAYS[way]
    return Source(
        name=f"{TOLD}{way}", definition=f"双告知事项中{told}，按登记的日期", measure="件", clock=Clock.OWN_DAYS
    )


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until


def _waits(one: NotificationLine, until: date) -> bool:
    received = one.notification.received_on
    return received is None or received > until


def _came_late(one: NotificationLine) -> bool:
    received = one.notification.received_on
    return received is not None and received > one.due.effective
