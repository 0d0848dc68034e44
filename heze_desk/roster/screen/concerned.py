"""The open tasks that a transfer concerns, and whether those of the old lead unit go to the new one."""

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.roster import transfer
from heze_desk.roster.handover import Ledger, OpenTask
from heze_desk.roster.records import Place
from heze_desk.roster.screen.transfer_form import Aim
from heze_desk.workspace.database import Database

COLUMNS = (
    Column[OpenTask]("编号", lambda task: task.number, width=5),
    Column[OpenTask]("任务", lambda task: task.title, tip=lambda task: task.title, width=0),
    Column[OpenTask]("牵头单位", lambda task: task.lead_unit or "待明确", width=8),
)


class ConcernedTasks(QWidget):
    """Nothing is moved unless the box is ticked; it is offered only where the old unit leads something."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__()
        self._desk, self._ledger = desk, ledger
        self._old_unit: int | None = None
        self.heading, self.elsewhere = second(""), QLabel(wordWrap=True)
        self.elsewhere.setProperty("second", True)
        self.table = RecordTable[OpenTask](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table)
        self.view.setMinimumHeight(theme.px(96))
        self.pass_on = QCheckBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.pass_on)
        layout.addWidget(self.elsewhere)

    def show_for(self, aim: Aim | None, *, newcomer: str, ending: bool) -> None:
        """List the tasks of the industry that are open on the day."""
        db = self._desk.workspace.db
        self.table.show(self._ledger.open_tasks(db, aim.industry_id, aim.day) if aim else [])
        self.heading.setText(f"涉及的未办结任务（{len(self.table.records)} 项）")
        led = aim is not None and aim.place is Place.LEAD_UNIT
        self._old_unit = transfer.giver(db, aim.industry_id, aim.day) if aim and led else None
        self._offer(newcomer, ending=ending)
        self.elsewhere.setText(self._told_elsewhere(db, aim))
        self.elsewhere.setVisible(bool(self.elsewhere.text()))

    def pass_to(self, db: Database, unit_id: int) -> None:
        """Let the new unit lead what the old one leads here, if that was ticked."""
        if self.pass_on.isChecked():
            self._ledger.pass_on(db, [task.id for task in self._moving()], unit_id)

    def told(self) -> str:
        """What was passed on, in a sentence."""
        return f"{len(self._moving())} 项任务同时改由新部门牵头。" if self.pass_on.isChecked() else ""

    def _moving(self) -> list[OpenTask]:
        return [task for task in self.table.records if task.lead_unit_id == self._old_unit is not None]

    def _offer(self, newcomer: str, *, ending: bool) -> None:
        moving = self._moving()
        offered = bool(moving) and not ending
        if not offered:
            self.pass_on.setChecked(False)
        self.pass_on.setVisible(offered)
        if offered:
            old, new = moving[0].lead_unit, newcomer or "新的部门"
            self.pass_on.setText(f"把其中由{old}牵头的 {len(moving)} 项改由{new}牵头")

    def _told_elsewhere(self, db: Database, aim: Aim | None) -> str:
        if aim is None or aim.place is Place.LEADER:
            return "更换领导不改动任务；任务列在这里供移交核对。"
        if self._old_unit is None:
            return ""
        count = self._ledger.led_elsewhere(db, self._old_unit, aim.industry_id, aim.day)
        return f"原部门在其他板块牵头的 {count} 项未办结任务不随之改动。" if count else ""
