"""Forms that come back: dropped on the window, seen before anything is written, taken in by one step."""

import shutil
import threading
from datetime import date

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.dropping import Dropped
from heze_desk.kit.window import DeskWindow, Page
from heze_desk.rounds import collecting, store, workbook_making
from heze_desk.rounds.form_records import COLUMNS
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.screen.return_dialog import ReturnDialog
from heze_desk.tasks import store as tasks

WEDNESDAY = date(2026, 11, 25)
PLACES = {column.field: place for place, column in enumerate(COLUMNS, 1)}
SLOW_MS = 20_000


@pytest.fixture
def forms(desk, round_id, tmp_path):
    """The forms as they were sent, by the name of the unit."""
    with desk.step("生成") as db:
        made = workbook_making.make_forms(db, round_id, tmp_path / "发出", day=WEDNESDAY)
    desk.workspace.undo_since_now()
    return {path.stem.rpartition("_")[2]: path for path in made.paths}


@pytest.fixture
def fill(forms, tmp_path):
    """Fill in a unit's form by number and field, and save it under another name."""

    def back(unit, cells, name=None):
        book = openpyxl.load_workbook(forms[unit])
        sheet = book.worksheets[0]
        rows = {row[PLACES["number"] - 1].value: row[0].row for row in sheet.iter_rows()}
        for (number, field), value in cells.items():
            sheet.cell(rows[number], PLACES[field]).value = value
        target = tmp_path / "收回" / (name or f"{unit}.xlsx")
        target.parent.mkdir(exist_ok=True)
        book.save(target)
        return target

    return back


@pytest.fixture
def read(qtbot, page):
    """Let the page read files; gives the preview."""

    def preview(*paths):
        page.receive(Dropped(paths))
        qtbot.waitUntil(lambda: bool(page.findChildren(ReturnDialog)), timeout=SLOW_MS)
        return page.findChildren(ReturnDialog)[0]

    return preview


def progress(desk, number):
    return desk.db.execute("select progress from task where number = ?", [number]).fetchone()[0]


def choose(dialog, file):
    row = [case.file for case in dialog.files.table.records].index(file)
    dialog.files.setCurrentIndex(dialog.files.table.index(row, 1))


def test_files_dropped_on_any_page_are_previewed_here(qtbot, page, office, fill):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    window = DeskWindow(
        office,
        [
            Page("home", "总览", "home", lambda: type(page)(office)),
            Page("rounds", "定期调度", "rounds", lambda: page, takes=frozenset({".xlsx"})),
        ],
    )
    qtbot.addWidget(window)
    window.show_page("home")
    window.show()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(form.parent))])
    place, copy = QPointF(300, 200), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(place, copy, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drop)

    qtbot.waitUntil(lambda: bool(window.findChildren(ReturnDialog)), timeout=SLOW_MS)
    assert page.isVisible()
    assert [case.file for case in window.findChildren(ReturnDialog)[0].cases] == [form.name]


def test_each_change_is_shown_with_its_cell_and_one_step_writes_all_files(qtbot, page, desk, fill, read, states, told):
    dialog = read(
        fill("市科技局", {("2-1-01", "progress"): 0.4, ("2-1-01", "text"): "完成初稿"}),
        fill("市发展改革委", {("2-1-10", "progress"): 0.2}, "反馈表(1)(2).xlsx"),
    )
    choose(dialog, "市科技局.xlsx")
    first = dialog.detail.changes.table.record_at(0).change
    assert (first.number, first.name, first.old, first.new, first.cell) == ("2-1-01", "进度", "0%", "40%", "K6")
    assert "按文件属性认出" in dialog.detail.naming.how.text()
    assert dialog.done_button.text() == "确认收 2 份，写入 3 处变更"
    assert progress(desk, "2-1-01") == 0

    dialog.noted_by.setText("王测一")
    dialog.done_button.click()

    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    assert (progress(desk, "2-1-01"), progress(desk, "2-1-10")) == (40, 20)
    assert told[-1][0] == "已收 2 份反馈表，更改 3 处（2 项任务）。可按 Ctrl+Z 一次撤销。"
    page.workspace.undo()
    qtbot.waitUntil(lambda: states()["市科技局"] == "未报")
    assert (progress(desk, "2-1-01"), progress(desk, "2-1-10")) == (0, 0)


