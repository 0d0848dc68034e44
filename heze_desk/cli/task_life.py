"""The life of a task on the command line: its acts, its postponements, its milestones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.opening import Asked, Verbs, day, today, verb, writing
from heze_desk.cli.task_fields import found
from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.tasks import life, lighting, store
from heze_desk.tasks.life_records import Act, LifeEntry, Postponement, left_to_do, noted
from heze_desk.tasks.records import Attachment, LightRule, Milestone, ProgressEntry, Task
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    from heze_desk.workspace.taking_in import Kept

TURNS = ("add", "done", "undone", "remove")


def add_acts(acts: Verbs) -> None:
    one = _one(acts, "act", "登记任务的一个环节：交办、签收、核查、退回等", act)
    one.add_argument("act", choices=[str(act) for act in Act])
    one.add_argument("--basis", default="", help="依据或理由")
    one = _one(acts, "postpone", "登记经批准的延期；原时限保留", postpone)
    one.add_argument("--to", type=day, metavar="DAY", required=True, help="延期到哪一天")
    one.add_argument("--reason", required=True)
    one.add_argument("--asked", type=day, metavar="DAY", help="申请日期，默认批准的那一天")
    one.add_argument("--agreed", type=day, metavar="DAY", help="批准日期，默认今天")
    one = _one(acts, "close", "销号：须有佐证附件，或写明理由", close)
    one.add_argument("--reason", default="")
    one.add_argument("--proof", type=Path, metavar="FILE", help="佐证文件，同时加为附件")
    _one(acts, "reopen", "撤销销号，须写明理由", reopen).add_argument("--reason", required=True)
    _one(acts, "pause", "暂停", pause).add_argument("--reason", default="")
    _one(acts, "resume", "恢复暂停的任务", resume).add_argument("--reason", default="")
    one = verb(acts, "report", "登记办理记录；牵头单位或办公室的算任务的，其他单位的另记", report)
    one.add_argument("id")
    one.add_argument("--unit", default="", help="报送单位；不写时是办公室自记")
    one.add_argument("--progress", type=int, metavar="N", help="进度，0 到 100")
    for name, words in (("--text", "进展情况"), ("--problems", "存在问题"), ("--next-steps", "下步措施")):
        one.add_argument(name, default="", help=words)
    one.add_argument("--day", type=day, metavar="DAY", help="哪一天报的，默认今天")
    _add_milestone(acts)


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id")
    if name != "postpone":
        made.add_argument("--day", type=day, metavar="DAY", help="哪一天，默认今天")
    made.add_argument(
        "--by", default="", required=name == "postpone", help="批准人" if name == "postpone" else "经办人"
    )
    return made


def _add_milestone(acts: Verbs) -> None:
    one = verb(acts, "milestone", "任务的节点：新增、完成、改回未完成、删除", milestone)
    one.add_argument("id")
    one.add_argument("turn", choices=TURNS)
    one.add_argument("title", metavar="TITLE", help="节点名称")
    one.add_argument("--deadline", type=day, metavar="DAY", help="新增节点的时限")
    one.add_argument("--day", type=day, metavar="DAY", help="完成日期，默认今天")


def act(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"登记{asked.act}") as db:
        entry = LifeEntry(
            task_id=found(db, asked.id), act=Act(asked.act), day=_day(asked), by_whom=asked.by, basis=asked.basis
        )
        life.act(db, entry)
        task = store.get(db, entry.task_id)
    left = left_to_do(Act(asked.act), task.progress)
    print(f"任务 {task.number} 已登记“{asked.act}”，现在是“{task.stage}”。{left}")
    return 0


def postpone(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("延期") as db:
        task = store.get(db, found(db, asked.id))
        if task.deadline is None:
            raise DeskError(f"任务 {task.number} 没有时限，不用延期；请用 task set 填写时限。")
        agreed = noted(asked.agreed, today(asked))
        granted = Postponement(
            task_id=_id(task),
            old_deadline=task.deadline,
            new_deadline=asked.to,
            asked_on=asked.asked or agreed,
            agreed_on=agreed,
            agreed_by=asked.by,
            reason=asked.reason,
        )
        life.postpone(db, granted)
    print(f"任务 {task.number} 的时限由{said(task.deadline)}延期至{said(asked.to)}。")
    return 0


def close(asked: Asked) -> int:
    """A proof is kept only if the closing is taken."""
    with writing(asked) as workspace:
        task_id = found(workspace.db, asked.id)
        with _kept(workspace.folder, asked.proof) as kept, workspace.step("销号") as db:
            proof = _proof(db, task_id, kept, today(asked)) if kept else None
            life.close(db, task_id, day=_day(asked), by_whom=asked.by, reason=asked.reason, attachment_id=proof)
            task = store.get(db, task_id)
    print(f"任务 {task.number} 已销号。")
    return 0


@contextmanager
def _kept(folder: Path, file: Path | None) -> Iterator["Kept | None"]:
    from heze_desk.workspace import files
    from heze_desk.workspace.taking_in import Kept

    if file is None:
        yield None
        return
    with files.keeping(folder, file) as (sha256, size):
        yield Kept(file.name, sha256, size)


def _proof(db: Database, task_id: int, kept: "Kept", day: date) -> int:
    """The id of the attachment; a content the task has already is not entered again."""
    from heze_desk.tasks import attachments

    one = Attachment(task_id=task_id, file_name=kept.name, sha256=kept.sha256, size=kept.size, added_on=day)
    attachments.enter(db, [one])
    return next(known.id or 0 for known in store.attachments(db, task_id) if _is_same(known, kept))


def _is_same(known: Attachment, kept: "Kept") -> bool:
    return known.sha256 == kept.sha256 and known.removed_on is None


def reopen(asked: Asked) -> int:
    return _noted(asked, Act.REOPEN, life.reopen, "已撤销销号，继续推进")


def pause(asked: Asked) -> int:
    return _noted(asked, "暂停任务", life.pause, "已暂停")


def resume(asked: Asked) -> int:
    return _noted(asked, "恢复推进", life.resume, "已恢复推进")


def _noted(asked: Asked, title: str, note: Any, words: str) -> int:
    with writing(asked) as workspace, workspace.step(title) as db:
        task_id = found(db, asked.id)
        note(db, task_id, day=_day(asked), by_whom=asked.by, reason=asked.reason)
        task = store.get(db, task_id)
    left = left_to_do(Act.REOPEN, task.progress) if title == Act.REOPEN else ""
    print(f"任务 {task.number} {words}。{left}")
    return 0


def report(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("登记进展") as db:
        entry = ProgressEntry(
            task_id=found(db, asked.id),
            day=_day(asked),
            progress=asked.progress,
            text=asked.text,
            problems=asked.problems,
            next_steps=asked.next_steps,
            unit_id=unit_store.named(db, asked.unit) if asked.unit else None,
        )
        store.report(db, entry)
        task = store.get(db, entry.task_id)
    print(f"任务 {task.number} 的办理记录已登记，任务进度 {task.progress}%。")
    return 0


def milestone(asked: Asked) -> int:
    names = {"add": "新增节点", "done": "节点完成", "undone": "节点改回未完成", "remove": "删除节点"}
    with writing(asked) as workspace, workspace.step(names[asked.turn]) as db:
        task_id = found(db, asked.id)
        if asked.turn == "add":
            done_on = asked.day
            store.save_milestone(
                db, Milestone(task_id=task_id, title=asked.title, deadline=asked.deadline, done_on=done_on)
            )
            return 0
        known = _milestone(db, task_id, asked.title)
        if asked.turn == "remove":
            store.remove_milestone(db, known.id or 0)
        else:
            store.save_milestone(db, replace(known, done_on=_day(asked) if asked.turn == "done" else None))
    return 0


def _milestone(db: Database, task_id: int, title: str) -> Milestone:
    known = store.milestones(db, task_id)
    one = next((one for one in known if one.title == title), None)
    if one is None:
        there = "、".join(one.title for one in known) or "还没有节点"
        raise MissingRecordError(f"没有名为“{title}”的节点；已有：{there}。")
    return one


def told(db: Database, task: Task, on: date) -> dict[str, Any]:
    """What `task show` says of a task's reports, its life, its postponements and its milestones."""
    rule, units = lighting.rule(db), unit_store.names(db, on)
    files = {one.id: one.file_name for one in store.attachments(db, _id(task))}
    return {
        "entries": [vars(one) | {"unit": units.get(one.unit_id or 0)} for one in store.entries(db, _id(task))],
        "life": [vars(one) | {"proof": files.get(one.attachment_id)} for one in life.entries(db, _id(task))],
        "postponed": life.postponements(db, _id(task)),
        "milestones": [_told_milestone(one, task, rule, on) for one in store.milestones(db, _id(task))],
    }


def _told_milestone(one: Milestone, task: Task, rule: LightRule, on: date) -> dict[str, Any]:
    """With its own light; one left open when its task was done has none."""
    timed = one.timed(task)
    due = rule.due(one.deadline, on) if one.deadline else None
    left_open = task.done_on is not None and one.done_on is None
    runs = due if not (one.done_on or task.done_on or task.paused_on) else None
    return {
        "id": one.id,
        "title": one.title,
        "deadline": one.deadline,
        "effective_deadline": due.effective if due else None,
        "working_days_left": runs.left if runs else None,
        "done_on": one.done_on,
        "light": None if left_open else rule.light(timed, on),
        "standing": runs.text if runs else "任务已办结，节点没有登记完成" if left_open else "",
    }


def _day(asked: Asked) -> date:
    return noted(asked.day, today(asked))


def _id(task: Task) -> int:
    assert task.id is not None  # it was read from the ledger
    return task.id
