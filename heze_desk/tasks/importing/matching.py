"""Which task of the ledger a row means: by number, else by its exact title; a near one is asked, never taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heze_desk.tasks.importing.known import COLUMNS, Known
from heze_desk.tasks.records import Task
from heze_desk.workbooks.likeness import alike
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed

ALIKE = 0.3  # under one number, titles less alike than this are taken for two tasks


@dataclass(frozen=True)
class Target:
    """The task a row means; none where the row is a new task."""

    task: Task | None


NEW = Option(label="作为新任务", value=Target(None))


def target(known: Known, said: Mapping[str, Any]) -> Reading[Target]:
    """The task meant by what a row says of number, title, industry, section and lead unit."""
    number, title = squeezed(said.get("number", "")), squeezed(said.get("title", ""))
    numbered = known.numbers.get(number) if number else None
    same = known.titles.get(title, [])
    named = _narrowed(same, said)
    if numbered is not None:
        return _of_number(known, numbered, named, title)
    if not title:
        return Reading(refusal=f"编号“{said.get('number', '')}”在台账中没有，又没有任务名称，没有导入。")
    if not same:
        return _near(known, title, said)
    if len(named) == 1:
        return Reading(value=Target(named[0]))
    if named:
        return doubtful("台账中有几项同名任务", tuple(map(_update, named[:5])))
    return doubtful("台账中有同名任务，但产业或板块不同", (*map(_update, same[:5]), NEW))


def _of_number(known: Known, task: Task, named: list[Task], title: str) -> Reading[Target]:
    """The task under the number, unless the title says that the rows were numbered anew."""
    if task.deleted_on is not None:
        return Reading(refusal=f"任务 {task.number} 在回收站里；请先恢复它，再导入。")
    if not title or title == squeezed(task.title):
        return Reading(value=Target(task))
    others = [one for one in named if one.id != task.id]
    if others:
        return doubtful(f"编号是 {task.number}，名称却与另一项任务相同", (_update(others[0]), _update(task)))
    if alike(title, squeezed(task.title)) < ALIKE:
        return doubtful(f"编号 {task.number} 在台账中是“{task.title}”", (_update(task), NEW))
    return Reading(value=Target(task))


def _near(known: Known, title: str, said: Mapping[str, Any]) -> Reading[Target]:
    near = [task for task in known.near(title) if _fits(task, said)]
    if not near:
        return Reading(value=Target(None))
    return doubtful("台账中有名称相近的任务", (*map(_update, near), NEW))


def _narrowed(tasks: list[Task], said: Mapping[str, Any]) -> list[Task]:
    """Of tasks with one title, those of the industry, section and lead unit the row names."""
    tasks = [task for task in tasks if _fits(task, said)]
    closest = [task for task in tasks if _fits(task, said, ("lead_unit",))]
    return closest if len(tasks) > 1 else tasks


def _fits(task: Task, said: Mapping[str, Any], fields: tuple[str, ...] = ("industry", "section")) -> bool:
    """Whether nothing the row says of these fields contradicts the task."""
    for field in fields:
        held = getattr(task, COLUMNS[field])
        if held is not None and said.get(field) is not None and said[field] != held:
            return False
    return True


def _update(task: Task) -> Option[Target]:
    return Option(label=f"更新 {task.number}“{task.title}”", value=Target(task))
