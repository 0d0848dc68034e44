"""A list of matters brought in through the window: previewed, confirmed, undone as one."""

import openpyxl
import pytest

from heze_desk.kit import dialogs
from heze_desk.notifications import store
from heze_desk.notifications.screen import NotificationScreen
from heze_desk.notifications.screen.import_dialog import MatterImport


@pytest.fixture
def page(policy_workspace, desk_over, today, shown_page):
    return shown_page(NotificationScreen(desk_over(policy_workspace, today)))


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """A workbook with one sure row and one with an unknown department."""
    book = openpyxl.Workbook()
    book.active.append(["事项", "方向", "告知单位", "被告知单位", "告知日期"])
    book.active.append(["演示许可", "审批告知", "市行政审批服务局", "市市场监管局", "2026-11-02"])
    book.active.append(["演示检查", "监管告知", "市市场监督总局", "市行政审批服务局", "2026-11-03"])
    book.save(tmp_path / "双告知.xlsx")
    monkeypatch.setattr(dialogs, "ask_open", lambda *_words: tmp_path / "双告知.xlsx")


def test_a_list_is_previewed_confirmed_and_undone_as_one(page, chosen, qtbot, policy_workspace, today):
    page.papers.take_in.trigger()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(MatterImport)), timeout=20_000)
    preview = page.window().findChildren(MatterImport)[0]
    assert (preview.new.table.rowCount(), len(preview.plan.open_doubts)) == (1, 1)

    (doubt,) = preview.plan.open_doubts
    preview.answer((doubt.key,), 0)
    preview.accept()

    assert [line.notification.matter for line in store.lines(policy_workspace.db, today)] == ["演示检查", "演示许可"]
    policy_workspace.undo()
    assert store.lines(policy_workspace.db, today) == []


def test_an_empty_page_offers_to_bring_a_list_in(page):
    assert page.papers.take_in in page.bar_actions
    assert page.papers.take_in.isEnabled()
