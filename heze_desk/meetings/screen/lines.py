"""A table of one part of the meeting that is shown."""

from collections.abc import Sequence

from heze_desk.kit import lines
from heze_desk.kit.columns import Column, Record
from heze_desk.meetings.screen.shown import ShownMeeting


class Lines(lines.Lines[Record]):
    """The acts are off where the meeting is locked."""

    def __init__(self, shown: ShownMeeting, title: str, columns: Sequence[Column[Record]], name: str) -> None:
        self.shown, self.page = shown, shown.page
        super().__init__(shown.page.desk, title, columns, name)

    def is_open(self) -> bool:
        return self.shown.is_open
