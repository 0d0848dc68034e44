"""What a register holds already, loaded once for a whole import."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from heze_desk.registers import listing, recognising
from heze_desk.registers.duplicates import known as known_names
from heze_desk.registers.importing.places import Places, places
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.likeness import Names
from heze_desk.registers.records import EntryLine, Kind, Recognition
from heze_desk.registers.workbook import Amounts, known_amounts
from heze_desk.registers.workbook_columns import name_of
from heze_desk.roster import unit_store
from heze_desk.workbooks.values import squeezed, tidy
from heze_desk.workspace.database import Database

GONE = "select id from entry where kind = ? and deleted_on is not null"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The entries of one register with all they are recognised as, and units and industries by every name.

    `past` are the ended industries that an entry was ever filed under, `gone` the entries that were deleted.
    """

    register: Register
    lines: Mapping[int, EntryLine]
    recognitions: Mapping[int, list[Recognition]]
    amounts: Amounts
    names: Names
    units: Mapping[str, int]
    unit_names: Mapping[int, str]
    places: Places
    past: Mapping[int, frozenset[int]]
    gone: frozenset[int]

    @cached_property
    def titles(self) -> dict[str, list[EntryLine]]:
        """Entries by name."""
        found: dict[str, list[EntryLine]] = defaultdict(list)
        for line in self.lines.values():
            found[squeezed(line.name)].append(line)
        return dict(found)

    def recognised(self, line: EntryLine, mark: str, told: date | None) -> Recognition | None:
        """The recognition that a row tells of: of the same day, else the one that was not withdrawn."""
        found = [one for one in self.recognitions.get(line.id, ()) if one.mark == mark]
        same = [one for one in found if one.recognised_on == told]
        last = [one for one in found[-1:] if told is None or one.withdrawn_on is None]
        return next(iter(same or last), None)

    def current(self, line: EntryLine | None, key: str, told: date | None = None) -> Any:
        """What an entry says in a column; `told` is the day of recognition that the row names."""
        if line is None:
            return None
        match key.split(":"):
            case ["title"]:
                return line.name
            case ["unit"]:
                return line.unit_id
            case ["industries"]:
                return tuple(dict.fromkeys((*line.industry_ids, *sorted(self.past.get(line.id, ())))))
            case ["mark", mark, column]:
                found = self.recognised(line, mark, told)
                return getattr(found, column) if found else None
            case ["year", year, measure]:
                return self.amounts.get((line.id, int(year), measure))
            case _:
                return getattr(line, key)

    @staticmethod
    def alike(key: str, now: Any, value: Any) -> bool:
        """Whether what stands there says the same already, whatever the order of a list."""
        if key == "title":
            return squeezed(now or "") == squeezed(value)
        if isinstance(value, tuple):
            return set(value) == set(now or ())
        return bool(value == (tidy(now) if isinstance(now, str) else now))

    def shown(self, key: str, value: Any) -> str:
        """A value in the words of the screen."""
        match value:
            case None | "" | ():
                return ""
            case tuple() if key == "industries":
                return self.places.shown(value)
            case tuple():
                return "、".join(value)
            case date():
                return value.isoformat()
            case int() if key == "unit":
                return self.unit_names[value]
            case float() | int():
                return f"{value:.10g}"
            case _:
                return str(value)

    def closed(self, key: str) -> tuple[str, ...]:
        """The words of a field that only takes these without a question, and those somebody took before."""
        field = self.register.field(key)
        if field is None or not field.closed:
            return ()
        return tuple(dict.fromkeys((*field.choices, *sorted(self._used[key]))))

    @cached_property
    def _used(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for field in self.register.fields:
            if field.closed:
                found[field.name] = {word for line in self.lines.values() if (word := getattr(line, field.name))}
        return found

    def name(self, key: str) -> str:
        return self.column_names[key]

    @cached_property
    def column_names(self) -> "_Names":
        return _Names(self.register)


class _Names(dict[str, str]):
    """The names of columns, each looked for once."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register

    def __missing__(self, key: str) -> str:
        self[key] = name_of(self._register, key)
        return self[key]


def known(db: Database, kind: Kind, day: date) -> Known:
    there = places(db, day)
    lines = {line.id: line for line in listing.entries(db, day, listing.EntryFilter(kind=kind))}
    return Known(
        register=KINDS[kind],
        lines=lines,
        recognitions=recognising.all_of(db, kind),
        amounts=known_amounts(db, kind),
        names=known_names(db, kind),
        units={squeezed(name): unit_id for name, unit_id in unit_store.every_name(db).items()},
        unit_names=unit_store.names(db, day),
        places=there,
        past=_past(db, there),
        gone=frozenset(one for (one,) in db.execute(GONE, [kind])),
    )


def _past(db: Database, there: Places) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    asked = "select entry_id, industry_id from entry_industry where industry_id in (select value from json_each(?))"
    for entry_id, industry_id in db.execute(asked, [json.dumps(list(there.ended))]):
        found[entry_id].add(industry_id)
    return {entry_id: frozenset(ids) for entry_id, ids in found.items()}
