"""监测评估: indicators with their values by period, schemes by version, and results kept with their arithmetic."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m024_evaluation(db: "Database") -> None:
    """A period is 2026, 2026年第3季度 or 2026年9月 as year and part; part 0 is the whole year."""
    db.executescript("""
        create table indicator (
            id integer primary key,
            position integer not null,
            name text not null unique check (name <> ''),
            definition text not null default '',
            measure text not null default '',
            source text not null default '' ,
            direction text not null check (direction in ('越高越好', '越低越好')),
            cycle text not null check (cycle in ('月', '季', '年')),
            weight real not null default 0 check (weight >= 0),
            retired_on text check (retired_on = date(retired_on))
        ) strict;
        create table indicator_target (
            id integer primary key,
            indicator_id integer not null references indicator(id),
            year integer not null check (year between 2 and 9998),
            part integer not null default 0 check (part between 0 and 12),
            value real not null,
            unique (indicator_id, year, part)
        ) strict;
        create table indicator_value (
            id integer primary key,
            indicator_id integer not null references indicator(id),
            industry_id integer references industry(id),
            unit_id integer references unit(id),
            year integer not null check (year between 2 and 9998),
            part integer not null default 0 check (part between 0 and 12),
            value real not null,
            note text not null default '',
            proof text not null default '',
            entered_on text not null check (entered_on = date(entered_on)),
            check (industry_id is null or unit_id is null)
        ) strict;
        create unique index indicator_value_place on indicator_value(
            indicator_id, year, part, ifnull(industry_id, 0), ifnull(unit_id, 0)
        );
        create table scheme (
            id integer primary key,
            name text not null check (name <> ''),
            version integer not null check (version > 0),
            rated text not null check (rated in ('单位', '县区', '产业')),
            ranked integer not null default 0 check (ranked in (0, 1)),
            content text not null check (json_valid(content)),
            made_on text not null check (made_on = date(made_on)),
            unique (name, version)
        ) strict;
        create table evaluation (
            id integer primary key,
            scheme_id integer not null references scheme(id),
            from_day text not null check (from_day = date(from_day)),
            to_day text not null check (to_day = date(to_day) and to_day >= from_day),
            made_on text not null check (made_on = date(made_on)),
            ranked integer not null check (ranked in (0, 1)),
            result text not null check (json_valid(result)),
            issued_paper_id integer references issued_paper(id)
        ) strict;
        create table adjustment (
            id integer primary key,
            evaluation_id integer not null references evaluation(id),
            row_name text not null check (row_name <> ''),
            points real not null,
            reason text not null check (reason <> ''),
            day text not null check (day = date(day))
        ) strict;
        create index adjustment_evaluation on adjustment(evaluation_id);
    """)
