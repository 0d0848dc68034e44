"""双告知、双反馈 between approving and supervising departments, and the changes of the industries themselves."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m025_notifications(db: "Database") -> None:
    db.executescript("""
        create table notification (
            id integer primary key,
            year integer not null check (year between 2 and 9998),
            number integer not null check (number > 0),
            direction text not null check (direction in ('审批告知', '监管告知')),
            matter text not null check (matter <> ''),
            concerns text not null default '',
            entry_id integer references entry(id),
            from_unit_id integer not null references unit(id),
            to_unit_id integer not null references unit(id),
            notified_on text not null check (notified_on = date(notified_on)),
            due text not null check (due = date(due) and due >= notified_on),
            feedback text not null default '',
            received_on text check (received_on = date(received_on)),
            recognised text not null default '',
            recognised_on text check (recognised_on = date(recognised_on)),
            basis text not null default '',
            deleted_on text check (deleted_on = date(deleted_on)),
            unique (year, number),
            check (from_unit_id <> to_unit_id),
            check ((received_on is null) = (feedback = '')),
            check (received_on is null or received_on >= notified_on),
            check (recognised_on is null or received_on is not null)
        ) strict;
        create index notification_due on notification(received_on, due);
    """)


@migration
def m026_industry_changes(db: "Database") -> None:
    """An industry that is renamed, split or merged ends, and others begin in its place: both sides of each change."""
    db.executescript("""
        create table industry_change (
            id integer primary key,
            act text not null check (act in ('新增', '更名', '拆分', '合并', '结束')),
            day text not null check (day = date(day)),
            basis text not null check (basis <> ''),
            at text not null default (datetime('now', 'localtime'))
        ) strict;
        create table industry_succession (
            id integer primary key,
            industry_change_id integer not null references industry_change(id),
            old_industry_id integer references industry(id),
            new_industry_id integer references industry(id),
            check (old_industry_id is not null or new_industry_id is not null)
        ) strict;
        create index industry_succession_change on industry_succession(industry_change_id);
    """)
