"""The registers as they are listed and counted on a day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heze_desk.registers import recognising
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine, Event, Kind, Recognition
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

LISTED = """
    with asked as (select :unit_id as unit_id union select group_id from unit_member where unit_id = :unit_id)
    select entry.*,
           (select json_group_array(json_array(industry_id, name, position)) from (
                select industry_id, industry.name, position
                from entry_industry join industry on industry.id = industry_id
                where entry_id = entry.id and coalesce(entry_industry.valid_from, '') <= :day
                  and coalesce(entry_industry.valid_to, '9999-12-31') >= :day
                order by industry.position, industry_id)) as memberships,
           (select json_array(id, act, day, text) from entry_event
            where entry_id = entry.id and day <= :day order by day desc, id desc limit 1) as latest
    from entry
    where (:kind is null or kind = :kind) and (:deleted is null or (deleted_on is not null) = :deleted)
      and (:unit_id is null or unit_id in (select unit_id from asked))
      and (:ids is null or entry.id in (select value from json_each(:ids)))
    order by entry.id
"""
STANDING = """
    select entry.id as entry_id, kind, industry_id from entry
    join entry_industry on entry_industry.entry_id = entry.id
        and coalesce(entry_industry.valid_from, '') <= :day
        and coalesce(entry_industry.valid_to, '9999-12-31') >= :day
    where deleted_on is null
"""
COUNTED = f"select kind, industry_id, count(distinct entry_id) from ({STANDING}) group by kind, industry_id"
SHARED = f"""
    select kind, count(*) from (
        select kind from ({STANDING}) group by entry_id having count(distinct industry_id) > 1) group by kind
"""


@dataclass(frozen=True, kw_only=True)
class EntryFilter:
    """Which entries are listed; an empty filter lists all that were not deleted."""

    kind: Kind | None = None
    text: str = ""
    industry_id: int | None = None
    unit_id: int | None = None
    category: str = ""
    level: str = ""
    mark: str = ""
    shared: bool = False
    unproven: bool = False
    deleted: bool = False


def entries(db: Database, day: date, wanted: EntryFilter = EntryFilter()) -> list[EntryLine]:
    """The entries with the names, industries and marks of the day, by kind, category and name."""
    lines = _lines(db, day, {"kind": wanted.kind, "unit_id": wanted.unit_id, "deleted": wanted.deleted})
    return [line for line in lines if _wanted(line, wanted)]


def entries_of(db: Database, ids: list[int], day: date) -> list[EntryLine]:
    """These entries, in this order; those no longer there are left out."""
    found = {line.id: line for line in _lines(db, day, {"ids": json.dumps(ids)})}
    return [found[one] for one in ids if one in found]


def counts(db: Database, day: date) -> dict[Kind, dict[int | None, int]]:
    """How many entries each register has by industry; under None each counted once, also without an industry."""
    found: dict[Kind, dict[int | None, int]] = {kind: {None: 0} for kind in KINDS}
    for kind, count in db.execute("select kind, count(*) from entry where deleted_on is null group by kind"):
        found[Kind(kind)][None] = count
    for kind, industry_id, count in db.execute(COUNTED, {"day": day.isoformat()}):
        found[Kind(kind)][industry_id] = count
    return found


def shared(db: Database, day: date) -> dict[Kind, int]:
    """How many entries of each register stand in several industries."""
    found = db.execute(SHARED, {"day": day.isoformat()})
    return dict.fromkeys(KINDS, 0) | {Kind(kind): count for kind, count in found}


def words(db: Database, kind: Kind, column: str) -> list[str]:
    """What a field of a register already says, to be offered beside the usual choices."""
    if KINDS[kind].field(column) is None or column not in ("category", "level", "field", "holder"):
        return []
    rows = db.execute(
        f"select distinct {column} from entry where kind = ? and {column} <> '' and deleted_on is null order by 1",
        [kind],
    )
    return [told for (told,) in rows]


def _lines(db: Database, day: date, sought: Mapping[str, Any]) -> list[EntryLine]:
    values = {"kind": None, "unit_id": None, "ids": None, "deleted": None, **sought, "day": day.isoformat()}
    names = unit_store.names(db, day)
    standing = recognising.standing(db, None, day)
    ranked = [(_rank(row), _line(row, names, standing.get(row["id"], []))) for row in db.query(LISTED, values)]
    return [line for _, line in sorted(ranked, key=lambda one: one[0])]


def _rank(row: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """The order of the policy: by register and first industry, then by category as the register names them."""
    register = KINDS[Kind(row["kind"])]
    category = register.field("category")
    choices = category.choices if category else ()
    place = choices.index(row["category"]) if row["category"] in choices else len(choices)
    listed = json.loads(row["memberships"])
    return list(KINDS).index(register.kind), listed[0][2] if listed else 9999, place, row["id"]


def _line(row: Mapping[str, Any], names: Mapping[int, str], standing: list[tuple[Recognition, bool]]) -> EntryLine:
    listed = json.loads(row["memberships"])
    return EntryLine(
        **{name: row[name] for name in _PLAIN},
        kind=Kind(row["kind"]),
        unit=names.get(row["unit_id"], ""),
        traits=tuple(json.loads(row["traits"])),
        added_on=date.fromisoformat(row["added_on"]),
        deleted_on=date.fromisoformat(row["deleted_on"]) if row["deleted_on"] else None,
        industry_ids=tuple(dict.fromkeys(one for one, _, _ in listed)),
        industries=tuple(dict.fromkeys(name for _, name, _ in listed)),
        recognitions=tuple(one for one, _ in standing),
        unproven=tuple(one.mark for one, proven in standing if not proven),
        latest=_event(row),
    )


_PLAIN = ("id", "name", "category", "level", "field", "holder", "unit_id", "summary", "contact", "telephone")


def _event(row: Mapping[str, Any]) -> Event | None:
    if not row["latest"]:
        return None
    event_id, act, day, text = json.loads(row["latest"])
    return load(Event, {"id": event_id, "entry_id": row["id"], "act": act, "day": day, "text": text})


def _wanted(line: EntryLine, wanted: EntryFilter) -> bool:
    fits = (
        wanted.industry_id in (None, *line.industry_ids)
        and wanted.category in ("", line.category)
        and wanted.level in ("", line.level)
        and wanted.mark in ("", *line.marks)
        and (line.shared or not wanted.shared)
        and (not wanted.unproven or (bool(line.marks) and not line.proven))
    )
    if not fits or not wanted.text.strip():
        return fits
    told = (line.name, line.category, line.level, line.field, line.holder, line.unit, line.summary, line.contact)
    place = "\n".join((*told, *line.industries, *line.marks, *line.traits)).casefold()
    return all(word in place for word in wanted.text.casefold().split())
