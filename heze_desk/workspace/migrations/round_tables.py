"""The life of a task, and the rounds."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m006_task_life_and_rounds(db: "Database") -> None:
    db.executescript("""
        alter table step add column day text check (day = date(day));

        alter table task add column stage text not null default '立项'
            check (stage in ('立项', '交办', '签收', '推进', '办结', '核查', '销号'));
        alter table task add column closed_on text check (closed_on = date(closed_on))
            check ((closed_on is not null) = (stage = '销号'));
        update task set stage = case when done_on is not null then '办结' else '推进' end
            where done_on is not null or progress > 0;
        alter table attachment add column removed_on text check (removed_on = date(removed_on));
        alter table attachment add column removal_reason text not null default ''
            check ((removed_on is null) = (removal_reason = ''));
        create table life_entry (
            id integer primary key,
            task_id integer not null references task(id),
            act text not null check (act in
                ('立项', '交办', '签收', '推进', '办结', '核查', '销号', '退回', '撤销销号', '暂停', '恢复')),
            day text not null check (day = date(day)),
            by_whom text not null default '',
            basis text not null default '',
            attachment_id integer references attachment(id)
        ) strict;
        create index life_entry_task on life_entry(task_id, day);
        create table postponement (
            id integer primary key,
            task_id integer not null references task(id),
            old_deadline text not null check (old_deadline = date(old_deadline)),
            new_deadline text not null check (new_deadline = date(new_deadline)),
            asked_on text not null check (asked_on = date(asked_on)),
            agreed_on text not null check (agreed_on = date(agreed_on)),
            agreed_by text not null check (agreed_by <> ''),
            reason text not null check (reason <> ''),
            check (new_deadline > old_deadline),
            check (agreed_on >= asked_on)
        ) strict;
        create index postponement_task on postponement(task_id);

        create table round (
            id integer primary key,
            year integer not null check (year between 2 and 9998),
            number integer not null check (number > 0),
            title text not null check (title <> ''),
            cycle text not null check (cycle in ('每周', '每两周', '每月', '每季度', '临时')),
            opened_on text not null check (opened_on = date(opened_on)),
            due text not null check (due = date(due)),
            closed_on text check (closed_on = date(closed_on)),
            unique (year, number),
            check (due >= opened_on),
            check (closed_on is null or closed_on >= opened_on)
        ) strict;
        create table round_industry (
            id integer primary key,
            round_id integer not null references round(id),
            industry_id integer not null references industry(id),
            unique (round_id, industry_id)
        ) strict;
        create table round_unit (
            id integer primary key,
            round_id integer not null references round(id),
            unit_id integer not null references unit(id),
            unique (round_id, unit_id)
        ) strict;
        create table asked_task (
            id integer primary key,
            round_id integer not null references round(id),
            unit_id integer not null references unit(id),
            task_id integer not null references task(id),
            position integer not null,
            role text not null check (role in ('牵头', '责任')),
            unique (round_id, unit_id, task_id)
        ) strict;
        create index asked_task_task on asked_task(task_id);
        create table form (
            id integer primary key,
            round_id integer not null references round(id),
            unit_id integer not null references unit(id),
            version integer not null check (version > 0),
            made_on text not null check (made_on = date(made_on)),
            file_name text not null check (file_name <> ''),
            content_hash text not null check (length(content_hash) = 64),
            unique (round_id, unit_id, version)
        ) strict;
        create table returned_form (
            id integer primary key,
            round_id integer not null references round(id),
            unit_id integer not null references unit(id),
            file_name text not null check (file_name <> ''),
            sha256 text not null check (length(sha256) = 64),
            size integer not null check (size >= 0),
            received_on text not null check (received_on = date(received_on)),
            unique (round_id, unit_id, sha256)
        ) strict;
        create index returned_form_sha256 on returned_form(sha256);
        create table filing (
            id integer primary key,
            round_id integer not null references round(id),
            unit_id integer not null references unit(id),
            state text not null check (state in ('已报', '迟报', '零报告', '退回', '补报')),
            day text not null check (day = date(day)),
            at text not null default (datetime('now', 'localtime')),
            noted_by text not null default '',
            remark text not null default '',
            returned_form_id integer references returned_form(id)
        ) strict;
        create index filing_round on filing(round_id, unit_id);

        create table progress_entry_grown (
            id integer primary key,
            task_id integer not null references task(id),
            day text not null check (day = date(day)),
            progress integer check (progress between 0 and 100),
            text text not null,
            problems text not null default '',
            next_steps text not null default '',
            unit_id integer references unit(id),
            round_id integer references round(id),
            returned_form_id integer references returned_form(id),
            cells text not null default '{}' check (json_valid(cells)),
            check (text <> '' or progress is not null or problems <> '' or next_steps <> '')
        ) strict;
        insert into progress_entry_grown (id, task_id, day, progress, text)
            select id, task_id, day, progress, text from progress_entry;
        drop table progress_entry;
        alter table progress_entry_grown rename to progress_entry;
        create index progress_entry_task on progress_entry(task_id, day);
        create index progress_entry_round on progress_entry(round_id) where round_id is not null;
    """)
