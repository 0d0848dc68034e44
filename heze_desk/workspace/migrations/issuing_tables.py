"""Papers that were issued: their number, what they say, the facts they were made of, and their very bytes."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m011_issued_papers(db: "Database") -> None:
    db.executescript("""
        create table issued_paper (
            id integer primary key,
            kind text not null check (kind <> ''),
            year integer not null check (year between 2 and 9998),
            number integer not null check (number > 0),
            running integer check (running > 0),
            version integer not null default 1 check (version > 0),
            title text not null check (title <> ''),
            issued_on text not null check (issued_on = date(issued_on)),
            state text not null default '定稿' check (state in ('定稿', '已更正', '作废')),
            remark text not null default '',
            document text not null check (json_valid(document)),
            snapshot text not null default '{}' check (json_valid(snapshot)),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size > 0),
            at text not null default (datetime('now', 'localtime')),
            unique (kind, year, number, version)
        ) strict;
        create unique index issued_paper_running on issued_paper(kind, running, version) where running is not null;
        create table issued_file (
            id integer primary key,
            sha256 text not null unique check (length(sha256) = 64),
            content blob not null
        ) strict;
    """)
