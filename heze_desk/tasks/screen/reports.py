"""What was reported on the chosen task, by date: add, correct, take out."""

from collections.abc import Iterable
from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.records import ProgressEntry
from heze_desk.tasks.screen.detail import Detail
from heze_desk.tasks.screen.part_lines import Part
from heze_desk.tasks.screen.parts import PartList

FIELDS: tuple[Column[Any], ...] = (
    Column("日期", lambda entry: entry.day, kind=Kind.DAY),
    Column("进度（%）", lambda entry: entry.progress, kind=Kind.NUMBER),
    Column("进展情况", lambda entry: entry.text, kind=Kind.LONG),
)


class Reports(PartList):
    """The task's progress follows the latest report that gave one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "办理记录", "还没有办理记录。")
        self.add_action = self.act("登记进展", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("更正记录", self.edit, sign="edit", keys="Return")
        self.remove_action = self.act("删除记录", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [told(entry) for entry in detail.entries]

    def add(self) -> AskDialog:
        """A report of today, unless another day is typed."""
        dialog = self._ask("登记进展", None)
        dialog.editors["日期"].set_value(self.desk.clock.today)
        dialog.editors["进度（%）"].setFocus()
        return dialog

    def edit(self) -> AskDialog:
        return self._ask("更正记录", self.current())

    def remove(self) -> None:
        with self.desk.workspace.step("删除办理记录") as db:
            store.remove_entry(db, self.current().id)

    def _ask(self, title: str, entry: ProgressEntry | None) -> AskDialog:
        assert self.detail is not None
        task_id = self.detail.id

        def save(answers: Answers) -> None:
            day, progress, text = answers.values()
            kept = ProgressEntry(
                id=entry.id if entry else None,
                task_id=task_id,
                day=day or self.desk.clock.today,
                progress=progress,
                text=text,
            )
            with self.desk.workspace.step(title) as db:
                store.report(db, kept)

        dialog = AskDialog(self.desk, FIELDS, save, title=title, yes="保存", parent=self.window())
        if entry is not None:
            dialog.show_record(entry)
        dialog.editors["进度（%）"].setPlaceholderText("没有报进度就空着")
        dialog.open()
        return dialog


def told(entry: ProgressEntry) -> Part:
    progress = "" if entry.progress is None else f"{entry.progress}%"
    return Part(entry, "　".join(filter(None, (progress, entry.text))), head=f"{entry.day:%Y-%m-%d}")
