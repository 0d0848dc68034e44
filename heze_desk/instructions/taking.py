"""Tasks proposed from a leader's words and taken into the ledger, if the secretary wants them. Called inside a step."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.instructions import store
from heze_desk.meetings.entering import already, enter, refuse
from heze_desk.meetings.proposal_records import LeftOut, Proposal
from heze_desk.meetings.proposing import Understood, understood
from heze_desk.meetings.unit_roll import roll
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Source
from heze_desk.workdays.store import calendar
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert

NO_MORE_THAN_READ = re.compile(r"(已|圈|传)?阅(知|悉)?|(原则|拟)?同意|(已)?(知悉|收悉|悉)|(很)?好")
ONLY_READ = "只表示阅知或同意，没有列为任务。"


def propose(db: Database, instruction_id: int) -> Understood:
    """What the words ask for, under the names and by the calendar of their day; it writes nothing.

    The reader of meetings is asked, who says 会议 where an instruction is meant.
    """
    one = store.get(db, instruction_id)
    told = understood(one.text, day=one.day, units=roll(db, one.day), calendar=calendar(db))
    asked = [task for task in told.tasks if not _only_read(task.sentence)]
    read = [
        LeftOut(sentence=task.sentence, why=ONLY_READ, begins=task.begins, ends=task.ends)
        for task in told.tasks
        if _only_read(task.sentence)
    ]
    left = sorted((*told.left_out, *read), key=lambda one: one.begins)
    return Understood(tuple(map(_reworded, asked)), tuple(left))


def take(
    db: Database, instruction_id: int, proposals: Sequence[Proposal], *, day: date, again: bool = False
) -> list[int]:
    """Enter the proposals, as the secretary corrected them, as tasks of this instruction; returns their ids.

    A sentence that has its task already is refused, unless it is to be taken again.
    """
    if not proposals:
        raise DeskError("没有选定任务，没有立项。")
    if not again:
        refuse(doubts(db, instruction_id, proposals))
    reference = store.line(db, instruction_id).name
    return [_entered(db, instruction_id, one, reference=reference, day=day) for one in proposals]


def doubts(db: Database, instruction_id: int, proposals: Sequence[Proposal]) -> list[str]:
    """The sentences whose tasks are in the ledger already."""
    made = [(tasks.get(db, task_id).source_text, task_id) for task_id in store.line(db, instruction_id).task_ids]
    return already(db, made, proposals)


def link(db: Database, instruction_id: int, task_id: int) -> None:
    """Say that a task of the ledger answers this instruction too; what is said already is not said twice."""
    store.get(db, instruction_id)
    tasks.get(db, task_id)
    if task_id not in store.line(db, instruction_id).task_ids:
        insert(db, "instruction_task", {"instruction_id": instruction_id, "task_id": task_id})


def _only_read(sentence: str) -> bool:
    return NO_MORE_THAN_READ.fullmatch(sentence.strip(" 　。！!．.，,")) is not None


def _reworded(one: Proposal) -> Proposal:
    return replace(one, doubts=tuple(doubt.replace("会议当年", "批示当年") for doubt in one.doubts))


def _entered(db: Database, instruction_id: int, one: Proposal, *, reference: str, day: date) -> int:
    task_id = enter(db, one, source=Source.INSTRUCTION, reference=reference, day=day)
    link(db, instruction_id, task_id)
    return task_id
