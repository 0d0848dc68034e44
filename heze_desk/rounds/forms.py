"""What stands in the form of a unit: the tasks it is asked about, and beside each blank what it reported last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk.days import short
from heze_desk.roster import unit_store
from heze_desk.rounds import store
from heze_desk.rounds.form_records import NEVER, FormRow, FormSheet, sender_of
from heze_desk.rounds.records import Form, Role, Round
from heze_desk.settings import store as settings
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database

CONTENT_CAP, LAST_CAP = 70, 90  # characters; a form is there to be filled in, the ledger to be read
ASKED = """
    select task.id as task_id, task.number, task.title, task.content, task.deadline, task.ongoing, task.progress,
           coalesce(industry.name, clause.name, '') as industry, asked_task.role,
           told.text as last_text, told.day as last_on,
           (select progress from progress_entry where task_id = task.id and day <= :day and progress is not null
                and (unit_id = :unit_id or (unit_id is null and role = '牵头'))
                order by day desc, id desc limit 1) as last_progress
    from asked_task
    join task on task.id = asked_task.task_id
    left join industry on industry.id = task.industry_id
    left join clause on clause.id = task.clause_id
    left join progress_entry as told on told.id = (
        select id from progress_entry where task_id = task.id and day <= :day and text <> ''
            and (unit_id = :unit_id or (unit_id is null and role = '牵头'))
            order by day desc, id desc limit 1)
    where asked_task.round_id = :round_id and asked_task.unit_id = :unit_id
      and task.deleted_on is null and task.closed_on is null
      and (task.done_on is null or task.done_on > :day) and (task.paused_on is null or task.paused_on > :day)
    order by asked_task.position, asked_task.id
"""
"""What is done, closed, paused or gone meanwhile is not asked again; the office's own word stands for the lead's."""


def compose(db: Database, round_id: int, unit_id: int, day: date) -> FormSheet:
    """The form of the unit as of the day, under the version it has or would get."""
    round_ = store.get(db, round_id)
    rule = lighting.rule(db)
    sheet = FormSheet(
        round_id=round_id,
        unit_id=unit_id,
        year=round_.year,
        number=round_.number,
        title=round_.title,
        unit=unit_store.names(db, day)[unit_id],
        due=rule.calendar.moved(round_.due, rule.moving),
        office=settings.get(db).office_name,
        rows=_rows(db, round_, unit_id, day),
    )
    sheet = replace(sheet, **_sender(db, round_, unit_id))
    return replace(sheet, version=_version(db, sheet))


def prepare(db: Database, round_id: int, day: date, *, unit_ids: Sequence[int] = ()) -> list[FormSheet]:
    """The forms of all units, or of these, in the order of rank, each noted under its version; inside a step.

    A unit of whose tasks none is open any more gets none.
    """
    wanted = [one for one in store.round_units(db, round_id) if not unit_ids or one in unit_ids]
    composed = (compose(db, round_id, unit_id, day) for unit_id in wanted)
    sheets = [sheet for sheet in composed if sheet.rows]
    for sheet in sheets:
        store.keep_form(db, _noted(sheet, day))
    return sheets


def _noted(sheet: FormSheet, day: date) -> Form:
    return Form(
        round_id=sheet.round_id,
        unit_id=sheet.unit_id,
        version=sheet.version,
        made_on=day,
        file_name=sheet.file_name,
        content_hash=sheet.content_hash,
    )


def _version(db: Database, sheet: FormSheet) -> int:
    """That of the last form made, if it said the same; otherwise one higher."""
    made = store.forms(db, sheet.round_id, sheet.unit_id)
    if made and made[-1].content_hash == sheet.content_hash:
        return made[-1].version
    return store.next_version(db, sheet.round_id, sheet.unit_id)


def _rows(db: Database, round_: Round, unit_id: int, day: date) -> tuple[FormRow, ...]:
    wanted = {"round_id": round_.id, "unit_id": unit_id, "day": day.isoformat()}
    return tuple(_row(row, round_) for row in db.query(ASKED, wanted))


def _row(row: Mapping[str, Any], round_: Round) -> FormRow:
    return FormRow(
        **{name: row[name] for name in ("task_id", "number", "industry", "title", "role")},
        content=_cut(row["content"], CONTENT_CAP) if row["content"].strip() != row["title"].strip() else "",
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        ongoing=bool(row["ongoing"]),
        last_progress=_last_progress(row),
        last_text=_last_text(row, round_),
    )


def _last_progress(row: Mapping[str, Any]) -> int | None:
    """The lead's word is the task's, even where the office typed it into the ledger without a report."""
    if row["role"] == Role.LEAD and (row["progress"] or row["last_progress"] is not None):
        return int(row["progress"])
    return None if row["last_progress"] is None else int(row["last_progress"])


def _last_text(row: Mapping[str, Any], round_: Round) -> str:
    if row["last_text"] is None:
        return NEVER if row["last_progress"] is None else ""
    told = date.fromisoformat(row["last_on"])
    return f"{_cut(row['last_text'], LAST_CAP)}（{short(told, round_.opened_on)}）"


def _cut(text: str, cap: int) -> str:
    plain = text.strip()
    return plain if len(plain) <= cap else f"{plain[: cap - 2]}……"


LAST_SENDER = """
    select remark from filing
    where unit_id = :unit_id and round_id <> :round_id and day <= :day
      and returned_form_id is not null and remark like '%填报人：%'
    order by day desc, id desc limit 1
"""
"""Of rounds before this one: its own forms must not become old by being returned."""


def _sender(db: Database, round_: Round, unit_id: int) -> dict[str, Any]:
    """Whom the office knows there, else who filled in the last form, so that it need not be written again."""
    known = next((one for one in unit_store.contacts(db, unit_id) if one.active), None)
    if known is not None:
        return {"reporter": known.name, "telephone": known.telephone}
    before = {"unit_id": unit_id, "round_id": round_.id, "day": round_.opened_on.isoformat()}
    told = next((row["remark"] for row in db.query(LAST_SENDER, before)), "")
    reporter, telephone = sender_of(told)
    return {"reporter": reporter, "telephone": telephone}
