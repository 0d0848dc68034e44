"""Supervision notices as issued papers: numbered once, corrected under the same number, voided. In a final step."""

from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.instructions import course, supervisions
from heze_desk.instructions.supervision_records import Supervision
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper
from heze_desk.tasks.life_records import Act
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend

KIND = "督办通知单"
"""The kind under which issuing counts the notices, each year from 1."""


def issue(db: Database, supervision_id: int, *, compose: issuing.Compose, reason: str = "") -> IssuedPaper:
    """Give the notice its number and keep it as it was set; its tasks are handed over on its basis.

    From then on only its way back is written.
    """
    old = supervisions.get(db, supervision_id)
    if old.issued_paper_id is not None:
        raise DeskError("这件督办通知单已经印发，不能再编号；要改请更正。")
    paper = issuing.issue(db, kind=KIND, day=old.day, compose=compose, reason=reason)
    amend(db, "supervision", old, replace(old, issued_paper_id=paper.id))
    line = supervisions.line(db, supervision_id, old.day)
    course.note(db, line.task_ids, Act.ASSIGN, day=old.day, basis=line.name)
    return paper


def correct(
    db: Database, supervision_id: int, *, compose: issuing.Compose, day: date, remark: str, **fields: Any
) -> IssuedPaper:
    """更正: what was wrong is put right, and the notice is set again under the same number; the old one stays."""
    old, paper_id = _issued(db, supervision_id)
    amend(db, "supervision", old, replace(old, **fields))
    paper = issuing.correct(db, paper_id, day=day, compose=compose, remark=remark)
    now = supervisions.get(db, supervision_id)
    amend(db, "supervision", now, replace(now, issued_paper_id=paper.id))
    return paper


def void(db: Database, supervision_id: int, *, why: str) -> IssuedPaper:
    """作废: nothing is asked any more; the number is used up."""
    old, paper_id = _issued(db, supervision_id)
    line = supervisions.line(db, supervision_id, old.day)
    course.void(db, line.task_ids, notice=line.name)
    return issuing.void(db, paper_id, why=why)


def _issued(db: Database, supervision_id: int) -> tuple[Supervision, int]:
    old = supervisions.get(db, supervision_id)
    if old.issued_paper_id is None:
        raise DeskError("这件督办通知单还没有印发；请直接改，或直接删除。")
    supervisions.refuse_void(db, old)
    return old, old.issued_paper_id
