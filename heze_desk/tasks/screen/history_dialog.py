"""Everything that ever happened to one task, the latest first."""

from PySide6.QtWidgets import QWidget

from heze_desk.kit.screen import Desk
from heze_desk.kit.story_dialog import StoryDialog
from heze_desk.tasks import store
from heze_desk.tasks.records import Task
from heze_desk.tasks.screen.offer import Offer
from heze_desk.tasks.screen.story import told


class HistoryDialog(StoryDialog):
    """The journal of a task in the words of the ledger."""

    def __init__(self, desk: Desk, task: Task, offer: Offer, parent: QWidget | None = None) -> None:
        lines = told(store.story(desk.workspace.db, task.id or 0), offer)
        super().__init__(desk, (task.number, task.title), lines, parent)
