"""The journal of an entry in the words of its register."""

from PySide6.QtWidgets import QWidget

from heze_desk.kit.screen import Desk
from heze_desk.kit.story_dialog import StoryDialog, story_lines
from heze_desk.registers import story
from heze_desk.registers.screen.detail import Detail


class EntryHistory(StoryDialog):
    def __init__(self, desk: Desk, detail: Detail, parent: QWidget | None = None) -> None:
        told = story.story(desk.workspace.db, detail.line.kind, detail.id)
        super().__init__(desk, (detail.register.number(detail.id), detail.entry.name), story_lines(told), parent)
