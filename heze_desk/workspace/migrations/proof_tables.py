"""The proof of a recognition is a kept file like any other: several to one recognition, checked and removed alike."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m027_recognition_proofs(db: "Database") -> None:
    db.executescript("""
        alter table recognition drop column proof_name;
        alter table recognition drop column proof_sha256;
        create table recognition_proof (
            id integer primary key,
            recognition_id integer not null references recognition(id),
            file_name text not null check (file_name <> ''),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size >= 0),
            added_on text not null check (added_on = date(added_on)),
            removed_on text check (removed_on = date(removed_on)),
            removal_reason text not null default '' check ((removed_on is null) = (removal_reason = '')),
            unique (recognition_id, sha256)
        ) strict;
        create index recognition_proof_sha256 on recognition_proof(sha256);
    """)


@migration
def m029_places_of_entries(db: "Database") -> None:
    """Counting by industry then reads no row of the table."""
    db.execute("create index entry_industry_days on entry_industry(entry_id, industry_id, valid_from, valid_to)")
