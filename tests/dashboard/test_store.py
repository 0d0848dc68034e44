"""What the overview counts in SQL is what a briefing of the same day counts from the lines."""

import random
from datetime import date, timedelta

import pytest

from heze_desk.briefings import store as briefings
from heze_desk.dashboard import store
from heze_desk.policy.records import Part
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.scheme_records import Scheme

DAY = date(2026, 11, 23)


def lit(workspace, dice):
    """The policy's ledger with deadlines, starts, progress and states of all kinds."""
    with workspace.step("填报") as db:
        for (task_id,) in db.execute("select id from task").fetchall():
            deadline = DAY + timedelta(days=dice.randrange(-60, 60))
            fields = dice.choice(
                ({}, {"deadline": deadline}, {"deadline": deadline, "paused_on": DAY}, {"ongoing": True})
            )
            if "deadline" in fields and dice.random() < 0.6:
                fields = {**fields, "start": deadline - timedelta(days=dice.randrange(120))}
            tasks.change(db, task_id, **fields)
            tasks.set_progress(db, task_id, dice.choice((0, 30, 60, 100)), day=DAY)
            if dice.random() < 0.1:
                tasks.discard(db, task_id, day=DAY)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("seed", range(2))
def test_the_overview_counts_and_lists_what_a_briefing_does(policy_workspace, scheme, seed):
    lit(policy_workspace, random.Random(seed))
    with policy_workspace.step("设置") as db:
        settings.change(db, light_scheme=scheme)

    seen = store.read(policy_workspace.db, DAY, limit=500)
    told = briefings.compile(policy_workspace.db, DAY)

    assert seen.lights == told.lights
    assert seen.note == told.note
    by_name = {one.name: (one.leader, one.lead_unit, one.lights) for one in seen.industries}
    assert by_name == {one.name: (one.leader, one.lead_unit, one.lights) for one in told.of_part(Part.INDUSTRY)}
    late = seen.due[: len(told.lagging)]
    assert [(line.light, line.deadline) for line in late] == [(line.light, line.deadline) for line in told.lagging]
    assert set(late) == set(told.lagging)
    coming = seen.due[len(late) :]
    assert {line.light for line in coming} <= {seen.rule.normal}
    assert [line.deadline for line in coming] == sorted(line.deadline for line in coming)


def test_no_more_tasks_are_listed_than_asked_for(policy_workspace):
    lit(policy_workspace, random.Random(1))
    assert len(store.read(policy_workspace.db, DAY, limit=7).due) == 7


@pytest.mark.parametrize("scheme", Scheme)
def test_lights_are_counted_from_an_index_that_covers_them(policy_workspace, scheme):
    from heze_desk.tasks import lighting
    from heze_desk.tasks.light_counts import COUNTED
    from heze_desk.tasks.light_query import light_query

    with policy_workspace.step("设置") as db:
        settings.change(db, light_scheme=scheme)
    lights = light_query(db, lighting.rule(db), DAY)
    asked = COUNTED.format(columns="task.industry_id", light=lights.expression, joins=lights.joins)
    plan = [row[-1] for row in db.execute(f"explain query plan {asked}", lights.values)]

    assert any("task USING COVERING INDEX task_counted" in line for line in plan), plan
