"""Takes the text of minutes to the workspace, and what it was drafted as with it."""

from heze_desk.kit.level_editor import LevelEditor
from heze_desk.kit.text_keeper import TextKeeper
from heze_desk.meetings import drafts, store
from heze_desk.meetings.screen.shown import ShownMeeting


class MinutesKeeper(TextKeeper):
    def __init__(self, shown: ShownMeeting, editor: LevelEditor) -> None:
        super().__init__(editor, self._write)
        self._shown = shown

    def show_meeting(self) -> None:
        """The text of the meeting shown; what is being typed stays."""
        meeting, meeting_id = self._shown.meeting, self._shown.id
        path = drafts.path_of(self._shown.page.workspace.folder, meeting_id, "minutes")
        self.show(meeting_id, meeting.minutes_text if meeting else "", path, writable=self._shown.is_open)

    def save_drafted(self, drafted: str) -> None:
        """Keep the text as it stands, with the draft that it was compared with."""

        def write(text: str) -> None:
            page = self._shown.page
            with page.workspace.step("起草纪要") as db:
                store.change(db, self.of, today=page.today, minutes_text=text, drafted_text=drafted)

        self.keep_with(write)

    def _write(self, text: str) -> None:
        page = self._shown.page
        with page.workspace.step("写纪要") as db:
            store.change(db, self.of, today=page.today, minutes_text=text)
