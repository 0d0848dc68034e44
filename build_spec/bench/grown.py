"""A ledger grown from the policy's by plain SQL: as many tasks as are wanted, each with as many reports."""

from contextlib import closing
from pathlib import Path

from heze_desk.workspace import journal
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

OWN = ("id", "number", "title", "person", "deadline", "progress", "done_on")
TASKS = """
    with recursive more(place) as (select :have union all select place + 1 from more where place + 1 < :tasks)
    insert into task (number, title, person, deadline, progress, done_on, {others})
    select number || printf('%03d', place / :have), title || '（第' || (place / :have) || '批）',
        substr('甲乙丙丁戊己庚辛', 1 + place % 8, 1) || '测' || substr('一二三四五', 1 + place % 5, 1),
        iif(place % 10 < 7, date('2026-01-01', (place * 37 % 700) || ' days'), null),
        iif(place % 5 = 0, 100, place * 13 % 100),
        iif(place % 5 = 0, date('2026-01-01', (place * 17 % 320) || ' days'), null), {others}
    from more join sown on sown.row = 1 + place * 7 % :have order by place
"""
UNITS = """
    insert into task_unit (task_id, unit_id, position)
    select task.id, unit_id, position from task
    join sown on sown.content = task.content and task.title glob sown.title || '（*' join task_unit on task_id = sown.id
    where task.id not in (select id from sown) and position <= 3
    on conflict do nothing
"""
REPORTS = """
    with recursive more(place) as (select 0 union all select place + 1 from more where place + 1 < :reports)
    insert into progress_entry (task_id, day, progress, text)
    select id, date('2026-01-05', (place * 30 + id % 25) || ' days'), min(100, place * 9),
        '第' || (place + 1) || '次报告：' || title || '，已完成方案编制，正在推进。'
    from more cross join task
"""


def grow(folder: Path, *, tasks: int, reports: int) -> None:
    """Grow the ledger of this workspace without acts, so that the journal knows nothing of it."""
    with closing(Workspace.open(folder)) as workspace:
        db = workspace.db
        journal.remove(db)
        db.execute("begin")
        _fill(db, tasks, reports)
        db.execute("commit")
        journal.install(db)


def _fill(db: Database, tasks: int, reports: int) -> None:
    db.execute("create temp table sown as select row_number() over (order by id) as row, * from task")
    columns = [name for (name,) in db.execute("select name from pragma_table_info('task')")]
    others = ", ".join(name for name in columns if name not in OWN)
    have = db.execute("select count(*) from task").fetchone()[0]
    db.execute(TASKS.format(others=others), {"have": have, "tasks": tasks})
    db.execute(UNITS)
    db.execute(REPORTS, {"reports": reports})
