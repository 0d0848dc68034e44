"""Planning notices from the tasks that lag, and gathering what their papers say."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.instructions import store, supervisions
from heze_desk.instructions.limit_records import Limit, limit_of, proposed
from heze_desk.instructions.sheet_records import HOW, Plan, Sheet, late, told
from heze_desk.instructions.supervision_records import Colour, Reminder, Supervision, SupervisionLine, colour_for
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import OWN_STATES, Light
from heze_desk.tasks.line_records import Source, TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


def plans(
    db: Database,
    task_ids: Sequence[int],
    day: date,
    *,
    colour: Colour | None = None,
    unit_id: int | None = None,
    deadline: date | None = None,
    limit: Limit | None = None,
) -> list[Plan]:
    """A notice for each unit that leads some of these tasks, in the order of rank; one unit may be named for all.

    A colour that is not chosen is the one the lights of its tasks ask for; a limit that is chosen goes before the
    usual one of their source and before the deadlines they have.
    """
    tasks = lines_of(db, dict.fromkeys(task_ids), day, lighting.rule(db))
    if not tasks:
        raise DeskError("请选定要督办的任务。")
    by_unit: dict[int, list[TaskLine]] = {}
    for task in tasks:
        by_unit.setdefault(unit_id or _answering(db, task), []).append(task)
    if limit is not None and deadline is None:
        deadline = proposed(limit, day, settings.get(db))
    rank = [row[0] for row in db.execute("select id from unit order by position, id")]
    return [
        _plan(db, unit, tuple(by_unit[unit]), day=day, colour=colour, deadline=deadline)
        for unit in sorted(by_unit, key=rank.index)
    ]


def plan_of_instruction(
    db: Database,
    instruction_id: int,
    day: date,
    *,
    unit_ids: Sequence[int],
    colour: Colour | None = None,
    deadline: date | None = None,
    limit: Limit = Limit.ORDINARY,
    matter: str = "",
) -> Plan:
    """A notice about what a leader wrote, before any task is made of it; the first unit leads, the others help."""
    if not unit_ids:
        raise DeskError("请指明由哪个单位承办（--unit），批示本身不代替交办。")
    line = store.line(db, instruction_id)
    if line.instruction.is_answered:
        raise DeskError("这条批示已经答复，不用督办。")
    lead, *helping = dict.fromkeys(unit_ids)
    supervision = Supervision(
        colour=colour or Colour.BLUE,
        day=day,
        source=f"{line.name}{f'（{line.instruction.paper}）' if line.instruction.paper else ''}",
        matter=matter.strip() or line.instruction.text,
        requirement=HOW,
        deadline=deadline or proposed(limit, day, settings.get(db)),
        lead_unit_id=lead,
        instruction_id=instruction_id,
    )
    return Plan(supervision=supervision, task_ids=(), unit_ids=tuple(helping), guessed=deadline is None)


def gather(db: Database, supervision_id: int, day: date) -> Sheet:
    """All that the papers of a supervision print, as of the day."""
    line = supervisions.line(db, supervision_id, day)
    instruction_id = line.supervision.instruction_id
    reminders = "select * from reminder where supervision_id = ? and day <= ? order by day, id"
    return Sheet(
        line=line,
        day=day,
        tasks=tuple(lines_of(db, line.task_ids, day, lighting.rule(db))),
        instruction=store.line(db, instruction_id) if instruction_id else None,
        reminders=tuple(load(Reminder, row) for row in db.query(reminders, [supervision_id, day.isoformat()])),
    )


def of_plan(db: Database, plan: Plan) -> Sheet:
    """The sheet of a notice that is only planned, for its preview; its number is a blank."""
    one = plan.supervision
    names = {unit.id: unit for unit in unit_store.units(db, one.day)}
    rule = lighting.rule(db)
    line = SupervisionLine(
        supervision=one,
        number_text="",
        lead_unit=names[one.lead_unit_id].short_name,
        lead_full_name=names[one.lead_unit_id].full_name,
        units=tuple(names[unit_id].short_name for unit_id in plan.unit_ids),
        task_ids=plan.task_ids,
        due=rule.due(one.deadline, one.day) if one.deadline else None,
        reminders=0,
    )
    tasks = lines_of(db, plan.task_ids, one.day, rule)
    instruction = store.line(db, one.instruction_id) if one.instruction_id else None
    return Sheet(line=line, day=one.day, tasks=tuple(tasks), instruction=instruction)


def instruction_of(db: Database, task_ids: Iterable[int]) -> int | None:
    """The instruction that all these tasks come from, if there is one and no other."""
    rows = db.execute(
        "select distinct instruction_id from instruction_task where task_id in (select value from json_each(?))",
        [json.dumps(list(task_ids))],
    ).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def _plan(
    db: Database, unit_id: int, tasks: tuple[TaskLine, ...], *, day: date, colour: Colour | None, deadline: date | None
) -> Plan:
    for task in tasks:
        _refuse_ended(task)
    settled = settings.get(db)
    running = [task.deadline for task in tasks if task.runs and task.deadline and task.deadline >= day]
    guessed = deadline is None and len(running) < len(tasks)
    usual = [proposed(limit_of(task.source), day, settled) for task in tasks] if guessed else []
    helping = (unit for task in tasks for unit in (task.lead_unit_id, *task.unit_ids) if unit not in (None, unit_id))
    supervision = Supervision(
        colour=colour or colour_for(task.light for task in tasks),
        day=day,
        source="；".join(dict.fromkeys(_source(db, task) for task in tasks)),
        matter=told(tasks),
        requirement=f"{late(tasks, day)}{HOW}",
        deadline=deadline or min([*running, *usual]),
        lead_unit_id=unit_id,
        instruction_id=instruction_of(db, [task.id for task in tasks]),
    )
    return Plan(
        supervision=supervision,
        task_ids=tuple(task.id for task in tasks),
        unit_ids=tuple(dict.fromkeys(unit for unit in helping if unit)),
        guessed=guessed and min([*running, *usual]) not in running,
    )


def _answering(db: Database, task: TaskLine) -> int:
    """Who leads the task; where nobody does, the only unit that is responsible."""
    if task.lead_unit_id is not None:
        return task.lead_unit_id
    if len(task.unit_ids) == 1:
        return task.unit_ids[0]
    raise DeskError(
        f"任务 {task.number} 的牵头单位待明确，督办通知单不知发给谁；请先填写牵头单位，或指明承办单位（--unit）。"
    )


def _refuse_ended(task: TaskLine) -> None:
    if task.light in (Light.DONE, Light.PAUSED) and task.light in OWN_STATES:
        told = "已办结，不用督办" if task.light is Light.DONE else "已暂停；请先恢复再督办"
        raise DeskError(f"任务 {task.number} {told}。")


def _source(db: Database, task: TaskLine) -> str:
    """The paper the task comes from, with its number, and the place in it."""
    if task.source is Source.POLICY:
        for title, number in db.execute("select title, number from policy"):
            return f"《{title}》（{number}）{task.source_ref}"
    return task.source_ref or f"任务台账{task.number}"
