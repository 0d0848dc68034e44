"""The tasks that were moved to the bin."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from heze_desk.kit.bin_dialog import BinWords, RecordBin
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import LightRule, TaskLine
from heze_desk.tasks.screen.columns import number_key
from heze_desk.tasks.screen.offer import UNSETTLED
from heze_desk.workspace.database import Database

COLUMNS = (
    Column[TaskLine]("编号", lambda line: line.number, sort=number_key, width=5),
    Column[TaskLine]("板块", lambda line: line.place, width=8),
    Column[TaskLine]("任务名称", lambda line: line.title, kind=Kind.LONG, tip=lambda line: line.title, width=0),
    Column[TaskLine]("牵头单位", lambda line: line.lead_unit or UNSETTLED, width=9.2),
    Column[TaskLine]("进度", lambda line: line.progress, kind=Kind.PERCENT, width=6.6),
)


class BinDialog(RecordBin):
    def __init__(self, desk: Desk, rule: LightRule, parent: QWidget | None = None) -> None:
        self._rule = rule
        super().__init__(desk, COLUMNS, BinWords("任务", "项", "台账"), parent)

    def listed(self) -> Sequence[TaskLine]:
        return lines(self.desk.workspace.db, self.desk.clock.today, self._rule, TaskFilter(deleted=True))

    def bring_back(self, db: Database, record_id: int) -> None:
        store.bring_back(db, record_id)
