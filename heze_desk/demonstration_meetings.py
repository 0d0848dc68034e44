"""Invented meetings for looking around, one held and one to come; every word of them says 演示."""

from datetime import date, datetime, time, timedelta

from heze_desk.meetings import store, taking
from heze_desk.meetings.records import AgendaItem, Meeting, MeetingKind, MeetingNote, NoteKind, Person, Presence
from heze_desk.roster import leader_store
from heze_desk.workspace.database import Database

DECISION = "由市科技局牵头，市财政局配合，于年底前提出【演示】平台建设方案。"
RECORD = (
    (NoteKind.RECORD, "", "【演示】听取了重点任务进展情况的汇报。"),
    (NoteKind.SPEECH, "王测一", "【演示】要对照时限逐项推进。"),
    (NoteKind.DECIDED, "", DECISION),
)


def enter(db: Database, today: date, *, begun: date) -> None:
    """A meeting of three weeks ago with its record and a decision, and one in two days that goes on from it."""
    leaders = leader_store.leaders(db, today)
    held_on = today - timedelta(days=21)
    if not leaders or held_on < begun:
        return
    chair = Person(name=leaders[0].name)
    held = _call(db, held_on, chair, today)
    (item, *_) = [one.id for one in store.agenda(db, held)]
    for attendee in store.attendees(db, held):
        store.note_presence(db, attendee.id or 0, Presence.HERE)
    at = datetime.combine(held_on, time(9, 10))
    for kind, speaker, text in RECORD:
        store.add_note(
            db, MeetingNote(meeting_id=held, agenda_item_id=item, kind=kind, speaker=speaker, text=text, at=at)
        )
        at += timedelta(minutes=12)
    taking.decide(db, held, DECISION, proposals=taking.propose(db, held, DECISION).tasks, day=today)
    _call(db, today + timedelta(days=2), chair, today)


def _call(db: Database, day: date, chair: Person, today: date) -> int:
    """Called by the roster of its day, with one item of its own."""
    meeting = Meeting(
        kind=MeetingKind.SCHEDULING,
        title="【演示】重点任务调度会",
        day=day,
        begins_at="09:00",
        place="【演示】会议室",
    )
    meeting_id = store.add(db, meeting, chair=chair, today=today, why="演示")
    store.invite(db, meeting_id, store.proposed(db, meeting_id, day))
    store.add_item(db, AgendaItem(meeting_id=meeting_id, title="【演示】重点任务进展情况"))
    return meeting_id
