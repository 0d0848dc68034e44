"""Takes the record to the workspace point by point, and what is being written to its draft at every pause."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from heze_desk.kit.draft_keeper import DraftKeeper, read
from heze_desk.kit.screen import Screen
from heze_desk.meetings import drafts, recording, store
from heze_desk.meetings.point_records import Point, Unkept, point, restored, unkept
from heze_desk.meetings.records import shortened
from heze_desk.meetings.screen.record_editor import RecordEditor
from heze_desk.workspace.journal import Changes

READS = frozenset({"meeting_note"})
SAVE_AFTER_MS = 400
"""A pause in typing: a key would have to wait for the disk, and a draft is there already."""


class RecordKeeper(QObject):
    """A point is kept at the first pause after it is ended, or when it is left.

    `brought_back` tells how many were saved from a program cut off.
    """

    brought_back = Signal(int)

    def __init__(self, page: Screen, editor: RecordEditor) -> None:
        super().__init__(editor)
        self._page, self._editor = page, editor
        self._meeting_id = 0
        self._kept: dict[int, Point] = {}
        self._busy = False
        self.drafts = DraftKeeper(self._packed, self)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        editor.moved.connect(self._saving.start)
        editor.left.connect(self.save)
        editor.textChanged.connect(self._typed)
        page.desk.announcer.changed.connect(self._hear)

    def show_meeting(self, meeting_id: int, *, writable: bool) -> None:
        """The record of this meeting with what was lost of it the last time; that of the meeting left is kept first."""
        if meeting_id == self._meeting_id and self._editor.isReadOnly() is not writable:
            return
        self.save()
        self._meeting_id = meeting_id
        self._editor.setReadOnly(not writable)
        path = drafts.path_of(self._page.workspace.folder, meeting_id, "record") if meeting_id and writable else None
        self.drafts.follow(path)
        lost = drafts.unpacked(read(path)) if path is not None else []
        if self._show(lost):
            self.save()
            self.brought_back.emit(len(lost))

    def save(self) -> None:
        """Keep in one step all that differs from what is kept."""
        self._saving.stop()
        if self._busy or not self._meeting_id or self._editor.isReadOnly():
            return
        listed = self._editor.points()
        shown = [one for one in listed if one.point.is_written]
        unsaved = unkept([one.point for one in shown], self._kept)
        if not unsaved and self._kept.keys() == {one.point.note_id for one in shown}:
            return
        title = shortened(unsaved[-1].point.text) if unsaved else "删去一条"
        self._busy = True
        try:
            with self._page.workspace.step(f"会议记录：{title}") as db:
                done = recording.keep(db, self._meeting_id, [one.point for one in shown], self._kept)
        finally:
            self._busy = False
        emptied = {one.key: replace(one.point, note_id=None) for one in listed if not one.point.is_written}
        taken = {one.key: now for one, now in zip(shown, done, strict=True) if now is not one.point}
        self._editor.take_notes(emptied | taken)  # another note may get the number of one that is gone
        self._kept = {now.note_id or 0: now for now in done}
        self.drafts.drop()

    def _show(self, lost: Sequence[Unkept]) -> bool:
        """Read the record again and put the unkept points into it; True where that made a difference."""
        notes = store.notes(self._page.workspace.db, self._meeting_id) if self._meeting_id else []
        kept = tuple(point(note) for note in notes)
        self._kept = {one.note_id or 0: one for one in kept}
        points = restored(kept, lost)
        self._busy = True
        self._editor.show_points(points)
        self._busy = False
        return points != kept

    def _typed(self) -> None:
        self.drafts.typed()
        if self._saving.isActive():
            self._saving.start()

    def _unkept(self) -> list[Unkept]:
        return unkept([one.point for one in self._editor.points()], self._kept)

    def _packed(self) -> str:
        return drafts.packed(self._unkept())

    def _hear(self, changes: Changes) -> None:
        """Somebody else changed the record, such as an undo; what is being written stays."""
        if not self._busy and self._meeting_id and changes.meets(READS):
            self._show([one for one in self._unkept() if _is_new(one)])


def _is_new(one: Unkept) -> bool:
    return one.point.note_id is None
