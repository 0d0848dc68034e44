"""五类名录: entries of every kind in one table, what each was recognised as, and what it is tied to."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m021_registers(db: "Database") -> None:
    db.executescript("""
        create table entry (
            id integer primary key,
            kind text not null check (kind in ('项目', '平台', '企业', '人才', '关键技术', '产品')),
            name text not null check (name <> ''),
            category text not null default '',
            level text not null default '',
            field text not null default '',
            holder text not null default '',
            unit_id integer references unit(id),
            summary text not null default '',
            contact text not null default '',
            telephone text not null default '',
            traits text not null default '[]' check (json_valid(traits)),
            added_on text not null check (added_on = date(added_on)),
            deleted_on text check (deleted_on = date(deleted_on))
        ) strict;
        create index entry_kind on entry(kind, deleted_on, name);
        create index entry_unit on entry(unit_id);
        create table entry_industry (
            id integer primary key,
            entry_id integer not null references entry(id),
            industry_id integer not null references industry(id),
            valid_from text check (valid_from = date(valid_from)),
            valid_to text check (valid_to = date(valid_to)),
            unique (entry_id, industry_id, valid_from),
            check (valid_to is null or valid_from is null or valid_to >= valid_from)
        ) strict;
        create index entry_industry_industry on entry_industry(industry_id);
        create table recognition (
            id integer primary key,
            entry_id integer not null references entry(id),
            mark text not null check (mark <> ''),
            recognised_on text not null check (recognised_on = date(recognised_on)),
            document text not null default '',
            withdrawn_on text check (withdrawn_on = date(withdrawn_on)),
            withdrawn_because text not null default '',
            proof_name text not null default '',
            proof_sha256 text not null default '' check (length(proof_sha256) in (0, 64)),
            check (withdrawn_on is null or withdrawn_on >= recognised_on)
        ) strict;
        create index recognition_entry on recognition(entry_id);
        create index recognition_mark on recognition(mark, recognised_on, withdrawn_on, entry_id);
        create table entry_event (
            id integer primary key,
            entry_id integer not null references entry(id),
            act text not null check (act <> ''),
            day text not null check (day = date(day)),
            text text not null default ''
        ) strict;
        create index entry_event_entry on entry_event(entry_id, day);
        create table entry_year (
            id integer primary key,
            entry_id integer not null references entry(id),
            year integer not null check (year between 2 and 9998),
            measure text not null check (measure <> ''),
            amount real not null check (amount >= 0),
            unique (entry_id, year, measure)
        ) strict;
        create table entry_link (
            id integer primary key,
            entry_id integer not null references entry(id),
            other_id integer not null references entry(id),
            unique (entry_id, other_id),
            check (entry_id < other_id)
        ) strict;
        create index entry_link_other on entry_link(other_id);
        create table entry_task (
            id integer primary key,
            entry_id integer not null references entry(id),
            task_id integer not null references task(id),
            unique (entry_id, task_id)
        ) strict;
        create index entry_task_task on entry_task(task_id);
        create table not_the_same (
            id integer primary key,
            entry_id integer not null references entry(id),
            other_id integer not null references entry(id),
            unique (entry_id, other_id),
            check (entry_id < other_id)
        ) strict;
        create table talent_need (
            id integer primary key,
            industry_id integer not null references industry(id),
            field text not null check (field <> ''),
            level text not null check (level <> ''),
            year integer not null check (year between 2 and 9998),
            wanted integer not null check (wanted >= 0),
            unique (industry_id, field, level, year)
        ) strict;
    """)


@migration
def m022_own_targets(db: "Database") -> None:
    """What the office sets itself beside the policy: by year and industry, and notes of evidence for goals in words."""
    db.executescript("""
        create table own_target (
            id integer primary key,
            target_id integer not null references target(id),
            industry_id integer references industry(id),
            year integer not null check (year between 2 and 9998),
            value integer not null check (value >= 0),
            basis text not null default ''
        ) strict;
        create unique index own_target_place on own_target(target_id, year, ifnull(industry_id, 0));
        create table goal_evidence (
            id integer primary key,
            year integer not null check (year between 2 and 9998),
            goal text not null check (goal <> ''),
            day text not null check (day = date(day)),
            text text not null check (text <> ''),
            source text not null default ''
        ) strict;
    """)
