"""Briefings as they are written: drafts in sections, each figure with the rows behind it."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m020_briefings(db: "Database") -> None:
    db.executescript("""
        create table briefing (
            id integer primary key,
            kind text not null check (kind in ('调度简报', '专报', '通报', '增刊')),
            round_id integer references round(id),
            from_day text not null check (from_day = date(from_day)),
            to_day text not null check (to_day = date(to_day) and to_day >= from_day),
            title text not null check (title <> ''),
            created_on text not null check (created_on = date(created_on)),
            report_to text not null default '',
            send_to text not null default '',
            issue_to text not null default '',
            extra_to text not null default '',
            copies integer not null default 0 check (copies between 0 and 9999),
            issued_paper_id integer references issued_paper(id),
            corrects_id integer references briefing(id)
        ) strict;
        create unique index briefing_issued_paper on briefing(issued_paper_id) where issued_paper_id is not null;
        create index briefing_round on briefing(round_id);
        create table briefing_section (
            id integer primary key,
            briefing_id integer not null references briefing(id),
            position integer not null,
            key text not null,
            heading text not null check (heading <> ''),
            compiled text not null,
            text text not null,
            blocks text not null default '{}' check (json_valid(blocks))
        ) strict;
        create index briefing_section_briefing on briefing_section(briefing_id, position);
        create table briefing_figure (
            id integer primary key,
            briefing_id integer not null references briefing(id),
            position integer not null,
            key text not null,
            name text not null check (name <> ''),
            value integer not null check (value >= 0),
            subject text not null check (subject in ('task', 'unit', 'instruction', 'decision')),
            row_ids text not null check (json_valid(row_ids) and json_array_length(row_ids) = value),
            unique (briefing_id, name)
        ) strict;
    """)


@migration
def m028_briefing_insets(db: "Database") -> None:
    """Tables and pictures of the secretary's own stand apart from the text: a photograph is not journalled with it."""
    db.executescript("""
        alter table briefing_section add column left_out integer not null default 0 check (left_out in (0, 1));
        create table briefing_inset (
            id integer primary key,
            briefing_id integer not null references briefing(id),
            caption text not null check (caption <> ''),
            content text not null check (json_valid(content)),
            unique (briefing_id, caption)
        ) strict;
    """)


@migration
def m030_briefing_headings(db: "Database") -> None:
    """What the text patterns gave, beside the heading as it is printed; empty where it was not kept yet."""
    db.execute("alter table briefing_section add column compiled_heading text not null default ''")


@migration
def m032_briefing_whole_annex(db: "Database") -> None:
    """Whether the ledger extract of the annex lists all, however many they are."""
    db.execute("alter table briefing add column whole_annex integer not null default 0 check (whole_annex in (0, 1))")
