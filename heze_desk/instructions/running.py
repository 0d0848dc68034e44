"""The tasks whose deadline runs and is near or over, read by the deadline alone."""

from datetime import date, timedelta

from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

MOVED_AT_MOST = timedelta(days=15)
"""No run of days off is longer, so no deadline is moved further."""


def due_by(db: Database, day: date, last: date, rule: LightRule) -> list[TaskLine]:
    """Tasks neither done nor set aside on the day whose deadline, as it counts, is over by `last`; the first first."""
    rows = db.execute(
        """
        select id from task
        where deleted_on is null and deadline <= :latest
          and (done_on is null or done_on > :day) and (paused_on is null or paused_on > :day)
        order by deadline, id
        """,
        {"day": day.isoformat(), "latest": (last + MOVED_AT_MOST).isoformat()},
    )
    listed = lines_of(db, [task_id for (task_id,) in rows], day, rule)
    near = [(line.running.effective, line) for line in listed if line.running and line.running.effective <= last]
    return [line for _, line in sorted(near, key=lambda pair: pair[0])]
