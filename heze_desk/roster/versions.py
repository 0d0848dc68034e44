"""The roster of a day as it would be issued."""

from datetime import date

from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.version_records import RosterVersion
from heze_desk.workspace.database import Database


def version(db: Database, day: date) -> RosterVersion:
    """With the rank of everybody on it, so that two versions can be compared when all has changed since."""
    return RosterVersion(
        day=day,
        lines=tuple(store.roster(db, day)),
        leader_ranks={one.id: one.position for one in leader_store.leaders(db, day)},
        unit_ranks={one.id: place for place, one in enumerate(unit_store.units(db, day), 1)},
    )
