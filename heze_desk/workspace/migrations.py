"""Every change ever made to the tables, oldest first. Never edit one that was released."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(Protocol):
    __name__: str

    def __call__(self, db: "Database", /) -> None: ...


known: dict[str, Migration] = {}
"""Every migration under its name, in the order in which they are applied."""


def migration(change: Migration) -> Migration:
    """Make a function the newest migration; its name is kept in the file for good."""
    known[change.__name__] = change
    return change


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


@migration
def m004_task_ledger(db: "Database") -> None:
    db.executescript("""
        create table task (
            id integer primary key,
            number text not null unique check (number <> ''),
            clause_id integer references clause(id),
            industry_id integer references industry(id),
            title text not null check (title <> ''),
            content text not null default '',
            target text not null default '',
            source text not null check (source in ('政策条款', '会议', '批示', '其他')),
            source_ref text not null default '',
            source_text text not null default '',
            lead_unit_id integer references unit(id),
            person text not null default '',
            start text check (start = date(start)),
            deadline text check (deadline = date(deadline)),
            progress integer not null default 0 check (progress between 0 and 100),
            problems text not null default '',
            next_steps text not null default '',
            done_on text check (done_on = date(done_on)),
            paused_on text check (paused_on = date(paused_on)),
            deleted_on text check (deleted_on = date(deleted_on)),
            check (start is null or deadline is null or start <= deadline)
        ) strict;
        create index task_clause on task(clause_id);
        create index task_industry on task(industry_id);
        create index task_lead on task(lead_unit_id);
        create table task_unit (
            id integer primary key,
            task_id integer not null references task(id),
            unit_id integer not null references unit(id),
            position integer not null,
            unique (task_id, unit_id)
        ) strict;
        create index task_unit_unit on task_unit(unit_id);
        create table milestone (
            id integer primary key,
            task_id integer not null references task(id),
            title text not null check (title <> ''),
            deadline text check (deadline = date(deadline)),
            done_on text check (done_on = date(done_on))
        ) strict;
        create index milestone_task on milestone(task_id);
        create table progress_entry (
            id integer primary key,
            task_id integer not null references task(id),
            day text not null check (day = date(day)),
            progress integer check (progress between 0 and 100),
            text text not null,
            check (text <> '' or progress is not null)
        ) strict;
        create index progress_entry_task on progress_entry(task_id, day);
        create table attachment (
            id integer primary key,
            task_id integer not null references task(id),
            file_name text not null check (file_name <> ''),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size >= 0),
            added_on text not null check (added_on = date(added_on))
        ) strict;
        create index attachment_task on attachment(task_id);
    """)


@migration
def m005_working_days(db: "Database") -> None:
    db.executescript("""
        create table holiday_notice (
            id integer primary key,
            year integer not null check (year between 2 and 9998),
            title text not null check (title <> ''),
            text text not null check (text <> ''),
            built_in integer not null default 0 check (built_in in (0, 1))
        ) strict;
        create table special_day (
            id integer primary key,
            notice_id integer not null references holiday_notice(id),
            day text not null unique check (day = date(day)),
            name text not null check (name <> ''),
            kind text not null check (kind in ('放假', '上班'))
        ) strict;
        create index special_day_notice on special_day(notice_id);
        alter table task add column ongoing integer not null default 0
            check (ongoing in (0, 1)) check (ongoing = 0 or deadline is null);
    """)
