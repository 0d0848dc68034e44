"""What a supervision leaves in the history of its tasks: handed over and signed for, on the basis of its notice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import STAGES, Act, LifeEntry, Stage
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import write

VOIDED = "（已作废）"


def note(db: Database, task_ids: Sequence[int], act: Act, *, day: date, basis: str, by_whom: str = "") -> None:
    """Lead the tasks to the stage of the act; one that is further on already stays there and has it noted."""
    for task_id in task_ids:
        entry = LifeEntry(task_id=task_id, act=act, day=day, basis=basis, by_whom=by_whom)
        task = tasks.get(db, task_id)
        lived = life.entries(db, task_id)
        is_next = STAGES.index(task.stage) < STAGES.index(Stage(act))
        if is_next and task.deleted_on is None and (not lived or lived[-1].day <= day):
            life.act(db, entry)
        else:
            write(db.table("life_entry"), entry)


def void(db: Database, task_ids: Sequence[int], *, notice: str) -> None:
    """What was noted on the basis of a notice, corrected since or not, says that it holds no more.

    Where the task stands is not changed, for it may have been taken up.
    """
    for task_id in task_ids:
        for one in life.entries(db, task_id):
            if one.basis and notice.startswith(one.basis) and one.act in (Act.ASSIGN, Act.ACCEPT):
                write(db.table("life_entry"), replace(one, basis=f"{one.basis}{VOIDED}"))
