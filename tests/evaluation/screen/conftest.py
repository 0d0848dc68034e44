"""The page of indicators and evaluations over the policy's workspace, on its Monday."""

from datetime import date

import pytest

from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Direction, Indicator
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.evaluation.screen import EvaluationScreen
from heze_desk.tasks import store as tasks


@pytest.fixture
def office(desk_over, policy_workspace, today):
    """Two units lead a task each; one is done in time, the other overdue."""
    with policy_workspace.step("演示") as db:
        for task_id, unit_id, done_on in ((1, 1, date(2026, 9, 1)), (2, 2, None)):
            tasks.change(db, task_id, deadline=date(2026, 9, 30))
            db.execute("update task set lead_unit_id = ? where id = ?", [unit_id, task_id])
            if done_on:
                db.execute("update task set done_on = ?, progress = 100 where id = ?", [done_on.isoformat(), task_id])
    return desk_over(policy_workspace, today)


@pytest.fixture
def watched(office):
    """A typed indicator with a target for September."""
    with office.workspace.step("演示指标") as db:
        one = Indicator(name="演示产值", measure="亿元", cycle=Cycle.MONTH, direction=Direction.UP)
        indicator_id = indicators.add(db, one)
        indicators.aim(db, indicator_id, Period(2026, 9), 50)
    return indicator_id


@pytest.fixture
def page(office, shown_page):
    return shown_page(EvaluationScreen(office))


@pytest.fixture
def told(page):
    """What the page said was done."""
    said = []
    page.told.connect(lambda text, path: said.append(text))
    return said
