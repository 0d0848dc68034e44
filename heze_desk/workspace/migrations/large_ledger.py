"""What makes a ledger of a hundred thousand tasks quick: indexes that hold all that its list and its counts ask for."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m007_indexes_for_lists_and_counts(db: "Database") -> None:
    """Either is in an order that is asked for, and holds what a light is computed from, so that no row is read."""
    timed = "deadline, done_on, paused_on, ongoing, start, progress"
    db.executescript(f"""
        create index task_listed on task(deleted_on, clause_id, number, industry_id, {timed});
        create index task_counted on task(deleted_on, industry_id, clause_id, {timed});
    """)
