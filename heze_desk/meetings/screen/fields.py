"""The fields of a meeting, each saved at once; what speaks against a day, an hour or a chair is asked about."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from heze_desk.kit import dialogs
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.meetings import people, store
from heze_desk.meetings.records import Meeting, MeetingKind, Person
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.workspace.database import Database

NAMED = re.compile(r"(?P<name>[^（(]+)[（(](?P<duty>[^）)]+)[）)]$")
KINDS = tuple(Choice(kind, str(kind)) for kind in MeetingKind)


@dataclass(frozen=True, kw_only=True)
class MeetingFields:
    """A meeting with its chair, as its fields show it."""

    id: int
    meeting: Meeting
    chair: str


def person(text: str) -> Person:
    """李测二, or 李测二（副市长） of one whose office the roster does not know."""
    if found := NAMED.match(text.strip()):
        return Person(name=found["name"].strip(), duty=found["duty"].strip())
    return Person(name=text.strip())


def columns(shown: ShownMeeting) -> tuple[Column[MeetingFields], ...]:
    """As `RecordForm` takes them."""

    def of(name: str) -> dict[str, Any]:
        return {"value": lambda one: getattr(one.meeting, name), "write": _writer(shown, name)}

    asked = {name: _asking(shown, name) for name in ("day", "begins_at", "ends_at")}
    return (
        Column("名称", **of("title")),
        Column("类型", **of("kind"), kind=Kind.CHOICE, choices=lambda: KINDS),
        Column("日期", **of("day"), kind=Kind.DAY, divert=asked["day"]),
        Column("开始", **of("begins_at"), divert=asked["begins_at"]),
        Column("结束", **of("ends_at"), divert=asked["ends_at"]),
        Column("地点", **of("place")),
        Column("主持", lambda one: one.chair, write=_write_chair, divert=_asking_chair(shown)),
        Column("回执时限", **of("reply_by"), kind=Kind.DAY),
        Column("会议要求", **of("requirements"), kind=Kind.LONG),
    )


def _writer(shown: ShownMeeting, name: str) -> Callable[[Database, int, Any], None]:
    def write(db: Database, meeting_id: int, value: Any) -> None:
        store.change(db, meeting_id, today=shown.page.today, **{name: value})

    return write


def _write_chair(db: Database, meeting_id: int, text: str) -> None:
    store.change_chair(db, meeting_id, person(text))


def _asking(shown: ShownMeeting, name: str) -> Callable[[MeetingFields, Any], bool]:
    """Where a day or hour is doubted, ask why it stands; the answer is kept with the meeting."""
    page = shown.page

    def divert(one: MeetingFields, value: Any) -> bool:
        if value is None:
            return False
        db, moved = page.workspace.db, replace(one.meeting, **{name: value})
        told = store.doubts(db, moved, chair=store.chair_of(db, one.id), today=page.today)
        if not told:
            return False
        if why := dialogs.ask_reason(page.window(), "".join(told), yes="仍然这样安排"):
            with page.workspace.step("修改会议时间") as step:
                store.change(step, one.id, today=page.today, why=why, **{name: value})
        return True

    return divert


def _asking_chair(shown: ShownMeeting) -> Callable[[MeetingFields, str], bool]:
    page = shown.page

    def divert(one: MeetingFields, text: str) -> bool:
        if not text.strip():
            return False
        told = people.office_doubts(page.workspace.db, person(text), one.meeting.day, "主持")
        if not told:
            return False
        if why := dialogs.ask_reason(page.window(), "".join(told), yes="仍由其主持"):
            with page.workspace.step("更换主持人") as step:
                store.change_chair(step, one.id, person(text), why=why)
        return True

    return divert
