"""What an entry can be given to and filed under, as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from heze_desk.kit.columns import Choice
from heze_desk.roster import industry_store, unit_store
from heze_desk.workspace.database import Database

NO_UNIT = Choice(None, "—")
LEFT = "select 1 from entry_industry where industry_id = ? and (valid_to is null or valid_to >= ?) limit 1"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Units by rank and industries in the order of the policy; read once at each reload.

    An industry that ended is offered as long as entries count in it; `industry_names` has all that ever stood.
    """

    units: tuple[Choice, ...] = (NO_UNIT,)
    industries: tuple[Choice, ...] = ()
    industry_names: Mapping[int, str] = field(default_factory=dict)
    day: date | None = None


def read(db: Database, day: date) -> Offer:
    ended, since = industry_store.ended(db, day), day.isoformat()
    return Offer(
        units=(
            NO_UNIT,
            *(
                Choice(one.id, one.short_name, " ".join((one.full_name, *one.aliases)))
                for one in unit_store.units(db, day)
            ),
        ),
        industries=(
            *(Choice(one.id or 0, one.name) for one in industry_store.industries(db, day)),
            *(Choice(one.id or 0, one.told_ended) for one in ended if db.execute(LEFT, [one.id, since]).fetchone()),
        ),
        industry_names=dict(db.execute("select id, name from industry").fetchall()),
        day=day,
    )
