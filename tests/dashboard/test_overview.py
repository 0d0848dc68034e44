"""The overview: every number is right, opens its list, and follows what happens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from heze_desk.dashboard.screen import Dashboard
from heze_desk.dashboard.screen.cards import FigureCard
from heze_desk.kit import colours
from heze_desk.roster import store as roster
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import Light, LightRule
from heze_desk.tasks.scheme_records import Scheme

LIT = {
    "2-1-01": {"deadline": date(2026, 9, 30)},
    "2-1-02": {"deadline": date(2026, 11, 25)},
    "2-2-01": {"deadline": date(2027, 3, 1)},
    "3-1-01": {"done_on": date(2026, 11, 20), "progress": 100},
    "2-4-03": {"paused_on": date(2026, 11, 1)},
}


@pytest.fixture
def db(office):
    return office.workspace.db


@pytest.fixture
def change(office):
    """Set fields of the task of that number, by one act."""

    def act(number, **fields):
        with office.workspace.step("修改任务") as db:
            tasks.change(db, _id(db, number), **fields)

    return act


@pytest.fixture
def lit(change):
    for number, fields in LIT.items():
        change(number, **fields)


@pytest.fixture
def page(qtbot, office):
    page = Dashboard(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def _id(db, number):
    return db.execute("select id from task where number = ?", [number]).fetchone()[0]


def _numbers(page):
    """What every number on the page shows, with what is pressed to open its list."""
    for card in page.figures.values():
        yield card, int(card.figure.text())
    for button in page.lights.findChildren(QPushButton):
        if button.isEnabled():
            yield button, int(button.text())


def test_every_number_opens_a_list_of_just_so_many(qtbot, lit, db, page, today):
    asked = []
    page.wanted.connect(lambda key, message: asked.append((key, message)))
    numbers = list(_numbers(page))

    for widget, _ in numbers:
        qtbot.keyClick(widget, Qt.Key.Key_Space)

    assert len(numbers) == 8 + 11
    assert {key for key, _ in asked} == {"tasks"}
    counts = [len(lines(db, today, LightRule(), wanted)) for _, wanted in asked]
    assert counts == [number for _, number in numbers]


def test_the_lights_add_up_to_all_tasks(lit, page):
    figures = {light: int(card.figure.text()) for light, card in page.figures.items()}

    assert figures.pop(None) == sum(figures.values()) == 144


def test_every_number_is_reached_by_the_tab_key(qtbot, lit, page):
    wanted = {widget for widget, _ in _numbers(page)} | {page.gaps.told}
    page.figures[None].setFocus()

    reached = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert wanted <= reached


def test_lights_turn_at_midnight(qtbot, office, change, page):
    change("2-1-01", deadline=date(2026, 12, 2))
    change("2-1-02", deadline=date(2026, 12, 3))
    qtbot.waitUntil(lambda: page.figures[Light.SOON].figure.text() == "1")

    office.clock.pin(office.clock.today + timedelta(days=10))

    qtbot.waitUntil(lambda: page.figures[Light.OVERDUE].figure.text() == "1")
    assert page.figures[Light.SOON].figure.text() == "1"
    assert page.due.records[0].light is Light.OVERDUE
    assert "最长1个工作日" in page.figures[Light.OVERDUE].toolTip()


def test_what_is_taken_back_disappears_here(qtbot, office, change, page):
    change("2-1-01", deadline=date(2026, 9, 30))
    qtbot.waitUntil(lambda: page.figures[Light.OVERDUE].figure.text() == "1")

    office.workspace.undo()

    qtbot.waitUntil(lambda: page.figures[Light.OVERDUE].figure.text() == "0")


def test_only_a_number_that_calls_for_something_is_coloured(qtbot, change, page):
    overdue = page.figures[Light.OVERDUE].figure
    assert colours.INK in overdue.styleSheet()

    change("2-1-01", deadline=date(2026, 9, 30))

    qtbot.waitUntil(lambda: overdue.text() == "1")
    assert colours.INK not in overdue.styleSheet()


def test_a_click_elsewhere_or_with_another_button_opens_nothing(qtbot, page):
    card = page.figures[None]
    asked = []
    card.asked.connect(lambda: asked.append(card))

    qtbot.mouseClick(card, Qt.MouseButton.RightButton)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() * 3)
    assert asked == []

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked == [card]


def test_words_that_do_not_fit_are_left_out_and_stand_in_the_tip(qtbot):
    card = FigureCard("逾期", "逾期")
    qtbot.addWidget(card)

    card.resize(140, 82)
    card.tell(144, "最长逾期54个工作日")
    card.show()

    assert card.words.text().endswith("…")
    assert card.toolTip() == "逾期 144 项，最长逾期54个工作日"


def test_the_first_day_says_what_to_do_next(qtbot, page):
    asked = []
    page.wanted.connect(lambda key, message: asked.append((key, message)))

    assert page.due_pages.currentWidget() is page.nothing_due
    assert page.nothing_due.text.text().startswith("144 项任务还没有时限")
    page.unset_act.trigger()

    assert asked == [("tasks", TaskFilter(light=Light.UNSET))]


def test_what_lags_stands_first_and_opens_in_the_ledger(qtbot, lit, db, page):
    asked = []
    page.wanted.connect(lambda key, message: asked.append((key, message)))

    assert [line.number for line in page.due.records] == ["2-1-01", "2-1-02", "2-2-01"]
    page.due_view.setCurrentIndex(page.due.index(0, 0))
    page.due_view.menu_actions[0].trigger()

    assert asked == [("tasks", _id(db, "2-1-01"))]


def test_the_targets_are_the_policys_words(page):
    assert page.targets.texts()[:2] == ["2030年　重大科技创新平台", "30家左右"]
    assert page.targets.texts()[-1] == "一批"


def test_the_empty_places_of_the_roster_are_counted_and_lead_there(qtbot, office, page):
    assert "分管市级领导待明确：" in page.gaps.told.text()
    assert page.gaps.told.text().count("7 个产业") == 2
    held = {"valid_from": date(2026, 1, 1), "basis": "演示"}
    with office.workspace.step("明确分工") as db:
        appoint(db, Appointment(industry="未来材料", leader="王测一", title="演示职务", **held))
    qtbot.waitUntil(lambda: "6 个产业" in page.gaps.told.text())

    asked = []
    page.wanted.connect(lambda key, message: asked.append((key, message)))
    page.gaps.told.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(page.gaps.told, key)

    assert asked == [("roster", None)]


def test_an_industry_that_ended_makes_room_and_what_was_left_with_it_comes_last(qtbot, office, page, today):
    with office.workspace.step("动态调整") as db:
        first = roster.industries(db, today)[0]
        roster.save_industry(db, replace(first, valid_to=today - timedelta(days=1)))

    qtbot.waitUntil(lambda: page.lights.names()[0] == "氢能与储能")
    assert page.lights.names()[6:] == ["未来材料（已移出）"]
    assert page.figures[None].figure.text() == "144"


def test_nothing_is_cut_off_in_a_small_window(qtbot, page):
    page.resize(925, 478)

    qtbot.waitUntil(lambda: page.targets.height() >= page.targets.minimumSizeHint().height())
    assert page.due_pages.height() >= page.due_pages.minimumHeight()


def test_figures_and_columns_are_those_of_the_rule_that_is_chosen(qtbot, office, change, page):
    change("2-1-01", start=date(2026, 11, 2), deadline=date(2026, 12, 31))
    with office.workspace.step("改规则") as db:
        settings.change(db, light_scheme=Scheme.BEHIND_PLAN)

    qtbot.waitUntil(lambda: Light.YELLOW in page.figures)
    assert [str(light or "") for light in page.figures][:4] == ["", "红灯", "黄灯", "绿灯"]
    assert page.figures[Light.RED].figure.text() == "1"
    assert page.due_card.title.text() == "红灯、黄灯和近期到期"
    assert page.due.index(0, 6).data() == "落后36点，剩余28个工作日"
    asked = []
    page.wanted.connect(lambda key, message: asked.append(message))
    qtbot.keyClick(page.figures[Light.RED], Qt.Key.Key_Space)
    assert asked == [TaskFilter(light=Light.RED)]

    page.figures[None].setFocus()
    QTest.keyClick(page.figures[None], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.figures[Light.RED]


def test_a_deadline_in_the_holiday_is_told_where_it_counts(qtbot, office, change, page):
    change("2-1-01", deadline=date(2026, 10, 5))
    office.clock.pin(date(2026, 9, 28))

    qtbot.waitUntil(lambda: page.due.index(0, 6).data() == "顺延至10月8日，剩余3个工作日")
    assert page.due.index(0, 5).data() == "2026-10-05"
    assert page.figures[Light.SOON].toolTip() == "临期 1 项，7个工作日内"
    assert page.lights.toolTip().startswith("注：时限遇放假日顺延至下一个工作日；")


def test_the_rule_of_the_lights_stands_below_them(lit, page):
    assert page.rule_line.text().startswith("注：时限遇放假日顺延至下一个工作日；逾期指已过时限尚未办结；")
    assert page.rule_line.isVisible()
