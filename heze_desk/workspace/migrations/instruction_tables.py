"""Scans of instructions as files that are checked and mended like any other, and who works with the lead unit."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m016_scans_and_supervised_units(db: "Database") -> None:
    db.executescript("""
        alter table instruction drop column scan_name;
        alter table instruction drop column scan_sha256;
        create table instruction_scan (
            id integer primary key,
            instruction_id integer not null references instruction(id),
            file_name text not null check (file_name <> ''),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size > 0),
            added_on text not null check (added_on = date(added_on)),
            removed_on text check (removed_on = date(removed_on)),
            removal_reason text not null default '' check ((removed_on is null) = (removal_reason = ''))
        ) strict;
        create index instruction_scan_instruction on instruction_scan(instruction_id);
        create index instruction_scan_sha256 on instruction_scan(sha256);
        create index instruction_day on instruction(day);
        create table supervision_unit (
            id integer primary key,
            supervision_id integer not null references supervision(id),
            unit_id integer not null references unit(id),
            position integer not null,
            unique (supervision_id, unit_id)
        ) strict;
        create unique index supervision_issued_paper on supervision(issued_paper_id) where issued_paper_id is not null;
        create index reminder_supervision on reminder(supervision_id);
        create index reminder_task on reminder(task_id);
    """)
