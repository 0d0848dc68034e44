"""The files of the preview, each with what would come of it; the space bar leaves one out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.rounds.screen.return_case import Case

TAKEN, LEFT, IMPOSSIBLE = "✓", "不收", "—"


def _sign(case: Case) -> str:
    """Whether it would be taken in."""
    if case.plan is None or case.refusal:
        return IMPOSSIBLE
    return TAKEN if case.taken else LEFT


COLUMNS = (
    Column[Case]("收", _sign, width=2.2),
    Column[Case]("文件", lambda case: case.file, kind=Kind.LONG, width=0, least=7, tip=lambda case: case.file),
    Column[Case]("单位", lambda case: case.unit or "？", width=6, tip=lambda case: case.unit),
    Column[Case]("情况", lambda case: case.state, kind=Kind.LONG, width=7.5, tip=lambda case: case.sentence),
)


class ReturnList(RecordView[Case]):
    """`switched` carries the ids of the files to be left out, or to be taken after all."""

    switched = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(RecordTable[Case](desk, COLUMNS), name="returned files")
        self.table.setParent(self)
        self.setAccessibleName("收到的文件")
        act = QAction("不收选中的文件，或改回收", self)
        act.setShortcut(QKeySequence("Space"))
        act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        act.triggered.connect(lambda _checked: self.switched.emit({case.id for case in self.selected()}))
        self.addAction(act)
        self.menu_actions = [act]
