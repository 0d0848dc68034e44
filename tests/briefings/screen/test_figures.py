"""数字 on screen: each opens as many rows as it says, as they stood on the last day of the briefing."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from heze_desk import beginning, briefing, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Subject
from heze_desk.briefings.figure_rows import GONE, figure_rows
from heze_desk.briefings.screen.rows_dialog import RowsDialog
from heze_desk.tasks import store as tasks
from heze_desk.tasks.light_records import Light

DEMO_DAY = date(2026, 11, 23)
NOVEMBER = date(2026, 11, 6)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    workspace = beginning.begin(tmp_path_factory.mktemp("figures") / "desk", demo=True, today=DEMO_DAY)
    yield workspace
    workspace.close()


def test_every_figure_of_the_demonstration_counts_the_rows_it_lists(demo):
    seen = set()
    for draft in drafts.drafts(demo.db):
        with briefing.standing(demo, draft.to_day) as db:
            for figure in drafts.figures(demo.db, draft.id):
                rows = figure_rows(db, figure, draft.to_day, round_id=draft.round_id)
                seen.add(figure.subject)
                assert len({row.id for row in rows}) == len(rows) == figure.value, figure.name
                assert GONE not in [row.text for row in rows], figure.name
                light = figure.name.rpartition("·")[2]
                if figure.subject is Subject.TASK and light in set(Light) - {Light.OVERDUE}:
                    assert {row.state for row in rows} <= {light}, figure.name
    assert {Subject.TASK, Subject.UNIT, Subject.INSTRUCTION} <= seen


def test_the_rows_stay_as_they_were_whatever_becomes_of_the_tasks(page, issuing):
    briefing_issue.issue(issuing.workspace, page.shown.id, day=NOVEMBER)
    issuing.on(NOVEMBER + timedelta(days=3))
    page.desk.clock.pin(NOVEMBER + timedelta(days=3))
    issuing.change("2-5-02", title="改名的任务", done_on=NOVEMBER + timedelta(days=3), progress=100)
    with issuing.workspace.step("删除") as db:
        tasks.discard(db, issuing.task("2-5-03"), day=NOVEMBER + timedelta(days=3))
    page.choose(page.shown.id)

    dialog = page.figures.open_figure("逾期")

    (row,) = dialog.table.records
    assert (row.number, row.state) == ("2-5-02", "逾期")
    assert row.text != "改名的任务"
    (soon,) = page.figures.open_figure("临期").table.records
    assert soon.number == "2-5-03"


def test_a_row_leads_to_its_page(qtbot, page, asked, issuing):
    page.go(1)
    page.figures.text.setText("逾期")
    page.figures.view.choose(page.figures.table.records[0].id)
    page.figures.view.setFocus()

    qtbot.keyClick(page.figures.view, Qt.Key.Key_Return)
    dialog = page.window().findChild(RowsDialog)
    assert dialog.windowTitle() == "“逾期”的清单"
    qtbot.waitUntil(dialog.view.hasFocus)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)

    assert asked == [("tasks", issuing.task("2-5-02"))]
    assert not dialog.isVisible()


def test_figures_that_are_nothing_are_shown_when_asked_for(page):
    page.go(1)
    assert all(one.figure.value for one in page.figures.table.records)

    page.figures.part.choose("all")
    page.figures.narrow()

    assert len(page.figures.table.records) == len(page.shown.figures)


def test_a_figure_of_the_text_opens_its_rows(page):
    page.writing.figure_asked.emit("办结")

    (row,) = page.window().findChild(RowsDialog).table.records
    assert row.number == "2-5-04"
