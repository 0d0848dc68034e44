"""The record of a meeting in and out of the workspace, point by point."""

from dataclasses import replace
from typing import Any

from heze_desk.errors import MissingRecordError
from heze_desk.meetings.agenda import refuse_other_item
from heze_desk.meetings.agenda_records import MeetingNote
from heze_desk.meetings.finding import open_one
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

WHAT = "会议记录"


def notes(db: Database, meeting_id: int) -> list[MeetingNote]:
    """The points in the order in which they stand, which is that of writing unless one was moved."""
    rows = db.query("select * from meeting_note where meeting_id = ? order by position, id", [meeting_id])
    return [load(MeetingNote, row) for row in rows]


def add_note(db: Database, note: MeetingNote) -> int:
    """A new point at the end of the record."""
    open_one(db, note.meeting_id, WHAT)
    refuse_other_item(db, note.meeting_id, note.agenda_item_id)
    last = "select coalesce(max(position), 0) + 1 from meeting_note where meeting_id = ?"
    position = db.execute(last, [note.meeting_id]).fetchone()[0]
    return write(db.table("meeting_note"), replace(note, position=position))


def change_note(db: Database, note_id: int, **fields: Any) -> None:
    """Set some fields of a point; the time at which it was begun stays."""
    old = _note(db, note_id)
    refuse_other_item(db, old.meeting_id, fields.get("agenda_item_id"))
    amend(db, "meeting_note", old, replace(old, **fields))


def move_note(db: Database, note_id: int, to: int) -> None:
    """Put the point at place `to` (from 1) of the record."""
    moved = _note(db, note_id)
    order = [one.id for one in notes(db, moved.meeting_id) if one.id != note_id]
    order.insert(max(0, to - 1), note_id)
    for position, one in enumerate(order, 1):
        db.execute("update meeting_note set position = ? where id = ? and position <> ?", [position, one, position])


def remove_note(db: Database, note_id: int) -> None:
    _note(db, note_id)
    db.execute("delete from meeting_note where id = ?", [note_id])


def _note(db: Database, note_id: int) -> MeetingNote:
    note = find(db, "meeting_note", MeetingNote, note_id)
    if note is None:
        raise MissingRecordError("没有这条记录，可能刚被撤销。")
    open_one(db, note.meeting_id, WHAT)
    return note
