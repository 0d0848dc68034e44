"""Taking forms in, inside the caller's step: all of them or none, computed again against what the ledger is by then."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.rounds import filings
from heze_desk.rounds.collecting.facts import Asked, asked_in
from heze_desk.rounds.collecting.plan import Change, ReturnPlan
from heze_desk.rounds.collecting.proposing import proposed
from heze_desk.rounds.form_records import Standing, sender_words
from heze_desk.rounds.records import Filing, FilingState, ReturnedForm
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import STAGES, Act, LifeEntry, Stage
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace import files
from heze_desk.workspace.database import Database

Told = Callable[[int, int, str], object]
REPORTED = ("progress", "text", "problems", "next_steps")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What was written: the forms noted, the values and the tasks they are of."""

    forms: int
    values: int
    tasks: int

    @property
    def sentence(self) -> str:
        """已收 3 份反馈表，更改 12 处（5 项任务）。"""
        changed = f"，更改 {self.values} 处（{self.tasks} 项任务）" if self.values else "，没有更改"
        return f"已收 {self.forms} 份反馈表{changed}。"


def apply_all(
    db: Database,
    home: Path,
    plans: Sequence[ReturnPlan],
    *,
    day: date,
    noted_by: str = "",
    late_reason: str = "",
    told: Told = lambda done, total, name: None,
) -> Taken:
    """Write the plans in their order; refused where the ledger has changed since any of them was made.

    `told` hears of each file before it is written.
    """
    wanted = [one for one in plans if one.does_something]
    for refusal in clashes(wanted).values():
        raise DeskError(refusal)
    live = _live(db, wanted, day)
    for plan in wanted:
        _refuse_late(plan, late_reason)
        _refuse_changed(plan, live[plan.asked.round.id or 0][plan.asked.unit_id])
    seen: set[tuple[int | None, int]] = set()
    written = []
    with ExitStack() as keeping:
        for plan in wanted:
            _keep(home, plan, keeping)
        for number, plan in enumerate(wanted):
            told(number, len(wanted), plan.file)
            key = (plan.asked.round.id, plan.asked.unit_id)
            fresh = _renewed(db, plan, day) if key in seen else plan
            seen.add(key)
            if fresh.does_something:
                _write(db, fresh, _noting(fresh, day, noted_by, late_reason))
                written.append(fresh)
    changes = [one for plan in written for one in plan.written]
    return Taken(forms=len(written), values=len(changes), tasks=len({one.task_id for one in changes}))


def clashes(plans: Sequence[ReturnPlan]) -> dict[int, str]:
    """By place, the files that say of a task what another file of the same unit, before it, says otherwise."""
    said: dict[tuple[Any, ...], tuple[Any, str]] = {}
    found: dict[int, str] = {}
    for place, plan in enumerate(plans):
        for one in plan.written:
            key = (plan.asked.round.id, plan.asked.unit_id, one.task_id, one.field)
            value, file = said.setdefault(key, (one.value, plan.file))
            if value != one.value and place not in found:
                found[place] = (
                    f"“{file}”和“{plan.file}”都是{plan.unit}的反馈表，{one.number} 的{one.name}写得不一样；"
                    "请只留其中一份再导入。"
                )
    return found


def _live(db: Database, plans: Sequence[ReturnPlan], day: date) -> dict[int, Mapping[int, Asked]]:
    rounds = {one.asked.round.id or 0 for one in plans}
    only = plans[0].asked.unit_id if len(plans) == 1 else None
    return {one: asked_in(db, one, day, only) for one in rounds}


def _refuse_late(plan: ReturnPlan, reason: str) -> None:
    if plan.files and plan.asked.arriving is FilingState.LATE_FILING and not reason.strip():
        raise DeskError(f"{plan.asked.round.name}调度已经结束，“{plan.file}”只能补报；请写明补报的原因。")


