"""The proof of an indicator's value is a kept file like any other, beside the words that say where it is from."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m034_indicator_proofs(db: "Database") -> None:
    """They are of a period of an industry, a unit or the whole city, as the value itself."""
    db.executescript("""
        create table indicator_proof (
            id integer primary key,
            indicator_id integer not null references indicator(id),
            industry_id integer references industry(id),
            unit_id integer references unit(id),
            year integer not null check (year between 2 and 9998),
            part integer not null default 0 check (part between 0 and 12),
            file_name text not null check (file_name <> ''),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size >= 0),
            added_on text not null check (added_on = date(added_on)),
            removed_on text check (removed_on = date(removed_on)),
            removal_reason text not null default '' check ((removed_on is null) = (removal_reason = '')),
            check (industry_id is null or unit_id is null)
        ) strict;
        create index indicator_proof_place on indicator_proof(indicator_id, year, part);
        create index indicator_proof_sha256 on indicator_proof(sha256);
    """)
