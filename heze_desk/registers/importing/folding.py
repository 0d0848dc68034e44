"""The rows of every sheet as changes of entries: what the first sheet says, with the deeds of the others joined."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from heze_desk.registers.importing.part_plan import Found, Ground, PartChange
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.whom import Home


def folded(rows: Sequence[RowChange], found: Found, ground: Ground, as_of: date) -> list[RowChange]:
    """One change for each entry, in the order of the first sheet; entries that are not on it follow."""
    homes = {one.row: one for one in ground.homes}
    joined: dict[tuple[str, int], RowChange] = {}
    for row in rows:
        home = homes[row.row]
        fields = [_filed(one, home, found, (ground, as_of)) for one in row.fields]
        joined[home.key] = replace(row, fields=tuple(one for one in fields if one is not None))
    for key, changes in _by_home(found.changes).items():
        home = changes[0].home
        row = joined.get(key) or RowChange(row=home.row or -key[1], entry_id=key[1], title=home.title, fields=())
        joined[key] = replace(row, fields=(*row.fields, *(one.field for one in changes)))
    filled = [one for one in joined.values() if one.fields]
    return sorted(filled, key=lambda one: (one.row < 0, abs(one.row)))


def _by_home(changes: Iterable[PartChange]) -> dict[tuple[str, int], list[PartChange]]:
    found: dict[tuple[str, int], list[PartChange]] = {}
    for one in changes:
        found.setdefault(one.home.key, []).append(one)
    return found


def _filed(field: FieldChange, home: Home, found: Found, told: tuple[Ground, date]) -> FieldChange | None:
    """The industries of the first sheet beside those the sheet of the terms has rows of; None if nothing is left.

    Where an entry has rows there, they alone say when one ends: one that the first sheet leaves out is not taken away.
    """
    listed = found.listed.get(home.key)
    if field.field != "industries" or not listed:
        return field
    ground, as_of = told
    now: tuple[int, ...] = ground.known.current(home.line, "industries") or ()
    held = {one.industry_id for one in found.terms[home.key] if one.covers(as_of)}
    if set(field.value) & listed != held & listed or {*now} - listed - {*field.value}:
        found.differing.append(home.title)
    come = [one for one in field.value if one not in {*now, *listed}]
    wanted = (*now, *come)
    return replace(field, value=wanted, new=ground.known.shown("industries", wanted)) if come else None
