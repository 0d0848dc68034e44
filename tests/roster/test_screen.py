"""The page: three tabs under one day, and the roster that stands on it."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from heze_desk.kit import dialogs
from heze_desk.kit.lights import look
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.roster import store
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.tasks import store as tasks

SLOW_MS = 20_000
INDUSTRY, LEADER, LEAD_UNIT, UNITS = range(4)
ROBOTS = 4
DAYS = (
    ("2026-03-01", "待明确"),
    ("2026-06-30", "王测一（副市长）"),
    ("2026-07-15", "王测一（副市长）"),
    ("2026-07-16", "李测二（副市长）"),
    ("2026-10-31", "李测二（副市长）"),
    ("2026-11-01", "（空缺）"),
)


@pytest.fixture
def held(office):
    """智能机器人 has two leaders one after the other and a lead unit."""
    spans = (("王测一", "2026-03-02", None), ("李测二", "2026-07-16", "2026-10-31"))
    with office.workspace.step("明确分工") as db:
        for name, since, until in spans:
            last = until and date.fromisoformat(until)
            term = {"valid_from": date.fromisoformat(since), "valid_to": last, "basis": "演示〔2026〕1号"}
            appoint(db, Appointment(industry="智能机器人", leader=name, title="副市长", **term))
        term = {"valid_from": date(2026, 3, 2), "basis": "演示〔2026〕1号"}
        appoint(db, Appointment(industry="智能机器人", lead_unit="市工业和信息化局", **term))
    office.workspace.undo_since_now()


@pytest.fixture
def robots(held, page):
    """The page with 智能机器人 chosen."""
    page.roster.view.choose(page.roster.table.record_at(ROBOTS).id)
    return page.roster


@pytest.fixture
def answered(monkeypatch):
    """Whoever asks is told yes, and what was asked is kept."""
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_more: asked.append(text) or True)
    return asked


def cell(page, column, row=ROBOTS):
    return page.roster.table.index(row, column).data()


def type_day(page, text):
    page.as_of.edit.setText(text)
    QTest.keyClick(page.as_of.edit, Qt.Key.Key_Return)


def ink(view, index):
    """The colours that a cell is painted with."""
    picture = view.grab().toImage()
    scale, rect = picture.devicePixelRatio(), view.visualRect(index).translated(view.viewport().pos())
    places = [QPoint(x, y) * scale for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    return {picture.pixelColor(place).name().upper() for place in places}


def test_the_page_opens_on_the_roster_of_today(page):
    assert page.stack.currentWidget() is page.roster
    assert page.as_of.day == date(2026, 11, 23)
    assert [line.industry for line in page.roster.table.records] == [
        *("未来材料", "氢能与储能", "合成生物", "人工智能", "智能机器人", "未来制造", "低空经济")
    ]
    assert {cell(page, column, row) for column in (LEADER, LEAD_UNIT) for row in range(7)} == {"待明确"}


@pytest.mark.parametrize(("day", "leader"), DAYS)
def test_the_roster_of_a_day_says_who_held_the_place_then(held, page, day, leader):
    type_day(page, day)

    assert cell(page, LEADER) == leader
    assert page.roster.table.records == store.roster(page.workspace.db, date.fromisoformat(day))


def test_what_is_no_day_is_said_beside_the_field_and_changes_nothing(held, page):
    type_day(page, "2026-07-16")
    type_day(page, "2026-02-30")

    assert "不存在" in page.as_of.refusal.text()
    assert page.as_of.day == date(2026, 7, 16)
    assert page.as_of.edit.text() == "2026-02-30"


def test_today_goes_back_to_the_day_of_the_clock_and_on_with_it(held, page, qtbot):
    type_day(page, "2026-07-16")
    qtbot.mouseClick(page.as_of.back, Qt.MouseButton.LeftButton)
    page.desk.clock.pin(date(2026, 11, 24))

    qtbot.waitUntil(lambda: page.as_of.edit.text() == "2026-11-24")
    assert not page.as_of.back.isEnabled()


def test_a_day_that_was_typed_stays_when_the_clock_goes_on(held, page):
    type_day(page, "2026-07-16")
    page.desk.clock.pin(date(2026, 11, 24))
    QApplication.processEvents()

    assert page.as_of.day == date(2026, 7, 16)


def test_the_bar_says_when_the_day_is_not_today(page):
    said = []
    page.subtitled.connect(said.append)
    type_day(page, "2026-07-16")

    assert said[-1] == "截至2026年7月16日 星期四（不是今天）"


@pytest.mark.parametrize(
    ("keys", "modifier", "tab"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, 2),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier, 0),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, 1),
    ],
)
def test_tabs_are_reached_by_keys(page, qtbot, keys, modifier, tab):
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page.roster.view, keys, modifier)

    assert page.stack.currentIndex() == tab
    assert page.tabs[tab].isVisible()
    assert page.focusWidget() is page.tabs[tab].view


def test_another_page_can_ask_for_the_roster_of_a_day(held, page):
    page.bar.setCurrentIndex(2)
    page.receive(date(2026, 7, 16))

    assert page.stack.currentWidget() is page.roster
    assert cell(page, LEADER) == "李测二（副市长）"


def test_empty_places_differ_in_colour_and_in_word(held, page):
    table, view = page.roster.table, page.roster.view
    vacant, unassigned = table.index(ROBOTS, LEADER), table.index(0, LEADER)

    assert (vacant.data(), unassigned.data()) == ("（空缺）", "待明确")
    assert look("临期").ground in ink(view, vacant)
    assert look("临期").ground not in ink(view, unassigned)


def test_the_pane_lists_every_term_with_days_and_basis(robots):
    listed = [robots.pane.terms.item(row).text() for row in range(robots.pane.terms.count())]

    assert robots.pane.title.text() == "智能机器人"
    assert listed == [
        "分管市级领导",
        "李测二（副市长），2026年7月16日至2026年10月31日，已届满，依据：演示〔2026〕1号",
        "王测一（副市长），2026年3月2日至2026年7月15日，已届满，依据：演示〔2026〕1号",
        "牵头部门",
        "市工业和信息化局，2026年3月2日起，在任，依据：演示〔2026〕1号",
    ]
    assert robots.pane.units.text().startswith("市发展改革委、市工业和信息化局、市科技局")


def test_a_term_is_put_right_and_a_clash_is_refused_in_the_dialog(robots, qtbot):
    robots.pane.terms.setCurrentRow(1)
    dialog = robots.amend()
    dialog.editors["起始日期"].setText("2026-7-10")
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    assert "王测一（副市长）" in dialog.refusal.text()
    dialog.editors["起始日期"].setText("2026-7-20")
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "2026年7月20日" in robots.pane.terms.item(1).text())
    robots.workspace.undo()
    qtbot.waitUntil(lambda: "2026年7月16日" in robots.pane.terms.item(1).text())


def test_a_term_entered_by_mistake_is_deleted_after_asking_and_comes_back(robots, qtbot, answered):
    robots.pane.terms.setCurrentRow(1)
    robots.remove_act.trigger()

    assert "李测二（副市长）" in answered[0]
    qtbot.waitUntil(lambda: robots.pane.terms.count() == 4)
    robots.workspace.undo()
    qtbot.waitUntil(lambda: robots.pane.terms.count() == 5)


def test_enter_on_a_place_opens_the_wizard_for_it(robots, qtbot):
    robots.view.setCurrentIndex(robots.table.index(ROBOTS, LEAD_UNIT))
    QTest.keyClick(robots.view, Qt.Key.Key_Return)
    (dialog,) = [
        one for one in robots.window().findChildren(QDialog) if one.windowTitle() == "调整向导" and one.isVisible()
    ]

    assert dialog.form.unit_place.isChecked()
    assert dialog.form.industry.currentText() == "智能机器人"
    dialog.reject()


def test_the_page_follows_what_is_done_elsewhere(page, qtbot, office):
    with office.workspace.step("明确分工") as db:
        term = {"valid_from": date(2026, 3, 2), "basis": "演示"}
        appoint(db, Appointment(industry="智能机器人", leader="王测一", title="副市长", **term))

    qtbot.waitUntil(lambda: cell(page, LEADER) == "王测一（副市长）")


def test_tasks_do_not_make_the_page_read_again(page, office):
    reads = []
    page.roster.table.show = reads.append
    with office.workspace.step("修改任务") as db:
        tasks.change(db, 1, title="演示")
    QApplication.processEvents()

    assert reads == []


def test_the_roster_is_exported_as_of_the_day(held, page, qtbot, monkeypatch, tmp_path):
    names = []
    monkeypatch.setattr(
        dialogs, "ask_save", lambda _parent, _title, name, _kind: names.append(name) or tmp_path / "名单.pdf"
    )
    type_day(page, "2026-07-16")
    with qtbot.waitSignal(page.told, timeout=SLOW_MS) as told:
        page.bar_actions[1].trigger()

    assert names == ["未来产业培育发展责任分工名单（截至2026年7月16日）.pdf"]
    assert told.args == ["已导出：名单.pdf。", tmp_path / "名单.pdf"]
    assert (tmp_path / "名单.pdf").read_bytes().startswith(b"%PDF")


def test_the_preview_shows_the_pages_and_is_left_by_escape(held, page, qtbot):
    page.bar_actions[0].trigger()
    qtbot.waitUntil(lambda: page.findChildren(PreviewDialog) != [], timeout=SLOW_MS)
    (dialog,) = page.findChildren(PreviewDialog)

    assert dialog.preview.total.text() == "/ 1 页"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_field_of_the_page_can_be_named_aloud(page):
    lines = [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]

    assert lines
    assert all(edit.placeholderText() or edit.accessibleName() for edit in lines)


def test_the_keyboard_starts_in_the_table_and_goes_along_with_the_tabs(page, qtbot):
    qtbot.waitUntil(page.roster.view.hasFocus)
    for number, tab in reversed(list(enumerate(page.tabs))):
        page.bar.setFocus()
        QTest.keyClick(page, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
        assert tab.view.hasFocus()


@pytest.mark.parametrize("field", ["day", "filter"])
def test_the_keys_of_the_page_work_from_a_text_field_too(page, qtbot, monkeypatch, field):
    asked = []
    monkeypatch.setattr(dialogs, "ask_save", lambda *_args: asked.append("导出"))
    qtbot.waitUntil(page.isActiveWindow)
    page.bar.setCurrentIndex(2)
    fields = {"day": page.as_of.edit, "filter": page.units.filter}
    fields[field].setFocus()
    QTest.keyClick(fields[field], Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["导出"]
