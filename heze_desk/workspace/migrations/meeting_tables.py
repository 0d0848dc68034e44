"""Meetings with their record and decisions, and leaders' instructions with their supervision."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m012_meetings(db: "Database") -> None:
    db.executescript("""
        create table meeting (
            id integer primary key,
            kind text not null check (kind in ('专班会议', '专题会', '调度会', '现场推进会')),
            year integer not null check (year between 2 and 9998),
            number integer not null check (number > 0),
            title text not null check (title <> ''),
            day text not null check (day = date(day)),
            begins_at text not null default '' check (begins_at = '' or begins_at = strftime('%H:%M', begins_at)),
            ends_at text not null default '' check (ends_at = '' or ends_at = strftime('%H:%M', ends_at)),
            place text not null default '',
            requirements text not null default '',
            minutes_text text not null default '',
            drafted_text text not null default '',
            issued_paper_id integer references issued_paper(id),
            unique (kind, year, number)
        ) strict;
        create index meeting_day on meeting(day);
        create table attendee (
            id integer primary key,
            meeting_id integer not null references meeting(id),
            role text not null check (role in ('主持', '出席', '列席', '记录')),
            position integer not null,
            name text not null default '',
            duty text not null default '',
            unit_name text not null default '',
            leader_id integer references leader(id),
            unit_id integer references unit(id),
            reply text not null default '' check (reply in ('', '参加', '请假', '代会')),
            presence text not null default ''
                check (presence in ('', '到', '迟到', '早退', '请假', '代会', '缺席')),
            deputy text not null default '',
            reason text not null default '',
            came_at_item_id integer references agenda_item(id),
            left_at_item_id integer references agenda_item(id),
            check (name <> '' or unit_name <> '')
        ) strict;
        create index attendee_meeting on attendee(meeting_id, position);
        create table agenda_item (
            id integer primary key,
            meeting_id integer not null references meeting(id),
            position integer not null,
            title text not null check (title <> ''),
            presenter text not null default '',
            material text not null default '',
            follows_decision_id integer references decision(id),
            left_out_because text not null default ''
        ) strict;
        create index agenda_item_meeting on agenda_item(meeting_id, position);
        create table meeting_note (
            id integer primary key,
            meeting_id integer not null references meeting(id),
            agenda_item_id integer references agenda_item(id),
            position integer not null,
            kind text not null check (kind in ('记录', '发言', '议定', '建议', '任务', '数字')),
            speaker text not null default '',
            text text not null check (text <> ''),
            at text not null
        ) strict;
        create index meeting_note_meeting on meeting_note(meeting_id, position);
        create table decision (
            id integer primary key,
            meeting_id integer not null references meeting(id),
            number integer not null check (number > 0),
            heading text not null default '',
            text text not null check (text <> ''),
            corrects_text text not null default '',
            correction_reason text not null default '',
            unique (meeting_id, number)
        ) strict;
        create table decision_task (
            id integer primary key,
            decision_id integer not null references decision(id),
            task_id integer not null references task(id),
            sentence text not null check (sentence <> ''),
            unique (decision_id, task_id)
        ) strict;
        create index decision_task_task on decision_task(task_id);
    """)


@migration
def m013_instructions_and_supervision(db: "Database") -> None:
    db.executescript("""
        create table instruction (
            id integer primary key,
            leader_id integer not null references leader(id),
            day text not null check (day = date(day)),
            text text not null check (trim(text) <> ''),
            paper text not null default '',
            issued_paper_id integer references issued_paper(id),
            scan_name text not null default '',
            scan_sha256 text not null default '' check (scan_sha256 = '' or length(scan_sha256) = 64),
            in_briefing integer not null default 1 check (in_briefing in (0, 1)),
            next_on text check (next_on = date(next_on)),
            answered_on text check (answered_on = date(answered_on)),
            answer text not null default '',
            check ((answered_on is null) = (answer = ''))
        ) strict;
        create table instruction_task (
            id integer primary key,
            instruction_id integer not null references instruction(id),
            task_id integer not null references task(id),
            unique (instruction_id, task_id)
        ) strict;
        create index instruction_task_task on instruction_task(task_id);
        create table supervision (
            id integer primary key,
            colour text not null check (colour in ('蓝', '黄', '红')),
            day text not null check (day = date(day)),
            source text not null default '',
            matter text not null check (matter <> ''),
            requirement text not null default '',
            deadline text check (deadline = date(deadline)),
            lead_unit_id integer not null references unit(id),
            instruction_id integer references instruction(id),
            issued_paper_id integer references issued_paper(id),
            signed_by text not null default '',
            signed_on text check (signed_on = date(signed_on)),
            answer text not null default '',
            problems text not null default '',
            next_steps text not null default '',
            answered_on text check (answered_on = date(answered_on)),
            closed_on text check (closed_on = date(closed_on))
        ) strict;
        create table supervision_task (
            id integer primary key,
            supervision_id integer not null references supervision(id),
            task_id integer not null references task(id),
            unique (supervision_id, task_id)
        ) strict;
        create index supervision_task_task on supervision_task(task_id);
        create table reminder (
            id integer primary key,
            supervision_id integer references supervision(id),
            task_id integer references task(id),
            unit_id integer not null references unit(id),
            day text not null check (day = date(day)),
            remark text not null default '',
            check (supervision_id is not null or task_id is not null)
        ) strict;
    """)
