"""A proposal entered in the ledger, whoever's words it was read from, and once only. Called inside a step."""

from collections.abc import Iterable, Sequence
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.meetings.proposal_records import Proposal
from heze_desk.meetings.records import shortened
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import Act, LifeEntry
from heze_desk.tasks.records import Source, Task
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import write


def enter(db: Database, one: Proposal, *, source: Source, reference: str, day: date) -> int:
    """The proposal as the secretary corrected it, as a task that says what it comes from; returns its id."""
    task = Task(
        number=tasks.NEXT,
        title=one.title,
        content=one.content,
        source=source,
        source_ref=reference,
        source_text=one.sentence,
        lead_unit_id=one.lead.unit_id if one.lead else None,
        deadline=one.deadline,
        ongoing=one.ongoing,
    )
    task_id = tasks.add(db, task, [party.unit_id for party in one.parties])
    write(db.table("life_entry"), LifeEntry(task_id=task_id, act=Act.PROPOSE, day=day, basis=reference))
    return task_id


def already(db: Database, made: Iterable[tuple[str, int]], proposals: Sequence[Proposal]) -> list[str]:
    """The sentences of which a task was made that is not in the bin; `made` says which one of which sentence."""
    known: dict[str, list[str]] = {}
    for sentence, task_id in made:
        task = tasks.get(db, task_id)
        if task.deleted_on is None:
            known.setdefault(sentence, []).append(task.number)
    sentences = dict.fromkeys(one.sentence for one in proposals)
    return [f"“{shortened(one)}”已立任务 {'、'.join(known[one])}。" for one in sentences if one in known]


def refuse(doubts: Sequence[str]) -> None:
    """What was made already is not made again unless that was asked for."""
    if doubts:
        raise DeskError(f"{doubts[0].rstrip('。')}，没有再立；请核对，确要再来一次请确认后重试。")
