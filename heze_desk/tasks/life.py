"""The life of a task in and out of the workspace. Writing functions are called inside a step."""

from dataclasses import replace
from datetime import date

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.tasks import lighting, store
from heze_desk.tasks.life_records import Act, LifeEntry, Postponement, Stage, after
from heze_desk.tasks.progress_records import progressed, refuse_closed
from heze_desk.tasks.records import Task
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, load, write


def act(db: Database, entry: LifeEntry) -> int:
    """Note what was done with a task and let it follow; what does not fit, or lacks its proof, is refused."""
    task = store.get(db, entry.task_id)
    if task.deleted_on is not None:
        raise DeskError(f"任务 {task.number} 在回收站里；请先恢复它。")
    stage = after(task.stage, entry.act)
    _refuse_earlier(db, entry)
    if entry.act is Act.CLOSE:
        entry = replace(entry, attachment_id=_proof(db, entry))
    amend(db, "task", task, _led(task, stage, entry))
    return write(db.table("life_entry"), entry)


def close(
    db: Database,
    task_id: int,
    *,
    day: date,
    by_whom: str = "",
    reason: str = "",
    attachment_id: int | None = None,
) -> int:
    """销号: with an attachment of the task as its proof, the latest if none is named, or with a reason.

    A task that is not done is closed for a reason only, and counts as done that day.
    """
    entry = LifeEntry(
        task_id=task_id, act=Act.CLOSE, day=day, by_whom=by_whom, basis=reason, attachment_id=attachment_id
    )
    return act(db, entry)


def reopen(db: Database, task_id: int, *, day: date, by_whom: str = "", reason: str) -> int:
    """撤销销号: the task runs again, its progress as reported; what was counted before stays true of its day."""
    return act(db, LifeEntry(task_id=task_id, act=Act.REOPEN, day=day, by_whom=by_whom, basis=reason))


def pause(db: Database, task_id: int, *, day: date, by_whom: str = "", reason: str = "") -> int:
    """Set a task aside from this day; its deadline does not run."""
    return act(db, LifeEntry(task_id=task_id, act=Act.PAUSE, day=day, by_whom=by_whom, basis=reason))


def resume(db: Database, task_id: int, *, day: date, by_whom: str = "", reason: str = "") -> int:
    return act(db, LifeEntry(task_id=task_id, act=Act.RESUME, day=day, by_whom=by_whom, basis=reason))


def postpone(db: Database, postponement: Postponement) -> int:
    """Move a deadline as agreed; one that was asked for after the deadline is refused, for it is overdue."""
    task = store.get(db, postponement.task_id)
    refuse_closed(task, "时限")
    if task.deadline is None:
        raise DeskError(f"任务 {task.number} 没有时限，不用延期；请直接填写时限。")
    if task.done_on is not None:
        raise DeskError(f"任务 {task.number} 已办结，不用延期。")
    if task.deadline != postponement.old_deadline:
        raise DeskError(f"任务 {task.number} 的时限已是{said(task.deadline)}；请按现在的时限重新登记延期。")
    effective = lighting.rule(db).due(task.deadline, postponement.asked_on).effective
    if postponement.asked_on > effective:
        raise DeskError(
            f"延期须在时限以前申请：时限到{said(effective)}，{said(postponement.asked_on)}申请已经逾期，没有登记；"
            "申请日期写错的请改正，时限当初录错的请更正时限。"
        )
    store.change(db, postponement.task_id, deadline=postponement.new_deadline)
    return write(db.table("postponement"), postponement)


def entries(db: Database, task_id: int) -> list[LifeEntry]:
    """What was done with the task, in its order."""
    rows = db.query("select * from life_entry where task_id = ? order by day, id", [task_id])
    return [load(LifeEntry, row) for row in rows]


def postponements(db: Database, task_id: int) -> list[Postponement]:
    rows = db.query("select * from postponement where task_id = ? order by id", [task_id])
    return [load(Postponement, row) for row in rows]


def begun_on(db: Database, task_id: int) -> date | None:
    """The day on which the task was entered in the ledger."""
    entered = """
        select coalesce(step.day, date(step.at)) from journal join step on step.id = step_id
        where subject = 'task' and row_id = ? and before is null order by journal.id limit 1
    """
    found = db.execute(entered, [task_id]).fetchone()
    return date.fromisoformat(found[0]) if found else None


def original_deadline(db: Database, task_id: int) -> date | None:
    """The deadline before any postponement."""
    granted = postponements(db, task_id)
    return granted[0].old_deadline if granted else store.get(db, task_id).deadline


def _led(task: Task, stage: Stage, entry: LifeEntry) -> Task:
    """The task as the act leaves it."""
    match entry.act:
        case Act.PAUSE:
            return _paused(task, entry.day)
        case Act.RESUME:
            if task.paused_on is None:
                raise DeskError(f"任务 {task.number} 没有暂停，不用恢复。")
            return replace(task, paused_on=None)
        case Act.FINISH:
            return progressed(task, 100, day=entry.day)
        case Act.VERIFY:
            if task.done_on is None:
                raise DeskError(f"任务 {task.number} 还没有办结（进度 {task.progress}%），不能核查；请先登记办结。")
            return replace(task, stage=stage)
        case Act.CLOSE:
            return _closed(task, entry)
        case Act.REOPEN:
            if not entry.basis.strip():
                raise DeskError("撤销销号须写明理由。")
            return replace(task, stage=stage, done_on=None, closed_on=None)
        case Act.SEND_BACK:
            return replace(task, stage=stage, done_on=None)
        case _:
            return replace(task, stage=stage)


def _paused(task: Task, day: date) -> Task:
    if task.paused_on is not None:
        raise DeskError(f"任务 {task.number} 已经暂停。")
    if task.done_on is not None:
        raise DeskError(f"任务 {task.number} 已办结，不用暂停。")
    return replace(task, paused_on=day)


def _closed(task: Task, entry: LifeEntry) -> Task:
    reason = entry.basis.strip()
    if task.done_on is None and not reason:
        raise DeskError(f"任务 {task.number} 还没有办结（进度 {task.progress}%）；请先登记办结，或写明销号的理由。")
    if entry.attachment_id is None and not reason:
        raise DeskError(f"任务 {task.number} 没有佐证附件；请先添加附件，或写明销号的理由。")
    if task.done_on is not None and entry.day < task.done_on:
        raise DeskError(f"销号日期不能早于办结日期{said(task.done_on)}；请核对。")
    return replace(task, stage=Stage.CLOSED, closed_on=entry.day, done_on=task.done_on or entry.day, paused_on=None)


def _proof(db: Database, entry: LifeEntry) -> int | None:
    """The attachment that proves it: the one named, else the latest of the task where no reason is given."""
    kept = "select id from attachment where task_id = ? and removed_on is null order by id desc"
    ids = [one for (one,) in db.execute(kept, [entry.task_id])]
    if entry.attachment_id is None:
        return ids[0] if ids and not entry.basis.strip() else None
    if entry.attachment_id not in ids:
        raise DeskError("这个附件不是本任务的，或者已经移除，不能作佐证；请另选一个。")
    return entry.attachment_id


def _refuse_earlier(db: Database, entry: LifeEntry) -> None:
    known = entries(db, entry.task_id)
    if known and entry.day < known[-1].day:
        raise DeskError(f"“{entry.act}”的日期不能早于上一步“{known[-1].act}”的日期{said(known[-1].day)}；请核对。")
