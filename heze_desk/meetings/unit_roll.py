"""The units as a decision's text may name them, from the workspace."""

from datetime import date

from heze_desk.meetings.proposal_records import Roll
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.workspace.database import Database


def roll(db: Database, day: date) -> Roll:
    """Every unit in use under its name of the day, found by any name it has or had; current names win."""
    listed = [unit for unit in unit_store.units(db, day) if unit.active]
    names = {unit.id: unit.short_name for unit in listed}
    groups = [unit.id for unit in listed if unit.kind is UnitKind.GROUP]
    return Roll(
        ids={name: unit_id for name, unit_id in unit_store.every_name(db).items() if unit_id in names},
        names=names,
        members={group: tuple(one for one in unit_store.members(db, group) if one in names) for group in groups},
    )
