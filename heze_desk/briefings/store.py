"""Compiling a briefing from the ledger and the roster as of a day."""

from collections.abc import Iterable
from datetime import date

from heze_desk.briefings.records import Briefing, Section
from heze_desk.policy import store as policies
from heze_desk.policy.records import Part
from heze_desk.roster import store as roster
from heze_desk.roster.records import HolderState, RosterLine
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import TaskLine
from heze_desk.workspace.database import Database


def compile(db: Database, day: date, *, number: int = 0, running: int = 0) -> Briefing:
    """Count and gather what the briefing of this day tells; nothing is written."""
    policy_number, policy_title, _ = policies.head(db)
    rule = lighting.rule(db)
    return Briefing(
        day=day,
        number=number,
        running=running,
        policy_title=policy_title,
        policy_number=policy_number,
        rule=rule,
        sections=tuple(_sections(db, day, lines(db, day, rule))),
        outdated=changed_after(db, day),
    )


def changed_after(db: Database, day: date) -> bool:
    """Whether a task was changed after the day, so that its progress and deadline may not be those of the day."""
    found = db.execute(
        """
        select exists (
            select 1 from step join journal on journal.step_id = step.id
            where coalesce(step.day, date(step.at)) > :day and journal.subject = 'task')
        """,
        {"day": day.isoformat()},
    )
    return bool(found.fetchone()[0])


def _sections(db: Database, day: date, tasks: list[TaskLine]) -> Iterable[Section]:
    """The industries of the day, then the other parts in the order of the document, then what belongs to none."""
    standing = roster.roster(db, day)
    for line in standing:
        yield Section(
            part=Part.INDUSTRY,
            name=line.industry,
            leader=line.leader_text,
            lead_unit=line.lead_unit_text,
            lacking=tuple(_lacking(line)),
            tasks=tuple(task for task in tasks if task.industry == line.industry),
        )
    kept = {line.industry for line in standing}
    others = [task for task in tasks if task.industry not in kept]
    clauses = [(part, name) for _, part, name in policies.clauses(db) if part is not Part.INDUSTRY]
    for part, name in clauses:
        yield Section(part=part, name=name, tasks=tuple(task for task in others if task.section == name))
    named = {name for _, name in clauses}
    if rest := tuple(task for task in others if task.section not in named):
        yield Section(part=None, name="其他任务", tasks=rest)


def _lacking(line: RosterLine) -> Iterable[str]:
    if line.leader_state is not HolderState.HELD:
        yield "分管市级领导"
    if line.lead_unit_state is not HolderState.HELD:
        yield "牵头部门"
