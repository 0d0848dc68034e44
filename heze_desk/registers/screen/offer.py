"""What an entry can be given to and filed under, as of a day."""

from dataclasses import dataclass
from datetime import date

from heze_desk.kit.columns import Choice
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database

NO_UNIT = Choice(None, "—")


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Units by rank and industries in the order of the policy; read once at each reload."""

    units: tuple[Choice, ...] = (NO_UNIT,)
    industries: tuple[Choice, ...] = ()


def read(db: Database, day: date) -> Offer:
    return Offer(
        units=(
            NO_UNIT,
            *(
                Choice(one.id, one.short_name, " ".join((one.full_name, *one.aliases)))
                for one in unit_store.units(db, day)
            ),
        ),
        industries=tuple(Choice(one.id or 0, one.name) for one in roster.industries(db, day)),
    )
