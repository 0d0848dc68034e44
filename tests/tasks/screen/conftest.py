"""The ledger of the policy on screen, with a few tasks that have got somewhere."""

from datetime import date

import pytest

from heze_desk.roster import unit_store
from heze_desk.tasks import store
from heze_desk.tasks.screen import TaskScreen


@pytest.fixture
def page(qtbot, office):
    """The page as it first stands: every task of the policy, the first one chosen."""
    with office.workspace.step("准备") as db:
        for number, (deadline, lead) in {
            "2-1-01": (date(2026, 10, 1), "市科技局"),
            "2-1-02": (date(2026, 11, 26), "市发展改革委"),
            "2-1-03": (date(2027, 3, 31), "市科技局"),
            "2-1-04": (date(2026, 12, 31), "市发展改革委"),
        }.items():
            store.change(db, task_id(db, number), deadline=deadline, lead_unit_id=unit_store.named(db, lead))
    office.workspace.undo_since_now()
    page = TaskScreen(office)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.waitUntil(lambda: page.pane.detail is not None)
    return page


def task_id(db, number):
    return db.execute("select id from task where number = ?", [number]).fetchone()[0]


@pytest.fixture
def task(page):
    """A task as it is kept, by its number."""
    return lambda number: store.get(page.workspace.db, task_id(page.workspace.db, number))


@pytest.fixture
def column(page):
    """The place of a column by its heading."""
    titles = [column.title for column in page.table.columns]
    return titles.index


@pytest.fixture
def shown(page):
    """The numbers listed, from top to bottom."""
    return lambda: [line.number for line in page.table.records]


@pytest.fixture
def cell(page, column):
    """A cell by the number of its task and its heading."""

    def find(number, title):
        row = next(row for row, line in enumerate(page.table.records) if line.number == number)
        return page.table.index(row, column(title))

    return find
