"""Which units are late with what, and noting that they were urged: one 催办 a unit, whatever it is late with."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from heze_desk.errors import DeskError
from heze_desk.instructions import supervisions
from heze_desk.instructions.running import LateTask, late_tasks
from heze_desk.instructions.sheet_records import Urged, Urging
from heze_desk.instructions.supervision_records import Reminder, SupervisionLine
from heze_desk.roster import listing, unit_store
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.line_records import Source
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load, write

ANSWER_WITHIN = timedelta(days=3)
"""Until when a reminder asks for an answer, counted from its day and moved off days off."""


def urgings(db: Database, day: date, *, unit_id: int | None = None) -> list[Urging]:
    """Every unit that is late with something, in the order of rank; a named one that is not is refused."""
    rule = lighting.rule(db)
    late: dict[int, list[Urged]] = {}
    supervised = supervisions.open_lines(db, day)
    about = [one for one in supervised if one.is_overdue]
    noted = _days(db, day)
    for line in about:
        for unit in _doers(db, line.supervision.lead_unit_id, ()):
            late.setdefault(unit, []).append(_of_supervision(line, unit, noted, day))
    doers = cache(lambda lead, units: _doers(db, lead, units))
    asked = supervisions.followed(supervised)
    for task in late_tasks(db, day, rule):
        if task.id not in asked:
            for unit in doers(task.lead_unit_id, task.unit_ids):
                late.setdefault(unit, []).append(_of_task(task, unit, noted, day))
    found = [_urging(entry, late[entry.id], rule, day) for entry in listing.units(db, day) if entry.id in late]
    return _wanted(db, found, day, unit_id)


def remind(db: Database, urged: Iterable[Urging], *, remark: str = "") -> list[int]:
    """Note that these units were urged on the day; what was noted on the same day already is not noted twice."""
    ids = []
    for urging in urged:
        for item in urging.items:
            reminder = Reminder(
                supervision_id=item.supervision_id,
                task_id=item.task_id,
                unit_id=urging.unit_id,
                day=urging.day,
                remark=remark.strip(),
            )
            if not _is_noted(db, reminder):
                ids.append(write(db.table("reminder"), reminder))
    return ids


def reminders(db: Database, day: date) -> list[Reminder]:
    """All that were noted up to the day, the latest first."""
    rows = db.query("select * from reminder where day <= ? order by day desc, id desc", [day.isoformat()])
    return [load(Reminder, row) for row in rows]


def _doers(db: Database, lead: int | None, units: Sequence[int]) -> list[int]:
    """Who is to be urged: the lead unit, or all that are responsible where nobody leads; groups by their members."""
    return unit_store.expanded(db, [lead] if lead is not None else list(units))


def _of_supervision(line: SupervisionLine, unit: int, noted: dict[str, set[str]], day: date) -> Urged:
    assert line.due is not None
    return Urged(
        supervision_id=line.id,
        task_id=None,
        matter=line.supervision.matter.splitlines()[0],
        source=line.name,
        due=line.due,
        times=_times(noted, f"S{line.id}-{unit}", day),
    )


def _of_task(task: LateTask, unit: int, noted: dict[str, set[str]], day: date) -> Urged:
    source = f"任务{task.number}" if task.source in (Source.POLICY, Source.OTHER) else task.source_ref
    return Urged(
        supervision_id=None,
        task_id=task.id,
        matter=task.title,
        source=source or f"任务{task.number}",
        due=task.due,
        times=_times(noted, f"T{task.id}-{unit}", day),
    )


def _times(noted: dict[str, set[str]], key: str, day: date) -> int:
    """Which reminder one of today is: those of earlier days and this."""
    return len(noted.get(key, set()) - {day.isoformat()}) + 1


def _days(db: Database, day: date) -> dict[str, set[str]]:
    """On which days each unit was urged about each item."""
    found: dict[str, set[str]] = {}
    question = "select supervision_id, task_id, unit_id, day from reminder where day <= ?"
    for supervision_id, task_id, unit_id, noted_on in db.execute(question, [day.isoformat()]):
        key = f"S{supervision_id}-{unit_id}" if supervision_id is not None else f"T{task_id}-{unit_id}"
        found.setdefault(key, set()).add(noted_on)
    return found


def _urging(entry: listing.UnitEntry, items: list[Urged], rule: LightRule, day: date) -> Urging:
    return Urging(
        unit_id=entry.id,
        unit=entry.short_name,
        full_name=entry.full_name,
        day=day,
        answer_by=rule.due(day + ANSWER_WITHIN, day),
        items=tuple(sorted(items, key=lambda item: (item.due.effective, item.supervision_id or 0, item.task_id or 0))),
        contact=entry.contact,
        telephone=entry.telephone,
    )


def _wanted(db: Database, found: list[Urging], day: date, unit_id: int | None) -> list[Urging]:
    if unit_id is None:
        if not found:
            raise DeskError("没有要催办的逾期事项；已在督办的按督办时限催办。")
        return found
    ids = set(unit_store.expanded(db, [unit_id]))
    if wanted := [one for one in found if one.unit_id in ids]:
        return wanted
    raise DeskError(f"{unit_store.names(db, day)[unit_id]}没有要催办的逾期事项；已在督办的按督办时限催办。")


def _is_noted(db: Database, one: Reminder) -> bool:
    question = "select 1 from reminder where supervision_id is ? and task_id is ? and unit_id = ? and day = ?"
    values = [one.supervision_id, one.task_id, one.unit_id, one.day.isoformat()]
    return db.execute(question, values).fetchone() is not None
