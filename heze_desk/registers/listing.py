"""The registers as they are listed and counted on a day."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from heze_desk.registers import recognising
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine, Event, Kind, Recognition
from heze_desk.roster import unit_store
from heze_desk.roster.industry_records import ENDED
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

Rank: TypeAlias = tuple[int, int, int, int]
"""Register, first industry, category and id, as the policy orders them."""
LISTED = """
    with asked as (select :unit_id as unit_id union select group_id from unit_member where unit_id = :unit_id)
    select entry.* from entry
    where (:kind is null or kind = :kind) and (:deleted is null or (deleted_on is not null) = :deleted)
      and (:unit_id is null or unit_id in (select unit_id from asked))
      and (:ids is null or entry.id in (select value from json_each(:ids)))
    order by entry.id
"""
PLACES = """
    select entry_id, industry_id, iif(industry.valid_to < :day, industry.name || :ended, industry.name),
        industry.position
    from entry_industry join industry on industry.id = industry_id join entry on entry.id = entry_id
    where (entry_industry.valid_from is null or entry_industry.valid_from <= :day)
      and (entry_industry.valid_to is null or entry_industry.valid_to >= :day) and (:kind is null or kind = :kind)
      and (:ids is null or entry_id in (select value from json_each(:ids)))
    order by industry.position, industry_id
"""
LATEST = """
    select entry_event.* from entry_event join entry on entry.id = entry_id
    where day <= :day and (:kind is null or kind = :kind)
      and (:ids is null or entry_id in (select value from json_each(:ids))) order by day, entry_event.id
"""
DATED = """
    select entry_id from entry_industry join entry on entry.id = entry_id
    where entry_industry.valid_from <= :day or (entry_industry.valid_from is null and valid_to < added_on)
"""
"""Those said to have been in an industry by the day, whenever they were entered."""
THERE = f"""
    (added_on <= :day or exists (select 1 from recognition where entry_id = entry.id and recognised_on <= :day)
        or exists (select 1 from entry_event where entry_id = entry.id and day <= :day)
        or entry.id in ({DATED}))
"""
"""As `EntryLine.was_there` tells it of one."""
STANDING = f"""
    select entry.id as entry_id, kind, industry_id from entry
    join entry_industry on entry_industry.entry_id = entry.id
        and (valid_from is null or valid_from <= :day) and (valid_to is null or valid_to >= :day)
    where deleted_on is null and {THERE}
"""
COUNTED = f"select kind, industry_id, count(*) from ({STANDING}) group by kind, industry_id"
SHARED = f"""
    select kind, count(*) from (
        select kind from ({STANDING}) group by entry_id having count(*) > 1) group by kind
