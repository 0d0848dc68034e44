"""The tasks that were made from a decision, as they stand today; Enter goes to the task."""

from collections.abc import Sequence

from heze_desk.kit.columns import Column, Kind, said
from heze_desk.kit.rule_line import RuleLine
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.tasks import lighting
from heze_desk.tasks.records import TaskLine

COLUMNS = (
    Column[TaskLine]("编号", lambda line: line.number, width=4.4),
    Column[TaskLine]("任务", lambda line: line.title, kind=Kind.LONG, tip=lambda line: line.title, width=0, least=10),
    Column[TaskLine]("牵头单位", lambda line: line.lead_unit or "待明确", width=7),
    Column[TaskLine]("时限", lambda line: line.deadline, text=lambda day: said(day) or "—", width=5.4),
    Column[TaskLine]("进度", lambda line: line.progress, kind=Kind.PERCENT, width=4.4),
    Column[TaskLine]("状态", lambda line: line.light, kind=Kind.LIGHT, tip=lambda line: line.standing, width=4.6),
)


class TaskLines(Lines[TaskLine]):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__(shown, "已立任务", COLUMNS, "decision tasks")
        self.open_act = self.act("在台账中打开", self.open_task, keys="Return")
        self.rule_line = RuleLine()
        self.put_below(self.rule_line)
        self.view.doubleClicked.connect(lambda _index: self.open_task())

    def open_task(self) -> None:
        if (one := self.current()) is not None:
            self.page.wanted.emit("tasks", one.id)

    def show_tasks(self, tasks: Sequence[TaskLine]) -> None:
        self.table.show(tasks)
        self.remark.setText(f"{len(tasks)} 项，Enter 在台账中打开" if tasks else "还没有立任务")
        self.rule_line.say(lighting.rule(self.page.workspace.db).sentence if tasks else "")
        self.offer()

    def offer(self) -> None:
        """To be looked at even where the record is locked."""
        self.open_act.setEnabled(self.view.current() is not None)
