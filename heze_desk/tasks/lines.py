"""The ledger as it is listed: one query, whatever the filter."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.roster import unit_store
from heze_desk.tasks.due_records import Timed
from heze_desk.tasks.light_records import Light, LightRule
from heze_desk.tasks.line_records import Source, TaskLine
from heze_desk.tasks.stage_records import Stage
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

LINE = """
    select task.*, coalesce(clause.part, '') as part, coalesce(clause.name, '') as section,
           coalesce(industry.name, '') as industry,
           (select json_group_array(unit_id) from
               (select unit_id from task_unit where task_id = task.id order by position, id)) as unit_ids,
           coalesce(report.text, '') as latest, report.day as latest_on,
           (select count(*) from postponement where task_id = task.id) as postponements,
           coalesce((select old_deadline from postponement where task_id = task.id order by id limit 1),
               task.deadline) as original_deadline
    from task
    left join progress_entry as report on report.id = (select id from progress_entry
        where task_id = task.id and day <= :day and text <> '' and counts order by day desc, id desc limit 1)
    left join clause on clause.id = task.clause_id
    left join industry on industry.id = task.industry_id
"""
LISTED = f"""
    with asked as (select :unit_id as unit_id union select group_id from unit_member where unit_id = :unit_id)
    {LINE}
    where (task.deleted_on is not null) = :deleted
      and (:industry_id is null or task.industry_id = :industry_id)
      and (:clause_id is null or task.clause_id = :clause_id)
      and (:unit_id is null or exists (
           select 1 from asked where unit_id = task.lead_unit_id
               or unit_id in (select unit_id from task_unit where task_id = task.id)))
    order by clause.id is null, clause.id, length(task.number), task.number, task.id
"""


@dataclass(frozen=True, kw_only=True)
class TaskFilter:
    """Which tasks the ledger shows; an empty filter shows all that are not in the bin."""

    text: str = ""
    industry_id: int | None = None
    clause_id: int | None = None
    unit_id: int | None = None
    light: Light | None = None
    deleted: bool = False


def lines(db: Database, day: date, rule: LightRule, wanted: TaskFilter = TaskFilter()) -> list[TaskLine]:
    """The ledger in the order of the policy, with the names and lights of the day."""
    names = unit_store.names(db, day)
    sought = {
        "day": day.isoformat(),
        "deleted": wanted.deleted,
        "industry_id": wanted.industry_id,
        "clause_id": wanted.clause_id,
        "unit_id": wanted.unit_id,
    }
    listed = [_line(row, names, day, rule) for row in db.query(LISTED, sought)]
    return [line for line in listed if _wanted(line, wanted)]


def lines_of(db: Database, ids: Iterable[int], day: date, rule: LightRule) -> list[TaskLine]:
    """The lines of these tasks, in this order; those no longer there are left out."""
    wanted = list(ids)
    names = unit_store.names(db, day)
    rows = db.query(
        f"{LINE} where task.id in (select value from json_each(:ids))",
        {"day": day.isoformat(), "ids": json.dumps(wanted)},
    )
    found = {row["id"]: _line(row, names, day, rule) for row in rows}
    return [found[task_id] for task_id in wanted if task_id in found]


def _line(row: Mapping[str, Any], names: Mapping[int, str], day: date, rule: LightRule) -> TaskLine:
    timed = load(Timed, row)
    unit_ids = tuple(json.loads(row["unit_ids"]))
    return TaskLine(
        **{name: row[name] for name in _PLAIN},
        **vars(timed),
        latest_on=_day(row["latest_on"]),
        original_deadline=_day(row["original_deadline"]),
        stage=Stage(row["stage"]),
        closed_on=_day(row["closed_on"]),
        source=Source(row["source"]),
        unit_ids=unit_ids,
        units=tuple(names[unit_id] for unit_id in unit_ids),
        lead_unit=names.get(row["lead_unit_id"], ""),
        light=rule.light(timed, day),
        due=rule.due(timed.deadline, day) if timed.deadline else None,
        points_behind=rule.points_behind(timed, day),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_PLAIN = (
    *("id", "number", "part", "section", "industry", "title", "content", "source_ref", "lead_unit_id"),
    *("person", "problems", "next_steps", "latest", "postponements"),
)


def _wanted(line: TaskLine, wanted: TaskFilter) -> bool:
    """Whether the light fits and every word typed stands somewhere in the line."""
    if wanted.light is not None and line.light is not wanted.light:
        return False
    if not wanted.text.strip():
        return True
    place = "\n".join((line.number, line.section, line.industry, line.title, line.content, line.lead_unit, *line.units))
    place = f"{place}\n{line.person}\n{line.latest}".casefold()
    return all(word in place for word in wanted.text.casefold().split())
