"""Industries that were taken off while tasks were left with them, so that these are still to be found."""

from datetime import date

from heze_desk.roster import industry_store
from heze_desk.roster.industry_records import Industry
from heze_desk.workspace.database import Database

HAS_TASKS = "select 1 from task where industry_id = ? and deleted_on is null limit 1"


def left_industries(db: Database, day: date) -> list[Industry]:
    """Those that ended before the day and still have tasks, in the order of the policy."""
    return [one for one in industry_store.ended(db, day) if db.execute(HAS_TASKS, [one.id]).fetchone()]
