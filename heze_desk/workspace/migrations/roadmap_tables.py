"""产业路线图: phases and milestones of an industry, what waits for what, and how the plan stood before."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m023_roadmap(db: "Database") -> None:
    """A dependency and a bar of a baseline belong either to a plan item or to a task."""
    db.executescript("""
        create table plan_item (
            id integer primary key,
            industry_id integer not null references industry(id),
            kind text not null check (kind in ('阶段', '节点')),
            position integer not null,
            title text not null check (title <> ''),
            start text not null check (start = date(start)),
            finish text not null check (finish = date(finish) and finish >= start),
            done_on text check (done_on = date(done_on)),
            basis text not null default '',
            check (kind = '阶段' or start = finish)
        ) strict;
        create index plan_item_industry on plan_item(industry_id, start);
        create table dependency (
            id integer primary key,
            before_item_id integer references plan_item(id),
            before_task_id integer references task(id),
            after_item_id integer references plan_item(id),
            after_task_id integer references task(id),
            check ((before_item_id is null) <> (before_task_id is null)),
            check ((after_item_id is null) <> (after_task_id is null))
        ) strict;
        create unique index dependency_ends on dependency(
            ifnull(before_item_id, 0), ifnull(before_task_id, 0), ifnull(after_item_id, 0), ifnull(after_task_id, 0)
        );
        create table plan_move (
            id integer primary key,
            plan_item_id integer not null references plan_item(id),
            old_start text not null check (old_start = date(old_start)),
            old_finish text not null check (old_finish = date(old_finish)),
            new_start text not null check (new_start = date(new_start)),
            new_finish text not null check (new_finish = date(new_finish)),
            day text not null check (day = date(day)),
            reason text not null check (reason <> '')
        ) strict;
        create index plan_move_item on plan_move(plan_item_id, day);
        create table baseline (
            id integer primary key,
            title text not null check (title <> ''),
            day text not null check (day = date(day))
        ) strict;
        create table baseline_bar (
            id integer primary key,
            baseline_id integer not null references baseline(id),
            plan_item_id integer references plan_item(id),
            task_id integer references task(id),
            title text not null,
            start text check (start = date(start)),
            finish text check (finish = date(finish)),
            check ((plan_item_id is null) <> (task_id is null))
        ) strict;
        create index baseline_bar_baseline on baseline_bar(baseline_id);
    """)
