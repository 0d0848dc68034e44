"""Opening a round: its number, its due day, whom it asks about what, and how much that is."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.rounds import numbering
from heze_desk.rounds.opening_records import Burden, Load, Opening, due_by
from heze_desk.rounds.records import Cycle, Round
from heze_desk.settings import store as settings
from heze_desk.workdays import store as workdays
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import write

IN_SCOPE = """
    task.deleted_on is null and task.stage <> '销号'
    and (task.done_on is null or task.done_on > :day)
    and (task.paused_on is null or task.paused_on > :day)
    and (:industries is null or task.industry_id in (select value from json_each(:industries)))
"""
PART = """
    part (task_id, unit_id, lead) as (
        select task.id, unit.id, 1 from task join unit on unit.id = task.lead_unit_id
            where unit.kind <> '群组' and unit.active
        union all
        select task.id, unit.id, 1 from task join unit_member on unit_member.group_id = task.lead_unit_id
            join unit on unit.id = unit_member.unit_id where unit.active
        union all
        select task_unit.task_id, unit.id, 0 from task_unit join unit on unit.id = task_unit.unit_id
            where unit.kind <> '群组' and unit.active
        union all
        select task_unit.task_id, unit.id, 0 from task_unit
            join unit_member on unit_member.group_id = task_unit.unit_id
            join unit on unit.id = unit_member.unit_id where unit.active)
"""
"""Who has a part in which task: a group has it, and leads, through its members in use."""
ASKED = f"""
    with {PART}
    select part.unit_id, part.task_id, max(part.lead) as lead from part join task on task.id = part.task_id
    where {IN_SCOPE} and (:units is null or part.unit_id in (select value from json_each(:units)))
    group by part.unit_id, part.task_id
"""
"""Whom a round asks about what."""
IN_ORDER = "task.clause_id is null, task.clause_id, length(task.number), task.number, task.id"
EARLIER_DUES = 5


def proposed(db: Database, cycle: Cycle, day: date) -> Opening:
    """A round of this cycle as it would be opened on the day: its number, title and due day, all still to be changed.

    A due day off work moves by the calendar and the setting, but never before the opening.
    """
    dues = [one.due for one in numbering.rounds(db) if one.cycle is cycle]
    calendar, moving = workdays.calendar(db), settings.get(db).deadline_moving
    typed = due_by(cycle, day, dues[:EARLIER_DUES])
    number = numbering.next_number(db, day.year)
    opening = Opening(number=number, cycle=cycle, opened_on=day, due=max(day, calendar.moved(typed, moving)))
    return replace(opening, year=day.year, title=opening.numbered(number).title)


def open_round(db: Database, wanted: Opening) -> int:
    """Open a round and fix what each unit is asked; one with nothing to ask is refused."""
    round_ = wanted.numbered(wanted.number or numbering.next_number(db, wanted.of_year))
    numbering.refuse_taken(db, round_)
    round_id = write(db.table("round"), round_)
    for table, column, ids in _scope(wanted):
        for one in dict.fromkeys(ids):
            db.table(table).insert({"round_id": round_id, column: one})
    asked = db.execute(
        f"""
        insert into asked_task (round_id, unit_id, task_id, position, role)
        select :round_id, unit_id, task_id, row_number() over (partition by unit_id order by {IN_ORDER}),
            case lead when 1 then '牵头' else '责任' end
        from ({ASKED}) as asked join task on task.id = asked.task_id
        """,
        _bounds(db, wanted) | {"round_id": round_id},
    )
    if asked.rowcount == 0:
        raise DeskError(_nothing(db, wanted))
    return round_id


def burden(db: Database, wanted: Opening) -> list[Burden]:
    """What the round would ask of each unit, beside what the round before asked of it; in the order of rank."""
    last = last_round(db, wanted)
    then: dict[int, int] = dict(
        db.execute("select unit_id, count(*) from asked_task where round_id = ? group by unit_id", [last and last.id])
    )
    names = unit_store.names(db, wanted.opened_on)
    rows = db.query(
        f"""
        select unit_id, unit.position, count(*) as tasks, sum(lead) as lead
        from ({ASKED}) as asked join unit on unit.id = asked.unit_id
        group by unit_id order by unit.position, unit_id
        """,
        _bounds(db, wanted),
    )
    return [Burden(**row, unit=names[row["unit_id"]], last_tasks=then.get(row["unit_id"], 0)) for row in rows]


def last_load(db: Database, wanted: Opening) -> Load | None:
    """What the round before asked in all; None where there was none."""
    last = last_round(db, wanted)
    return load_of_round(db, last.id or 0) if last else None


def load_of_round(db: Database, round_id: int) -> Load:
    """What an opened round asks in all."""
    asked = "select count(distinct unit_id), count(*) from asked_task where round_id = ?"
    units, tasks = db.execute(asked, [round_id]).fetchone()
    return Load(units=units, tasks=tasks)


def last_round(db: Database, wanted: Opening) -> Round | None:
    """The round before the one that is wanted."""
    return numbering.before(db, wanted.numbered(wanted.number or numbering.next_number(db, wanted.of_year)))


def asked_of_nobody(db: Database, wanted: Opening) -> list[str]:
    """The numbers of the tasks in scope that no unit in use leads or answers for, so that nobody would be asked."""
    rows = db.execute(
        f"""
        with {PART} select task.number from task
        where {IN_SCOPE} and task.id not in (select task_id from part) order by {IN_ORDER}
        """,
        _bounds(db, wanted),
    )
    return [row[0] for row in rows]


def _scope(wanted: Opening) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    return (
        ("round_industry", "industry_id", wanted.industry_ids),
        ("round_unit", "unit_id", wanted.unit_ids),
    )


def _bounds(db: Database, wanted: Opening) -> dict[str, Any]:
    """The scope as the queries take it; a group stands for its members in use."""
    units = unit_store.expanded(db, list(wanted.unit_ids))
    return {
        "day": wanted.opened_on.isoformat(),
        "industries": json.dumps(wanted.industry_ids) if wanted.industry_ids else None,
        "units": json.dumps(units) if wanted.unit_ids else None,
    }


def _nothing(db: Database, wanted: Opening) -> str:
    if lonely := asked_of_nobody(db, wanted):
        return f"范围内有{len(lonely)}项在办任务没有牵头单位和责任单位，没有单位可以填报；请先在任务台账中补上单位。"
    narrow = "所选产业和单位" if wanted.industry_ids or wanted.unit_ids else "台账"
    return f"{narrow}没有要填报的任务：办结、销号、暂停和删除的任务不再调度；请换一个范围。"
