"""Whose word on a task counts."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m009_word_of_the_task(db: "Database") -> None:
    db.executescript("""
        alter table progress_entry add column counts integer not null default 1 check (counts in (0, 1));
    """)
