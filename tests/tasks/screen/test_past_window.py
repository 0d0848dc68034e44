"""The ledger of a past day beside that of today."""

from contextlib import closing
from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.edits import LongEdit
from heze_desk.tasks import store
from heze_desk.tasks.records import Light, ProgressEntry
from heze_desk.tasks.screen.changes_dialog import ChangesDialog
from heze_desk.tasks.screen.past_window import PastWindow
from heze_desk.workspace import as_of

TASK = "2-1-01"


@pytest.fixture
def work(page, task):
    """An act on the first task on a day of November; the page stands as of the 23rd."""

    def act(day, progress):
        page.workspace.today = lambda: date(2026, 11, day)
        with page.workspace.step("登记进展") as db:
            entry = ProgressEntry(task_id=task(TASK).id, day=date(2026, 11, day), progress=progress, text=f"第{day}日")
            store.report(db, entry)
        page.workspace.today = lambda: page.desk.clock.today

    page.workspace.db.execute("update step set day = '2026-11-01'")
    return act


@pytest.fixture
def past(page, work, qtbot):
    """The window as it opens, on the day before, after three days of work."""
    for day, progress in ((9, 30), (16, 100), (20, 60)):
        work(day, progress)
    page.look_back()
    window = page.findChild(PastWindow)
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.page.pane.detail is not None)
    yield window
    if isValid(window):
        window.close()


def first(window):
    line = next(line for line in window.page.table.records if line.number == TASK)
    return line.progress, line.light, line.latest


def test_it_opens_on_yesterday_and_says_that_it_can_only_be_read(past):
    assert past.strip.words.text() == "截至2026年11月22日，只读"
    assert past.windowTitle() == "任务台账（截至2026年11月22日，只读）"
    assert first(past) == (60, Light.OVERDUE, "第20日")


def test_another_day_is_typed_and_the_list_and_the_pane_are_those_of_it(past, qtbot):
    past.strip.day.setText("11月17日")
    qtbot.keyClick(past.strip.day, Qt.Key.Key_Return)

    assert past.strip.words.text() == "截至2026年11月17日，只读"
    assert first(past) == (100, Light.DONE, "第16日")
    past.page.choose(past.page.table.records[0].id)
    assert [entry.text for entry in past.page.pane.detail.entries] == ["第16日", "第9日"]
    said = "此后到今天：进度变化1项，亮灯变化1项（办结→逾期1项），撤销办结1项。"
    qtbot.waitUntil(lambda: past.strip.since.text() == said)


def test_what_changed_since_is_listed(past, qtbot):
    past.look_at(date(2026, 11, 17))
    qtbot.waitUntil(past.strip.more.isEnabled)

    past.strip.more.click()

    (dialog,) = past.findChildren(ChangesDialog)
    rows = [[dialog.table.index(row, column).data() for column in (0, 1, 4, 5)] for row in range(3)]
    assert rows == [
        ["进度变化", TASK, "100%", "60%"],
        ["亮灯变化", TASK, "办结", "逾期"],
        ["撤销办结", TASK, "2026年11月16日", ""],
    ]
    dialog.accept()


def test_the_filter_of_the_page_comes_along_and_works_on_the_day(page, past, qtbot):
    past.look_at(date(2026, 11, 17))
    past.page.filters.light.choose(Light.DONE)
    past.page.narrow()

    assert [line.number for line in past.page.table.records] == [TASK]
    past.look_at(date(2026, 11, 10))
    assert past.page.table.records == []
    assert page.filters.light.value() is None


def test_what_is_done_meanwhile_changes_nothing_of_the_past(page, past, work):
    past.look_at(date(2026, 11, 10))
    work(22, 90)
    page.workspace.undo()
    work(23, 95)
    past.page.reload()

    assert first(past) == (30, Light.OVERDUE, "第9日")


def test_nothing_can_be_changed(past):
    page = past.page
    cell = page.table.index(0, 2)

    assert not page.table.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert page.bar_actions == []
    shown = [act.text() for act in page.actions() if act.isVisible()]
    assert "历史" in shown
    assert not {"新增任务", "导入台账", "回收站", "移入回收站", "暂停", "登记进展…", "往日台账"} & set(shown)
    assert not page.pane.acceptDrops()
    assert all(editor.isReadOnly() for editor in page.pane.findChildren(LongEdit))
    with pytest.raises(DeskError, match="要修改请返回今天"), past.page.workspace.step("改"):
        pass


@pytest.mark.parametrize("typed", ["2026-11-23", "2027-1-1", "13月1日", ""])
def test_a_day_that_is_not_past_stays_and_is_told(past, typed, qtbot):
    past.strip.day.setText(typed)
    qtbot.keyClick(past.strip.day, Qt.Key.Key_Return)

    assert past.strip.refusal.text().endswith("。")
    assert past.strip.words.text() == "截至2026年11月22日，只读"


def test_the_export_is_of_the_day(past, tmp_path, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(dialogs, "ask_save", lambda *words: asked.append(words) or tmp_path / "then.xlsx")
    past.look_at(date(2026, 11, 17))

    past.page.export()

    qtbot.waitUntil((tmp_path / "then.xlsx").exists)
    assert asked[0][2] == "任务台账20261117.xlsx"
    rows = list(load_workbook(tmp_path / "then.xlsx").active.values)
    assert "2026年11月17日" in str(rows[:2])
    assert "办结" in str(next(row for row in rows if TASK in row))


def test_back_to_today_closes_the_window_and_the_file(past, qtbot):
    past.strip.leave.click()

    qtbot.waitUntil(lambda: not isValid(past))


def test_two_days_can_stand_beside_each_other(page, past):
    page.look_back()
    one, other = page.findChildren(PastWindow)
    with closing(other):
        one.look_at(date(2026, 11, 10))
        other.look_at(date(2026, 11, 17))

        assert (first(one)[0], first(other)[0]) == (30, 100)
        assert one.findChildren(QLabel)


def test_a_day_before_the_workspace_was_made_is_said_to_be_one(past, qtbot):
    past.look_at(date(2026, 10, 1))

    qtbot.waitUntil(
        lambda: past.strip.since.text().startswith("工作区建于2026年11月1日，此前的日子按建立时的内容显示。")
    )


def test_a_large_file_is_copied_in_the_background_and_the_strip_says_so(page, work, qtbot, monkeypatch):
    monkeypatch.setattr(as_of, "LARGE", 0)
    for day, progress in ((9, 30), (20, 60)):
        work(day, progress)
    page.look_back()
    assert page.findChild(PastWindow) is None

    qtbot.waitUntil(lambda: page.findChild(PastWindow) is not None)
    past = page.findChild(PastWindow)
    assert first(past) == (60, Light.OVERDUE, "第20日")
    past.look_at(date(2026, 11, 19))
    assert past.strip.since.text() == "正在取出2026年11月19日的台账……"
    past.look_at(date(2026, 11, 10))  # asked for while the other is still on its way

    qtbot.waitUntil(lambda: past.windowTitle() == "任务台账（截至2026年11月10日，只读）")
    assert first(past)[0] == 30
    qtbot.waitUntil(lambda: not page.desk.background.busy)
    assert past.strip.words.text() == "截至2026年11月10日，只读"
    past.close()
