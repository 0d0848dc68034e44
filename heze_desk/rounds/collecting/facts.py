"""What the desk holds of a round and its tasks, taken once as plain records: the reading itself asks no database."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from heze_desk.days import said
from heze_desk.roster import unit_store
from heze_desk.rounds import filings, numbering
from heze_desk.rounds.form_records import Standing
from heze_desk.rounds.records import FilingState, Form, Role, Round
from heze_desk.tasks.importing.known import every_unit_name
from heze_desk.tasks.life_records import Stage
from heze_desk.workbooks.values import squeezed
from heze_desk.workspace.database import Database

REPORTED = ("progress", "text", "problems", "next_steps")


@dataclass(frozen=True, kw_only=True)
class Held:
    """A task the unit was asked about, as it stands now.

    `now` is what the desk holds as this unit's word, which is the task's where it `counts`, and the last word of
    several where it is `shared`; `told` is what came from it in this round; `gone` says why nothing can be reported
    of it any more.
    """

    task_id: int
    number: str
    title: str
    industry: str
    content: str
    role: Role
    counts: bool
    shared: bool = False
    start: date | None
    deadline: date | None
    ongoing: bool
    standing: Standing
    done_on: date | None
    gone: str
    now: Mapping[str, Any]
    told: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Received:
    """A file that was taken in: when, and which of its cells were written to which field of which task."""

    file_name: str
    received_on: date
    taken: Mapping[str, tuple[int, str]]

    @property
    def said(self) -> str:
        return said(self.received_on)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one unit was asked in a round, what came from it, and as what its next form will be noted."""

    round: Round
    unit_id: int
    unit: str
    tasks: tuple[Held, ...]
    forms: tuple[Form, ...]
    files: Mapping[str, Received]
    last: FilingState
    arriving: FilingState
    rank: int = 0

    @cached_property
    def by_id(self) -> dict[int, Held]:
        return {one.task_id: one for one in self.tasks}

    @cached_property
    def by_number(self) -> dict[str, Held]:
        return {squeezed(one.number): one for one in self.tasks}

    @cached_property
    def by_title(self) -> dict[str, list[Held]]:
        found: dict[str, list[Held]] = defaultdict(list)
        for one in self.tasks:
            found[squeezed(one.title)].append(one)
        return dict(found)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All rounds by id, all units by every name they go by, and what was asked in the rounds looked at."""

    day: date
    rounds: Mapping[int, Round]
    units: Mapping[int, str]
    names: Mapping[str, int]
    asked: Mapping[int, Mapping[int, Asked]]

    def numbered(self, year: int, number: int) -> Round | None:
        return next((one for one in self.rounds.values() if (one.year, one.number) == (year, number)), None)


def facts(db: Database, day: date, round_ids: Sequence[int] | None = None) -> Facts:
    """Everything a returned form is compared with; of the rounds named, or of those that are open."""
    rounds = {one.id or 0: one for one in numbering.rounds(db)}
    wanted = [one for one, round_ in rounds.items() if round_.closed_on is None] if round_ids is None else round_ids
    units = unit_store.names(db, day)
    return Facts(
        day=day,
        rounds=rounds,
        units=units,
        names=every_unit_name(db, day),
        asked={one: _asked_in(db, numbering.get(db, one), units, day) for one in wanted},
    )


def asked_in(db: Database, round_id: int, day: date, unit_id: int | None = None) -> dict[int, Asked]:
    """What each unit, or only one, was asked in a round, as it stands now."""
    return _asked_in(db, numbering.get(db, round_id), unit_store.names(db, day), day, only=unit_id)


def _asked_in(
    db: Database, round_: Round, units: Mapping[int, str], day: date, *, only: int | None = None
) -> dict[int, Asked]:
    tasks = _tasks(db, round_.id or 0, only)
    last = dict(
        db.execute(
            """select unit_id, state from filing
            where id in (select max(id) from filing where round_id = ? group by unit_id)""",
            [round_.id],
        )
    )
    files, forms = _files(db, round_.id or 0), _grouped(filings.forms(db, round_.id or 0))
    ranks = {unit_id: rank for rank, unit_id in enumerate(units)}
    anew, again = (filings.arrival_state(db, round_, day, corrected=one) for one in (False, True))
    found = {}
    for unit_id, held in tasks.items():
        state = FilingState(last.get(unit_id, FilingState.NOT_REPORTED))
        found[unit_id] = Asked(
            round=round_,
            unit_id=unit_id,
            unit=units.get(unit_id, ""),
            tasks=tuple(held),
            forms=tuple(forms.get(unit_id, ())),
            files=files.get(unit_id, {}),
            last=state,
            arriving=_arriving(state, anew, again),
            rank=ranks.get(unit_id, len(ranks)),
        )
    return found


def _arriving(last: FilingState, anew: FilingState, again: FilingState) -> FilingState:
    """What corrects a report stays with its state."""
    if anew is FilingState.LATE_FILING:
        return anew
    match last:
        case FilingState.LATE:
            return last
        case FilingState.REPORTED | FilingState.NIL:
            return again
        case _:
            return anew


ASKED = """
    select asked_task.unit_id, asked_task.role, task.*,
           coalesce(industry.name, clause.name, '') as industry,
           task.lead_unit_id is null or task.lead_unit_id = asked_task.unit_id or exists (
               select 1 from unit_member
               where group_id = task.lead_unit_id and unit_member.unit_id = asked_task.unit_id) as counts
    from asked_task join task on task.id = asked_task.task_id
    left join industry on industry.id = task.industry_id
    left join clause on clause.id = task.clause_id
    where round_id = :round_id and (:unit_id is null or asked_task.unit_id = :unit_id)
    order by asked_task.unit_id, asked_task.position, asked_task.id