def test_the_same_file_again_says_that_nothing_changes(qtbot, fill, read, states):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    read(form).done_button.click()
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    dialog = read(form)

    assert dialog.cases[0].state == "已收过，0 处变更"
    assert not dialog.done_button.isEnabled()


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path, fill, read):
    broken = tmp_path / "坏的.xlsx"
    broken.write_bytes(b"PK no workbook")
    old = tmp_path / "旧的.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    dialog = read(broken, fill("市科技局", {("2-1-01", "progress"): 0.4}), old)

    assert {case.file: case.state for case in dialog.cases} == {
        "坏的.xlsx": "读不出",
        "市科技局.xlsx": "1 处变更",
        "旧的.xls": "读不出",
    }
    choose(dialog, "旧的.xls")
    assert "另存为 xlsx" in dialog.detail.naming.sentence.text()
    assert dialog.done_button.text() == "确认收 1 份，写入 1 处变更"


def test_doubts_wait_until_they_are_decided_and_one_answer_may_go_to_all_of_a_kind(fill, read):
    dialog = read(
        fill("市科技局", {("2-1-01", "progress"): 1, ("2-1-02", "progress"): 1}),
        fill("市发展改革委", {("2-1-10", "progress"): 1}),
    )
    choose(dialog, "市科技局.xlsx")
    doubts = dialog.detail.doubts
    assert dialog.detail.tabs.currentWidget() is doubts
    assert len(doubts.table.records) == 2
    assert dialog.done_button.text() == "确认收 2 份，写入 0 处变更"

    doubts.answer.setCurrentIndex(1)
    assert doubts.alike.text() == "“进度”的 2 处同类疑问都这样处理"
    assert doubts.everywhere.text() == "所有文件的 3 处都这样处理"
    doubts.everywhere.click()

    assert [len(case.plan.open_doubts) for case in dialog.cases] == [0, 0]
    assert dialog.done_button.text() == "确认收 2 份，写入 3 处变更"


def test_one_answer_may_be_taken_back(qtbot, fill, read):
    dialog = read(fill("市科技局", {("2-1-01", "progress"): 1, ("2-1-02", "progress"): 1}))
    doubts = dialog.detail.doubts
    doubts.answer.setCurrentIndex(1)
    doubts.answer.activated.emit(1)
    assert dialog.done_button.text() == "确认收 1 份，写入 1 处变更"

    doubts.answer.setCurrentIndex(0)
    doubts.answer.activated.emit(0)

    assert dialog.done_button.text() == "确认收 1 份，写入 0 处变更"


def test_a_file_that_says_nothing_of_its_unit_is_asked_about(fill, read):
    form = fill("曹县", {("2-2-02", "progress"): 0.3}, "各县区.xlsx")
    book = openpyxl.load_workbook(form)
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    sheet = book.worksheets[0]
    heading = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "编号" for cell in row))
    for row in sheet.iter_rows(max_row=heading - 1):
        for cell in row:
            if not isinstance(cell, MergedCell):
                cell.value = None
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[1].value == "2-2-03"))
    book.save(form)
    dialog = read(form)
    naming = dialog.detail.naming
    assert dialog.cases[0].state == "请指定单位"
    assert naming.chooser.isVisible()
    assert not dialog.done_button.isEnabled()

    naming.unit.set_value(next(unit for unit, name in dialog._facts.units.items() if name == "曹县"))
    naming.settle.click()

    assert dialog.cases[0].unit == "曹县"
    assert dialog.cases[0].state == "1 处变更"
    assert dialog.done_button.isEnabled()


