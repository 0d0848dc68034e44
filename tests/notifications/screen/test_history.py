"""历史 of a matter: when, by which act, what changed."""

from datetime import date

from heze_desk.notifications import store
from heze_desk.notifications.screen import NotificationScreen


def test_the_history_of_a_matter_tells_its_answer(register, policy_workspace, desk_over, today, shown_page):
    one = register()
    with policy_workspace.step("登记反馈") as db:
        store.answer(db, one, "演示：已核实", day=date(2026, 9, 30), today=today)
    page = shown_page(NotificationScreen(desk_over(policy_workspace, today)))
    page.choose(one)

    story = page.acts.show_history()

    assert story.windowTitle() == "2026年第1号 的历史"
    assert {(line.step, line.field, line.new) for line in story.table.records} >= {
        ("登记反馈", "反馈内容", "演示：已核实"),
        ("登记反馈", "收到反馈", "2026-09-30"),
    }
    assert page.acts.history in page.view.menu_actions
    story.accept()


def test_without_a_matter_there_is_no_history(policy_workspace, desk_over, today, shown_page):
    page = shown_page(NotificationScreen(desk_over(policy_workspace, today)))

    assert not page.acts.history.isEnabled()
