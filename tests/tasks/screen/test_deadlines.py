"""Deadlines on screen: where they count, how far they are, and how they follow the calendar, the rule and midnight."""

from datetime import date

import pytest

from heze_desk.kit.columns import Kind
from heze_desk.settings import store as settings
from heze_desk.tasks import store
from heze_desk.tasks.records import Milestone
from heze_desk.tasks.scheme_records import Scheme
from heze_desk.tasks.screen.detail import KINDS_OF_TIME
from heze_desk.tasks.screen.new_task import ask_task
from heze_desk.tasks.screen.offer import Section
from heze_desk.workdays import notice_store
from heze_desk.workdays.notice import read
from heze_desk.workdays.records import Moving

CORRECTION = "国务院办公厅关于调整2026年国庆节假期安排的通知\n一、国庆节：10月1日至9日放假，共9天。"


@pytest.fixture
def due(page):
    return page.pane.task.fields.fields["到期情况"].text.text


@pytest.fixture
def change(page):
    def act(**fields):
        with page.workspace.step("修改任务") as db:
            store.change(db, page.view.current().id, **fields)

    return act


def lights(page):
    return [page.filters.light.itemText(place) for place in range(page.filters.light.count())]


def test_the_pane_and_the_tips_say_where_a_deadline_counts(page, qtbot, office, change, due, cell):
    """Scene 2, read on screen."""
    change(deadline=date(2026, 10, 5))
    office.clock.pin(date(2026, 9, 28))

    qtbot.waitUntil(lambda: due() == "顺延至10月8日，剩余3个工作日")
    assert cell("2-1-01", "时限").data() == "2026-10-05"
    assert page.table.columns[cell("2-1-01", "时限").column()].tip(page.view.current()) == due()
    assert cell("2-1-01", "状态").data() == "临期"


def test_midnight_turns_the_words_and_the_light(page, qtbot, office, change, due, cell):
    change(deadline=date(2026, 10, 5))
    for day, words, light in (
        (date(2026, 10, 8), "顺延至10月8日，当日到期", "临期"),
        (date(2026, 10, 9), "顺延至10月8日，逾期1个工作日", "逾期"),
        (date(2026, 10, 10), "顺延至10月8日，逾期2个工作日", "逾期"),
    ):
        office.clock.pin(day)

        qtbot.waitUntil(lambda words=words: due() == words)
        assert cell("2-1-01", "状态").data() == light
        assert page.pane.task.light.word() == light


def test_the_setting_decides_whether_a_deadline_moves_on_or_back(page, qtbot, office, change, due):
    change(deadline=date(2026, 11, 28))
    qtbot.waitUntil(lambda: due() == "顺延至11月30日，剩余5个工作日")

    with page.workspace.step("改为提前") as db:
        settings.change(db, deadline_moving=Moving.EARLIER)

    qtbot.waitUntil(lambda: due() == "提前至11月27日，剩余4个工作日")
    assert store.get(page.workspace.db, page.view.current().id).deadline == date(2026, 11, 28)


def test_another_notice_moves_what_is_shown(page, qtbot, office, change, due):
    change(deadline=date(2026, 10, 5))
    office.clock.pin(date(2026, 9, 28))
    with page.workspace.step("载入通知") as db:
        notice_store.enter(db, read(CORRECTION))

    qtbot.waitUntil(lambda: due() == "顺延至10月12日，剩余3个工作日")
    page.workspace.undo()
    qtbot.waitUntil(lambda: due() == "顺延至10月8日，剩余3个工作日")


def test_a_year_that_is_not_loaded_says_that_it_is_estimated(page, qtbot, change, due):
    change(deadline=date(2027, 3, 1))

    qtbot.waitUntil(lambda: due().endswith("个工作日（推算）"))


def test_a_task_is_made_a_long_running_one_and_back(page, qtbot, change, due, cell):
    kind = page.pane.task.fields.fields["时限类型"]
    kind.editor.setCurrentText("长期任务")
    kind.editor.activated.emit(kind.editor.currentIndex())
    assert "长期任务没有时限；请清空时限" in kind.refusal.text()

    change(deadline=None)
    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "未定")
    kind.editor.setCurrentText("长期任务")
    kind.editor.activated.emit(kind.editor.currentIndex())

    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "长期")
    assert (cell("2-1-01", "时限").data(), due()) == ("长期", "—")
    change(deadline=date(2026, 12, 31))
    qtbot.waitUntil(lambda: cell("2-1-01", "状态").data() == "正常")
    assert kind.editor.currentText() == "按时限办理"


def test_a_long_running_task_can_be_entered_as_such(page, qtbot, office):
    made = []
    dialog = ask_task(office, page.offer, made.append, section=Section(), parent=page)
    dialog.fill({"任务名称": "长期坚持的演示任务", "时限类型": True})
    dialog.accept()

    assert store.get(page.workspace.db, made[0]).ongoing
    assert [choice.label for choice in KINDS_OF_TIME] == ["按时限办理", "长期任务"]


def test_the_filter_offers_the_lights_of_the_rule(page, qtbot, cell):
    assert "临期" in lights(page)

    with page.workspace.step("改规则") as db:
        settings.change(db, light_scheme=Scheme.BEHIND_PLAN)

    qtbot.waitUntil(lambda: "黄灯" in lights(page))
    assert "临期" not in lights(page)
    assert cell("2-1-01", "状态").data() == "红灯"
    assert page.table.columns[cell("2-1-01", "状态").column()].kind is Kind.LIGHT


def test_a_light_that_is_filtered_by_gives_way_with_its_rule(page, qtbot, shown):
    page.filters.light.choose("临期")
    page.narrow()
    assert shown() == ["2-1-02"]

    with page.workspace.step("改规则") as db:
        settings.change(db, light_scheme=Scheme.THREE_NOTICES)

    qtbot.waitUntil(lambda: len(shown()) == 144)


def test_a_milestone_counts_where_its_deadline_does(page, qtbot, office):
    with page.workspace.step("新增节点") as db:
        task_id = page.view.current().id
        for title, deadline in (("初稿", date(2026, 10, 5)), ("送审", date(2026, 12, 4))):
            store.save_milestone(db, Milestone(task_id=task_id, title=title, deadline=deadline))
    milestones = page.pane.task.milestones.list
    office.clock.pin(date(2026, 10, 6))

    qtbot.waitUntil(
        lambda: (
            milestones.count() == 2
            and milestones.item(0).text() == "2026-10-05　初稿（临期，顺延至10月8日，剩余1个工作日）"
        )
    )
    assert milestones.item(1).text() == "2026-12-04　送审（正常，剩余43个工作日）"
    office.clock.pin(date(2026, 10, 9))
    qtbot.waitUntil(lambda: milestones.item(0).text() == "2026-10-05　初稿（顺延至10月8日，逾期1个工作日）")
