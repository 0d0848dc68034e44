"""The points of a record as they are being written, and what of them has yet to be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heze_desk.meetings.agenda_records import MeetingNote, NoteKind


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point as it stands on the page; without a note it was never kept."""

    text: str = ""
    kind: NoteKind = NoteKind.RECORD
    speaker: str = ""
    item_id: int | None = None
    at: datetime
    note_id: int | None = None

    @property
    def is_written(self) -> bool:
        return bool(self.text.strip())

    def note(self, meeting_id: int) -> MeetingNote:
        return MeetingNote(
            meeting_id=meeting_id,
            agenda_item_id=self.item_id,
            kind=self.kind,
            speaker=self.speaker,
            text=self.text.strip(),
            at=self.at,
        )


@dataclass(frozen=True, kw_only=True)
class Unkept:
    """A point that differs from what is kept: after which note it stands, and what that note said when it was read."""

    point: Point
    after: int = 0
    base: str = ""


def point(note: MeetingNote) -> Point:
    return Point(
        text=note.text,
        kind=note.kind,
        speaker=note.speaker,
        item_id=note.agenda_item_id,
        at=note.at,
        note_id=note.id,
    )


def unkept(points: Sequence[Point], kept: Mapping[int, Point]) -> list[Unkept]:
    """What a power cut would take: the points that are new or say something else than what is kept by their notes."""
    found, after = [], 0
    for one in points:
        old = kept.get(one.note_id or 0)
        if one is not old and one != old and one.is_written:
            found.append(Unkept(point=one, after=after, base=old.text.strip() if old else ""))
        after = one.note_id or after
    return found


def restored(points: Sequence[Point], lost: Sequence[Unkept]) -> tuple[Point, ...]:
    """The kept points with those that were being written when the program was cut off.

    What was kept after all, or was changed since, stays as it is.
    """
    listed = list(points)
    for one in lost:
        place = next((place for place, old in enumerate(listed) if _is_same(old, one.point)), None)
        if place is not None:
            if listed[place].text == one.base:
                listed[place] = replace(one.point, note_id=listed[place].note_id)
        elif one.point.note_id is None:
            listed.insert(_place_after(listed, one.after), one.point)
    return tuple(listed)


def _is_same(old: Point, new: Point) -> bool:
    return old.at == new.at if new.note_id is None else old.note_id == new.note_id


def _place_after(listed: Sequence[Point], note_id: int) -> int:
    """Behind the note, and behind what was put there before."""
    place = next((place + 1 for place, old in enumerate(listed) if old.note_id == note_id), 0 if not note_id else -1)
    if place < 0:
        return len(listed)
    while place < len(listed) and listed[place].note_id is None:
        place += 1
    return place
