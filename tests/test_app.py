"""The window over a real workspace: it opens, every page works, and what stands in the way is said in a sentence."""

import os
import shutil
from datetime import date, datetime

import pytest
from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heze_desk import app
from heze_desk.kit import theme
from heze_desk.kit.clock import Clock
from heze_desk.kit.screen import Screen
from heze_desk.kit.window import KEYED
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.lines import TaskFilter
from heze_desk.tasks.records import Light
from heze_desk.workdays import store as workdays
from heze_desk.workspace import backup, restoring
from heze_desk.workspace.workspace import FILE, Workspace

SLOW_MS = 20_000


@pytest.fixture
def window(qtbot, office, policy_workspace, today):
    """The window as `run` builds it, with the offices' own parts."""
    clock = Clock()
    clock.pin(today)
    window = app.build(policy_workspace, clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_page("home")
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    window.close()
    QApplication.processEvents()


@pytest.fixture
def still(qapp):
    """No blinking cursor, so that two pictures can be compared."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def test_every_page_of_the_rail_opens_by_its_key_and_shows_something(qtbot, window):
    pages = app.pages(window.desk)
    for number, page in enumerate(pages, 1):
        if number <= KEYED:
            QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        else:
            window.show_page(page.key)

        frame = window.stack.currentWidget()
        assert isinstance(frame.screen_shown, Screen), page.key
        assert frame.screen_shown.isVisible(), page.key
        assert frame.bar.title.text() == page.title, page.key
    assert window.stack.count() == len(pages)


@pytest.mark.parametrize("key", ["tasks", "roster"])
def test_a_page_with_a_table_starts_in_it(qtbot, window, key):
    page = window.show_page(key)
    view = page.view if key == "tasks" else page.roster.view
    qtbot.waitUntil(view.hasFocus)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F6)
    assert view.hasFocus()


@pytest.mark.parametrize("key", ["home", "tasks", "roster"])
def test_a_page_put_together_before_it_is_dressed_looks_the_same(qtbot, qapp, office, still, key):
    def put_together():
        window = app.build(office.workspace, office.clock)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show_page(key)
        return window

    def picture(window):
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        if key == "home":  # what is due today is gathered once the page was seen
            today = window.stack.currentWidget().screen_shown.today_card
            qtbot.waitUntil(lambda: bool(today.remark.text().strip()), timeout=SLOW_MS)
        qtbot.waitUntil(lambda: not window.desk.background.busy, timeout=SLOW_MS)
        image = window.grab().toImage()
        window.close()
        return image

    usual = picture(put_together())
    with theme.undressed(qapp):
        window = put_together()

    assert picture(window) == usual


def test_a_number_of_the_overview_opens_the_ledger_with_just_so_many(qtbot, window, policy_workspace):
    with policy_workspace.step("修改时限") as db:
        for task_id in (1, 2, 3):
            tasks.change(db, task_id, deadline=date(2026, 9, 30))
    home = window.show_page("home")
    qtbot.waitUntil(lambda: home.figures[Light.OVERDUE].figure.text() == "3")

    qtbot.keyClick(home.figures[Light.OVERDUE], Qt.Key.Key_Return)

    ledger = window.stack.currentWidget().screen_shown
    assert ledger.title == "任务台账"
    assert ledger.filters.value() == TaskFilter(light=Light.OVERDUE)
    assert len(ledger.table.records) == 3


def test_ctrl_z_takes_back_the_last_act_and_says_which(qtbot, window, policy_workspace):
    assert not window.undo_action.isEnabled()
    with policy_workspace.step("修改任务名称") as db:
        tasks.change(db, 1, title="演示新名称")
    qtbot.waitUntil(lambda: window.undo_action.text() == "撤销：修改任务名称")

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.stack.currentWidget().notice.text.text() == "已撤销：修改任务名称。"
    assert tasks.get(policy_workspace.db, 1).title != "演示新名称"
    qtbot.waitUntil(lambda: window.redo_action.text() == "重做：修改任务名称")


def test_what_was_done_before_the_window_opened_is_not_offered_for_undo(window):
    assert window.undo_action.text() == "撤销"


def test_the_brand_and_the_notices_follow_the_settings(qtbot, window, policy_workspace):
    assert window.windowTitle() == "未来产业工作专班"
    assert window.rail.subtitle.text() == "菏政字〔2025〕16号"

    with policy_workspace.step("改名") as db:
        settings.change(db, group_name="演示专班", demo=True)

    qtbot.waitUntil(lambda: window.windowTitle() == "演示专班")
    assert window.notices.text().endswith("演示数据")


@pytest.mark.parametrize(("made", "told"), [(23, "今天 08:30"), (22, "2026-11-22 08:30")])
def test_a_backup_is_told_at_once_whoever_made_it(qtbot, window, policy_workspace, tmp_path, made, told):
    assert window.notices.text().endswith("还没有备份")
    moment = datetime(2026, 11, made, 8, 30).timestamp()
    copy = backup.take(policy_workspace.db, tmp_path, "手动")
    os.utime(copy, (moment, moment))

    copy.rename(policy_workspace.folder / "backups" / copy.name)

    qtbot.waitUntil(lambda: f"　|　上次备份：{told}" in window.notices.text(), timeout=SLOW_MS)


def test_a_closed_window_reads_no_more_of_its_workspace(qtbot, office, policy_workspace):
    window = app.build(policy_workspace, office.clock)
    qtbot.addWidget(window)
    window.show()
    for key in ("tasks", "meetings", "briefings", "home"):
        window.show_page(key)
    qtbot.waitUntil(lambda: len(window.findChildren(QFileSystemWatcher)) == 2)
    next(act for act in window.actions() if act.text() == "查找").trigger()
    with policy_workspace.step("修改任务名称") as db:
        tasks.change(db, 1, title="演示新名称")
    office.clock.pin(date(2026, 11, 24))
    window.close()
    policy_workspace.close()

    copies = policy_workspace.folder / "backups"
    watcher = QFileSystemWatcher([str(copies)])
    with qtbot.waitSignal(watcher.directoryChanged):
        (copies / "另一份").touch()
    qtbot.wait(0)

    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_the_holidays_that_are_known_are_told_and_follow_what_is_loaded_and_the_year(qtbot, window, policy_workspace):
    told = "2026年节假日：已内置　2027年节假日：未载入（推算）"
    assert window.notices.text().startswith(told)

    with policy_workspace.step("载入放假通知") as db:
        db.execute("insert into holiday_notice (year, title, text) values (2027, '演示通知', '演示')")
    qtbot.waitUntil(lambda: "2027年节假日：已载入" in window.notices.text())

    window.desk.clock.pin(date(2027, 1, 1))
    qtbot.waitUntil(lambda: "2027年节假日：已载入　2028年节假日：未载入（推算）" in window.notices.text())


def test_an_older_backup_put_back_gets_the_shipped_holidays_again(
    qtbot, window, policy_workspace, policy_home, tmp_path
):
    older = Workspace.open(shutil.copytree(policy_home, tmp_path / "older"))
    with older.step("像旧版那样") as db:
        db.execute("delete from special_day")
        db.execute("delete from holiday_notice")
    older.close()

    restoring.restore(policy_workspace, older.folder / FILE)

    qtbot.waitUntil(lambda: "2026年节假日：已内置" in window.notices.text())
    assert workdays.states(policy_workspace.db, [2026]) == {2026: "已内置"}
