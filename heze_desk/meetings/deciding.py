"""The decisions of a meeting by number, and the tasks that were made from them."""

from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.meetings.finding import get, open_one
from heze_desk.meetings.records import Decision, DecisionTask
from heze_desk.tasks import store as ledger
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, load, write

WHAT = "议定事项"
OF_MEETING = "select decision_task.* from decision_task join decision on decision.id = decision_id where meeting_id = ?"


def decisions(db: Database, meeting_id: int) -> list[Decision]:
    rows = db.query("select * from decision where meeting_id = ? order by number", [meeting_id])
    return [load(Decision, row) for row in rows]


def decision(db: Database, decision_id: int) -> Decision:
    found = find(db, "decision", Decision, decision_id)
    if found is None:
        raise MissingRecordError("没有这条议定事项，可能刚被撤销。")
    return found


def decision_at(db: Database, meeting_id: int, number: int) -> Decision:
    """The decision of that number."""
    listed = decisions(db, meeting_id)
    found = next((one for one in listed if one.number == number), None)
    if found is None:
        raise DeskError(f"{get(db, meeting_id).name}没有第{number}条议定事项，一共{len(listed)}条；请核对。")
    return found


def decide(db: Database, meeting_id: int, text: str, *, heading: str = "") -> int:
    """A new decision under the next number."""
    open_one(db, meeting_id, WHAT)
    number = len(decisions(db, meeting_id)) + 1
    new = Decision(meeting_id=meeting_id, number=number, heading=heading.strip(), text=text.strip())
    return write(db.table("decision"), new)


def change_decision(db: Database, decision_id: int, **fields: Any) -> None:
    """Set heading or text; the sentences of tasks made from it stay as they were."""
    old = _open(db, decision_id)
    amend(db, "decision", old, replace(old, **fields))


def remove_decision(db: Database, decision_id: int) -> None:
    """Take out a decision that has no task; the later ones move up, and their tasks quote the new numbers."""
    old = _open(db, decision_id)
    if decision_id in {one.decision_id for one in living(db, old.meeting_id)}:
        raise DeskError(f"第{old.number}条已立任务，不能删除；请先在台账里删除任务。")
    if db.execute("select 1 from agenda_item where follows_decision_id = ?", [decision_id]).fetchone():
        raise DeskError(f"第{old.number}条已列入后来会议的议程，不能删除。")
    db.execute("delete from decision_task where decision_id = ?", [decision_id])
    db.execute("delete from decision where id = ?", [decision_id])
    for one in decisions(db, old.meeting_id)[old.number - 1 :]:
        quoted = source_ref(db, one)
        db.execute("update decision set number = ? where id = ?", [one.number - 1, one.id])
        requote(db, decision(db, one.id or 0), quoted)


def link(db: Database, decision_id: int, task_id: int, sentence: str) -> int:
    """Keep from which sentence a task was made; also after the minutes were issued."""
    return write(db.table("decision_task"), DecisionTask(decision_id=decision_id, task_id=task_id, sentence=sentence))


def tasks(db: Database, decision_id: int) -> list[DecisionTask]:
    rows = db.query("select * from decision_task where decision_id = ? order by id", [decision_id])
    return [load(DecisionTask, row) for row in rows]


def tasks_of_meeting(db: Database, meeting_id: int) -> list[DecisionTask]:
    return [load(DecisionTask, row) for row in db.query(f"{OF_MEETING} order by decision_task.id", [meeting_id])]


def living(db: Database, meeting_id: int) -> list[DecisionTask]:
    """Those whose task is not in the bin."""
    found = f"{OF_MEETING} and exists (select 1 from task where task.id = task_id and deleted_on is null)"
    return [load(DecisionTask, row) for row in db.query(found, [meeting_id])]


def source_ref(db: Database, one: Decision) -> str:
    """纪要〔2026〕3号第2条; before the minutes have a number the meeting is named: 2026年第3次调度会第2条."""
    return f"{refs(db, one.meeting_id)[one.meeting_id]}第{one.number}条"


def requote(db: Database, one: Decision, old: str) -> None:
    """Let the tasks that quote the decision as it was called quote it as it is called now, closed ones too."""
    new = source_ref(db, one)
    for made in tasks(db, one.id or 0):
        task = ledger.get(db, made.task_id)
        if task.source_ref == old:
            amend(db, "task", task, replace(task, source_ref=new))


def refs(db: Database, meeting_id: int | None = None) -> dict[int, str]:
    """What each meeting's decisions are quoted by: the number of its minutes as first printed, else its name."""
    rows = db.execute(
        """
        select meeting.id, coalesce(first.number_text, meeting.year || '年第' || meeting.number || '次' || meeting.kind)
        from meeting left join issued_paper as paper on paper.id = meeting.issued_paper_id
        left join issued_paper as first on first.version = 1 and first.kind = paper.kind
             and first.year = paper.year and first.number = paper.number
        where :id is null or meeting.id = :id
        """,
        {"id": meeting_id},
    )
    return dict(rows.fetchall())


def _open(db: Database, decision_id: int) -> Decision:
    old = decision(db, decision_id)
    open_one(db, old.meeting_id, WHAT)
    return old
