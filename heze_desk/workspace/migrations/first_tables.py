"""The journal, the settings, units, the policy, leaders and assignments."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m001_journal_and_settings(db: "Database") -> None:
    db.executescript("""
        create table step (
            id integer primary key,
            title text not null check (title <> ''),
            open integer not null default 0 check (open in (0, 1)),
            final integer not null default 0 check (final in (0, 1)),
            reverses integer unique references step(id),
            at text not null default (datetime('now', 'localtime'))
        ) strict;
        create unique index one_open_step on step(open) where open;
        create table journal (
            id integer primary key,
            step_id integer not null references step(id),
            subject text not null,
            row_id integer not null,
            before text,
            after text
        ) strict;
        create index journal_step on journal(step_id);
        create index journal_row on journal(subject, row_id);

        create table setting (
            id integer primary key,
            name text not null unique check (name <> ''),
            value text not null check (json_valid(value))
        ) strict;
    """)


@migration
def m002_units_policy_and_industries(db: "Database") -> None:
    db.executescript("""
        create table unit (
            id integer primary key,
            position integer not null,
            kind text not null check (kind in ('部门', '功能区', '县区', '群组')),
            from_document integer not null default 0 check (from_document in (0, 1)),
            aliases text not null default '[]' check (json_valid(aliases)),
            active integer not null default 1 check (active in (0, 1))
        ) strict;
        create table unit_name (
            id integer primary key,
            unit_id integer not null references unit(id),
            short_name text not null check (short_name <> ''),
            full_name text not null check (full_name <> ''),
            valid_from text check (valid_from = date(valid_from)),
            unique (unit_id, valid_from)
        ) strict;
        create table unit_member (
            id integer primary key,
            group_id integer not null references unit(id),
            unit_id integer not null references unit(id),
            unique (group_id, unit_id),
            check (group_id <> unit_id)
        ) strict;
        create table contact (
            id integer primary key,
            unit_id integer not null references unit(id),
            name text not null check (name <> ''),
            duty text not null default '',
            telephone text not null default '',
            active integer not null default 1 check (active in (0, 1))
        ) strict;

        create table policy (
            id integer primary key check (id = 1),
            number text not null,
            title text not null,
            issuer text not null,
            issued_on text not null check (issued_on = date(issued_on)),
            content text not null check (json_valid(content))
        ) strict;
        create table clause (
            id integer primary key,
            part text not null check (part in ('产业', '重点任务', '保障措施')),
            position integer not null,
            label text not null,
            name text not null check (name <> ''),
            text text not null
        ) strict;
        create table clause_unit (
            id integer primary key,
            clause_id integer not null references clause(id),
            unit_id integer not null references unit(id),
            position integer not null,
            unique (clause_id, unit_id)
        ) strict;
        create table target (
            id integer primary key,
            position integer not null,
            name text not null check (name <> ''),
            value integer,
            unit text not null,
            qualifier text not null,
            year integer not null
        ) strict;
        create table industry (
            id integer primary key,
            clause_id integer references clause(id),
            position integer not null,
            name text not null check (name <> ''),
            valid_from text check (valid_from = date(valid_from)),
            valid_to text check (valid_to = date(valid_to)),
            basis text not null default '',
            check (valid_to is null or valid_from is null or valid_to >= valid_from)
        ) strict;
    """)


@migration
def m003_leaders_and_assignments(db: "Database") -> None:
    db.executescript("""
        create table leader (
            id integer primary key,
            name text not null check (name <> ''),
            active integer not null default 1 check (active in (0, 1))
        ) strict;
        create table leader_title (
            id integer primary key,
            leader_id integer not null references leader(id),
            title text not null check (title <> ''),
            position integer not null,
            valid_from text not null check (valid_from = date(valid_from)),
            unique (leader_id, valid_from)
        ) strict;
        create table assignment (
            id integer primary key,
            industry_id integer not null references industry(id),
            leader_id integer references leader(id),
            unit_id integer references unit(id),
            valid_from text not null check (valid_from = date(valid_from)),
            valid_to text check (valid_to = date(valid_to)),
            basis text not null check (basis <> ''),
            check ((leader_id is null) <> (unit_id is null)),
            check (valid_to is null or valid_to >= valid_from)
        ) strict;
        create index assignment_industry on assignment(industry_id);
    """)