def _refuse_changed(plan: ReturnPlan, live: Asked) -> None:
    if live == plan.asked:
        return
    fresh = proposed(live, plan.returned, day=plan.day, decisions=plan.decisions)
    if _result(fresh) != _result(plan):
        raise DeskError(f"预览之后台账又有改动，“{plan.file}”没有写入；请重新预览，核对后再确认。")


def _result(plan: ReturnPlan) -> tuple[Any, ...]:
    return plan.written, plan.nil, plan.files, plan.refusal, plan.state


def _renewed(db: Database, plan: ReturnPlan, day: date) -> ReturnPlan:
    """The plan after another file of the same unit was taken in."""
    live = asked_in(db, plan.asked.round.id or 0, day, plan.asked.unit_id)[plan.asked.unit_id]
    return proposed(live, plan.returned, day=plan.day, decisions=plan.decisions)


def _keep(home: Path, plan: ReturnPlan, keeping: ExitStack) -> None:
    """The very file that was looked at goes into the workspace, and out again where any form is refused."""
    if files.place(home, plan.returned.sha256).is_file():
        return
    if not plan.returned.path.is_file():
        raise DeskError(f"“{plan.file}”已不在原处，没有写入；请放回原处，再确认一次。")
    sha256, _ = keeping.enter_context(files.keeping(home, plan.returned.path))
    if sha256 != plan.returned.sha256:
        raise DeskError(f"“{plan.file}”在预览之后又改过，没有写入；请重新读取，核对后再确认。")


def _noting(plan: ReturnPlan, day: date, noted_by: str, late_reason: str) -> Filing:
    reason = late_reason.strip() if plan.asked.arriving is FilingState.LATE_FILING else ""
    remark = "；".join(filter(None, (reason, sender_words(plan.reporter, plan.telephone), *plan.requests)))
    return Filing(
        round_id=plan.asked.round.id or 0,
        unit_id=plan.asked.unit_id,
        state=FilingState.NIL if plan.nil else FilingState.REPORTED,
        day=day,
        at=datetime.combine(day, datetime.now().time().replace(microsecond=0)),
        noted_by=noted_by,
        remark=remark,
    )


def _write(db: Database, plan: ReturnPlan, filing: Filing) -> None:
    form = ReturnedForm(
        round_id=filing.round_id,
        unit_id=filing.unit_id,
        file_name=plan.file,
        sha256=plan.returned.sha256,
        size=plan.returned.size,
        received_on=filing.day,
    )
    filing = replace(filing, returned_form_id=filings.keep_returned(db, form))
    for _, changes in groupby(sorted(plan.written, key=lambda one: one.task_id), lambda one: one.task_id):
        _report(db, tuple(changes), plan, filing)
    if plan.files:
        filings.receive(db, filing)


def _report(db: Database, changes: tuple[Change, ...], plan: ReturnPlan, filing: Filing) -> None:
    """One task: what was said is a report of the unit; what only the state says is a step in the task's life."""
    task_id, said = changes[0].task_id, {one.field: one for one in changes}
    if reported := {name: said[name].value for name in REPORTED if name in said}:
        entry = ProgressEntry(
            **reported,
            task_id=task_id,
            day=filing.day,
            unit_id=filing.unit_id,
            round_id=filing.round_id,
            returned_form_id=filing.returned_form_id,
            cells={name: one.cell for name, one in said.items()},
        )
        store.report(db, entry)
    if not plan.asked.by_id[task_id].counts:
        return
    task = store.get(db, task_id)
    if "done_on" in said and task.progress == 100:
        store.change(db, task_id, done_on=said["done_on"].value)
    if "state" in said and said["state"].value is Standing.RUNNING and _is_before_running(task.stage):
        last = max((one.day for one in life.entries(db, task_id)), default=filing.day)
        day = max(filing.day, last)  # no act can be noted before the last one
        life.act(db, LifeEntry(task_id=task_id, act=Act.RUN, day=day, by_whom=plan.unit, basis=plan.file))


def _is_before_running(stage: Stage) -> bool:
    return STAGES.index(stage) < STAGES.index(Stage.RUNNING)
