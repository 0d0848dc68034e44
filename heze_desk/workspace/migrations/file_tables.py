"""Files that were taken back: a returned form that is lost for good is removed with a reason, as an attachment is."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m008_removed_forms(db: "Database") -> None:
    db.executescript("""
        alter table returned_form add column removed_on text check (removed_on = date(removed_on));
        alter table returned_form add column removal_reason text not null default ''
            check ((removed_on is null) = (removal_reason = ''));
        create index attachment_sha256 on attachment(sha256);
    """)
