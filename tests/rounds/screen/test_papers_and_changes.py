"""The papers of a round and what changed since the one before."""

from datetime import date

import pytest

from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.rounds import store
from heze_desk.tasks import store as tasks

SLOW_MS = 30_000


@pytest.mark.parametrize(
    ("act", "name"),
    [
        ("cover", "关于报送2026年第9次调度反馈表的通知"),
        ("reminder", "关于催报2026年第9次调度反馈表的通知"),
        ("standing", "2026年第9次调度报送情况"),
        ("changes", "2026年第9次调度变化情况"),
    ],
)
def test_every_paper_opens_in_the_preview(qtbot, page, act, name):
    getattr(page.papers, act).trigger()

    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    dialog = page.findChildren(PreviewDialog)[0]
    assert name in dialog.windowTitle()
    dialog.reject()


def test_what_changed_since_the_round_before_is_listed_and_counted(qtbot, page, desk, round_id, office):
    with desk.step() as db:
        store.close_round(db, round_id, day=date(2026, 11, 25))
    office.clock.pin(date(2026, 11, 30))
    opened = desk.open(number=10, opened_on=date(2026, 11, 30), due=date(2026, 12, 4))
    with desk.step() as db:
        task_id = db.execute("select id from task where number = '2-1-01'").fetchone()[0]
        tasks.change(db, task_id, progress=30)
    assert page.change_tab.rule_line.isHidden()
    page.choose(opened)
    page._go(1)

    tab = page.change_tab
    qtbot.waitUntil(lambda: tab.told is not None, timeout=SLOW_MS)
    assert tab.sentence.text() == "进度变化1项。"
    assert "从2026年第9次调度结束之日比起" in tab.span.text()
    assert [(one.change.number, one.change.old, one.change.new) for one in tab.table.records] == [("2-1-01", 0, 30)]
    with qtbot.waitSignal(page.wanted) as asked:
        page.open_task_act.trigger()
    assert asked.args == ["tasks", task_id]


def test_where_lights_changed_their_rule_stands_below(qtbot, page, desk):
    with desk.step() as db:
        task_id = db.execute("select id from task where number = '2-1-01'").fetchone()[0]
        tasks.change(db, task_id, deadline=date(2026, 11, 24))
    page._go(1)

    tab = page.change_tab
    qtbot.waitUntil(lambda: tab.told is not None and bool(tab.told.comparison), timeout=SLOW_MS)
    assert tab.rule_line.text() == tab.told.rule
    assert tab.rule_line.isVisible()


def test_without_changes_it_says_so(qtbot, page):
    page._go(1)

    qtbot.waitUntil(lambda: page.change_tab.told is not None, timeout=SLOW_MS)
    assert page.change_tab.pages.currentWidget() is page.change_tab.nothing
