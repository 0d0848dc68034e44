"""Tasks added to an open round in the window."""

import pytest

from heze_desk.rounds import store
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task


@pytest.fixture
def dialog(page, desk):
    """The dialog after a task came into the ledger on the Wednesday of the round."""
    with desk.step("新增") as db:
        new = Task(number="2-1-03", title="组建专家委员会", industry_id=1, lead_unit_id=desk.units["市科技局"])
        tasks.add(db, new, [desk.units["曹县"]])
    page.refresh()
    return page.round_acts.add_more()


def test_what_came_since_the_opening_is_listed_with_whom_it_would_be_asked_of(dialog):
    assert [(one.number, one.units) for one in dialog.table.records] == [("2-1-03", ("市科技局", "曹县"))]
    assert dialog.words.text() == "1 项可以补入，可多选。"
    assert dialog.add_button.text() == "补入选中的 1 项（12 个空格）"


def test_it_is_added_in_one_step_and_said(dialog, page, desk, told, round_id):
    dialog.view.selectRow(0)
    assert dialog.add_button.text() == "补入选中的 1 项（12 个空格）"
    dialog.add_button.click()

    assert told[-1][0] == "已补入 1 项任务：市科技局1行、曹县1行，共12个空格。请重新生成这些单位的反馈表。"
    assert len(store.asked(desk.db, round_id, desk.units["市科技局"])) == 5
    assert desk.workspace.undo() == "2026年第9次调度补入任务"


def test_a_round_that_ended_takes_no_more(page, desk, qtbot, round_id):
    assert page.round_acts.more.isEnabled()
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=page.today)
    qtbot.waitUntil(lambda: not page.round_acts.more.isEnabled())


def test_where_nothing_came_that_is_said(page):
    dialog = page.round_acts.add_more()
    assert dialog.words.text() == "开始以后没有新的任务；范围以内要问的都已在表中。"


def test_what_the_scope_left_out_is_shown_where_one_asks_for_it(shown, desk, qtbot):
    desk.open(number=9, industry_ids=(1,))
    page = shown()
    dialog = page.round_acts.add_more()
    assert dialog.table.records == []
    assert dialog.words.text().endswith("另有 3 项在本次范围以外。")

    dialog.beyond.click()

    assert [one.number for one in dialog.table.records] == ["2-2-01", "2-2-02", "2-2-03"]
