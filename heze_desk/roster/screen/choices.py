"""What can be chosen on this page, in the order of rank; who was put aside is not offered."""

from datetime import date

from heze_desk.kit.columns import Choice
from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.workspace.database import Database


def industry_choices(db: Database, day: date) -> list[Choice]:
    return [Choice(one.id, one.name) for one in store.industries(db, day)]


def leader_choices(db: Database, day: date) -> list[Choice]:
    """Leaders under the titles of the day."""
    return [Choice(one.id, f"{one.name}（{one.title}）") for one in leader_store.leaders(db, day) if one.active]


def unit_choices(db: Database, day: date) -> list[Choice]:
    """Units that can lead: a group stands for its members and leads nothing itself."""
    return [
        Choice(one.id, one.short_name, "".join((one.full_name, *one.aliases)))
        for one in unit_store.units(db, day)
        if one.active and one.kind is not UnitKind.GROUP
    ]


def title_on(db: Database, leader_id: int, day: date) -> str:
    """The title a leader holds on a day."""
    return next(one.title for one in leader_store.leaders(db, day) if one.id == leader_id)
