"""The record as it stands on the page into the workspace, in one go. Called inside a step."""

from collections.abc import Sequence
from dataclasses import replace

from heze_desk.meetings import noting
from heze_desk.meetings.point_records import Point
from heze_desk.workspace.database import Database


def keep(db: Database, meeting_id: int, points: Sequence[Point]) -> list[Point]:
    """Add, change, move and remove notes until they say what the page says; returns the points with their notes.

    A note whose point is gone or was emptied is removed.
    """
    kept = {note.id or 0: note for note in noting.notes(db, meeting_id)}
    written = [one for one in points if one.is_written]
    wanted = {one.note_id for one in written}
    for note_id in kept:
        if note_id not in wanted:
            noting.remove_note(db, note_id)
    done: list[Point] = []
    order = [note_id for note_id in kept if note_id in wanted]
    for place, one in enumerate(written):
        note = kept.get(one.note_id or 0)
        note_id = note.id or 0 if note else noting.add_note(db, one.note(meeting_id))
        if note is not None and not one.says_as(note):
            said = one.note(meeting_id)
            noting.change_note(
                db, note_id, text=said.text, kind=said.kind, speaker=said.speaker, agenda_item_id=said.agenda_item_id
            )
        if note is None:
            order.append(note_id)
        if order[place] != note_id:
            noting.move_note(db, note_id, place + 1)
            order.remove(note_id)
            order.insert(place, note_id)
        done.append(replace(one, note_id=note_id))
    return done
