"""The strip of the round that is running, on the overview."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from heze_desk.dashboard import board
from heze_desk.dashboard.screen import Dashboard
from heze_desk.rounds import store
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Filing, FilingState


@pytest.fixture
def page(qtbot, office):
    page = Dashboard(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    return page


@pytest.fixture
def round_id(office, today):
    with office.workspace.step("打开调度") as db:
        return store.open_round(db, Opening(number=9, opened_on=today, due=date(2026, 11, 27)))


def test_without_an_open_round_there_is_no_strip(qtbot, page, office, round_id):
    qtbot.waitUntil(page.round_strip.isVisible)
    with office.workspace.step("结束") as db:
        store.close_round(db, round_id, day=date(2026, 11, 24))

    qtbot.waitUntil(page.round_strip.isHidden)


def test_it_says_until_when_how_many_and_who_is_missing_by_rank(qtbot, page, office, round_id):
    units = store.statuses(office.workspace.db, round_id, date(2026, 11, 23))
    with office.workspace.step("登记") as db:
        first = {"round_id": round_id, "unit_id": units[0].unit_id, "state": FilingState.REPORTED}
        store.file(db, Filing(**first, day=date(2026, 11, 23), at=datetime(2026, 11, 23, 9)))
    strip = page.round_strip

    qtbot.waitUntil(lambda: strip.count.text() == f"已报 1/{len(units)}")
    assert strip.name.text() == "2026年第9次调度"
    assert strip.due.text() == "11月27日截止，剩余4个工作日"
    assert strip.toolTip().startswith(f"还没报的{len(units) - 1}个：{units[1].unit}、{units[2].unit}、")


def test_who_was_sent_back_is_said_on_the_one_page_too(office, round_id):
    units = store.statuses(office.workspace.db, round_id, date(2026, 11, 23))
    with office.workspace.step("退回") as db:
        for state, hour in ((FilingState.REPORTED, 9), (FilingState.SENT_BACK, 10)):
            first = {"round_id": round_id, "unit_id": units[0].unit_id, "state": state, "remark": "演示"}
            store.file(db, Filing(**first, day=date(2026, 11, 23), at=datetime(2026, 11, 23, hour)))

    now = board.read(office.workspace.db, date(2026, 11, 23)).round

    assert now.missing[:2] == (f"{units[0].unit}（退回）", units[1].unit)
    assert f"，{len(units)}个未报（含退回1个）：{units[0].unit}（退回）、" in now.sentence


def test_enter_goes_to_the_round(qtbot, page, round_id):
    qtbot.waitUntil(page.round_strip.isVisible)
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(page.round_strip, Qt.Key.Key_Return)

    assert asked.args == ["rounds", round_id]
