"""Asking more of an open round: tasks that came into the ledger after it was opened, or that its scope left out."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.roster import industry_changes, unit_store
from heze_desk.rounds import numbering, store
from heze_desk.rounds.opening import ASKED, IN_ORDER
from heze_desk.rounds.opening_records import FIELDS_PER_TASK
from heze_desk.rounds.records import AskedTask, Role, Round
from heze_desk.rounds.status_records import ARRIVED
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import write


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A running task with the units that would be asked about it and are not yet, in the order of rank."""

    id: int
    number: str
    title: str
    in_scope: bool
    unit_ids: tuple[int, ...]
    units: tuple[str, ...]
    leads: tuple[bool, ...]


@dataclass(frozen=True, kw_only=True)
class Added:
    """What was added, by unit in the order of rank; `reported` are those of them that had reported already."""

    tasks: int
    rows: dict[str, int]
    reported: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """已补入 2 项任务：市科技局2行、曹县1行，共18个空格。请重新生成这些单位的反馈表。"""
        listed = "、".join(f"{unit}{count}行" for unit, count in self.rows.items())
        blanks = sum(self.rows.values()) * FIELDS_PER_TASK
        told = f"已补入 {self.tasks} 项任务：{listed}，共{blanks}个空格。请重新生成这些单位的反馈表。"
        return f"{told}其中{'、'.join(self.reported)}已经报送，还须再报。" if self.reported else told


def candidates(db: Database, round_id: int, day: date) -> list[Candidate]:
    """The tasks that could be added on the day, in the order of the ledger."""
    industries, units = store.scope(db, round_id)
    names = unit_store.names(db, day)
    rows = db.query(
        f"""
        select task.id, task.number, task.title, asked.unit_id, asked.lead,
            (:in_industries is null or task.industry_id in (select value from json_each(:in_industries)))
            and (:in_units is null or asked.unit_id in (select value from json_each(:in_units))) as in_scope
        from ({ASKED}) as asked join task on task.id = asked.task_id join unit on unit.id = asked.unit_id
        where not exists (select 1 from asked_task where asked_task.round_id = :round_id
            and asked_task.unit_id = asked.unit_id and asked_task.task_id = asked.task_id)
        order by {IN_ORDER}, unit.position, unit.id
        """,
        {
            "day": day.isoformat(),
            "industries": None,
            "units": None,
            "round_id": round_id,
            "in_industries": json.dumps(industry_changes.with_successors(db, industries)) if industries else None,
            "in_units": json.dumps(unit_store.expanded(db, units)) if units else None,
        },
    )
    by_task: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_task.setdefault(row["id"], []).append(row | {"unit": names[row["unit_id"]]})
    return [_candidate(alike) for alike in by_task.values()]


def add(db: Database, round_id: int, day: date, *, task_ids: Sequence[int] = (), unit_ids: Sequence[int] = ()) -> Added:
    """Ask about these tasks too, or about all that these units are not asked about yet; both narrow each other.

    Runs in a step. What is asked already stays as it is, and the new rows come after it.
    """
    round_ = numbering.get(db, round_id)
    if round_.closed_on is not None:
        raise DeskError(f"{round_.name}调度已经结束，不能再补入任务；请先重新打开它。")
    units = set(unit_store.expanded(db, list(unit_ids)))
    rows = [
        (one, place)
        for one in candidates(db, round_id, day)
        for place, unit_id in enumerate(one.unit_ids)
        if (not task_ids or one.id in task_ids) and (not unit_ids or unit_id in units)
    ]
    _refuse_left_out(db, round_, task_ids, {one.id for one, _place in rows})
    if not rows:
        raise DeskError(f"没有可以补入{round_.name}调度的任务：要问的都已在表中，办结、销号、暂停和删除的不再调度。")
    last = dict(
        db.execute("select unit_id, max(position) from asked_task where round_id = ? group by unit_id", [round_id])
    )
    for one, place in rows:
        unit_id = one.unit_ids[place]
        last[unit_id] = last.get(unit_id, 0) + 1
        role = Role.LEAD if one.leads[place] else Role.RESPONSIBLE
        asked = AskedTask(round_id=round_id, unit_id=unit_id, task_id=one.id, position=last[unit_id], role=role)
        write(db.table("asked_task"), asked)
    return _told(db, round_id, day, rows)


def _candidate(rows: Sequence[dict[str, Any]]) -> Candidate:
    first = rows[0]
    return Candidate(
        id=first["id"],
        number=first["number"],
        title=first["title"],
        in_scope=any(row["in_scope"] for row in rows),
        unit_ids=tuple(row["unit_id"] for row in rows),
        units=tuple(row["unit"] for row in rows),
        leads=tuple(bool(row["lead"]) for row in rows),
    )


def _told(db: Database, round_id: int, day: date, rows: Iterable[tuple[Candidate, int]]) -> Added:
    listed = list(rows)
    counts = Counter(one.unit_ids[place] for one, place in listed)
    standing = [one for one in store.statuses(db, round_id, day) if one.unit_id in counts]
    return Added(
        tasks=len({one.id for one, _place in listed}),
        rows={one.unit: counts[one.unit_id] for one in standing},
        reported=tuple(one.unit for one in standing if one.state in ARRIVED),
    )


def _refuse_left_out(db: Database, round_: Round, task_ids: Sequence[int], found: set[int]) -> None:
    """A task that was named and cannot be added stops all, with the reason."""
    for task_id in task_ids:
        if task_id not in found:
            number = db.execute("select number from task where id = ?", [task_id]).fetchone()[0]
            asked = "select 1 from asked_task where round_id = ? and task_id = ?"
            in_forms = db.execute(asked, [round_.id, task_id]).fetchone()
            why = "它已在表中" if in_forms else "它没有可以问的单位，或已办结、销号、暂停、删除"
            raise DeskError(f"任务 {number} 没有补入{round_.name}调度：{why}；请核对。")
