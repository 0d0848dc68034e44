"""定日期: the day on which an instruction is looked after next, or the deadline of a task that has none."""

from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.instructions import store
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.tasks import store as tasks

NEXT, DEADLINE = "下次跟进", "时限"


class Dating:
    """The field holds the day that stands, or the one that the usual limit of the source proposes."""

    def __init__(self, shown: ShownMatter) -> None:
        self._shown, self._page = shown, shown.page
        self.ask = shown.page.act("定日期…", self.open, keys="Alt+X")

    @property
    def _instruction(self) -> int | None:
        line = self._shown.known.instruction
        return line.instruction.id if line is not None and not line.instruction.is_answered else None

    @property
    def _task(self) -> int | None:
        """Only one without a deadline; a deadline that stands is postponed and not written over."""
        listed = self._shown.known.listed
        is_bare = listed is not None and listed.matter.guessed and listed.matter.kind is MatterKind.TASK
        return self._shown.known.ref_id or None if is_bare else None

    def offer(self) -> None:
        self.ask.setVisible(self._shown.able and (self._instruction or self._task) is not None)

    def open(self) -> AskDialog | None:
        listed = self._shown.known.listed
        if listed is None or (self._instruction or self._task) is None:
            return None
        title = NEXT if self._instruction else DEADLINE
        dialog = AskDialog(
            self._page.desk,
            (Column[Any](title, lambda _one: None, kind=Kind.DAY),),
            self._keep,
            title=f"定日期：{listed.title[:24]}",
            yes="保存",
            remark="填的是按设置里的默认办理时限提出的日期，可以改。" if listed.matter.guessed else "",
            parent=self._page.window(),
        )
        dialog.fill({title: max(listed.matter.next_on, self._page.today)})
        dialog.open()
        return dialog

    def _keep(self, answers: Answers) -> None:
        (day,) = answers.values()
        if self._instruction is not None:
            with self._page.workspace.step("定批示跟进日期") as db:
                store.change(db, self._instruction, today=self._page.today, next_on=day)
        elif self._task is not None:
            self._set_deadline(self._task, day)
        self._page.tell("已记下日期；到那天在总览和这里提醒，可按 Ctrl+Z 撤销。")

    def _set_deadline(self, task_id: int, day: date | None) -> None:
        if day is None:
            raise DeskError("请写时限；长期推进的任务请到台账里设为长期。")
        with self._page.workspace.step("定任务时限") as db:
            tasks.change(db, task_id, deadline=day)
