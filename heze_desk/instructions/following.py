"""The deadlines of the tasks of a notice, which follow its own only through the doors of the tasks."""

from collections.abc import Sequence
from datetime import date

from heze_desk.instructions.following_records import Follow, Following, TaskDue
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import Postponement, Stage
from heze_desk.tasks.records import Task
from heze_desk.workspace.database import Database


def concerned(db: Database, task_ids: Sequence[int], deadline: date | None) -> list[TaskDue]:
    """Those still under way that have another deadline than this; what merely goes on has none that could follow."""
    return [
        TaskDue(one.id or 0, one.number, one.deadline) for one in _under_way(db, task_ids) if one.deadline != deadline
    ]


def left_open(db: Database, task_ids: Sequence[int]) -> str:
    """What is to be said where a notice is settled: that its tasks are not, for nobody would look for them."""
    numbers = "、".join(one.number for one in _under_way(db, task_ids))
    return f"任务{numbers}在台账里还没有办结，请另行登记。" if numbers else ""


def _under_way(db: Database, task_ids: Sequence[int]) -> list[Task]:
    found = [tasks.get(db, task_id) for task_id in task_ids]
    return [one for one in found if not (one.done_on or one.deleted_on or one.ongoing or one.stage is Stage.CLOSED)]


def follow(db: Database, due: Sequence[TaskDue], deadline: date, *, chosen: Following, day: date, reason: str) -> None:
    """Put their deadlines right, or note that they are postponed, as the tasks themselves allow it."""
    for one in due if chosen.how is not Follow.KEEP else ():
        if chosen.how is Follow.CORRECT or one.deadline is None:
            tasks.change(db, one.id, deadline=deadline)
            continue
        granted = Postponement(
            task_id=one.id,
            old_deadline=one.deadline,
            new_deadline=deadline,
            asked_on=day,
            agreed_on=day,
            agreed_by=chosen.by.strip(),
            reason=reason.strip(),
        )
        life.postpone(db, granted)
