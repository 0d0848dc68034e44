"""The decisions of all meetings as one list, with the live state of their tasks."""

from datetime import date

from heze_desk.errors import DeskError
from heze_desk.meetings.agenda import agenda
from heze_desk.meetings.deciding import refs
from heze_desk.meetings.finding import before, get, meetings
from heze_desk.meetings.following_records import DecisionLine, FollowUp, UnitRate, rates
from heze_desk.meetings.records import Decision
from heze_desk.roster import unit_store
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


def decision_lines(db: Database, day: date, meeting_id: int | None = None) -> list[DecisionLine]:
    """Those of all meetings, the latest meeting first, or of one; tasks in the bin are left out."""
    held = {one.id: one for one in meetings(db)}
    found = db.query("select * from decision where :id is null or meeting_id = :id order by number", {"id": meeting_id})
    by_meeting: dict[int, list[Decision]] = {}
    for one in (load(Decision, row) for row in found):
        by_meeting.setdefault(one.meeting_id, []).append(one)
    made = _tasks(db)
    wanted = [task_id for ids in made.values() for task_id in ids]
    tasks = {one.id: one for one in lines_of(db, dict.fromkeys(wanted), day, lighting.rule(db))}
    named = refs(db)
    return [
        DecisionLine(
            decision=one,
            meeting=meeting,
            ref=f"{named[meeting.id or 0]}第{one.number}条",
            tasks=tuple(tasks[task_id] for task_id in made.get(one.id or 0, ())),
        )
        for meeting in held.values()
        for one in by_meeting.get(meeting.id or 0, ())
    ]


def unit_rates(db: Database, day: date) -> list[UnitRate]:
    """How punctual each unit was with what meetings decided, by rank."""
    return _rates(db, decision_lines(db, day), day)


def follow_up(db: Database, meeting_id: int, day: date) -> FollowUp:
    """What became of the decisions of the last meeting of this kind, and of those it still had before it."""
    meeting = get(db, meeting_id)
    last = before(db, meeting)
    if last is None:
        raise DeskError(f"{meeting.name}以前没有开过{meeting.kind}，没有上次议定事项。")
    kept = {item.follows_decision_id for item in agenda(db, last.id or 0)}
    kept |= {item.follows_decision_id for item in agenda(db, meeting_id)}
    listed = [one for one in decision_lines(db, day) if one.meeting.id == last.id or one.id in kept]
    if not listed:
        raise DeskError(f"{last.name}没有议定事项，不用通报落实情况。")
    lines = sorted(listed, key=lambda one: (one.meeting.day, one.meeting.id or 0, one.decision.number))
    return FollowUp(
        meeting=meeting,
        last=last,
        day=day,
        rule=lighting.rule(db),
        lines=tuple(lines),
        rates=tuple(_rates(db, lines, day)),
    )


def _rates(db: Database, lines: list[DecisionLine], day: date) -> list[UnitRate]:
    ranks = {unit_id: place for place, unit_id in enumerate(unit_store.names(db, day))}
    return sorted(rates(lines, lighting.rule(db), day), key=lambda one: ranks[one.unit_id])


def _tasks(db: Database) -> dict[int, list[int]]:
    """The tasks of each decision that are not in the bin."""
    rows = db.execute(
        """
        select decision_id, task_id from decision_task cross join task on task.id = task_id
        where deleted_on is null order by decision_task.id
        """
    )
    made: dict[int, list[int]] = {}
    for decision_id, task_id in rows:
        made.setdefault(decision_id, []).append(task_id)
    return made
