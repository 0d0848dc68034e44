"""What the desk knows already, loaded once for a whole import."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from heze_desk.roster import industry_ends, unit_store
from heze_desk.tasks.importing.fields import LASTING
from heze_desk.tasks.records import Task
from heze_desk.workbooks.likeness import Titles
from heze_desk.workbooks.values import squeezed, tidy
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load


@dataclass(frozen=True, kw_only=True)
class Known:
    """Tasks, units, industries and sections by id, and by every name they go by (squeezed for comparing).

    `ended` says of industries that are none any more what became of them.
    """

    tasks: Mapping[int, Task]
    units_of: Mapping[int, tuple[int, ...]]
    reports: Mapping[int, tuple[str, ...]]
    unit_names: Mapping[int, str]
    units: Mapping[str, int]
    industries: Mapping[int, str]
    ended: Mapping[int, str]
    sections: Mapping[int, tuple[str, str]]
    sections_of_industries: Mapping[str, int]

    @cached_property
    def numbers(self) -> dict[str, Task]:
        """Tasks by number, those in the bin too."""
        return {squeezed(task.number): task for task in self.tasks.values()}

    @cached_property
    def titles(self) -> dict[str, list[Task]]:
        """Tasks by title, without those in the bin."""
        found: dict[str, list[Task]] = defaultdict(list)
        for task in self.tasks.values():
            if task.deleted_on is None:
                found[squeezed(task.title)].append(task)
        return dict(found)

    def near(self, title: str) -> list[Task]:
        """The tasks whose titles are near this one or hold it nearly whole, the nearest first, at most three."""
        return [task for name in self._near.near(squeezed(title)) for task in self.titles[name]][:3]

    @cached_property
    def _near(self) -> Titles:
        return Titles(self.titles)

    def current(self, task: Task | None, field: str) -> Any:
        """What a task holds in a field of the import; a task yet to come holds nothing."""
        if task is None or task.id is None:
            return None
        match field:
            case "units":
                return self.units_of.get(task.id, ())
            case "latest":
                return next(iter(self.reports.get(task.id, ())), "")
            case "deadline" if task.ongoing:
                return LASTING
            case "lead_unit" | "industry" | "section":
                return getattr(task, COLUMNS[field])
            case _:
                return getattr(task, field)

    def shown(self, field: str, value: Any) -> str:
        """A value in the words of the screen."""
        match value:
            case None | "" | ():
                return ""
            case tuple():
                return "、".join(self.unit_names[one] for one in value)
            case date():
                return value.isoformat()
            case int() if field == "lead_unit":
                return self.unit_names[value]
            case int() if field == "industry":
                return self.industries[value]
            case int() if field == "section":
                return self.sections[value][1]
            case _:
                return f"{value}%" if field == "progress" else str(value)

    def section_of_industry(self, industry_id: int) -> int | None:
        """What its name stands for in a column of sections, also for tasks that came from another one."""
        return self.sections_of_industries.get(self.industries[industry_id])

    def holds(self, task: Task, field: str, value: Any) -> bool:
        """Whether the task says so already; what was once reported is not reported again."""
        current = self.current(task, field)
        match field:
            case "title":
                return squeezed(value) == squeezed(task.title)
            case "section" if task.industry_id is not None:
                return value in (current, self.section_of_industry(task.industry_id))
            case "latest":
                return value in map(tidy, self.reports.get(task.id or 0, ()))
            case "source":
                return bool(value == current)
            case _:
                return bool(value == (tidy(current) if isinstance(current, str) else current))


COLUMNS = {"lead_unit": "lead_unit_id", "industry": "industry_id", "section": "clause_id"}


def known(db: Database, day: date) -> Known:
    """Everything an import is compared with, by the names of the day and all former ones."""
    return Known(
        tasks={row["id"]: load(Task, row) for row in db.query("select * from task")},
        units_of=_groups(db.execute("select task_id, unit_id from task_unit order by task_id, position, id")),
        reports=_groups(
            db.execute("select task_id, text from progress_entry where text <> '' order by task_id, day desc, id desc")
        ),
        unit_names=unit_store.names(db, day),
        units=every_unit_name(db, day),
        industries={row["id"]: row["name"] for row in db.query("select id, name from industry order by position, id")},
        ended=industry_ends.ended(db, day),
        sections={row["id"]: (row["label"], row["name"]) for row in db.query("select id, label, name from clause")},
        sections_of_industries=dict(
            db.execute("select name, clause_id from industry where clause_id is not null order by id").fetchall()
        ),
    )


def _groups(rows: Iterable[tuple[int, Any]]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def every_unit_name(db: Database, day: date) -> dict[str, int]:
    """Every name a unit has, had or will have; the names of the day win, then older names, then aliases."""
    found: dict[str, int] = {}
    for unit_id, aliases in db.execute("select id, aliases from unit order by position desc"):
        found.update({squeezed(alias): unit_id for alias in json.loads(aliases)})
    for unit_id, short, full in db.execute("select unit_id, short_name, full_name from unit_name order by id"):
        found.update({squeezed(full): unit_id, squeezed(short): unit_id})
    for unit in unit_store.units(db, day):
        found.update({squeezed(unit.full_name): unit.id, squeezed(unit.short_name): unit.id})
    return found
