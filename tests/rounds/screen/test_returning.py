"""Forms that come back: dropped on the window, seen before anything is written, taken in by one step."""

import shutil
import threading
from datetime import date

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from heze_desk.kit import dialogs
from heze_desk.kit.dropping import Dropped
from heze_desk.kit.window import DeskWindow, Page
from heze_desk.rounds import collecting
from heze_desk.rounds.form_records import COLUMNS
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.screen.return_dialog import ReturnDialog

WEDNESDAY = date(2026, 11, 25)
PLACES = {column.field: place for place, column in enumerate(COLUMNS, 1)}
SLOW_MS = 20_000


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


def test_doubts_wait_until_they_are_decided_and_one_answer_may_go_to_all_of_a_kind(qtbot, fill, read):
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
    assert not dialog.done_button.isEnabled()

    qtbot.waitUntil(dialog.done_button.isEnabled)
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
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.standing.card.view.setFocus()
    qtbot.keyClick(page.standing.card.view, Qt.Key.Key_Return)

    assert [url.fileName() for url in opened] == ["反馈表(1).xlsx"] * 2
    assert FilingState(page.standing.current().state) is FilingState.REPORTED


def test_a_preview_left_while_it_computes_again_is_left_for_good(qtbot, page, fill, read, desk):
    dialog = read(fill("市科技局", {("2-1-01", "progress"): 1}), fill("市发展改革委", {("2-1-10", "progress"): 1}))
    dialog.detail.doubts.answer.setCurrentIndex(1)
    dialog.detail.doubts.everywhere.click()
    dialog.reject()

    qtbot.waitUntil(lambda: not page.desk.background.busy)
    assert page.findChildren(ReturnDialog) == []
    assert desk.workspace.undoable() is None


def test_while_files_are_written_it_says_how_far_it_is(fill, read, monkeypatch):
    dialog = read(fill("市科技局", {("2-1-01", "progress"): 0.4}), fill("市发展改革委", {("2-1-10", "progress"): 0.5}))
    painted = []
    monkeypatch.setattr(dialog.sentence, "repaint", lambda: painted.append(dialog.sentence.text()))

    dialog.accept()

    assert [text.partition("：")[0] for text in painted] == ["正在写入 1/2", "正在写入 2/2"]
    assert {text.partition("：")[2] for text in painted} == {"市科技局.xlsx", "市发展改革委.xlsx"}
