"""Takes the text of minutes to the workspace when the editor is left, and to its draft at every pause before that."""

import hashlib
import json

from PySide6.QtCore import QObject, Signal

from heze_desk.meetings import drafts, store
from heze_desk.meetings.screen.draft_keeper import DraftKeeper
from heze_desk.meetings.screen.minutes_editor import MinutesEditor
from heze_desk.meetings.screen.shown import ShownMeeting


class MinutesKeeper(QObject):
    """`brought_back` says that what was typed before the program was cut off stands here again."""

    brought_back = Signal()

    def __init__(self, shown: ShownMeeting, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._shown, self._editor = shown, editor
        self._meeting_id, self._kept = 0, ""
        self.drafts = DraftKeeper(self._packed, self)
        editor.left.connect(self.save)
        editor.textChanged.connect(self._typed)

    @property
    def meeting_id(self) -> int:
        """Whose text stands in the editor."""
        return self._meeting_id

    def show_meeting(self) -> None:
        """The text of the meeting shown; what is being typed stays."""
        meeting, editor = self._shown.meeting, self._editor
        if self._shown.id != self._meeting_id:
            self.save()
        elif editor.toPlainText() != self._kept and not editor.isReadOnly():
            return
        text = meeting.minutes_text if meeting else ""
        other, self._meeting_id, self._kept = self._shown.id != self._meeting_id, self._shown.id, text
        editor.setReadOnly(not self._shown.is_open)
        path = drafts.path_of(self._shown.page.workspace.folder, self._shown.id, "minutes")
        self.drafts.follow(path if self._shown.is_open else None)
        if other:
            editor.setPlainText(text)
        elif editor.toPlainText() != text:
            editor.take_text(text)
        if other and self._shown.is_open and (lost := self._lost(drafts.read(path))):
            editor.take_text(lost)
            self.save()
            self.brought_back.emit()

    def save(self, drafted: str | None = None) -> None:
        """Keep the text as it stands; with `drafted` also the draft that it was compared with."""
        text = self._editor.toPlainText()
        if not self._meeting_id or self._editor.isReadOnly() or (text == self._kept and drafted is None):
            return
        fields = {"minutes_text": text} | ({"drafted_text": drafted} if drafted is not None else {})
        before, self._kept = self._kept, text
        try:
            page = self._shown.page
            with page.workspace.step("写纪要" if drafted is None else "起草纪要") as db:
                store.change(db, self._meeting_id, today=page.today, **fields)
        except BaseException:
            self._kept = before
            raise
        self.drafts.keep()

    def _typed(self) -> None:
        if not self._editor.isReadOnly():
            self.drafts.typed()

    def _packed(self) -> str:
        text = self._editor.toPlainText()
        if text == self._kept:
            return ""
        return json.dumps({"text": text, "base": _mark(self._kept)}, ensure_ascii=False)

    def _lost(self, told: object) -> str:
        """What was typed and not kept; nothing where the text was changed since."""
        if not isinstance(told, dict) or told.get("base") != _mark(self._kept):
            return ""
        text = str(told.get("text", ""))
        return text if text != self._kept else ""


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
