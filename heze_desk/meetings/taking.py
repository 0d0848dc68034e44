"""Proposed tasks into the ledger, each with the decision and the sentence it came from. Called inside a step."""

from collections.abc import Sequence
from datetime import date, datetime

from heze_desk.errors import DeskError
from heze_desk.meetings.deciding import decide as add
from heze_desk.meetings.deciding import decision, decisions, link, source_ref, tasks_of_meeting
from heze_desk.meetings.entering import already, enter, refuse
from heze_desk.meetings.finding import get
from heze_desk.meetings.noting import add_note
from heze_desk.meetings.proposal_records import Proposal
from heze_desk.meetings.proposing import Understood, understood
from heze_desk.meetings.records import MeetingNote, NoteKind, shortened
from heze_desk.meetings.sentence_words import parted
from heze_desk.meetings.unit_roll import roll
from heze_desk.tasks.records import Source
from heze_desk.workdays.store import calendar
from heze_desk.workspace.database import Database


def propose(db: Database, meeting_id: int, text: str) -> Understood:
    """What the text asks for, under the names and by the calendar of the meeting's day."""
    day = get(db, meeting_id).day
    return understood(text, day=day, units=roll(db, day), calendar=calendar(db))


def decide(
    db: Database, meeting_id: int, text: str, *, proposals: Sequence[Proposal], day: date, again: bool = False
) -> tuple[int, list[int]]:
    """A new decision with its tasks at once; returns both ids. The same text twice is refused unless it is meant.

    Sentences of the text that only suggest become points of the record, for they are no part of the decision.
    """
    decided, suggested = parted(text)
    if suggested and not decided:
        raise DeskError(f"“{shortened(suggested[0])}”不是议定事项，没有写入；可记为“建议”。")
    if not again:
        refuse(doubts(db, meeting_id, proposals, text=decided))
    decision_id = add(db, meeting_id, decided)
    at = datetime.combine(day, datetime.now().time().replace(microsecond=0))
    for one in suggested:
        add_note(db, MeetingNote(meeting_id=meeting_id, kind=NoteKind.SUGGESTED, text=one, at=at))
    return decision_id, take(db, decision_id, proposals, day=day, again=True)


def take(db: Database, decision_id: int, proposals: Sequence[Proposal], *, day: date, again: bool = False) -> list[int]:
    """Enter the proposals, as the secretary corrected them, as tasks of this decision; returns their ids.

    A sentence of the meeting that has its task already is refused, unless it is to be taken again.
    """
    decided = decision(db, decision_id)
    if not again:
        refuse(doubts(db, decided.meeting_id, proposals))
    reference = source_ref(db, decided)
    return [_entered(db, decision_id, one, reference=reference, day=day) for one in proposals]


def doubts(db: Database, meeting_id: int, proposals: Sequence[Proposal], *, text: str = "") -> list[str]:
    """What was done already: the decision of this text, and the sentences whose tasks are still in the ledger."""
    said = [one.number for one in decisions(db, meeting_id) if one.text == text.strip()]
    made = ((one.sentence, one.task_id) for one in tasks_of_meeting(db, meeting_id))
    return [f"第{number}条已是“{shortened(text)}”。" for number in said] + already(db, made, proposals)


def _entered(db: Database, decision_id: int, one: Proposal, *, reference: str, day: date) -> int:
    task_id = enter(db, one, source=Source.MEETING, reference=reference, day=day)
    link(db, decision_id, task_id, one.sentence)
    return task_id
