"""The shell: pages when they are visited, keys everywhere, and what is always said."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout

from heze_desk.kit.last_folder import last_folder, remember_folder
from heze_desk.kit.screen import Screen
from heze_desk.kit.window import DeskWindow, Page


class Plain(Screen):
    reads = frozenset({"task"})

    def __init__(self, desk):
        super().__init__(desk)
        self.line = QLineEdit()
        self.received = []
        self.made = 0
        self.new = self.act("新增任务", self._make, sign="plus", keys="Ctrl+N", primary=True)
        self.bar_actions = [self.new]
        QVBoxLayout(self).addWidget(self.line)

    def reload(self):
        count = self.workspace.db.table("task").count
        self.counted.emit(f"共 {count} 项")
        self.subtitled.emit(f"{self.today:%Y-%m-%d}")

    def receive(self, message):
        self.received.append(message)

    def _make(self):
        self.made += 1


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, desk, built):
    def page(key, title, *, at_foot=False):
        def build():
            built.append(key)
            return Plain(desk)

        return Page(key, title, "ledger", build, at_foot=at_foot)

    window = DeskWindow(desk, [page("home", "调度总览"), page("tasks", "任务台账"), page("end", "设置", at_foot=True)])
    qtbot.addWidget(window)
    window.resize(1366, 700)
    window.show_page("home")
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier)


def test_a_page_is_built_when_it_is_first_visited_and_kept(window, built, qtbot):
    assert built == ["home"]
    press(qtbot, window, Qt.Key.Key_2)
    press(qtbot, window, Qt.Key.Key_1)
    press(qtbot, window, Qt.Key.Key_2)
    assert built == ["home", "tasks"]
    assert window.stack.currentWidget().bar.title.text() == "任务台账"


def test_a_page_s_acts_are_buttons_and_keys_of_that_page_only(window, qtbot):
    home = window.show_page("home")
    tasks = window.show_page("tasks")
    assert "新增任务" in [button.text() for button in window.stack.currentWidget().findChildren(QToolButton)]
    press(qtbot, window, Qt.Key.Key_N)
    assert (home.made, tasks.made) == (0, 1)


def test_a_page_asks_for_another_and_hands_it_something(window):
    window.show_page("home").wanted.emit("tasks", {"light": "逾期"})
    assert window.stack.currentWidget().screen_shown.received == [{"light": "逾期"}]


def test_the_status_bar_counts_and_says_when_it_was_saved(window, add_task, qtbot):
    assert window.left.text() == "共 0 项"
    add_task()
    qtbot.waitUntil(lambda: window.left.text().startswith("共 1 项 · 已自动保存 "))


def test_notices_stand_at_the_right(window):
    window.set_notices(["2026年节假日：已内置", "演示数据"])
    assert window.notices.text() == "2026年节假日：已内置　|　演示数据"


def test_undo_and_redo_are_named_and_off_where_there_is_nothing(window, add_task, desk, qtbot):
    assert not window.undo_action.isEnabled()
    add_task()
    qtbot.waitUntil(lambda: window.undo_action.text() == "撤销：新增任务")

    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: window.redo_action.text() == "重做：新增任务")
    assert desk.workspace.db.table("task").count == 0
    assert window.stack.currentWidget().notice.text.text() == "已撤销：新增任务。"

    press(qtbot, window, Qt.Key.Key_Y)
    assert desk.workspace.db.table("task").count == 1


def test_f6_goes_to_the_rail_and_back(window, qtbot):
    line = window.stack.currentWidget().screen_shown.line
    line.setFocus()
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.rail.isAncestorOf(window.focusWidget())
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.focusWidget() is line


def test_the_sheet_of_keys_names_those_of_the_page_and_those_of_the_window(window, qtbot):
    sheet = window.show_keys()
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    for text in ("新增任务", "Ctrl+N", "刷新本页", "F5", "任务台账", "Ctrl+2"):
        assert text in texts
    sheet.close()


def test_the_sheet_of_keys_is_grey_where_nothing_can_be_done_and_cuts_no_key(window, qtbot):
    window.stack.currentWidget().screen_shown.new.setEnabled(False)
    sheet = window.show_keys()
    labels = {label.text(): label for label in sheet.findChildren(QLabel)}
    for text in ("撤销", "Ctrl+Z", "新增任务"):
        assert not labels[text].isEnabled()
    for text in ("F2", "Alt+↓", "Shift+点表头", "F5"):
        assert labels[text].isEnabled()
    area = sheet.findChild(QScrollArea)
    assert area.viewport().width() >= area.widget().sizeHint().width()
    sheet.close()


def test_a_notice_names_the_file_and_leads_to_its_folder(window, tmp_path):
    path = tmp_path / "第12期.pdf"
    path.write_bytes(b"%PDF")
    page = window.stack.currentWidget()
    page.screen_shown.tell("已导出：第12期.pdf", path)
    assert page.notice.text.text() == "已导出：第12期.pdf"
    assert page.notice.open_folder.isVisible()
    page.notice.dismiss.click()
    assert not page.notice.isVisible()
    page.screen_shown.tell("已保存。")
    assert not page.notice.open_folder.isVisible()


def test_a_notice_moves_nothing_on_the_page_and_goes_with_the_next_act(window, add_task):
    frame = window.stack.currentWidget()
    before = frame.screen_shown.geometry()
    frame.screen_shown.tell("已导出。")
    assert frame.notice.isVisible()
    assert frame.screen_shown.geometry() == before
    add_task()
    assert not frame.notice.isVisible()
    assert frame.bar.subtitle.isVisible()


def test_a_notice_is_gone_when_one_comes_back_to_the_page(window):
    frame = window.stack.currentWidget()
    frame.screen_shown.tell("已导出。")
    window.show_page("tasks")
    window.show_page("home")
    assert not frame.notice.isVisible()


def test_no_program_is_offered_for_a_file_that_none_opens(window, tmp_path):
    path = tmp_path / "desk.sqlite3"
    path.write_bytes(b"")
    frame = window.stack.currentWidget()
    frame.screen_shown.tell("已备份。", path)
    assert not frame.notice.open_file.isVisible()
    assert frame.notice.open_folder.isVisible()


def test_page_and_place_are_remembered(window, desk, qtbot, built):
    window.show_page("tasks")
    window.close()
    assert desk.memory.text("window/page") == "tasks"
    assert not desk.memory.state("window/geometry").isEmpty()


def test_the_folder_of_the_last_file_is_remembered_too(window, desk, tmp_path):
    remember_folder(tmp_path)
    window.close()
    remember_folder("")
    window.restore()
    assert last_folder() == tmp_path


def test_a_remembered_page_that_is_gone_gives_way_to_the_first(window, desk):
    desk.memory.keep("window/page", "nowhere")
    window.restore()
    assert window.stack.currentWidget().bar.title.text() == "调度总览"


def test_the_rail_narrows_to_signs_in_a_small_window(window, qtbot):
    wide = window.rail.width()
    window.resize(911, 500)
    qtbot.waitUntil(lambda: window.rail.width() < wide / 2)


def test_a_new_day_reaches_the_page(window, desk, qtbot):
    desk.clock.pin(date(2026, 11, 24))
    qtbot.waitUntil(lambda: window.stack.currentWidget().bar.subtitle.text() == "2026-11-24")


def test_every_drawing_named_in_the_window_exists():
    from resources import FOLDER

    assert {"home", "ledger", "tree", "printer", "gear"} <= {path.stem for path in Path(FOLDER / "icons").glob("*.svg")}


def test_arrow_keys_move_through_the_rail(window, qtbot):
    window.rail.take_focus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.stack.currentWidget().bar.title.text() == "任务台账"


def test_what_cannot_be_saved_is_asked_about_before_the_window_closes(window, desk, columns, add_task, monkeypatch):
    from heze_desk.kit import dialogs
    from heze_desk.kit.record_form import RecordForm

    asked = []
    add_task()
    form = RecordForm(desk, columns, window.stack.currentWidget().screen_shown)
    form.fields["时限"].editor.setText("年底")
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text))
    assert not window.close()
    assert asked == ["“时限”里填写的内容没有保存。"]
    form.fields["时限"].editor.setText("")
    assert window.close()


def test_a_page_is_asked_to_keep_what_is_typed_before_the_window_closes(window, monkeypatch):
    asked = []

    def keep(page):
        asked.append(page)

    monkeypatch.setattr(Plain, "keep_typed", keep)
    page = window.show_page("home")
    window.close()

    assert page in asked
