"""Invented phases and milestones of every industry; every title says 演示."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, pairwise

from heze_desk.roadmap import store
from heze_desk.roadmap.records import BarKey, Baseline, ItemKind, PlanItem, Subject
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.roster import store as roster
from heze_desk.roster.records import Industry
from heze_desk.workspace.database import Database

PHASES = (("攻关阶段", 0, 330), ("示范阶段", 345, 800), ("规模化阶段", 815, 1450))  # days from the beginning
POINT = ("建成节点", 1500)
LAGS = (0, 40, 85, 15, 60, 110, 25)  # days by which one industry begins after another
SLIPPED = 45  # days
REASON = "【演示】设备到货推迟"
BASIS = "演示，非真实安排"


def enter(db: Database, today: date, *, begun: date) -> None:
    """Three phases that wait for one another and a milestone; since the baseline two have been moved."""
    if today < begun:
        return
    chains = [
        _chain(db, industry, begun + timedelta(days=lag))
        for industry, lag in zip(roster.industries(db, today), cycle(LAGS), strict=False)
    ]
    for chain in chains:
        first = store.get(db, chain[0])
        if first.finish < today - timedelta(days=30):
            store.change(db, chain[0], done_on=first.finish)
    store.keep_baseline(db, Baseline(title="演示年初计划", day=begun), timeline(db, begun, Wanted(recognitions=False)))
    for chain in chains[1:3]:
        item = store.get(db, chain[1])
        later = item.finish + timedelta(days=SLIPPED)
        store.move(db, chain[1], item.start, later, day=today, reason=REASON)
    for (first_id, *_), (_, second_id, *_) in list(pairwise(chains))[:1]:
        store.wait(db, BarKey(Subject.ITEM, first_id), BarKey(Subject.ITEM, second_id))


def _chain(db: Database, industry: Industry, begun: date) -> list[int]:
    made = [
        PlanItem(
            industry_id=industry.id or 0,
            title=f"演示{name}",
            start=begun + timedelta(days=first),
            finish=begun + timedelta(days=last),
            basis=BASIS,
        )
        for name, first, last in PHASES
    ]
    name, days = POINT
    day = begun + timedelta(days=days)
    made.append(replace(made[-1], kind=ItemKind.MILESTONE, title=f"演示{name}", start=day, finish=day))
    ids = [store.add(db, item) for item in made]
    for before, after in pairwise(ids):
        store.wait(db, BarKey(Subject.ITEM, before), BarKey(Subject.ITEM, after))
    return ids
