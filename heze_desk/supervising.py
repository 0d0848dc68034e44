"""Supervision notices from a window or a command: taken up, numbered, set and kept in one final act."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk import issuance, press
from heze_desk.instructions import notices, sheets, supervisions
from heze_desk.instructions.sheet_records import Plan
from heze_desk.issuing.records import IssuedPaper, Numbers, SetPaper
from heze_desk.issuing.store import Compose
from heze_desk.settings import store as settings
from heze_desk.workspace import issued_copies
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace


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
    workspace: Workspace, supervision_id: int, *, remark: str, deadline: date | None = None, requirement: str = ""
) -> issuance.Issued:
    """更正 of an issued notice; what is not given stays."""
    given: dict[str, Any] = {"deadline": deadline, "requirement": requirement.strip()}
    fields = {name: value for name, value in given.items() if value}

    def act(db: Database) -> IssuedPaper:
        compose = _composer(db, supervision_id)
        day = workspace.today()
        return notices.correct(db, supervision_id, compose=compose, day=day, remark=remark, **fields)

    return issuance.carried_out(workspace, "更正督办通知单", act)


def taken_up(db: Database, plan: Plan) -> int:
    return supervisions.supervise(db, plan.supervision, task_ids=plan.task_ids, unit_ids=plan.unit_ids)


def _composer(db: Database, supervision_id: int) -> Compose:
    """Sets the notice as the supervision stands when its number is known."""

    def compose(numbers: Numbers) -> SetPaper:
        from heze_desk.instructions import document

        settled = settings.get(db)
        sheet = sheets.gather(db, supervision_id, supervisions.get(db, supervision_id).day)
        paper = press.to_keep(document.notice(sheet, settled, numbers), settled)
        return replace(paper, number_text=document.number_text(sheet, settled, numbers))

    return compose
