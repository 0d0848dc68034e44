"""What a change of its progress makes of a task, and what a closed task refuses."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from heze_desk.errors import DeskError
from heze_desk.tasks.life_records import STAGES, Act, LifeEntry, Stage
from heze_desk.tasks.records import FIELDS, ProgressEntry, Task

Reports: TypeAlias = Sequence[ProgressEntry]
FROZEN = ("progress", "done_on", "deadline", "ongoing", "paused_on", "deleted_on")
"""What cannot be changed of a closed task."""


class Told(NamedTuple):
    """What a report says of one field."""

    id: int
    day: date
    value: Any


def progressed(task: Task, progress: int, *, day: date) -> Task:
    """At 100 % a task is done, on the day first said; below it, it is not, and it runs from its first progress on."""
    refuse_closed(task, FIELDS["progress"])
    if progress == 100:
        later = max(task.stage, Stage.DONE, key=STAGES.index)
        return replace(task, progress=100, done_on=task.done_on or day, stage=later)
    began = progress > 0 or task.stage in (Stage.DONE, Stage.VERIFIED)
    return replace(task, progress=progress, done_on=None, stage=Stage.RUNNING if began else task.stage)


def settled(old: Task, new: Task) -> Task:
    """The task as it was to be changed, its stage following; refused where progress and day of finish disagree."""
    changed = next((name for name in FROZEN if getattr(old, name) != getattr(new, name)), "")
    if changed:
        refuse_closed(old, FIELDS[changed])
    if (new.progress, new.done_on) == (old.progress, old.done_on):
        return new
    if new.progress == 100 and new.done_on is None:
        raise DeskError("进度到 100% 就是办结，须有办结日期；请改进度，或填写办结日期。")
    if new.progress < 100 and new.done_on not in (None, old.done_on):
        raise DeskError(f"进度是 {new.progress}%，不能填办结日期；请先把进度改为 100%。")
    return progressed(new, new.progress, day=new.done_on or date.min)


def following(task: Task, before: Reports, after: Reports, *, written: int, since: date) -> Task:
    """The task after a report was written, or taken out where `written` is 0; the reports are the latest first.

    Each field says what was last reported of it; what the office has since set by hand stays until a later report.
    No report of before `since`, the day the task was last taken up again, can finish it.
    """
    told = {name: _told(task, name, (before, after), written) for name in ("problems", "next_steps", "progress")}
    progress = told.pop("progress")
    task = replace(task, **{name: one.value for name, one in told.items() if one is not None})
    if progress is not None and (progress.value < 100 or progress.day >= since):
        task = progressed(task, progress.value, day=progress.day)
    then, now = _finished(before, since), _finished(after, since)
    if task.done_on and now and (now < task.done_on or task.done_on == then):
        return replace(task, done_on=now)
    return task


def _told(task: Task, name: str, reports: tuple[Reports, Reports], written: int) -> Told | None:
    """What the field is to say from now on; None where it stays as it is."""
    was, now = (_last(some, name) for some in reports)
    if was == now:
        return None
    if now is not None and now.id == written:
        return now
    if was is None or getattr(task, name) != was.value:
        return None
    return now or Told(0, was.day, 0 if name == "progress" else "")


def _last(reports: Reports, name: str) -> Told | None:
    told = (Told(one.id or 0, one.day, value) for one in reports if (value := getattr(one, name)) not in (None, ""))
    return next(told, None)


def _finished(reports: Reports, since: date) -> date | None:
    """The first day of the run of reports of 100 % in which the latest stands."""
    told = (one for one in reports if one.progress is not None and one.day >= since)
    return min((one.day for one in takewhile(lambda one: one.progress == 100, told)), default=None)


def reached(task: Task, lived: Iterable[LifeEntry], *, begun: date | None) -> dict[Stage, date | None]:
    """The stages up to the present one, each with the day it was last reached on; None where that was not noted."""
    days = {entry.act: entry.day for entry in lived}
    known = {Stage.DONE: task.done_on, Stage.CLOSED: task.closed_on}
    passed = STAGES[: STAGES.index(task.stage) + 1]
    told = {stage: known.get(stage) or days.get(Act(stage)) for stage in passed}
    later = [day for day in told.values() if day is not None]
    is_known = begun is not None and all(begun <= day for day in later)  # what came first may be noted only afterwards
    return told | ({Stage.PROPOSED: begun} if is_known else {})


def refuse_closed(task: Task, what: str) -> None:
    """Refuse to change this of a task that is closed."""
    if task.stage is Stage.CLOSED:
        raise DeskError(f"任务 {task.number} 已销号，不能再改{what}；请先撤销销号。")
