"""The milestones of the chosen task: add, change, tick off, take out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.records import Milestone
from heze_desk.tasks.screen.detail import Detail

FIELDS: tuple[Column[Any], ...] = (
    Column("节点名称", lambda milestone: milestone.title),
    Column("时限", lambda milestone: milestone.deadline, kind=Kind.DAY),
    Column("完成日期", lambda milestone: milestone.done_on, kind=Kind.DAY),
)


class Milestones(PartList):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "节点", "还没有节点。")
        self.add_action = self.act("新增节点", self.add, sign="plus", keys="Ins", needs_one=False)
        self.tick_action = self.act("完成，或改回未完成", self.tick, sign="check", keys="Space")
        self.edit_action = self.act("修改节点", self.edit, sign="edit", keys="Return")
        self.remove_action = self.act("删除节点", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [told(one, detail, self.desk.clock.today) for one in detail.milestones]

    def add(self) -> AskDialog:
        return self._ask("新增节点", None)

    def edit(self) -> AskDialog:
        return self._ask("修改节点", self.current())

    def tick(self) -> None:
        """Done today, or not done after all."""
        milestone: Milestone = self.current()
        done_on = None if milestone.done_on else self.desk.clock.today
        with self.desk.workspace.step("节点完成" if done_on else "节点改回未完成") as db:
            store.save_milestone(db, replace(milestone, done_on=done_on))

    def remove(self) -> None:
        milestone: Milestone = self.current()
        with self.desk.workspace.step("删除节点") as db:
            store.remove_milestone(db, milestone.id or 0)
        self.tell_deleted(f"节点“{milestone.title}”")

    def _ask(self, title: str, milestone: Milestone | None) -> AskDialog:
        assert self.detail is not None
        task_id = self.detail.id

        def save(answers: Answers) -> None:
            named, deadline, done_on = answers.values()
            kept = Milestone(
                id=milestone.id if milestone else None,
                task_id=task_id,
                title=named,
                deadline=deadline,
                done_on=done_on,
            )
            with self.desk.workspace.step(title) as db:
                store.save_milestone(db, kept)

        dialog = AskDialog(self.desk, FIELDS, save, title=title, yes="保存", parent=self.window())
        if milestone is not None:
            dialog.show_record(milestone)
        dialog.open()
        return dialog


def told(milestone: Milestone, detail: Detail, today: date) -> Part:
    """Its day, its name and how it stands; its light is a word, for it is as small as a line."""
    day = f"{milestone.deadline:%Y-%m-%d}" if milestone.deadline else "未定"
    rule, task = detail.rule, detail.task
    due = rule.due(milestone.deadline, today) if milestone.deadline else None
    if milestone.done_on is not None or task.done_on is not None:
        done = f"{milestone.done_on:%Y-%m-%d} 完成" if milestone.done_on else "没有登记完成"
        return Part(milestone, f"{milestone.title}（{done}）", head=day)
    light = rule.light(milestone.timed(task), today)
    runs = due if task.paused_on is None else None
    said = "" if due is None or light is Light.OVERDUE else str(light)  # how late it is says that it is
    words = "，".join(filter(None, (said, runs.text if runs else "")))
    late = runs is not None and runs.is_over
    return Part(milestone, f"{milestone.title}（{words}）" if words else milestone.title, head=day, overdue=late)
