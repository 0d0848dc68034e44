"""The task ledger and the working days."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


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
