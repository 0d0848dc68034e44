"""What the chosen task is tied to in other subjects, and the way there."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.tasks.origins import Tie, Ties
from heze_desk.tasks.screen.detail import Detail


class Tied(PartList):
    """Only read here: a tie is made and undone where the other record stands. `wanted` is as of a Screen."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk, ties: Ties) -> None:
        super().__init__(desk, "关联", "没有关联；在五类名录的条目里可以关联任务。")
        self._ties = ties
        self.open_action = self.act("打开", self.open, sign="folder", keys="Return", reads=True)
        self.list.itemDoubleClicked.connect(lambda _item: self.open())

    def parts(self, detail: Detail) -> Iterable[Part]:
        ties = self._ties(self.desk.workspace.db, detail.id, self.desk.clock.today)
        return [Part(tie, tie.words, head=tie.kind) for tie in ties]

    def open(self) -> None:
        """Go to the page where the chosen record stands."""
        tie: Tie = self.current()
        self.wanted.emit(tie.page, tie.id)
