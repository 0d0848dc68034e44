"""Asking of one task whether it follows its decision that now says something else."""

from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.meetings import store, taking
from heze_desk.meetings.finalising import Affected
from heze_desk.meetings.records import Meeting
from heze_desk.roster import unit_store

TITLE, LEAD, DEADLINE = "任务名称", "牵头单位", "时限"


def ask_to_follow(page: Screen, meeting: Meeting | None, one: Affected) -> AskDialog:
    """The fields say what the new sentence proposes; called off, the task stays as it is."""
    db, day = page.workspace.db, meeting.day if meeting else page.today
    units = tuple(Choice(unit_id, name) for unit_id, name in unit_store.names(db, day).items())
    columns: tuple[Column[Any], ...] = (
        Column(TITLE, lambda task: task.title),
        Column(LEAD, lambda task: task.lead_unit_id, kind=Kind.CHOICE, choices=lambda: units),
        Column(DEADLINE, lambda task: task.deadline, kind=Kind.DAY),
    )

    def follow(answers: Answers) -> None:
        fields = {"title": answers[TITLE], "lead_unit_id": answers[LEAD], "deadline": answers[DEADLINE]}
        changed = {name: value for name, value in fields.items() if value != getattr(one.task, name)}
        with page.workspace.step(f"任务随纪要更正：{one.task.number}") as step:
            store.follow(step, one.link, one.sentence, **changed)
        page.tell(f"任务{one.task.number}已随更正修改；可按 Ctrl+Z 撤销。")

    dialog = AskDialog(
        page.desk,
        columns,
        follow,
        title=f"任务{one.task.number}随纪要更正吗？",
        yes="随更正修改任务",
        remark=f"原句：{one.link.sentence}\n现为：{one.sentence}\n取消就不改这项任务。",
        parent=page.window(),
    )
    dialog.show_record(one.task)
    if proposed := taking.propose(db, meeting.id or 0, one.sentence).tasks if meeting else ():
        first = proposed[0]
        known = {TITLE: first.title, LEAD: first.lead.unit_id if first.lead else None, DEADLINE: first.deadline}
        dialog.fill({name: value for name, value in known.items() if value is not None})
    return dialog
