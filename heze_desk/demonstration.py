"""Invented leaders, deadlines and progress for looking around; every word of it says 演示."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

from heze_desk import (
    demonstration_evaluation,
    demonstration_instructions,
    demonstration_meetings,
    demonstration_notifications,
    demonstration_registers,
    demonstration_roadmap,
    demonstration_rounds,
)
from heze_desk.roster import store as roster
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace.database import Database

BASIS = "演示，非真实分工"
LEADERS = (("王测一", "演示职务甲"), ("李测二", "演示职务乙"), ("赵测三", "演示职务丙"))
DUE_IN = (-54, 3, 38, 120, 400, -23, 6, 200, None, 90, None)  # days from today
DONE = (40, 85, 55, 30, 10, 70, 60, 25, 0, 100, 35)  # per cent; without a deadline it goes on, or waits at 0


def enter(db: Database, today: date) -> None:
    """Fill a fresh workspace for the day; the settings say that it is no real one."""
    settings.change(db, demo=True)
    begun = date(today.year, 1, 5)
    for industry, (name, title) in zip(roster.industries(db, today), cycle(LEADERS), strict=False):
        unit = _first_unit(db, industry.clause_id or 0)
        appoint(db, Appointment(industry=industry.name, leader=name, title=title, valid_from=begun, basis=BASIS))
        if unit:
            appoint(db, Appointment(industry=industry.name, lead_unit=unit, valid_from=begun, basis=BASIS))
    ids = [row[0] for row in db.execute("select id from task order by id")]
    for task_id, days, percent in zip(ids[::3], cycle(DUE_IN), cycle(DONE), strict=False):
        _enter_task(
            db, task_id, today + timedelta(days=days) if days is not None else None, percent=percent, today=today
        )
    demonstration_rounds.enter(db, today)
    demonstration_meetings.enter(db, today, begun=begun)
    demonstration_instructions.enter(db, today, begun=begun)
    demonstration_registers.enter(db, today, begun=begun)
    demonstration_evaluation.enter(db, today, begun=begun)
    demonstration_roadmap.enter(db, today, begun=begun)
    demonstration_notifications.enter(db, today, begun=begun)


def _enter_task(db: Database, task_id: int, deadline: date | None, *, percent: int, today: date) -> None:
    units = tasks.units(db, task_id)
    task = replace(tasks.get(db, task_id), lead_unit_id=units[0] if units else None, person="演示")
    start = min(deadline or today, today) - timedelta(days=120)
    paused = today - timedelta(days=9) if percent == 0 else None
    ongoing = deadline is None and paused is None
    tasks.save(db, replace(task, start=start, deadline=deadline, paused_on=paused, ongoing=ongoing))
    if percent:
        reported = today - timedelta(days=5)
        text = "【演示】已经完成。" if percent == 100 else "【演示】按计划推进。"
        tasks.report(db, ProgressEntry(task_id=task_id, day=reported, progress=percent, text=text))
    if deadline is not None and deadline < today:
        tasks.change(db, task_id, problems="【演示】待解决的问题。", next_steps="【演示】下一步安排。")


def _first_unit(db: Database, clause_id: int) -> str:
    row = db.execute(
        """
        select short_name from unit_name join clause_unit using (unit_id)
        where clause_id = ? order by clause_unit.position limit 1
        """,
        [clause_id],
    ).fetchone()
    return row[0] if row else ""
