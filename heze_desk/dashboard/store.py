"""Counting what the overview tells; no more tasks are read than it lists."""

from collections import Counter
from datetime import date

from heze_desk.briefings.records import OUTDATED
from heze_desk.briefings.store import changed_after
from heze_desk.dashboard.records import IndustryLights, Overview
from heze_desk.roster import store as roster
from heze_desk.tasks import lighting
from heze_desk.tasks.due_records import Due
from heze_desk.tasks.left_industries import left_industries
from heze_desk.tasks.light_counts import due_first, light_counts, running_deadlines
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.timeliness_records import words
from heze_desk.workspace.database import Database


def read(db: Database, day: date, *, limit: int) -> Overview:
    """The ledger at a glance on this day, with as many of the tasks that are due as asked for."""
    rule = lighting.rule(db)
    counts = light_counts(db, day, rule)
    running = running_deadlines(db, day, rule)
    industries = [
        IndustryLights(
            name=line.industry,
            leader=line.leader_text,
            lead_unit=line.lead_unit_text,
            lights=counts.of_industry.get(line.industry, Counter()),
        )
        for line in roster.roster(db, day)
    ]
    standing = {one.name for one in industries}
    industries += [
        IndustryLights(name=one.told_ended, leader="", lead_unit="", lights=counts.of_industry[one.name])
        for one in left_industries(db, day)
        if one.name not in standing
    ]
    return Overview(
        rule=rule,
        lights=counts.lights,
        industries=tuple(industries),
        due=tuple(due_first(db, day, rule, lights=(*rule.warnings, rule.normal), limit=limit)),
        first={light: rule.due(deadlines[0], day) for light, deadlines in running.items()},
        note=_note(db, day, rule, [rule.due(deadline, day) for some in running.values() for deadline in some]),
    )


def _note(db: Database, day: date, rule: LightRule, dues: list[Due]) -> str:
    """What a briefing of the day would print under its tables."""
    postponed = "select 1 from postponement join task on task.id = task_id where deleted_on is null limit 1"
    told = rule.note(dues)
    if any(due.is_over for due in dues) or db.execute(postponed).fetchone():
        told = f"{told}{words(rule)}"
    return f"{told}{OUTDATED}" if changed_after(db, day) else told
