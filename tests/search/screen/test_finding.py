"""Ctrl+K in the window: typed, found, gone through with the arrows, opened on its page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heze_desk import app
from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import Direction, Indicator
from heze_desk.evaluation.period_records import Cycle
from heze_desk.kit.clock import Clock
from heze_desk.kit.finder import FinderLine
from heze_desk.search.records import Kind
from heze_desk.search.screen import Finding
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task

TITLES = ("演试甲", "演试乙", "演试丙", "演试丁", "演试戊", "演试己", "演试庚")


@pytest.fixture
def window(qtbot, office, policy_workspace, today):
    """The window as `run` builds it, over a ledger with a few tasks of one word."""
    with policy_workspace.step("新增") as db:
        for title in TITLES:
            tasks.add(db, Task(title=title, number=f"演示{title}"))
    clock = Clock()
    clock.pin(today)
    window = app.build(policy_workspace, clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_page("home")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()
    QApplication.processEvents()


@pytest.fixture
def ask(qtbot, window):
    """Ctrl+K, then the words; all that is found is shown when this returns.

    Later ones go by the action: without a window manager no window becomes the active one again.
    """

    def ask(words=""):
        if window.findChild(Finding) is None:
            QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        else:
            next(one for one in window.findChildren(QAction) if one.text() == "查找").trigger()
        finding = window.findChild(Finding)
        qtbot.waitUntil(finding.finder.isVisible)
        finding.finder.words.setText(words)
        qtbot.waitUntil(lambda: finding.is_done)
        return finding.finder

    return ask


def lines(finder):
    return [
        finder.lines.item(row).data(Qt.ItemDataRole.UserRole)
        for row in range(finder.lines.count())
        if isinstance(finder.lines.item(row).data(Qt.ItemDataRole.UserRole), FinderLine)
    ]


def shown(finder):
    return [line.text for line in lines(finder)]


def press(finder, key):
    QTest.keyClick(finder.words, key)


def test_enter_opens_the_page_with_the_record(qtbot, window, ask):
    finder = ask("演试丙")
    assert shown(finder) == ["任务　1 条", "演试丙"]

    press(finder, Qt.Key.Key_Return)

    page = window.stack.currentWidget().screen_shown
    assert (page.title, page.view.current().title) == ("任务台账", "演试丙")
    assert not finder.isVisible()


def test_arrows_pass_headings_and_stay_within_the_list(ask):
    finder = ask("演试")
    texts = shown(finder)
    assert texts[:3] == ["任务　7 条", "演试庚", "演试己"]

    press(finder, Qt.Key.Key_Up)
    assert finder.current().title == "演试庚"
    press(finder, Qt.Key.Key_Down)
    assert finder.current().title == "演试己"
    for _ in texts:
        press(finder, Qt.Key.Key_PageDown)
    assert finder.current() == [line.value for line in lines(finder) if line.value is not None][-1]


def test_more_lists_the_whole_kind(qtbot, window, ask):
    finder = ask("演试")
    assert "更多任务…（还有 2 条）" in shown(finder)

    while finder.current() is not Kind.TASK:
        press(finder, Qt.Key.Key_Down)
    press(finder, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown(finder) == ["任务　7 条", *reversed(TITLES)])
    assert finder.isVisible()


def test_escape_closes_and_the_page_stays(window, ask):
    finder = ask("演试")

    press(finder, Qt.Key.Key_Escape)

    assert not finder.isVisible()
    assert window.stack.currentWidget().screen_shown.title == "调度总览"


def test_without_words_what_was_opened_last_is_listed_first(window, ask):
    assert shown(ask())[0].startswith("输入词语查找")
    for title in ("演试甲", "演试乙", "演试甲"):
        press(ask(title), Qt.Key.Key_Return)

    finder = ask()

    assert shown(finder) == ["最近打开", "演试甲", "演试乙"]
    assert window.findChildren(Finding) == [window.findChild(Finding)]


def test_what_is_not_there_any_more_is_neither_found_nor_recent(window, ask):
    press(ask("演试甲"), Qt.Key.Key_Return)
    with window.desk.workspace.step("删除") as db:
        db.execute("update task set deleted_on = '2026-11-23' where title = '演试甲'")

    assert shown(ask("演试甲"))[0].startswith("没有找到")
    assert shown(ask())[0].startswith("输入词语查找")


@pytest.mark.parametrize(
    ("words", "page", "tab"),
    [
        ("低空经济", "责任分工", "roster"),
        ("市科技局", "责任分工", "units"),
        ("印发登记", "印发登记", None),
        ("ldgz", "设置与备份", None),
    ],
)
def test_industries_units_and_pages_are_opened_where_they_stand(window, ask, words, page, tab):
    finder = ask(words)

    press(finder, Qt.Key.Key_Return)

    screen = window.stack.currentWidget().screen_shown
    assert screen.title == page
    if tab is not None:
        assert screen.stack.currentWidget() is getattr(screen, tab)
        assert words in str(getattr(screen, tab).view.current())


def test_an_indicator_is_opened_on_its_tab(window, ask):
    with window.desk.workspace.step("新增") as db:
        for name in ("演试指标甲", "演试指标乙"):
            indicators.add(db, Indicator(name=name, direction=Direction.UP, cycle=Cycle.MONTH))
    finder = ask("演试指标乙")

    press(finder, Qt.Key.Key_Return)

    screen = window.stack.currentWidget().screen_shown
    assert screen.tab is screen.indicators
    assert screen.indicators.view.current().indicator.name == "演试指标乙"


def test_the_settings_found_are_those_of_the_page():
    from heze_desk.search.places import SETTINGS
    from heze_desk.settings.screen import GROUPS

    assert {title for title, _, _ in GROUPS} <= set(SETTINGS)


def test_every_page_that_something_leads_to_stands_in_the_window(window):
    from heze_desk.search.sources import SOURCES

    assert {source.page for source in SOURCES} <= set(window.titles)
