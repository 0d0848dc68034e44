"""A roadmap of one industry, and the page that shows it."""

from datetime import date

import pytest

from heze_desk.roadmap import store
from heze_desk.roadmap.records import BarKey, ItemKind, PlanItem, Subject
from heze_desk.tasks import store as tasks


@pytest.fixture
def planned_office(office):
    """A phase that is late, one to come, a milestone, and two tasks of 未来材料, the first overdue."""
    spans = (
        ("演示攻关", date(2026, 1, 1), date(2026, 10, 31)),
        ("演示示范", date(2026, 12, 1), date(2027, 12, 31)),
    )
    office.workspace.today = lambda: date(2026, 9, 1)
    with office.workspace.step("演示") as db:
        for title, start, finish in spans:
            store.add(db, PlanItem(industry_id=1, title=title, start=start, finish=finish))
        day = date(2028, 6, 30)
        store.add(db, PlanItem(industry_id=1, kind=ItemKind.MILESTONE, title="演示建成", start=day, finish=day))
        tasks.change(db, 1, start=date(2026, 3, 1), deadline=date(2026, 9, 30))
        tasks.change(db, 2, start=date(2026, 3, 1), deadline=date(2027, 3, 31))
    office.workspace.today = lambda: office.clock.today
    office.workspace.undo_since_now()
    return office


@pytest.fixture
def item():
    return lambda number: BarKey(Subject.ITEM, number)


@pytest.fixture
def task():
    return lambda number: BarKey(Subject.TASK, number)
