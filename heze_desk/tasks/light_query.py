"""The rule of the lights as SQL, to count and to filter many tasks without building a record of each.

Deadlines move and count monotonously, so whatever looks at the deadline alone comes down to the last
deadline that meets it on the day; only the points behind the plan need some arithmetic for each task.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heze_desk.tasks.light_records import Counting, Grade, Light, LightRule
from heze_desk.workspace.database import Database

PLANNED = """
    left join (select key as day, value as before from json_each(:light_starts)) as begun on begun.day = task.start
    left join (select key as day, json_extract(value, '$[0]') as ends, json_extract(value, '$[1]') as reached,
        json_extract(value, '$[2]') as due from json_each(:light_ends)) as ended on ended.day = task.deadline
"""
WHOLE, GONE = "max(0, ended.ends - begun.before)", "max(0, ended.reached - begun.before)"
POINTS = f"""max(0, case when {WHOLE} > 0 then (200 * {GONE} + {WHOLE}) / (2 * {WHOLE})
    when {WHOLE} = 0 then 100 * ended.due end - task.progress)"""
"""Null where there is no plan, for want of a start or of a deadline."""


@dataclass(frozen=True, kw_only=True)
class LightQuery:
    """An expression over `task` that gives the word of its light; `joins` follow after `task`."""

    expression: str
    joins: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def light_query(db: Database, rule: LightRule, day: date) -> LightQuery:
    """What gives for every task in the ledger the light that the rule gives on the day."""
    plans = any(grade.plans for grade in rule.grades)
    values = {"light_day": day.isoformat(), **(_plan(db, rule, day) if plans else {})}
    cases = [
        ("task.done_on <= :light_day", Light.DONE),
        ("task.paused_on <= :light_day", Light.PAUSED),
        ("task.ongoing", Light.LASTING),
        ("task.deadline is null", Light.UNSET),
    ]
    for place, grade in enumerate(rule.grades):
        if (last := _last_met(rule, grade, day)) is not None:
            cases.append((f"task.deadline <= :light_{place}", grade.light))
            values[f"light_{place}"] = last.isoformat()
        cases += [(condition, grade.light) for condition in _behind(grade)]
    whens = " ".join(f"when {condition} then '{light}'" for condition, light in cases)
    return LightQuery(
        expression=f"case {whens} else '{rule.normal}' end", joins=PLANNED if plans else "", values=values
    )


def _behind(grade: Grade) -> Iterator[str]:
    if grade.points_from is not None:
        yield f"{POINTS} >= {int(grade.points_from)}"
    if grade.points_over is not None:
        yield f"{POINTS} > {int(grade.points_over)}"


def _last_met(rule: LightRule, grade: Grade, day: date) -> date | None:
    """The last deadline that meets the grade by itself; None if none does."""

    def met(deadline: date) -> bool:
        due = rule.due(deadline, day)
        days = due.left if rule.counting is Counting.WORKING else due.days_left
        return grade.is_met(due, days=days, points=None)

    return _last(met, day) if grade.overdue or grade.days_left is not None else None


def _last(holds: Callable[[date], bool], near: date) -> date | None:
    """The last day of which a condition holds that holds of every day before one of which it does.

    Looked for ever further away from a day near it, for to count far away is dear.
    """
    step = 1
    good, bad = date.min.toordinal() - 1, date.max.toordinal() + 1
    place = near.toordinal()
    while good < place < bad:
        if holds(date.fromordinal(place)):
            good, place = place, place + step
        else:
            bad, place = place, place - step
        step *= 2
    while bad - good > 1:
        place = (good + bad) // 2
        good, bad = (place, bad) if holds(date.fromordinal(place)) else (good, place)
    return date.fromordinal(good) if good >= date.min.toordinal() else None


def _plan(db: Database, rule: LightRule, day: date) -> dict[str, str]:
    """For every start in the ledger the days before it, for every deadline those up to its end and up to now."""
    calendar = rule.calendar

    def days_up_to(one: date) -> int:
        return calendar.count(day, one) if rule.counting is Counting.WORKING else one.toordinal()

    def before(start: date) -> int:
        counts = calendar.is_workday(start) if rule.counting is Counting.WORKING else True
        return days_up_to(start) - counts

    def end(deadline: date) -> tuple[int, int, bool]:
        effective = rule.due(deadline, day).effective
        return days_up_to(effective), days_up_to(min(day, effective)), day >= effective

    return {
        "light_starts": json.dumps({one: before(date.fromisoformat(one)) for one in _days(db, "start")}),
        "light_ends": json.dumps({one: end(date.fromisoformat(one)) for one in _days(db, "deadline")}),
    }


def _days(db: Database, column: str) -> list[str]:
    found = db.execute(f"select distinct {column} from task where {column} is not null and start is not null")
    return [text for (text,) in found]
