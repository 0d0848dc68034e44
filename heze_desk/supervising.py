"""Supervision notices and reminders from a window or a command: numbered, set and kept in one final act."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk import issuance, press
from heze_desk.instructions import following, notices, reminding, sheets, supervisions
from heze_desk.instructions.following_records import Follow, Following, TaskDue
from heze_desk.instructions.sheet_records import Plan, Urging
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper, Numbers, SetPaper
from heze_desk.issuing.store import Compose
from heze_desk.settings import store as settings
from heze_desk.workspace import issued_copies
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

REMINDER = "督查催办通知"
"""The kind under which issuing counts the reminders, each year from 1, if the office wants them counted."""


def issue(workspace: Workspace, plans: Sequence[Plan], *, reason: str = "") -> list[tuple[int, issuance.Issued]]:
    """All the notices or none, each with its own number, in the order given; then their copies in the folder."""
    with workspace.step(f"印发督办通知单{len(plans)}件", final=True) as db:
        done = []
        for plan in plans:
            supervision_id = taken_up(db, plan)
            paper = notices.issue(db, supervision_id, compose=_composer(db, supervision_id), reason=reason)
            issued_copies.refuse_taken(db, workspace.folder, paper.id)
            done.append((supervision_id, paper))
    return [(supervision_id, issuance.copied(workspace, paper)) for supervision_id, paper in done]


def issue_taken(workspace: Workspace, supervision_id: int) -> issuance.Issued:
    """Issue a notice that was taken up earlier."""

    def act(db: Database) -> IssuedPaper:
        return notices.issue(db, supervision_id, compose=_composer(db, supervision_id))

    return issuance.carried_out(workspace, "印发督办通知单1件", act)


def correct(
    workspace: Workspace,
    supervision_id: int,
    *,
    remark: str,
    deadline: date | None = None,
    requirement: str = "",
    chosen: Following = Following(),
) -> issuance.Issued:
    """更正 of an issued notice; what is not given stays. The deadlines of its tasks follow where that is chosen."""
    given: dict[str, Any] = {"deadline": deadline, "requirement": requirement.strip()}
    fields = {name: value for name, value in given.items() if value}
    day = workspace.today()
    followed = "" if chosen.how is Follow.KEEP or deadline is None else f"，任务时限随之{chosen.how}：{remark.strip()}"

    def act(db: Database) -> IssuedPaper:
        compose = _composer(db, supervision_id, remark=remark)
        paper = notices.correct(db, supervision_id, compose=compose, day=day, remark=remark, **fields)
        if deadline is not None:
            due = tasks_concerned(db, supervision_id, deadline)
            following.follow(db, due, deadline, chosen=chosen, day=day, reason=remark)
        return paper

    return issuance.carried_out(workspace, f"更正督办通知单{followed}", act)


def tasks_concerned(db: Database, supervision_id: int, deadline: date | None) -> list[TaskDue]:
    """The tasks of a notice that have another deadline; none where its deadline stays what it is."""
    supervision = supervisions.get(db, supervision_id)
    ids = supervisions.line(db, supervision_id, supervision.day).task_ids
    return following.concerned(db, ids, deadline) if deadline is not None else []


def remind(workspace: Workspace, urged: Sequence[Urging], *, remark: str = "") -> tuple[int, list[issuance.Issued]]:
    """How many units were urged that had not been today, and their letters where the office counts them."""
    counts = settings.get(workspace.db).numbers_reminders
    named = urged[0].unit if len(urged) == 1 else f"{urged[0].unit}等{len(urged)}个单位"
    with workspace.step(f"催办：{named}", final=counts) as db:
        noted = [one for one in urged if reminding.remind(db, [one], remark=remark)]
        papers = [_letter(db, one) for one in noted] if counts else []
        for paper in papers:
            issued_copies.refuse_taken(db, workspace.folder, paper.id)
    return len(noted), [issuance.copied(workspace, paper) for paper in papers]


def _letter(db: Database, told: Urging) -> IssuedPaper:
    def compose(numbers: Numbers) -> SetPaper:
        from heze_desk.instructions.urging_document import urging

        settled = settings.get(db)
        return press.to_keep(urging(told, settled, issue=numbers.number), settled)

    return issuing.issue(db, kind=REMINDER, day=told.day, compose=compose)


def taken_up(db: Database, plan: Plan) -> int:
    return supervisions.supervise(db, plan.supervision, task_ids=plan.task_ids, unit_ids=plan.unit_ids)


def _composer(db: Database, supervision_id: int, *, remark: str = "") -> Compose:
    """Sets the notice as the supervision stands when its number is known, with what it corrects."""

    def compose(numbers: Numbers) -> SetPaper:
        from heze_desk.instructions import document

        settled = settings.get(db)
        sheet = sheets.gather(db, supervision_id, supervisions.get(db, supervision_id).day)
        paper = press.to_keep(document.notice(sheet, settled, numbers, remark=remark), settled)
        return replace(paper, number_text=document.number_text(sheet, settled, numbers))

    return compose
