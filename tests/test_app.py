"""The window over a real workspace: it opens, every page works, and what stands in the way is said in a sentence."""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

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

ROOT = Path(__file__).parent.parent
SLOW_MS = 20_000
LISTING_WHAT_IS_IMPORTED = """
import sys
from heze_desk.__main__ import main

main(["--home", sys.argv[1]])
print(*sys.modules)
"""
WAITS_UNTIL_IT_IS_NEEDED = {
    *("sqlite_utils", "click", "dateutil", "tomllib", "logging", "hashlib", "concurrent.futures", "platformdirs"),
    *("heze_desk.beginning", "heze_desk.cli.ledger", "heze_desk.policy.records"),
    *("heze_desk.tasks.screen.task_page", "heze_desk.kit.keys_sheet", "heze_desk.kit.preview", "reports.document"),
    *("heze_desk.search.screen", "heze_desk.kit.finder", "heze_desk.pinyin"),
}
ASKING = """
import sys
from pathlib import Path
from heze_desk import app
from heze_desk.kit import dialogs

def refuse(parent, text):
    print("refused:", text, flush=True)

def confirm(parent, text, *, yes, consequence=""):
    print("asked:", text, yes, consequence, flush=True)
    return True

dialogs.refuse, dialogs.confirm = refuse, confirm
sys.exit(app.run(Path(sys.argv[1])))
"""


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


@pytest.fixture
def start(tmp_path):
    """Starts the program without a screen, as a user would; it ends by itself once the ledger is painted."""
    running = []

    def begin(*command):
        painted = tmp_path / "painted.json"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
        environment |= {"HEZE_DESK_FIRST_PAINT": str(painted), "HEZE_DESK_STARTED": repr(time.monotonic())}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, encoding="utf-8", **pipes)
        running.append(process)
        out, complaint = process.communicate(timeout=60)
        told = json.loads(painted.read_text("utf-8")) if painted.exists() else None
        return process.returncode, out, complaint, told

    yield begin
    for process in running:
        process.kill()


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


def test_the_first_start_makes_the_workspace_and_paints_the_ledger(start, tmp_path):
    home = tmp_path / "新的" / "desk"

    code, _, complaint, painted = start("-m", "heze_desk", "--home", str(home))

    assert (code, complaint) == (0, "")
    assert 0 < painted["seconds_since_exec"] < 60
    made = Workspace.open(home)
    assert made.db.table("task").count == 144
    made.close()


def test_what_the_first_page_does_not_need_waits_until_it_is_needed(start, policy_workspace):
    policy_workspace.close()

    code, out, complaint, painted = start("-c", LISTING_WHAT_IS_IMPORTED, str(policy_workspace.folder))

    assert (code, complaint) == (0, "")
    assert painted
    assert WAITS_UNTIL_IT_IS_NEEDED & set(out.split()) == set()


def test_a_second_window_is_refused_in_a_sentence(start, policy_workspace):
    code, out, _, painted = start("-c", ASKING, str(policy_workspace.folder))

    assert (code, painted) == (2, None)
    assert out == "refused: 这个工作区已在另一个窗口或命令中打开；请先关闭它，再做这一步。\n"


def test_a_damaged_workspace_is_put_right_from_its_latest_sound_backup(start, policy_workspace):
    folder = policy_workspace.folder
    sound = backup.take(policy_workspace.db, folder / "backups", "手动")
    policy_workspace.close()
    later = folder / "backups" / "desk-20991231-000000-000000-手动.sqlite3"
    for file in (folder / FILE, later):
        file.write_bytes(b"\xff" * 8192)

    code, out, complaint, painted = start("-c", ASKING, str(folder))

    assert (code, complaint) == (0, "")
    assert painted
    asked = [line for line in out.splitlines() if line.startswith("asked:")]
    assert len(asked) == 2
    assert later.name in asked[0]
    assert sound.name in asked[1]
    assert "已损坏" in asked[0]
    assert list((folder / "backups").glob("damaged-*"))


def test_a_damaged_workspace_without_a_backup_is_refused_and_left_alone(start, policy_workspace):
    folder = policy_workspace.folder
    policy_workspace.close()
    (folder / FILE).write_bytes(b"\xff" * 8192)

    code, out, _, _ = start("-c", ASKING, str(folder))

    assert code == 2
    assert out.startswith("refused: 工作区文件 desk.sqlite3 已损坏")
    assert (folder / FILE).read_bytes() == b"\xff" * 8192