"""


@dataclass(frozen=True, kw_only=True)
class EntryFilter:
    """Which entries are listed; an empty filter lists all that were not deleted.

    `unfiled` are those in no industry, `unmarked` those that are recognised as nothing.
    """

    kind: Kind | None = None
    text: str = ""
    industry_id: int | None = None
    unit_id: int | None = None
    category: str = ""
    level: str = ""
    trait: str = ""
    mark: str = ""
    shared: bool = False
    unproven: bool = False
    unfiled: bool = False
    unmarked: bool = False
    deleted: bool = False


def entries(db: Database, day: date, wanted: EntryFilter = EntryFilter()) -> list[EntryLine]:
    """The entries with the names, industries and marks of the day, by kind, category and name."""
    lines = _lines(db, day, {"kind": wanted.kind, "unit_id": wanted.unit_id, "deleted": wanted.deleted})
    words = wanted.text.casefold().split()
    return [line for line in lines if fits(line, wanted) and (not words or all(word in told(line) for word in words))]


def ranked(db: Database, day: date, *, kind: Kind, ids: Iterable[int] | None = None) -> list[tuple[Rank, EntryLine]]:
    """The entries of a register that stood there on the day, or these of them, in order and each with its place."""
    found = _ranked(db, day, {"kind": kind, "ids": None if ids is None else list(ids), "deleted": False})
    return [(rank, line) for rank, line in found if line.was_there(day)]


def fits(line: EntryLine, wanted: EntryFilter) -> bool:
    """Whether the filter lets an entry through by everything but its words."""
    return (
        wanted.industry_id in (None, *line.industry_ids)
        and wanted.category in ("", line.category)
        and wanted.level in ("", line.level)
        and wanted.trait in ("", *line.traits)
        and wanted.mark in ("", *line.marks)
        and (line.shared or not wanted.shared)
        and (not wanted.unproven or (bool(line.marks) and not line.proven))
        and not (wanted.unfiled and line.industry_ids)
        and not (wanted.unmarked and line.marks)
    )


def told(line: EntryLine) -> str:
    """All that an entry is found by, ready to be compared."""
    words = (line.name, line.category, line.level, line.field, line.holder, line.unit, line.summary, line.contact)
    return "\n".join((*words, *line.industries, *line.marks, *line.traits)).casefold()


def entries_of(db: Database, ids: list[int], day: date) -> list[EntryLine]:
    """These entries, in this order; those no longer there are left out."""
    found = {line.id: line for line in _lines(db, day, {"ids": ids})}
    return [found[one] for one in ids if one in found]


def happened(db: Database, day: date, kind: Kind) -> dict[int, list[Event]]:
    """What happened to each entry of a register up to the day, the latest last."""
    found: dict[int, list[Event]] = {}
    for row in db.query(LATEST, {"day": day.isoformat(), "kind": kind, "ids": None}):
        found.setdefault(row["entry_id"], []).append(load(Event, row))
    return found


def counts(db: Database, day: date) -> dict[Kind, dict[int | None, int]]:
    """How many entries each register has by industry; under None each counted once, also without an industry."""
    found: dict[Kind, dict[int | None, int]] = {kind: {None: 0} for kind in KINDS}
    every = f"select kind, count(*) from entry where deleted_on is null and {THERE} group by kind"
    for kind, count in db.execute(every, {"day": day.isoformat()}):
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
    return [word for (word,) in rows]


@dataclass(frozen=True)
class _Known:
    """What stands beside the entries on a day, each asked for once for all of them."""

    units: Mapping[int, str]
    places: Mapping[int, list[tuple[int, str, int]]]
    dated: frozenset[int]
    latest: Mapping[int, Event]
    standing: Mapping[int, list[tuple[Recognition, bool]]]


def _lines(db: Database, day: date, sought: Mapping[str, Any]) -> list[EntryLine]:
    return [line for _, line in _ranked(db, day, sought)]


def _ranked(db: Database, day: date, sought: Mapping[str, Any]) -> list[tuple[Rank, EntryLine]]:
    values = {"kind": None, "unit_id": None, "ids": None, "deleted": None, **sought}
    known = _known(db, day, values["kind"], values["ids"])
    asked = values | {"ids": _listed(values["ids"])}
    found = [(_rank(row, known), _line(row, known)) for row in db.query(LISTED, asked)]
    return sorted(found, key=lambda one: one[0])


def _listed(ids: list[int] | None) -> str | None:
    return None if ids is None else json.dumps(ids)


def _known(db: Database, day: date, kind: Kind | None, ids: list[int] | None) -> _Known:
    asked = {"day": day.isoformat(), "kind": kind, "ids": _listed(ids)}
    places: dict[int, list[tuple[int, str, int]]] = {}
    for entry_id, *place in db.execute(PLACES, asked | {"ended": ENDED}):
        places.setdefault(entry_id, []).append((place[0], place[1], place[2]))
    return _Known(
        units=unit_store.names(db, day),
        places=places,
        dated=_dated(db, day, ids),
        latest={row["entry_id"]: load(Event, row) for row in db.query(LATEST, asked)},
        standing=recognising.standing(db, day, kind=kind, ids=ids),
    )


def _dated(db: Database, day: date, ids: list[int] | None) -> frozenset[int]:
    among = "" if ids is None else " and entry_id in (select value from json_each(:ids))"
    asked = {"day": day.isoformat(), "ids": _listed(ids)}
    return frozenset(one for (one,) in db.execute(f"select * from ({DATED}) where true{among}", asked))


def _rank(row: Mapping[str, Any], known: _Known) -> Rank:
    """The order of the policy: by register and first industry, then by category as the register names them."""
    places = known.places.get(row["id"])
    return KIND_RANK[row["kind"]], places[0][2] if places else 9999, _category_rank(row), row["id"]


def _category_rank(row: Mapping[str, Any]) -> int:
    choices = CATEGORIES[row["kind"]]
    return choices.index(row["category"]) if row["category"] in choices else len(choices)


def _line(row: Mapping[str, Any], known: _Known) -> EntryLine:
    places, standing = known.places.get(row["id"], []), known.standing.get(row["id"], [])
    return EntryLine(
        **{name: row[name] for name in _PLAIN},
        kind=Kind(row["kind"]),
        unit=known.units.get(row["unit_id"], ""),
        traits=() if row["traits"] == "[]" else tuple(json.loads(row["traits"])),
        added_on=date.fromisoformat(row["added_on"]),
        deleted_on=date.fromisoformat(row["deleted_on"]) if row["deleted_on"] else None,
        industry_ids=tuple(place[0] for place in places),
        industries=tuple(place[1] for place in places),
        recognitions=tuple(one for one, _ in standing),
        unproven=tuple(one.mark for one, proven in standing if not proven),
        latest=known.latest.get(row["id"]),
        dated=row["id"] in known.dated,
    )


_PLAIN = ("id", "name", "category", "level", "field", "holder", "unit_id", "summary", "contact", "telephone")
KIND_RANK = {str(kind): place for place, kind in enumerate(KINDS)}
CATEGORIES = {str(kind): one.choices_of("category") for kind, one in KINDS.items()}
