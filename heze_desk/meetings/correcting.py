"""更正: what issued minutes say from now on, told before anything is written, and kept as their second version."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import IssuedPaper
from heze_desk.meetings import deciding
from heze_desk.meetings.finding import get
from heze_desk.meetings.gathering import proceedings
from heze_desk.meetings.proceedings_records import BodyCorrection, Proceedings
from heze_desk.meetings.records import Decision, Meeting
from heze_desk.meetings.wording import replaced, stands_in
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, update

if TYPE_CHECKING:
    from heze_desk.meetings.finalising import Setting

OF_THE_BODY = "正文："


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One decision that says something else, or without a number the text of the minutes alone.

    `body` is the whole text of the minutes where the decision does not stand in it word for word.
    """

    number: int | None = None
    text: str = ""
    why: str
    body: str = ""

    @property
    def remark(self) -> str:
        """As the register of issued papers keeps it."""
        return f"{f'第{self.number}条：' if self.number else OF_THE_BODY}{self.why.strip()}"


def corrected(db: Database, meeting_id: int, wanted: Correction) -> Proceedings:
    """The meeting as it is told once it is corrected; refused where that cannot be. Nothing is written."""
    told = proceedings(db, meeting_id)
    meeting = told.meeting
    if wanted.number:
        deciding.decision_at(db, meeting_id, wanted.number)
    if meeting.issued_paper_id is None:
        named = f"第{wanted.number}条" if wanted.number else "正文"
        raise DeskError(f"{meeting.name}的纪要还没有定稿，请直接修改{named}。")
    if not wanted.why.strip():
        raise DeskError("请写明更正的原因，更正说明里要印出。")
    if wanted.number:
        told = _with_decision(db, told, wanted)
    else:
        _refuse_body(told, wanted.body)
        told = replace(told, meeting=replace(meeting, minutes_text=wanted.body.strip()))
    return replace(told, body_correction=_of_body(db, meeting, told, wanted))


def correct(db: Database, meeting_id: int, wanted: Correction, *, day: date, setting: "Setting") -> IssuedPaper:
    """A second version with what it said and why; the first one stays."""
    old, told = get(db, meeting_id), corrected(db, meeting_id, wanted)
    if wanted.number:
        was = deciding.decision_at(db, meeting_id, wanted.number)
        amend(db, "decision", was, next(one for one in told.decisions if one.id == was.id))
    amend(db, "meeting", old, told.meeting)
    first = issuing.versions(db, old.issued_paper_id or 0)[0]
    paper = issuing.correct(
        db,
        old.issued_paper_id or 0,
        day=day,
        compose=lambda numbers: setting(told, numbers, first.issued_on),
        remark=wanted.remark,
        snapshot=snapshot(_first_text(db, old)),
    )
    update(db, "meeting", {"id": meeting_id, "issued_paper_id": paper.id})
    return paper


def snapshot(text: str) -> str:
    """What the first version said, kept with every version so that the last one tells all that changed."""
    return json.dumps({"minutes_text": text}, ensure_ascii=False)


def _with_decision(db: Database, told: Proceedings, wanted: Correction) -> Proceedings:
    old, text = deciding.decision_at(db, told.meeting.id or 0, wanted.number or 0), wanted.text.strip()
    if text == old.text:
        raise DeskError(f"第{wanted.number}条的文字没有变化，不用更正。")
    body = wanted.body or _replaced(told.meeting.minutes_text, old, text)
    new = _reworded(old, text, wanted.why.strip())
    decisions = tuple(new if one.id == old.id else one for one in told.decisions)
    return replace(told, meeting=replace(told.meeting, minutes_text=body), decisions=decisions)


def _reworded(old: Decision, text: str, why: str) -> Decision:
    """What was first issued is kept through every further correction, and so is every reason."""
    first = old.corrects_text if old.corrects_text not in ("", text) else old.text
    reasons = "；".join(filter(None, (old.correction_reason, why)))
    return replace(old, text=text, corrects_text=first, correction_reason=reasons)


def _replaced(body: str, old: Decision, text: str) -> str:
    """The minutes with the new words in the place of the old; an empty body is composed from the decisions."""
    if not body.strip():
        return body
    new = replaced(body, old.text, text)
    if new is None:
        raise DeskError(f"纪要正文里没有与第{old.number}条相同的一段文字，不能自动替换；请同时改好纪要正文。")
    return new


def _refuse_body(told: Proceedings, body: str) -> None:
    was = told.meeting.minutes_text
    if not was.strip():
        raise DeskError("这份纪要的正文由议定事项直接排出；请更正议定事项。")
    if not body.strip():
        raise DeskError("请写明更正后的纪要正文全文。")
    if body.strip() == was.strip():
        raise DeskError("纪要正文没有变化，不用更正。")
    changed = [
        f"第{one.number}条" for one in told.decisions if stands_in(one.text, was) and not stands_in(one.text, body)
    ]
    if changed:
        raise DeskError(f"正文里改动了{'、'.join(changed)}议定事项；议定事项请按条更正，以便逐项决定任务是否改从。")


def _of_body(db: Database, old: Meeting, told: Proceedings, wanted: Correction) -> BodyCorrection | None:
    """What changed in the text since it was first issued beside the decisions, and all the reasons given for it."""
    papers = issuing.versions(db, old.issued_paper_id or 0)
    reasons = [one.remark.removeprefix(OF_THE_BODY) for one in papers[1:] if one.remark.startswith(OF_THE_BODY)]
    if not wanted.number:
        reasons.append(wanted.why.strip())
    if not reasons:
        return None
    text = _first_text(db, old)
    for one in told.decisions:
        text = (replaced(text, one.corrects_text, one.text) or text) if one.corrects_text else text
    return BodyCorrection(old=text, new=told.meeting.minutes_text, why="；".join(reasons))


def _first_text(db: Database, meeting: Meeting) -> str:
    """Minutes issued before their text was kept beside them are compared with what they said before this correction."""
    first = issuing.versions(db, meeting.issued_paper_id or 0)[0]
    told: dict[str, str] = json.loads(issuing.facts_of(db, first.id))
    return told.get("minutes_text", meeting.minutes_text)
