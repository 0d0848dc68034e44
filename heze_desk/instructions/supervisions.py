"""Supervisions in and out of the workspace. Writing functions are called inside a step."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.days import said
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.instructions import course
from heze_desk.instructions.supervision_records import Supervision, SupervisionLine, SupervisionState
from heze_desk.issuing.records import PaperState
from heze_desk.roster import unit_store
from heze_desk.tasks import lighting
from heze_desk.tasks.life_records import Act
from heze_desk.tasks.light_records import LightRule
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, insert, load, write

LINE = """
    select supervision.*, coalesce(issued_paper.number_text, '') as number_text,
           coalesce(issued_paper.state, '') = '作废' as is_void,
           (select json_group_array(task_id) from
               (select task_id from supervision_task where supervision_id = supervision.id order by id)) as task_ids,
           (select json_group_array(unit_id) from (select unit_id from supervision_unit
               where supervision_id = supervision.id order by position, id)) as unit_ids,
           (select count(distinct day) from reminder where supervision_id = supervision.id and day <= :day) as reminders
    from supervision left join issued_paper on issued_paper.id = supervision.issued_paper_id
"""
PRINTED = ("colour", "day", "source", "matter", "requirement", "deadline", "lead_unit_id", "instruction_id")
"""What the notice says; once it is issued only a correction changes it."""


@dataclass(frozen=True, kw_only=True)
class _Names:
    """What units are called on a day, and how deadlines count on it."""

    day: date
    short: Mapping[int, str]
    full: Mapping[int, str]
    rule: LightRule


def supervise(
    db: Database, supervision: Supervision, *, task_ids: Sequence[int] = (), unit_ids: Sequence[int] = ()
) -> int:
    """Take up a matter, with the tasks it is about and the units that work with the lead unit; it has no number yet.

    A task that another open notice is about is refused, for two notices would ask the same twice.
    """
    _refuse_undated(supervision)
    for task_id in dict.fromkeys(task_ids):
        if other := _open_about(db, task_id):
            number = db.execute("select number from task where id = ?", [task_id]).fetchone()[0]
            raise DeskError(f"任务 {number} 已在督办（{other.name}，{other.state}）；请催办，或先办结那一件。")
    supervision_id = write(db.table("supervision"), supervision)
    for task_id in dict.fromkeys(task_ids):
        insert(db, "supervision_task", {"supervision_id": supervision_id, "task_id": task_id})
    helping = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id != supervision.lead_unit_id]
    for position, unit_id in enumerate(helping, 1):
        insert(db, "supervision_unit", {"supervision_id": supervision_id, "unit_id": unit_id, "position": position})
    return supervision_id


def get(db: Database, supervision_id: int) -> Supervision:
    found = find(db, "supervision", Supervision, supervision_id)
    if found is None:
        raise MissingRecordError(f"没有序号为 {supervision_id} 的督办；请用 supervisions 查看。")
    return found


def change(db: Database, supervision_id: int, **fields: Any) -> None:
    """Set what the notice says while it is not issued; afterwards the paper would say otherwise."""
    old = get(db, supervision_id)
    new = replace(old, **fields)
    if old.issued_paper_id is not None and any(getattr(old, one) != getattr(new, one) for one in PRINTED):
        raise DeskError("督办通知单已经印发，单上的内容不能再改；要改请更正后重新印发。")
    if new.deadline != old.deadline:
        _refuse_undated(new)
    amend(db, "supervision", old, new)


def sign(db: Database, supervision_id: int, *, by: str, day: date) -> None:
    """签收: the unit has the notice, and with it its tasks."""
    old = _issued(db, supervision_id, "签收")
    if old.signed_on is not None:
        raise DeskError(f"已由{old.signed_by}于{said(old.signed_on)}签收，不用再登记。")
    amend(db, "supervision", old, replace(old, signed_by=by.strip(), signed_on=day))
    signed = line(db, supervision_id, day)
    course.note(db, signed.task_ids, Act.ACCEPT, day=day, basis=signed.name, by_whom=by.strip())


def answer(
    db: Database, supervision_id: int, text: str, *, day: date, problems: str = "", next_steps: str = ""
) -> None:
    """What the slip that came back says; a later answer replaces the earlier one, which the history keeps."""
    old = _issued(db, supervision_id, "答复")
    if not text.strip():
        raise DeskError("请写明办理情况；空的答复不登记。")
    new = replace(old, answered_on=day, answer=text.strip(), problems=problems.strip(), next_steps=next_steps.strip())
    amend(db, "supervision", old, new)


def close(db: Database, supervision_id: int, *, day: date) -> None:
    """办结: nothing more is expected; one that was never answered is refused, for nobody could say how it ended."""
    old = _issued(db, supervision_id, "办结")
    if old.answered_on is None:
        raise DeskError("还没有收到答复，不能办结；请先登记办理情况。")
    amend(db, "supervision", old, replace(old, closed_on=day))


def reopen(db: Database, supervision_id: int) -> None:
    """Take 办结 back; what was answered stays."""
    old = get(db, supervision_id)
    if old.closed_on is None:
        raise DeskError("这件督办没有办结，不用重新打开。")
    amend(db, "supervision", old, replace(old, closed_on=None))


def remove(db: Database, supervision_id: int) -> None:
    """Take out a matter that was never issued; an issued notice stays and is voided instead."""
    if get(db, supervision_id).issued_paper_id is not None:
        raise DeskError("督办通知单已经印发，不能删除；发错的请作废。")
    for table in ("supervision_task", "supervision_unit", "reminder"):
        db.execute(f"delete from {table} where supervision_id = ?", [supervision_id])
    db.execute("delete from supervision where id = ?", [supervision_id])


def lines(db: Database, day: date) -> list[SupervisionLine]:
    """All supervisions as of the day, those still open first, then the latest first."""
    order = "supervision.closed_on is not null, supervision.day desc, supervision.id desc"
    return _lines(db, day, f"order by {order}")


def line(db: Database, supervision_id: int, day: date) -> SupervisionLine:
    get(db, supervision_id)
    return _lines(db, day, "where supervision.id = :id", id=supervision_id)[0]


def open_lines(db: Database, day: date) -> list[SupervisionLine]:
    """Those on which something must still happen, the one due first at the head."""
    found = [one for one in _lines(db, day, "where supervision.closed_on is null") if not one.is_void]
    return sorted(found, key=lambda one: (one.due.effective if one.due else date.min, one.id))


def followed(lines: Iterable[SupervisionLine]) -> set[int]:
    """The tasks that the notices ask for in their stead; one that is not issued asks nobody yet."""
    return {task_id for line in lines if line.supervision.issued_paper_id is not None for task_id in line.task_ids}


def about_tasks(db: Database, task_ids: Iterable[int]) -> dict[int, int]:
    """The open supervision of each of these tasks that has one."""
    rows = db.execute(
        """
        select task_id, supervision_id from supervision_task join supervision on supervision.id = supervision_id
        left join issued_paper on issued_paper.id = issued_paper_id
        where closed_on is null and coalesce(issued_paper.state, '') <> '作废'
          and task_id in (select value from json_each(?))
        order by supervision_id
        """,
        [json.dumps(list(task_ids))],
    )
    return dict(rows.fetchall())


def _open_about(db: Database, task_id: int) -> SupervisionLine | None:
    found = about_tasks(db, [task_id])
    return line(db, found[task_id], get(db, found[task_id]).day) if task_id in found else None


def _issued(db: Database, supervision_id: int, word: str) -> Supervision:
    """The supervision, if its notice went out and it is not closed."""
    found = get(db, supervision_id)
    refuse_void(db, found)
    match found.state:
        case SupervisionState.DRAFT:
            raise DeskError(f"督办通知单还没有印发，不能登记{word}；请先印发。")
        case SupervisionState.CLOSED:
            told = said(found.closed_on) if found.closed_on else ""
            raise DeskError(f"这件督办已于{told}办结，不能再登记{word}；请先重新打开。")
        case _:
            return found


def _refuse_undated(supervision: Supervision) -> None:
    if supervision.deadline is None:
        raise DeskError("请写办结时限；没有时限就不知道什么时候催。")


def refuse_void(db: Database, supervision: Supervision) -> None:
    """A notice that was voided asks nothing of anybody any more."""
    question = "select state from issued_paper where id = ?"
    row = db.execute(question, [supervision.issued_paper_id]).fetchone()
    if row is not None and row[0] == PaperState.VOID:
        raise DeskError("这件督办通知单已经作废，不再登记；需要时请另行督办。")


def _lines(db: Database, day: date, condition: str, **values: Any) -> list[SupervisionLine]:
    named = unit_store.units(db, day)
    names = _Names(
        day=day,
        short={unit.id: unit.short_name for unit in named},
        full={unit.id: unit.full_name for unit in named},
        rule=lighting.rule(db),
    )
    return [_line(row, names) for row in db.query(f"{LINE} {condition}", {"day": day.isoformat(), **values})]


def _line(row: Mapping[str, Any], names: _Names) -> SupervisionLine:
    one = load(Supervision, row)
    return SupervisionLine(
        supervision=one,
        number_text=row["number_text"],
        is_void=bool(row["is_void"]),
        lead_unit=names.short[one.lead_unit_id],
        lead_full_name=names.full[one.lead_unit_id],
        units=tuple(names.short[unit_id] for unit_id in json.loads(row["unit_ids"])),
        task_ids=tuple(json.loads(row["task_ids"])),
        due=names.rule.due(one.deadline, names.day) if one.deadline else None,
        reminders=row["reminders"],
    )
