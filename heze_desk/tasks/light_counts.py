"""How many tasks show which light: counted by SQLite from an index, without a record of any task."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heze_desk.tasks.light_query import LightQuery, light_query
from heze_desk.tasks.light_records import OWN_STATES, Light, LightRule
from heze_desk.tasks.line_order import LISTED
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

LIT = "select {columns}, {light} as light from task {joins} where task.deleted_on is null limit -1"
"""Without an end to its limit the light would be computed anew for every use of it."""
COUNTED = f"select industry_id, light, count(*) from ({LIT}) group by industry_id, light"


@dataclass(frozen=True, kw_only=True)
class LightCounts:
    """The lights of the ledger on a day; of each industry by its name, as two may follow one another under one name."""

    lights: Counter[Light]
    of_industry: dict[str, Counter[Light]]

    @property
    def total(self) -> int:
        return self.lights.total()


def light_counts(db: Database, day: date, rule: LightRule) -> LightCounts:
    """The lights of all tasks that are not in the bin, in all and by industry."""
    names = dict(db.execute("select id, name from industry").fetchall())
    counts = LightCounts(lights=Counter(), of_industry={})
    lit = light_query(db, rule, day)
    for industry_id, light, many in db.execute(_asked(COUNTED, lit, "task.industry_id"), lit.values):
        counts.lights[Light(light)] += many
        if industry_id is not None:
            counts.of_industry.setdefault(names[industry_id], Counter())[Light(light)] += many
    return counts


def due_first(db: Database, day: date, rule: LightRule, *, lights: Sequence[Light], limit: int) -> list[TaskLine]:
    """The tasks of these lights, those of the first light first, of each those that fall due first."""
    lit = light_query(db, rule, day)
    places = {f"place_{place}": str(light) for place, light in enumerate(lights)}
    place = " ".join(f"when :{name} then {number}" for number, name in enumerate(places))
    found = db.execute(
        f"""
        select task.id from task {lit.joins}
        where task.deleted_on is null and task.deadline is not null
            and {lit.expression} in ({", ".join(f":{name}" for name in places)})
        order by case {lit.expression} {place} end, task.deadline, {LISTED} limit :limit
        """,
        {**lit.values, **places, "limit": limit},
    )
    return lines_of(db, [task_id for (task_id,) in found], day, rule)


def running_deadlines(db: Database, day: date, rule: LightRule) -> dict[Light, list[date]]:
    """Every deadline that runs for at least one task, by the light of the task, the first one first."""
    lit = light_query(db, rule, day)
    own = ", ".join(f"'{light}'" for light in OWN_STATES)
    asked = f"select distinct light, deadline from ({LIT}) where light not in ({own}) order by deadline"
    found: dict[Light, list[date]] = {}
    for light, deadline in db.execute(_asked(asked, lit, "task.deadline"), lit.values):
        found.setdefault(Light(light), []).append(date.fromisoformat(deadline))
    return found


def _asked(template: str, lit: LightQuery, columns: str) -> str:
    return template.format(columns=columns, light=lit.expression, joins=lit.joins)
