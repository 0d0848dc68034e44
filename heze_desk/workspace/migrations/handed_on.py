"""What an industry hands on to another stays with it as of the days before."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m033_handed_on(db: "Database") -> None:
    """From which day and until which an own target or a need counts; empty where it always did and still does."""
    for table in ("own_target", "talent_need"):
        for column in ("begun_on", "ended_on"):
            db.execute(f"alter table {table} add column {column} text check ({column} = date({column}))")
