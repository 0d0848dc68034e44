"""What the calendar file holds: meetings, and every deadline that runs."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from heze_desk.dashboard.calendar_records import Event
from heze_desk.instructions import store as instructions
from heze_desk.instructions import supervisions
from heze_desk.instructions.running import due_by
from heze_desk.meetings import store as meetings
from heze_desk.rounds import store as rounds
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database

BACK = timedelta(days=92)
"""Meetings longer ago are not exported any more."""
SUBJECTS = ("meeting", "task", "round", "supervision", "instruction")


class _Stamps:
    """When each row was last changed, and what tells this workspace's entries from another's."""

    def __init__(self, db: Database) -> None:
        (first,) = db.execute("select min(at) from step").fetchone()
        self._first = datetime.fromisoformat(first) if first else datetime.min  # where no act was, no row is
        self._changed = {
            (subject, row_id): datetime.fromisoformat(at)
            for subject in SUBJECTS
            for row_id, at in db.execute(
                "select row_id, max(at) from journal join step on step.id = step_id where subject = ? group by row_id",
                [subject],
            )
        }

    def uid(self, subject: str, row_id: int) -> str:
        return f"{subject}-{row_id}-{self._first:%Y%m%d%H%M%S}@heze-desk"

    def at(self, subject: str, row_id: int) -> datetime:
        return self._changed.get((subject, row_id), self._first)


def events(db: Database, day: date) -> list[Event]:
    """As of the day: meetings, and the deadlines of tasks, rounds, supervisions and instructions that run."""
    stamps, rule = _Stamps(db), lighting.rule(db)
    return [
        *_meetings(db, stamps, day),
        *_tasks(db, stamps, rule, day),
        *_rounds(db, stamps, rule, day),
        *_supervisions(db, stamps, day),
        *_instructions(db, stamps),
    ]


def _meetings(db: Database, stamps: _Stamps, day: date) -> Iterator[Event]:
    for one in meetings.meetings(db):
        if one.id is not None and one.day >= day - BACK:
            items = [item for item in meetings.agenda(db, one.id) if item.stands]
            yield Event(
                uid=stamps.uid("meeting", one.id),
                changed_at=stamps.at("meeting", one.id),
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
                uid=stamps.uid("task", line.id),
                changed_at=stamps.at("task", line.id),
                day=line.running.effective,
                title=f"任务{line.number}到期：{line.title}",
                description="\n".join(filter(None, (lead, typed))),
                category="任务",
            )


def _rounds(db: Database, stamps: _Stamps, rule: LightRule, day: date) -> Iterator[Event]:
    for one in rounds.rounds(db):
        if one.id is not None and (one.closed_on is None or one.closed_on > day):
            yield Event(
                uid=stamps.uid("round", one.id),
                changed_at=stamps.at("round", one.id),
                day=rule.due(one.due, day).effective,
                title=f"{one.name}调度报送截止",
                category="调度",
            )


def _supervisions(db: Database, stamps: _Stamps, day: date) -> Iterator[Event]:
    for line in supervisions.open_lines(db, day):
        if line.due is not None and line.supervision.answered_on is None:
            yield Event(
                uid=stamps.uid("supervision", line.id),
                changed_at=stamps.at("supervision", line.id),
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
                uid=stamps.uid("instruction", one.id),
                changed_at=stamps.at("instruction", one.id),
                day=one.next_on,
                title=f"跟进批示：{line.name}",
                description=one.text,
                category="批示",
            )
