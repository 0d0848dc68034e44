"""Returned forms that cannot be taken in as they are: not known whose, twice, too late, overtaken."""

from datetime import date

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from PySide6.QtCore import Qt

from heze_desk.errors import DeskError
from heze_desk.kit.dropping import Dropped
from heze_desk.rounds import store
from heze_desk.tasks import store as tasks


def choose(dialog, file):
    row = [case.file for case in dialog.files.table.records].index(file)
    dialog.files.setCurrentIndex(dialog.files.table.index(row, 1))


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
        store.close_round(db, round_id, day=date(2026, 11, 25))
    qtbot.waitUntil(lambda: page.shown.round.closed_on is not None)
    dialog = read(form)
    assert dialog.reason.isVisible()
    assert not dialog.done_button.isEnabled()

    dialog.reason.setText("联络员出差")
    dialog.done_button.click()

    qtbot.waitUntil(lambda: states()["市科技局"] == "补报")
    assert "联络员出差" in page.standing.table.records[1].status.remark


def test_the_same_file_again_says_that_nothing_changes(qtbot, fill, read, states):
    form = fill("市科技局", {("2-1-01", "progress"): 0.4})
    read(form).done_button.click()
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    dialog = read(form)

    assert dialog.cases[0].state == "已收过，0 处变更"
    assert not dialog.done_button.isEnabled()


def test_without_a_round_it_is_said_what_to_do_first(qtbot, shown, tmp_path):
    page = shown()
    with qtbot.waitSignal(page.told) as heard:
        page.receive(Dropped([tmp_path / "反馈表.xlsx"]))

    assert "请先新建一次调度" in heard.args[0]
    assert not page.desk.background.busy
