"""Writing what was proposed and confirmed: one row of the plan, one entry of the register."""

from collections.abc import Mapping, Sequence
from typing import Any

from heze_desk.registers import duplicates, recognising, store
from heze_desk.registers.importing import part_writing
from heze_desk.registers.importing.known import Known
from heze_desk.registers.importing.part_plan import FIELD
from heze_desk.registers.importing.plan import Plan, RowChange
from heze_desk.registers.records import Entry, Membership, Recognition, YearAmount
from heze_desk.workspace.database import Database

COLUMNS = {"title": "name", "unit": "unit_id"}


def write(db: Database, rows: Sequence[RowChange], plan: Plan, known: Known) -> tuple[int, ...]:
    """Enter the new entries and change the others; returns their ids in the order of the rows."""
    ids: dict[int, int] = {}
    for row in rows:
        said = {one.field: one.value for one in row.fields}
        plain = {COLUMNS.get(key, key): value for key, value in said.items() if ":" not in key and key != "industries"}
        if row.entry_id is None:
            entry_id = store.add(db, Entry(kind=plan.kind, **{"added_on": plan.day, **plain}))
        else:
            entry_id = _change(db, row.entry_id, plain)
        ids[row.row] = entry_id
        if "industries" in said:
            _file(db, entry_id, said["industries"], plan, known=known)
        _recognise(db, entry_id, _marked(said, known, f"见“{plan.table.file}”第{row.row}行"), known)
        for key, value in said.items():
            if key.startswith("year:"):
                _, year, measure = key.split(":")
                store.set_amount(db, YearAmount(entry_id=entry_id, year=int(year), measure=measure, amount=value))
        for other_id in (*row.unlike, *(ids[one] for one in row.unlike_rows if one in ids)):
            duplicates.tell_apart(db, entry_id, other_id)
    for row in rows:
        part_writing.write(db, ids[row.row], [one.value for one in row.fields if one.field.startswith(FIELD)], ids)
    return tuple(ids.values())


def _change(db: Database, entry_id: int, plain: Mapping[str, Any]) -> int:
    if plain:
        store.change(db, entry_id, **plain)
    return entry_id


def _file(db: Database, entry_id: int, industry_ids: Sequence[int], plan: Plan, *, known: Known) -> None:
    """Under the industries named; under one that ended until its last day, where it was not before."""
    line = known.lines.get(entry_id)
    now = {*known.places.standing, *(line.industry_ids if line else ())}
    store.set_industries(db, entry_id, [one for one in industry_ids if one in now], day=plan.day)
    for one in industry_ids:
        if one not in now and one not in known.past.get(entry_id, ()):
            last = known.places.ended[one].valid_to
            store.join(db, Membership(entry_id=entry_id, industry_id=one, valid_to=last))


Marked = dict[str, dict[str, Any]]  # mark -> what the row says of it


def _marked(said: Mapping[str, Any], known: Known, place: str) -> Marked:
    """What is said of each mark; a withdrawal without a reason names where it was read."""
    found: Marked = {}
    for mark in known.register.marks:
        told = {key.rpartition(":")[2]: value for key, value in said.items() if key.startswith(f"mark:{mark}:")}
        if told.get("withdrawn_on"):
            told.setdefault("withdrawn_because", place)
        if told:
            found[mark] = told
    return found


def _recognise(db: Database, entry_id: int, marked: Marked, known: Known) -> None:
    """Correct what is known of a mark, or keep it as new."""
    for mark, told in marked.items():
        line = known.lines.get(entry_id)
        old = known.recognised(line, mark, told.get("recognised_on")) if line else None
        if old is None or old.id is None:
            recognising.recognise(db, Recognition(entry_id=entry_id, mark=mark, **told))
            continue
        recognising.correct(db, old.id, **told)
