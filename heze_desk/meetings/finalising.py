"""Minutes are issued: from then on the record is locked, and what its tasks say follows when asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun, IssuedPaper, Numbers, SetPaper
from heze_desk.meetings import deciding
from heze_desk.meetings.attendance_records import Presence
from heze_desk.meetings.correcting import snapshot
from heze_desk.meetings.drafting import unlisted
from heze_desk.meetings.gathering import proceedings
from heze_desk.meetings.noting import notes
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import Decision, DecisionTask
from heze_desk.meetings.text_doubts import text_doubts
from heze_desk.meetings.wording import in_place_of, stands_in
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import update

KIND = "纪要"
NAMED = 8
"""So many are named in a question; more are counted."""

Setting: TypeAlias = Callable[[Proceedings, Numbers, date | None], SetPaper]
"""Sets the minutes under their numbers; the day is that of the paper they correct, None for the first version."""


@dataclass(frozen=True, kw_only=True)
class Affected:
    """A task made from a decision that now says something else: the secretary is asked whether it follows."""

    link: DecisionTask
    task: Task
    decision: Decision

    @property
    def sentence(self) -> str:
        """What of the new text stands in the place of its sentence; the whole text where the places differ."""
        return in_place_of(self.link.sentence, self.decision.corrects_text, self.decision.text)


def doubts(db: Database, meeting_id: int, day: date) -> list[str]:
    """What speaks against issuing the minutes as they are, to be asked about."""
    told = proceedings(db, meeting_id)
    found = []
    if unnoted := [one.called for one in told.unnoted]:
        others = f"等{len(unnoted)}个" if len(unnoted) > NAMED else ""
        found.append(f"还没有登记{'、'.join(unnoted[:NAMED])}{others}是否到会，纪要的名单上不会列出。")
    if unsaid := [one.called for one in told.attendees if one.standing is Presence.EXCUSED and not one.reason.strip()]:
        others = f"等{len(unsaid)}个" if len(unsaid) > NAMED else ""
        found.append(f"没有写明{'、'.join(unsaid[:NAMED])}{others}请假的原因。")
    text = told.meeting.minutes_text
    if text.strip():
        missing = [f"第{one.number}条" for one in told.decisions if not stands_in(one.text, text)]
        if missing:
            found.append(f"{'、'.join(missing)}议定事项的文字与纪要正文不一致。")
    if noted := unlisted(told, notes(db, meeting_id)):
        found.append(f"记录里有{len(noted)}条议定没有列入议定事项，定稿以后不能再列入。")
    found += text_doubts(db, told)
    if day < told.meeting.day:
        found.append(f"会议日期是{said(told.meeting.day)}，晚于定稿日期{said(day)}。")
    return found


def refuse(told: Proceedings) -> None:
    """Minutes that were issued or say nothing are not issued, whatever is confirmed."""
    if told.meeting.is_final:
        raise DeskError(f"{told.meeting.name}的纪要已经定稿，不能再定稿；有错请用“更正”。")
    if not told.decisions and not told.meeting.minutes_text.strip():
        raise DeskError(f"{told.meeting.name}没有议定事项，纪要正文也是空的，不能定稿；请先写纪要。")


def unprinted(db: Database, meeting_id: int) -> str:
    """That the absent are not on the paper, which is custom and no doubt; nothing where nobody was."""
    away = [one.called for one in proceedings(db, meeting_id).absent]
    others = f"等{len(away)}个" if len(away) > NAMED else ""
    told = "纪要名单按国标只列出席、请假、列席，缺席的{}不印出；到会登记里留有记录。"
    return told.format(f"{'、'.join(away[:NAMED])}{others}") if away else ""


def finalise(
    db: Database,
    meeting_id: int,
    *,
    day: date,
    setting: Setting,
    reason: str = "",
    anyway: bool = False,
    begun: Begun | None = None,
) -> IssuedPaper:
    """Give the minutes their number and keep them; tasks that name the meeting name the minutes from now on.

    `begun` is the last number that the office gave in the year before it took up the desk.
    """
    told = proceedings(db, meeting_id)
    refuse(told)
    if not anyway and (asked := doubts(db, meeting_id, day)):
        told_all = "；".join(one.rstrip("。") for one in asked)
        raise DeskError(f"{told_all}；请核对，确认无误后再定稿。")
    old = {one.id: deciding.source_ref(db, one) for one in told.decisions}
    paper = issuing.issue(
        db,
        kind=KIND,
        day=day,
        compose=lambda numbers: setting(told, numbers, None),
        reason=reason,
        begun=begun,
        snapshot=snapshot(told.meeting.minutes_text),
    )
    update(db, "meeting", {"id": meeting_id, "issued_paper_id": paper.id})
    for one in told.decisions:
        deciding.requote(db, one, old[one.id])
    return paper


def affected(db: Database, decision_id: int) -> list[Affected]:
    """The tasks whose sentence no longer stands in the decision, to be asked about one by one."""
    decision = deciding.decision(db, decision_id)
    links = [link for link in deciding.tasks(db, decision_id) if link.sentence not in decision.text]
    found = [Affected(link=link, task=tasks.get(db, link.task_id), decision=decision) for link in links]
    return [one for one in found if one.task.deleted_on is None]


def follow(db: Database, link: DecisionTask, sentence: str, **fields: Any) -> None:
    """Let a task follow its decision: it shows the new sentence, and what of it the secretary changed."""
    decision = deciding.decision(db, link.decision_id)
    if sentence not in decision.text:
        raise DeskError(f"第{decision.number}条里没有“{sentence}”这句话；请从更正后的文字里选。")
    update(db, "decision_task", {"id": link.id, "sentence": sentence})
    tasks.change(db, link.task_id, source_text=sentence, **fields)
