"""The task ledger on the command line."""

from datetime import date
from typing import Any

from heze_desk.cli import task_life, task_text, versions
from heze_desk.cli.opening import Asked, Verbs, day, looked_at, print_json, takes_as_of, today, verb, writing
from heze_desk.cli.task_fields import CHINESE, found, set_fields
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.roster import industry_changes, unit_store
from heze_desk.roster import store as roster
from heze_desk.tasks import lighting, store
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import Light, LightRule, Source, Task, TaskLine
from heze_desk.tasks.timeliness_records import note, on_time
from heze_desk.workspace.history import Change


def add_verbs(verbs: Verbs) -> None:
    listed = verb(verbs, "tasks", "任务台账", tasks)
    for name in ("--industry", "--unit", "--text"):
        listed.add_argument(name, default="")
    listed.add_argument("--light", choices=[str(light) for light in Light])
    takes_as_of(listed)
    listed.add_argument("--json", action="store_true")
    versions.add_acts(listed, "任务台账")
    one = verb(verbs, "task", "新增、修改或查看一项任务", None)
    acts = one.add_subparsers(metavar="ACT", required=True)
    added = verb(acts, "add", "新增任务，输出编号", add)
    added.add_argument("--title", required=True)
    for name in ("--industry", "--lead-unit", "--content", "--target", "--person"):
        added.add_argument(name, default="")
    added.add_argument("--unit", action="append", default=[], help="责任单位，可写多次")
    added.add_argument("--start", type=day, metavar="DAY")
    when = added.add_mutually_exclusive_group()
    when.add_argument("--deadline", type=day, metavar="DAY")
    when.add_argument("--ongoing", action="store_true", help="长期任务，没有时限")
    added.add_argument("--progress", type=int, default=0)
    changed = verb(acts, "set", "修改任务：字段=值", change)
    changed.add_argument("id")
    changed.add_argument(
        "fields", nargs="+", metavar="FIELD=VALUE", help=f"可用的字段：{'、'.join(CHINESE)}；等号后面不写就是清空"
    )
    shown = verb(acts, "show", "查看任务和它的历史", show)
    shown.add_argument("id")
    takes_as_of(shown)
    shown.add_argument("--json", action="store_true")
    task_life.add_acts(acts)


def tasks(asked: Asked) -> int:
    with looked_at(asked) as (db, of_day):
        rule = lighting.rule(db)
        wanted = TaskFilter(
            text=asked.text,
            industry_id=roster.industry_named(db, asked.industry) if asked.industry else None,
            unit_id=unit_store.named(db, asked.unit) if asked.unit else None,
            light=_light(asked.light, rule) if asked.light else None,
        )
        listed = lines(db, of_day, rule, wanted)
        sources = dict(db.execute("select id, source_text from task"))
    if asked.json:
        print_json([row(line, sources[line.id]) for line in listed])
        return 0
    if of_day != today(asked):
        print(f"截至{said(of_day)}：")
    for line in listed:
        due = f"{line.deadline:%Y-%m-%d}" if line.deadline else "长期" if line.ongoing else "未定"
        told = (f"{line.progress:>3}%", due, line.title, line.lead_unit or "待明确", line.standing)
        print("　".join((line.number, line.light, *filter(None, told))))
    print(f"共 {len(listed)} 项。{on_time(listed, rule, of_day).sentence}")
    if listed:
        print(note(listed, rule))
    return 0


def _light(name: str, rule: LightRule) -> Light:
    """A light of the rule in force; another would always give an empty list."""
    if (light := Light(name)) not in rule.lights:
        raise DeskError(f"现在的亮灯规则没有“{light}”；可用：{'、'.join(rule.lights)}。")
    return light


def add(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"新增任务：{asked.title}") as db:
        industry = industry_changes.standing(db, asked.industry, today(asked)) if asked.industry else None
        task = Task(
            number=store.NEXT,
            title=asked.title,
            industry_id=industry,
            content=asked.content,
            target=asked.target,
            source=Source.OTHER,
            lead_unit_id=unit_store.named(db, asked.lead_unit) if asked.lead_unit else None,
            person=asked.person,
            start=asked.start,
            deadline=asked.deadline,
            ongoing=asked.ongoing,
        )
        task_id = store.add(db, task, [unit_store.named(db, name) for name in asked.unit])
        if asked.progress:
            store.set_progress(db, task_id, asked.progress, day=today(asked))
    print(task_id)
    return 0


def change(asked: Asked) -> int:
    with writing(asked) as workspace:
        task_id = found(workspace.db, asked.id)
        pairs = [_pair(text) for text in asked.fields]
        before = store.get(workspace.db, task_id)
        with workspace.step("修改任务") as db:
            set_fields(db, task_id, pairs, day=today(asked))
        print(_corrected(before, store.get(workspace.db, task_id)), end="")
    return 0


def _corrected(before: Task, after: Task) -> str:
    """A deadline typed later counts as put right, not as postponed; so that is said."""
    if before.deadline is None or after.deadline is None or after.done_on or after.deadline <= before.deadline:
        return ""
    return (
        f"任务 {after.number} 的时限由{said(before.deadline)}改到{said(after.deadline)}，按更正录入，没有登记延期；"
        "经批准延期的，请先 undo，再用 task postpone 登记。\n"
    )


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise DeskError(f"“{text}”缺少等号；请写成 字段=值，例如 progress=60。")
    return name.strip(), value.strip()


def show(asked: Asked) -> int:
    from heze_desk.registers.links import ties_of_task

    with looked_at(asked) as (db, of_day):
        task_id = found(db, asked.id)
        task = store.get(db, task_id)
        listed = lines(db, of_day, lighting.rule(db), TaskFilter(deleted=task.deleted_on is not None))
        line = next(line for line in listed if line.id == task_id)
        told = {
            **row(line, task.source_text),
            "content": task.content,
            "target": task.target,
            "person": task.person,
            "problems": task.problems,
            "next_steps": task.next_steps,
            "done_on": task.done_on,
            "paused_on": task.paused_on,
            "deleted_on": task.deleted_on,
            **task_life.told(db, task, of_day),
            "attachments": store.attachments(db, task_id),
            "ties": ties_of_task(db, task_id, of_day),
            "history": [happened(change) for change in store.story(db, task_id)],
        }
        known = task_text.names(db, of_day)
    if asked.json:
        print_json(told)
        return 0
    for words in task_text.text(told, known):
        print(words)
    return 0


def row(line: TaskLine, source_text: str) -> dict[str, Any]:
    """What `tasks --json` says of a task; `source` is the sentence it came from, where there is one."""
    return {
        "id": line.id,
        "number": line.number,
        "section": line.place if line.section else "",
        "industry": line.industry or None,
        "title": line.title,
        "source": source_text or str(line.source),
        "source_kind": line.source,
        "source_ref": line.source_ref,
        "lead_unit": line.lead_unit or None,
        "units": list(line.units),
        "start": _iso(line.start),
        "deadline": _iso(line.deadline),
        "original_deadline": _iso(line.original_deadline),
        "postponements": line.postponements,
        "effective_deadline": _iso(line.due.effective) if line.due else None,
        "working_days_left": line.running.left if line.running else None,
        "estimated": line.running.estimated if line.running else False,
        "ongoing": line.ongoing,
        "state": line.stage,
        "closed_on": _iso(line.closed_on),
        "progress": line.progress,
        "light": line.light,
        "standing": line.standing,
    }


def happened(change: Change) -> dict[str, Any]:
    return {
        "at": change.at,
        "step": change.step,
        "subject": change.subject,
        "field": change.field,
        "old": change.old,
        "new": change.new,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