def test_two_files_of_one_unit_that_contradict_each_other_are_held_until_one_is_left_out(qtbot, fill, read):
    dialog = read(
        fill("市科技局", {("2-1-01", "progress"): 0.4}, "一.xlsx"),
        fill("市科技局", {("2-1-01", "progress"): 0.6}, "二.xlsx"),
    )
    assert [case.state for case in dialog.cases] == ["1 处变更", "两份写得不一样"]
    assert not dialog.done_button.isEnabled()

    choose(dialog, "一.xlsx")
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.files.setFocus()
    qtbot.keyClick(dialog.files, Qt.Key.Key_Space)

    assert dialog.done_button.text() == "确认收 1 份，写入 1 处变更"
    assert dialog.done_button.isEnabled()


def test_what_changed_since_the_preview_is_computed_again(qtbot, desk, fill, read, states):
    dialog = read(fill("市科技局", {("2-1-01", "progress"): 0.4}))
    with desk.step() as db:
        task_id = db.execute("select id from task where number = '2-1-01'").fetchone()[0]
        tasks.change(db, task_id, progress=40)

    with pytest.raises(DeskError, match="预览之后台账又有改动"):
        dialog.accept()

    assert dialog.isVisible()
    assert dialog.detail.changes.table.records == []
    assert dialog.done_button.text() == "确认收 1 份，写入 0 处变更"
    dialog.done_button.click()
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")


def test_a_late_filing_asks_for_its_reason(qtbot, page, desk, round_id, fill, read, states):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    with desk.step() as db:
        store.close_round(db, round_id, day=WEDNESDAY)
    qtbot.waitUntil(lambda: page.shown.round.closed_on is not None)
    dialog = read(form)
    assert dialog.reason.isVisible()
    assert not dialog.done_button.isEnabled()

    dialog.reason.setText("联络员出差")
    dialog.done_button.click()

    qtbot.waitUntil(lambda: states()["市科技局"] == "补报")
    assert "联络员出差" in page.standing.table.records[1].status.remark


def test_reading_can_be_stopped_and_then_nothing_is_shown(qtbot, page, fill, tmp_path, monkeypatch):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    for number in range(4):
        shutil.copyfile(form, form.with_name(f"{number}.xlsx"))
    began, stopped, looked_at = threading.Event(), threading.Event(), []
    look_at = collecting.look_at

    def slowly(facts, path):
        looked_at.append(path)
        began.set()
        stopped.wait(10)
        return look_at(facts, path)

    monkeypatch.setattr(collecting, "look_at", slowly)
    jobs = []
    page.desk.background.began.connect(jobs.append)
    page.arriving.read([form.parent])
    qtbot.waitUntil(began.is_set)
    jobs[0].cancel()
    stopped.set()

    qtbot.waitUntil(lambda: not page.desk.background.busy)
    assert len(looked_at) == 1
    assert page.findChildren(ReturnDialog) == []


def test_a_folder_without_workbooks_is_said(qtbot, page, tmp_path, told):
    (tmp_path / "空").mkdir()
    page.receive(Dropped([tmp_path / "空"]))

    qtbot.waitUntil(lambda: bool(told))
    assert "没有可以收的反馈表" in told[-1][0]


def test_files_can_be_picked_too(qtbot, page, fill, monkeypatch):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    monkeypatch.setattr(dialogs, "ask_open_many", lambda *_words: [form])
    page.arriving.collect.trigger()

    qtbot.waitUntil(lambda: bool(page.findChildren(ReturnDialog)), timeout=SLOW_MS)


def test_the_form_that_came_can_be_opened_as_a_copy(qtbot, page, fill, read, states, monkeypatch):
    opened = []
    monkeypatch.setattr("heze_desk.rounds.screen.unit_acts.QDesktopServices.openUrl", opened.append)
    read(fill("市科技局", {("2-1-01", "progress"): 0.4}, "反馈表(1).xlsx")).done_button.click()
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    page.standing.view.choose(2)
    assert page.standing.card.filings.record_at(0).file_name == "反馈表(1).xlsx"

    page.unit_acts.open_form.trigger()

    assert opened[0].fileName() == "反馈表(1).xlsx"
    assert FilingState(page.standing.current().state) is FilingState.REPORTED