"""
TOLD = """
    select task_id, unit_id, round_id, counts, progress, text, problems, next_steps from progress_entry
    where task_id in (select task_id from asked_task
        where round_id = :round_id and (:unit_id is null or unit_id = :unit_id))
    order by day desc, id desc
"""


def _tasks(db: Database, round_id: int, only: int | None) -> dict[int, list[Held]]:
    wanted = {"round_id": round_id, "unit_id": only}
    words, told = _words(db.query(TOLD, wanted), round_id)
    found: dict[int, list[Held]] = defaultdict(list)
    for row in db.query(ASKED, wanted):
        key = (row["id"], row["unit_id"])
        own = words.get(key, {})
        if row["counts"]:
            text = words.get((row["id"], None), {}).get("text", "")
            own = {name: row[name] for name in ("progress", "problems", "next_steps")} | {"text": text}
        found[row["unit_id"]].append(_held(row, own, told.get(key, {})))
    return found


def _words(rows: Iterable[Mapping[str, Any]], round_id: int) -> tuple[dict[Any, dict[str, Any]], ...]:
    """The last word on each field by task and unit, under no unit the one that counts; and the same of the round."""
    ever: dict[Any, dict[str, Any]] = defaultdict(dict)
    here: dict[Any, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        said_of = {name: row[name] for name in REPORTED if row[name] not in (None, "")}
        places = [ever[row["task_id"], row["unit_id"]]] if row["unit_id"] else []
        places += [ever[row["task_id"], None]] if row["counts"] else []
        places += [here[row["task_id"], row["unit_id"]]] if row["round_id"] == round_id else []
        for place in places:
            for name, value in said_of.items():
                place.setdefault(name, value)
    return dict(ever), dict(here)


def _held(row: Mapping[str, Any], now: Mapping[str, Any], told: Mapping[str, Any]) -> Held:
    day = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("start", "deadline", "done_on")}
    gone = "任务已销号；确需改动的，请先撤销销号。" if row["closed_on"] else ""
    return Held(
        task_id=row["id"],
        number=row["number"],
        title=row["title"],
        industry=row["industry"],
        content=row["content"],
        role=Role(row["role"]),
        counts=bool(row["counts"]),
        shared=bool(row["counts"]) and row["lead_unit_id"] != row["unit_id"],
        ongoing=bool(row["ongoing"]),
        standing=_standing(row, now),
        gone="任务在回收站里；确需改动的，请先恢复它。" if row["deleted_on"] else gone,
        now=now,
        told=told,
        **day,
    )


def _standing(row: Mapping[str, Any], now: Mapping[str, Any]) -> Standing:
    """The state as a form would have it."""
    progress = now.get("progress") or 0
    if progress == 100 or (row["counts"] and row["done_on"]):
        return Standing.DONE
    if row["paused_on"]:
        return Standing.PAUSED
    began = progress > 0 or row["stage"] not in (Stage.PROPOSED, Stage.ASSIGNED, Stage.ACCEPTED)
    return Standing.RUNNING if began else Standing.UNTOUCHED


def _grouped(forms: Iterable[Form]) -> dict[int, list[Form]]:
    found: dict[int, list[Form]] = defaultdict(list)
    for form in forms:
        found[form.unit_id].append(form)
    return found


def _files(db: Database, round_id: int) -> dict[int, dict[str, Received]]:
    taken: dict[int, dict[str, tuple[int, str]]] = defaultdict(dict)
    written = "select returned_form_id, task_id, cells from progress_entry where returned_form_id in (%s)"
    forms = "select id from returned_form where round_id = ?"
    for form_id, task_id, cells in db.execute(written % forms, [round_id]):
        taken[form_id] |= {cell: (task_id, name) for name, cell in json.loads(cells).items()}
    found: dict[int, dict[str, Received]] = defaultdict(dict)
    for one in filings.returned(db, round_id):
        found[one.unit_id][one.sha256] = Received(
            file_name=one.file_name, received_on=one.received_on, taken=taken.get(one.id or 0, {})
        )
    return found
