"""Each reported value says in the ledger which file it came from, and opens a copy of it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from heze_desk.kit.part_lines import PART
from heze_desk.rounds.origins import origin
from heze_desk.tasks import store
from heze_desk.tasks.origins import Elsewhere
from heze_desk.tasks.records import ProgressEntry
from heze_desk.tasks.screen import TaskScreen

FILE = "反馈表(1).xlsx"


@pytest.fixture
def opened(monkeypatch):
    """What was handed to the system to be opened."""
    urls = []
    monkeypatch.setattr("heze_desk.tasks.screen.reports.QDesktopServices.openUrl", urls.append)
    return lambda: [url.fileName() for url in urls]


@pytest.fixture
def reports(qtbot, office, fill, read, states, desk):
    """The reports of a task in the pane of the ledger: one from a returned form, one that was typed."""
    cells = {("2-1-01", "progress"): 0.4, ("2-1-01", "text"): "完成初稿"}
    read(fill("市科技局", cells, FILE)).done_button.click()
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    with desk.step() as db:
        task_id = db.execute("select id from task where number = '2-1-01'").fetchone()[0]
        store.report(db, ProgressEntry(task_id=task_id, day=office.clock.today, text="电话里说的"))
    ledger = TaskScreen(office, Elsewhere(origins=origin))
    qtbot.addWidget(ledger)
    ledger.resize(1300, 800)
    with qtbot.waitActive(ledger):
        ledger.show()
        ledger.activateWindow()
    ledger.choose(task_id)
    qtbot.waitUntil(lambda: ledger.pane.detail is not None)
    return ledger.pane.task.reports


def item(reports, text):
    items = [reports.list.item(row) for row in range(reports.list.count())]
    return next((one for one in items if text in one.data(PART).text), None)


def test_a_value_from_a_form_names_its_file_and_row_and_a_typed_one_none(reports):
    assert item(reports, "完成初稿").data(PART).link == f"来源：{FILE} 第6行。"
    assert item(reports, "电话里说的").data(PART).link == ""


def test_a_click_on_the_source_opens_a_copy(qtbot, reports, opened):
    line = reports.list.visualItemRect(item(reports, "完成初稿"))
    qtbot.mouseClick(reports.list.viewport(), Qt.MouseButton.LeftButton, pos=line.topLeft() + QPoint(90, 6))
    assert opened() == []

    qtbot.mouseClick(reports.list.viewport(), Qt.MouseButton.LeftButton, pos=line.bottomLeft() + QPoint(90, -8))

    assert opened() == [FILE]


def test_enter_opens_the_source_and_corrects_what_was_typed(qtbot, reports, opened):
    reports.list.setFocus()
    reports.list.setCurrentItem(item(reports, "完成初稿"))
    qtbot.keyClick(reports.list, Qt.Key.Key_Return)
    assert opened() == [FILE]

    reports.list.setCurrentItem(item(reports, "电话里说的"))
    qtbot.keyClick(reports.list, Qt.Key.Key_Return)

    dialog = reports.window().findChildren(type(reports.add()))[0]
    assert dialog.editors["进展情况"].value() == "电话里说的"
    assert opened() == [FILE]


def test_what_is_corrected_by_hand_says_so_and_still_leads_to_the_file(qtbot, reports, opened):
    reports.list.setCurrentItem(item(reports, "完成初稿"))
    dialog = reports.edit()
    dialog.fill({"进展情况": "完成送审稿"})
    dialog.done_button.click()

    qtbot.waitUntil(lambda: item(reports, "完成送审稿") is not None)
    assert item(reports, "完成送审稿").data(PART).link == f"来源：{FILE} 第6行（登记后有更正）。"
    reports.list.linked.emit(item(reports, "完成送审稿").data(PART).record)
    assert opened() == [FILE]
