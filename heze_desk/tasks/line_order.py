"""Sorting the ledger in SQL as its headings do: by rank, by the policy, by urgency; what is not known comes last."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from heze_desk.tasks.light_query import LightQuery
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.lines import LINE
from heze_desk.workspace.database import Database

LISTED = "task.clause_id nulls last, length(task.number), task.number"
"""The order of the policy; what has no section comes last."""
ORDERS = {
    "number": "number_key(task.number)",
    "section": "place.value",
    "title": "task.title",
    "lead_unit": "rank.value",
    "units": """coalesce((select group_concat(printf('%06d', coalesce(json_extract(:units, '$."' || value || '"'), 0)))
        from json_each(task.unit_ids)), '')""",
    "person": "task.person",
    "deadline": "task.deadline",
    "latest": "task.latest",
    "progress": "task.progress",
    "light": "urgency.value",
}
"""What to sort by, under the names that the columns of the ledger give."""
JOINS = {
    "section": """left join json_each(:sections) as place
        on place.key = iif(task.section <> '' and task.part <> '产业', task.section,
            coalesce(nullif(task.industry, ''), task.section))""",
    "lead_unit": "left join json_each(:units) as rank on rank.key = cast(task.lead_unit_id as text)",
}


class OrderKey(NamedTuple):
    """What to sort by; the first key counts most."""

    name: str
    falling: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranks:
    """The places by which an office sorts: of units by rank, of sections in the policy, of lights by urgency."""

    units: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[str, int] = field(default_factory=dict)
    lights: Mapping[Light, int] = field(default_factory=dict)


def ordered(db: Database, keys: Sequence[OrderKey], ranks: Ranks, *, lit: LightQuery, day: date) -> list[int]:
    """The ids of the whole ledger in this order."""
    db.conn.create_function("number_key", 1, number_key, deterministic=True)
    names = dict.fromkeys(key.name for key in keys)
    joins = [JOINS[name] for name in names if name in JOINS]
    if "light" in names:
        joins += [lit.joins, f"left join json_each(:lights) as urgency on urgency.key = {lit.expression}"]
    terms = [f"{ORDERS[key.name]} is null, {ORDERS[key.name]} {'desc' if key.falling else ''}" for key in keys]
    found = db.execute(
        f"""
        select task.id from ({LINE} where task.deleted_on is null) as task {" ".join(joins)}
        order by {", ".join((*terms, LISTED))}
        """,
        {"day": day.isoformat(), **lit.values, **_places(ranks)},
    )
    return [task_id for (task_id,) in found]


def number_key(number: str) -> str:
    """2-10-01 comes after 2-9-01: what sorts as the parts of the number do, each by its length first."""
    return "\x01".join(part.rjust(8, "0") for part in number.split("-"))


def _places(ranks: Ranks) -> dict[str, Any]:
    return {name: json.dumps(places, ensure_ascii=False) for name, places in vars(ranks).items()}
