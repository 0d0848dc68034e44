"""What the calendar file holds: meetings, and every deadline that runs."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from heze_desk.dashboard.calendar_records import Event
from heze_desk.instructions import store as instructions
from heze_desk.instructions import supervisions
from heze_desk.instructions.running import due_by
from heze_desk.meetings import store as meetings
from heze_desk.notifications import store as notifications
from heze_desk.rounds import store as rounds
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database

BACK = timedelta(days=92)
"""Meetings longer ago are not exported any more."""
SUBJECTS = ("meeting", "task", "round", "supervision", "instruction", "notification")
DAYS_COUNTED_BY = ("holiday_notice", "special_day", "setting")
"""A change of these moves deadlines whose own rows stay as they were."""

AGENDA = """
    select json_extract(coalesce(after, before), '$.meeting_id') as meeting_id, max(step_id) from journal
    where subject = 'agenda_item' group by meeting_id
"""


class _Stamps:
    """Which act changed each row last, and what tells this workspace's entries from another's."""

    def __init__(self, db: Database) -> None:
        self._at = {step_id: datetime.fromisoformat(at) for step_id, at in db.execute("select id, at from step")}
        self._first = self._at[min(self._at)] if self._at else datetime.min  # where no act was, no row is
        last = "select max(step_id) from journal where subject in (select value from json_each(?))"
        self._counted_by = db.execute(last, [json.dumps(DAYS_COUNTED_BY)]).fetchone()[0] or 0
        self._changed = {
            (subject, row_id): step_id
            for subject in SUBJECTS
            for row_id, step_id in db.execute(
                "select row_id, max(step_id) from journal where subject = ? group by row_id", [subject]
            )
        }
        for meeting_id, step_id in db.execute(AGENDA):
            self._changed["meeting", meeting_id] = max(self._changed.get(("meeting", meeting_id), 0), step_id)

    def of(self, subject: str, row_id: int) -> dict[str, Any]:
        """The entry keeps its name for as long as its row stands, and counts up with every change."""
        step_id = max(self._changed.get((subject, row_id), 0), self._counted_by)
        return {
            "uid": f"{subject}-{row_id}-{self._first:%Y%m%d%H%M%S}@heze-desk",
            "changed_at": self._at.get(step_id, self._first),
            "sequence": step_id,
        }


def events(db: Database, day: date) -> list[Event]:
    """As of the day: meetings, and every deadline that runs, down to the answers asked for by 双告知."""
    stamps, rule = _Stamps(db), lighting.rule(db)
    return [
        *_meetings(db, stamps, day),
        *_tasks(db, stamps, rule, day),
        *_rounds(db, stamps, rule, day),
        *_supervisions(db, stamps, day),
        *_instructions(db, stamps),
        *_notifications(db, stamps, day),
    ]


def _meetings(db: Database, stamps: _Stamps, day: date) -> Iterator[Event]:
    for one in meetings.meetings(db):
        if one.id is not None and one.day >= day - BACK:
            items = [item for item in meetings.agenda(db, one.id) if item.stands]
            yield Event(
                **stamps.of("meeting", one.id),
                day=one.day,
                begins=time.fromisoformat(one.begins_at) if one.begins_at else None,
                ends=time.fromisoformat(one.ends_at) if one.ends_at else None,
                title=one.title,
                place=one.place,
                description="\n".join(f"{place}.{item.title}" for place, item in enumerate(items, 1)),
                category="会议",
            )


def _tasks(db: Database, stamps: _Stamps, rule: LightRule, day: date) -> Iterator[Event]:
    for line in due_by(db, day, date(9000, 1, 1), rule):
        if line.running is not None:
            lead = f"牵头单位：{line.lead_unit}" if line.lead_unit else ""
            typed = f"原写时限{line.running.typed}，{line.running.moved}" if line.running.moved else ""
            yield Event(
                **stamps.of("task", line.id),
                day=line.running.effective,
                title=f"任务{line.number}到期：{line.title}",
                description="\n".join(filter(None, (lead, typed))),
                category="任务",
            )


def _rounds(db: Database, stamps: _Stamps, rule: LightRule, day: date) -> Iterator[Event]:
    for one in rounds.rounds(db):
        if one.id is not None and (one.closed_on is None or one.closed_on > day):
            yield Event(
                **stamps.of("round", one.id),
                day=rule.due(one.due, day).effective,
                title=f"{one.name}调度报送截止",
                category="调度",
            )


def _supervisions(db: Database, stamps: _Stamps, day: date) -> Iterator[Event]:
    for line in supervisions.open_lines(db, day):
        if line.due is not None and line.supervision.answered_on is None:
            yield Event(
                **stamps.of("supervision", line.id),
                day=line.due.effective,
                title=f"督办到期：{line.supervision.matter.splitlines()[0]}",
                description="\n".join(filter(None, (line.number_text, f"牵头单位：{line.lead_unit}"))),
                category="督办",
            )


def _instructions(db: Database, stamps: _Stamps) -> Iterator[Event]:
    for line in instructions.unanswered(db):
        one = line.instruction
        if one.id is not None and one.next_on is not None:
            yield Event(
                **stamps.of("instruction", one.id),
                day=one.next_on,
                title=f"跟进批示：{line.name}",
                description=one.text,
                category="批示",
            )


def _notifications(db: Database, stamps: _Stamps, day: date) -> Iterator[Event]:
    for line in notifications.open_lines(db, day):
        one, moved = line.notification, line.due.moved
        told = (
            f"{one.direction}{one.name}",
            f"告知单位：{line.from_unit}",
            f"反馈单位：{line.to_unit}",
            f"涉及企业、项目：{line.concerns}" if line.concerns else "",
            f"原写时限{one.due}，{moved}" if moved else "",
        )
        yield Event(
            **stamps.of("notification", line.id),
            day=line.due.effective,
            title=f"双告知反馈到期：{one.matter.strip().splitlines()[0]}",
            description="\n".join(filter(None, told)),
            category="双告知",
        )
