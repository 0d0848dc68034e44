"""All that is open, gathered: nothing lies without a next date, or it stands at the head and says so."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from heze_desk.days import short
from heze_desk.instructions import store, supervisions
from heze_desk.instructions.matter_records import Matter, MatterKind, in_order
from heze_desk.instructions.running import due_by
from heze_desk.instructions.supervision_records import SupervisionLine, SupervisionState
from heze_desk.meetings import following
from heze_desk.meetings import store as meetings
from heze_desk.meetings.following_records import DecisionLine, DecisionState
from heze_desk.rounds import store as rounds
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import OWN_STATES, LightRule
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

AHEAD = timedelta(days=30)
"""Tasks whose deadline is further off than this are not called for yet; the ledger has them."""


def open_matters(db: Database, day: date, *, ahead: timedelta = AHEAD) -> list[Matter]:
    """What waits for somebody as of the day, by what must happen next and when.

    A task stands here once: under its supervision or its decision where one of them is open.
    """
    rule = lighting.rule(db)
    supervised = supervisions.open_lines(db, day)
    said = following.decision_lines(db, day)
    decided = [one for one in said if one.is_open]
    followed = {task_id for line in supervised for task_id in line.task_ids}
    followed |= {task.id for line in decided for task in line.tasks}
    near = [task for task in due_by(db, day, day + ahead, rule) if task.id not in followed]
    return in_order(
        (
            *_meetings(db, day),
            *_instructions(db, rule, day),
            *(_supervision(line, rule, day) for line in supervised),
            *_rounds(db, rule, day),
            *(_decision(line, rule, day) for line in decided),
            *_undecided(said),
            *(_task(task) for task in near),
            *_undated(db, day, rule, followed),
        )
    )


def _meetings(db: Database, day: date) -> Iterator[Matter]:
    """Those to come, and those that were held and have no minutes yet."""
    for one in meetings.meetings(db):
        if one.day >= day:
            what = f"在{one.place}召开" if one.place else "召开，地点未定"
            yield Matter(
                kind=MatterKind.MEETING, ref_id=one.id, title=one.title, step=what, next_on=one.day, at=one.begins_at
            )
        elif not one.is_final:
            held = f"{short(one.day, day)}已开，纪要还没有定稿"
            yield Matter(kind=MatterKind.MEETING, ref_id=one.id, title=one.title, step=held, next_on=one.day)


def _instructions(db: Database, rule: LightRule, day: date) -> Iterator[Matter]:
    for line in store.unanswered(db):
        one = line.instruction
        yield Matter(
            kind=MatterKind.INSTRUCTION,
            ref_id=one.id,
            title=f"{line.leader_text}：{one.text}",
            step="答复批示",
            next_on=one.next_on,
            due=rule.due(one.next_on, day) if one.next_on else None,
        )


STEPS = {
    SupervisionState.DRAFT: "印发督办通知单",
    SupervisionState.UNSIGNED: "签收",
    SupervisionState.UNANSWERED: "答复",
    SupervisionState.ANSWERED: "审核后办结",
}


def _supervision(line: SupervisionLine, rule: LightRule, day: date) -> Matter:
    """What is not out or not signed for waits since its day, what was answered since its answer, for it is our turn."""
    one = line.supervision
    match line.state:
        case SupervisionState.DRAFT | SupervisionState.UNSIGNED:
            next_on: date | None = one.day
        case SupervisionState.ANSWERED:
            next_on = one.answered_on
        case _:
            next_on = line.due.effective if line.due else None
    return Matter(
        kind=MatterKind.SUPERVISION,
        ref_id=line.id,
        title=f"{line.number_text or '（未编号）'} {one.matter.splitlines()[0]}",
        step=STEPS.get(line.state, str(line.state)),
        unit=line.lead_unit,
        next_on=next_on,
        due=rule.due(next_on, day) if next_on else None,
    )


def _rounds(db: Database, rule: LightRule, day: date) -> Iterator[Matter]:
    for line in rounds.lines(db, day):
        one, missing = line.round, line.units - line.arrived
        if one.closed_on is None or one.closed_on > day:
            due = rule.due(one.due, day)
            yield Matter(
                kind=MatterKind.ROUND,
                ref_id=one.id,
                title=one.title,
                step=f"{missing}个单位报送反馈表" if missing else "各单位已报，结束调度",
                next_on=due.effective,
                due=due,
            )


def _decision(line: DecisionLine, rule: LightRule, day: date) -> Matter:
    running = [task.running for task in line.tasks if task.running is not None]
    due = min(running, key=lambda one: one.effective, default=None)
    return Matter(
        kind=MatterKind.DECISION,
        ref_id=line.id,
        title=f"{line.ref} {line.decision.title}",
        step="办结" if due else "明确时限",
        unit=line.lead_units,
        next_on=due.effective if due else None,
        due=due,
    )


def _undecided(said: Sequence[DecisionLine]) -> Iterator[Matter]:
    """One line for all decisions without a task: many only state something, but none is to be lost sight of."""
    bare = [line.ref for line in said if line.state is DecisionState.NO_TASK]
    if bare:
        named = "、".join(bare[:3]) + ("等" if len(bare) > 3 else "")
        title = f"{len(bare)}条议定事项没有立任务：{named}"
        yield Matter(kind=MatterKind.DECISION, ref_id=None, title=title, step="确认是否立任务", count=len(bare))


def _task(line: TaskLine) -> Matter:
    return Matter(
        kind=MatterKind.TASK,
        ref_id=line.id,
        title=f"{line.number} {line.title}",
        step="办结",
        unit=line.lead_unit or "、".join(line.units),
        next_on=line.running.effective if line.running else None,
        due=line.running,
    )


def _undated(db: Database, day: date, rule: LightRule, followed: set[int]) -> Iterator[Matter]:
    """Tasks that a leader asked for stand by themselves; one line tells of all others."""
    rows = db.execute(
        """
        select task.id, source = '批示' from task
        where deleted_on is null and deadline is null and not ongoing
          and (done_on is null or done_on > :day) and (paused_on is null or paused_on > :day)
        order by task.id
        """,
        {"day": day.isoformat()},
    ).fetchall()
    open_ids = [(task_id, instructed) for task_id, instructed in rows if task_id not in followed]
    for line in lines_of(db, [task_id for task_id, instructed in open_ids if instructed], day, rule):
        if line.light in OWN_STATES:
            yield Matter(
                kind=MatterKind.TASK,
                ref_id=line.id,
                title=f"{line.number} {line.title}",
                step="明确时限",
                unit=line.lead_unit or "、".join(line.units),
            )
    if others := sum(not instructed for _, instructed in open_ids):
        yield Matter(
            kind=MatterKind.TASK, ref_id=None, title=f"{others}项任务的时限未定", step="明确时限", count=others
        )
