"""The page of issued papers: all of them listed, read as they were issued, and void for good."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.issuing import store
from heze_desk.kit import dialogs
from heze_desk.kit.preview_dialog import PreviewDialog

SLOW_MS = 30_000


@pytest.fixture
def listed(page):
    """Number and state of the papers on screen, from top to bottom."""
    return lambda: [(one.paper.printed_number, str(one.paper.state)) for one in page.table.records]


def test_every_version_is_listed_the_latest_first_also_what_no_longer_holds(issue, correct, void, page, qtbot, listed):
    first = issue(date(2026, 3, 6))
    void(issue(date(2026, 5, 6)))
    correct(first, day=date(2026, 11, 10))

    qtbot.waitUntil(lambda: len(listed()) == 3)
    assert listed() == [("第1期（更正）", "定稿"), ("第2期", "作废"), ("第1期", "已更正")]
    assert [one.fate for one in page.table.records][1] == "2026年11月23日作废：误发。"


def test_papers_are_narrowed_by_kind_year_state_and_text(issue, void, page, qtbot, listed):
    issue(date(2026, 3, 6))
    issue(date(2026, 4, 6), kind="通报")
    void(issue(date(2027, 1, 6)))
    qtbot.waitUntil(lambda: len(listed()) == 3)

    page.kind.choose("通报")
    page.narrow()
    by_kind = listed()
    page.list.clear()
    page.state.choose("作废")
    page.narrow()
    by_state = [one.paper.year for one in page.table.records]
    page.list.clear()
    page.list.text.setText("没有这样的文件")

    assert by_kind == [("第1期", "定稿")]
    assert by_state == [2027]
    assert page.list.pages.currentWidget() is page.list.none_fit


def test_a_paper_opens_as_it_was_issued_by_return(issue, compose, page, qtbot, listed):
    issue(compose=compose)
    qtbot.waitUntil(lambda: len(listed()) == 1)
    page.view.setFocus()

    qtbot.keyClick(page.view, Qt.Key.Key_Return)

    dialog = page.findChild(PreviewDialog)
    assert "调度简报第1期" in dialog.windowTitle()
    assert dialog.preview._pages.content == store.pdf(page.workspace.db, page.table.records[0].id)
    assert dialog.preview.docx_action.isVisible()
    dialog.reject()


def test_a_paper_is_saved_byte_by_byte(issue, page, qtbot, listed, tmp_path, monkeypatch):
    paper = issue()
    qtbot.waitUntil(lambda: len(listed()) == 1)
    target = tmp_path / "另存.pdf"
    monkeypatch.setattr(dialogs, "ask_save", lambda *asked: target)

    page.acts.save.trigger()

    assert target.read_bytes() == store.pdf(page.workspace.db, paper.id)


def test_a_paper_is_void_with_its_reason_after_it_was_said_that_it_cannot_be_undone(
    issue, page, qtbot, listed, monkeypatch
):
    issue()
    qtbot.waitUntil(lambda: len(listed()) == 1)
    asked = []
    monkeypatch.setattr(dialogs, "ask_reason", lambda parent, text, **more: asked.append(text) or "误发")
    told = []
    page.told.connect(lambda text, path: told.append(text))

    page.acts.void.trigger()

    qtbot.waitUntil(lambda: listed() == [("第1期", "作废")])
    assert "不能撤销" in asked[0]
    assert told == ["已作废调度简报第1期；编号不再使用。"]
    assert not page.acts.void.isEnabled()
    assert "不要再印发" in page.card.warning.text()
    assert page.workspace.undoable() is None


def test_the_register_of_what_is_picked_opens_as_a_paper(issue, page, qtbot, listed):
    issue()
    issue(kind="通报")
    qtbot.waitUntil(lambda: len(listed()) == 2)
    page.kind.choose("通报")

    page.register.trigger()

    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    dialog = page.findChildren(PreviewDialog)[0]
    assert "2026年通报登记簿" in dialog.windowTitle()
    dialog.reject()


def test_without_papers_the_page_says_what_will_be_here(page):
    assert page.list.pages.currentWidget() is page.list.none_yet
    assert not page.register.isEnabled()
    assert not page.acts.open.isEnabled()


def test_another_page_can_ask_for_a_paper(issue, page, qtbot, listed):
    first = issue()
    issue()
    qtbot.waitUntil(lambda: len(listed()) == 2)
    page.list.text.setText("第2期")

    page.receive(first.id)

    assert page.view.current().id == first.id
