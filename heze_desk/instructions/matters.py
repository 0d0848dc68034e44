"""All that is open, gathered: nothing lies without a next date, for where none is named the usual limit gives one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from heze_desk.days import short
from heze_desk.instructions import store, supervisions
from heze_desk.instructions.limit_records import Limit, limit_of, proposed
from heze_desk.instructions.matter_records import Matter, MatterKind, in_order
from heze_desk.instructions.running import ONE_DAY, due_tasks
from heze_desk.instructions.supervision_records import SupervisionLine, SupervisionState
from heze_desk.instructions.undated import instructed, left_over
from heze_desk.meetings import following
from heze_desk.meetings import store as meetings
from heze_desk.meetings.following_records import DecisionLine, DecisionState
from heze_desk.rounds import store as rounds
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database

AHEAD = timedelta(days=30)
"""Tasks whose deadline is further off than this are not called for yet; the ledger has them."""
OWN_LINES = 500
"""So many tasks that are late stand by themselves, and so many that are near; one line tells of the others."""


@dataclass(frozen=True, kw_only=True)
class _Reckoning:
    """How days count on the day, and which one to propose where a matter has none."""

    day: date
    rule: LightRule
    settled: Settings

    def until(self, day: date) -> dict[str, Any]:
        return {"next_on": day, "due": self.rule.due(day, self.day)}

    def usual(self, limit: Limit, since: date) -> dict[str, Any]:
        """By when a day is to be named: the usual limit of the source, counted from the matter's own day."""
        return self.until(proposed(limit, since, self.settled)) | {"guessed": True}


def open_matters(db: Database, day: date, *, ahead: timedelta = AHEAD) -> list[Matter]:
    """What waits for somebody as of the day, by what must happen next and when.

    A task stands here once: under its notice that was issued, or its decision, where one of them is open.
    """
    reckon = _Reckoning(day=day, rule=lighting.rule(db), settled=settings.get(db))
    supervised = supervisions.open_lines(db, day)
    said = following.decision_lines(db, day)
    decided = [one for one in said if one.is_open]
    followed = supervisions.followed(supervised)
    followed |= {task.id for line in decided for task in line.tasks}
    return in_order(
        (
            *_meetings(db, day),
            *_instructions(db, reckon),
            *(_supervision(line, reckon) for line in supervised),
            *_rounds(db, reckon.rule, day),
            *(_decision(line, reckon) for line in decided),
            *_undecided(said, reckon),
            *_tasks(db, reckon, (date.min, day - ONE_DAY), followed),
            *_tasks(db, reckon, (day - ONE_DAY, day + ahead), followed),
            *_undated(db, reckon, followed),
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


def _instructions(db: Database, reckon: _Reckoning) -> Iterator[Matter]:
    for line in store.unanswered(db):
        one = line.instruction
        when = reckon.until(one.next_on) if one.next_on else reckon.usual(Limit.ORDINARY, one.day)
        title = f"{line.leader_text}：{one.text}"
        yield Matter(kind=MatterKind.INSTRUCTION, ref_id=one.id, title=title, step="答复批示", **when)


STEPS = {
    SupervisionState.DRAFT: "印发督办通知单",
    SupervisionState.UNSIGNED: "签收",
    SupervisionState.UNANSWERED: "答复",
    SupervisionState.ANSWERED: "审核后办结",
}


def _supervision(line: SupervisionLine, reckon: _Reckoning) -> Matter:
    """What is not out or not signed for waits since its day, what was answered since its answer, for it is our turn."""
    one = line.supervision
    match line.state:
        case SupervisionState.DRAFT | SupervisionState.UNSIGNED:
            when = reckon.until(one.day)
        case SupervisionState.ANSWERED:
            when = reckon.until(one.answered_on or one.day)
        case _ if line.due is not None:
            when = reckon.until(line.due.effective)
        case _:
            when = reckon.usual(Limit.ORDINARY if one.instruction_id else Limit.PAPER, one.day)
    return Matter(
        kind=MatterKind.SUPERVISION,
        ref_id=line.id,
        title=f"{line.number_text or '（未编号）'} {one.matter.splitlines()[0]}",
        step=STEPS.get(line.state, str(line.state)),
        unit=line.lead_unit,
        **when,
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


def _decision(line: DecisionLine, reckon: _Reckoning) -> Matter:
    running = [task.running for task in line.tasks if task.running is not None]
    due = min(running, key=lambda one: one.effective, default=None)
    usual = reckon.usual(Limit.MINUTES, line.meeting.day)
    return Matter(
        kind=MatterKind.DECISION,
        ref_id=line.id,
        title=f"{line.ref} {line.decision.title}",
        step="办结" if due else "明确时限",
        unit=line.lead_units,
        **({"next_on": due.effective, "due": due} if due else usual),
    )


def _undecided(said: Sequence[DecisionLine], reckon: _Reckoning) -> Iterator[Matter]:
    """One line for all decisions without a task: many only state something, but none is to be lost sight of."""
    bare = [line for line in said if line.state is DecisionState.NO_TASK]
    if bare:
        named = "、".join(line.ref for line in bare[:3]) + ("等" if len(bare) > 3 else "")
        title = f"{len(bare)}条议定事项没有立任务：{named}"
        when = reckon.usual(Limit.MINUTES, min(line.meeting.day for line in bare))
        step = "确认是否立任务"
        yield Matter(kind=MatterKind.DECISION, ref_id=None, title=title, step=step, count=len(bare), **when)


def _tasks(db: Database, reckon: _Reckoning, over: tuple[date, date], followed: Collection[int]) -> Iterator[Matter]:
    """Tasks whose deadline is over in that time."""
    listed, more, rest_from = due_tasks(db, reckon.day, reckon.rule, over=over, without=followed, most=OWN_LINES)
    for task_id, title, unit, due in listed:
        yield Matter(
            kind=MatterKind.TASK,
            ref_id=task_id,
            title=title,
            step="办结",
            unit=unit,
            next_on=due.effective,
            due=due,
        )
    if rest_from is not None:
        title = f"另有{more}项任务到期更晚，列在台账里"
        when = reckon.until(rest_from.effective)
        yield Matter(kind=MatterKind.TASK, ref_id=None, title=title, step="办结", count=more, **when)


def _undated(db: Database, reckon: _Reckoning, followed: Collection[int]) -> Iterator[Matter]:
    """Tasks that a leader asked for stand by themselves; one line tells of all others."""
    asked = instructed(db, reckon.day, without=followed)
    for one in asked:
        when = reckon.usual(Limit.ORDINARY, one.since)
        yield Matter(kind=MatterKind.TASK, ref_id=one.id, title=one.title, step="明确时限", unit=one.unit, **when)
    others = left_over(db, reckon.day, without={*followed, *(one.id for one in asked)})
    if others is not None:
        title, when = f"{others.many}项任务的时限未定", reckon.usual(limit_of(others.source), others.since)
        yield Matter(kind=MatterKind.TASK, ref_id=None, title=title, step="明确时限", count=others.many, **when)
