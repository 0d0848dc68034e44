"""更正 of an issued notice: what it says wrongly, and whether the deadlines of its tasks follow."""

from datetime import date
from typing import Any

from heze_desk import supervising
from heze_desk.errors import DeskError
from heze_desk.instructions.following_records import Follow, Following, told
from heze_desk.instructions.supervision_records import SupervisionLine
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen

DEADLINE, TASKS, BY, REQUIREMENT, REMARK = "办结时限", "任务时限", "批准人", "办理要求", "更正说明"
WAYS = (
    Choice(Follow.KEEP, "不变，任务仍按自己的时限"),
    Choice(Follow.CORRECT, "随之更正（任务的时限也录错了）"),
    Choice(Follow.POSTPONE, "随之延期（经批准，保留原时限）"),
)


class Correction:
    """The notice is set again under the same number, and the old one stays."""

    def __init__(self, page: Screen, line: SupervisionLine) -> None:
        self._page, self._line = page, line
        self._due = supervising.tasks_concerned(page.workspace.db, line.id, date.max)

    def open(self) -> AskDialog:
        columns = [Column[Any](DEADLINE, _nothing, kind=Kind.DAY)]
        if self._due:
            columns.append(Column[Any](TASKS, _nothing, kind=Kind.CHOICE, choices=lambda: WAYS))
            columns.append(Column[Any](BY, _nothing))
        columns += [Column[Any](one, _nothing, kind=Kind.LONG) for one in (REQUIREMENT, REMARK)]
        dialog = AskDialog(
            self._page.desk,
            columns,
            self._correct,
            title=f"更正：{self._line.number_text}",
            yes="更正印发",
            remark=f"{'，'.join(one.told for one in self._due)}。办结时限改了的，请选任务时限是否随之改。"
            if self._due
            else "",
            parent=self._page.window(),
        )
        one = self._line.supervision
        dialog.fill({DEADLINE: one.deadline, REQUIREMENT: one.requirement})
        dialog.editors[REMARK].setPlaceholderText("哪一处、原来是什么、更正为什么；更正以后不能撤销")
        if self._due:
            dialog.editors[BY].setPlaceholderText("任务随之延期时填写")
        dialog.open()
        return dialog

    def _correct(self, answers: Answers) -> None:
        deadline = answers[DEADLINE]
        is_moved = deadline is not None and deadline != self._line.supervision.deadline
        due = supervising.tasks_concerned(self._page.workspace.db, self._line.id, deadline) if is_moved else []
        chosen = self._chosen(answers) if due else Following()
        done = supervising.correct(
            self._page.workspace,
            self._line.id,
            remark=answers[REMARK],
            deadline=deadline,
            requirement=answers[REQUIREMENT],
            chosen=chosen,
        )
        followed = told(due, chosen.how, deadline)
        self._page.tell(f"已更正{done.paper.name}；原来的一份留在印发登记里。{followed}{done.told}", done.copy)

    def _chosen(self, answers: Answers) -> Following:
        if answers[TASKS] is None:
            raise DeskError(f"办结时限改了，请选“{TASKS}”是否随之改。")
        return Following(how=answers[TASKS], by=answers[BY])


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
