"""Invented instructions and a supervision for looking around; every word of them says 演示."""

from dataclasses import replace
from datetime import date, timedelta

from heze_desk.instructions import sheets, store, supervisions
from heze_desk.instructions.records import Instruction
from heze_desk.roster import leader_store
from heze_desk.tasks import lighting
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.workspace.database import Database

WAITING = "【演示】请牵头单位抓紧办理，及时报告进展。"
ANSWERED = "【演示】请各有关单位对照时限逐项落实。"


def enter(db: Database, today: date, *, begun: date) -> None:
    """One instruction waits, one was answered, and a notice about a late task is ready to be issued."""
    leaders = leader_store.leaders(db, today)
    if not leaders or today < begun:
        return
    waiting = Instruction(
        leader_id=leaders[0].id,
        day=max(begun, today - timedelta(days=10)),
        text=WAITING,
        paper="【演示】调度简报",
        next_on=today + timedelta(days=4),
    )
    answered = replace(waiting, leader_id=leaders[-1].id, day=max(begun, today - timedelta(days=20)), text=ANSWERED)
    store.add(db, waiting, today=today)
    store.answer(db, store.add(db, answered, today=today), "【演示】已转各单位办理。", day=today)
    late = lines(db, today, lighting.rule(db), TaskFilter(light=Light.OVERDUE))
    if late:
        (plan,) = sheets.plans(db, [late[0].id], today)
        told = replace(plan.supervision, matter=f"【演示】{late[0].title}")
        supervisions.supervise(db, told, task_ids=plan.task_ids, unit_ids=plan.unit_ids)
