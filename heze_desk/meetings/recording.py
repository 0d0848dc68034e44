"""The record as it stands on the page into the workspace, in one go. Called inside a step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from heze_desk.meetings import noting
from heze_desk.meetings.point_records import Point
from heze_desk.workspace.database import Database


def keep(db: Database, meeting_id: int, points: Sequence[Point], kept: Mapping[int, Point]) -> list[Point]:
    """Add, change, move and remove notes until they say what the page says; returns the points with their notes.

    `kept` are the points of the notes as they are, in their order. A note whose point is gone or empty is removed.
    """
    written = [one for one in points if one.is_written]
    wanted = {one.note_id for one in written}
    for note_id in kept:
        if note_id not in wanted:
            noting.remove_note(db, note_id)
    done: list[Point] = []
    order = [note_id for note_id in kept if note_id in wanted]
    for place, one in enumerate(written):
        note_id = _keep_one(db, meeting_id, one, kept.get(one.note_id or 0))
        if one.note_id != note_id:
            order.append(note_id)
        if order[place] != note_id:
            noting.move_note(db, note_id, place + 1)
            order.remove(note_id)
            order.insert(place, note_id)
        done.append(one if one.note_id == note_id else replace(one, note_id=note_id))
    return done


def _keep_one(db: Database, meeting_id: int, one: Point, old: Point | None) -> int:
    if old is None:
        return noting.add_note(db, one.note(meeting_id))
    if one is not old and one != old:
        said = one.note(meeting_id)
        fields = {"text": said.text, "kind": said.kind, "speaker": said.speaker}
        noting.change_note(db, old.note_id or 0, agenda_item_id=said.agenda_item_id, **fields)
    return old.note_id or 0
