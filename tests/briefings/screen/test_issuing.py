"""印发 on screen: doubts in sentences that lead to their place, a number foretold, and given in the act alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk import briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.screen.issuing_dialog import BEGUN, DAY, RUNNING, WHY, IssuingDialog
from heze_desk.issuing import store
from heze_desk.issuing.records import Begun
from heze_desk.kit import dialogs
from reports.keeping import from_json

NOVEMBER = date(2026, 11, 6)
SLOW_MS = 20_000
TWELFTH = "第12期（总第12期）"


@pytest.fixture
def dialog(qtbot, page, write):
    """The dialog of issue, once it knows what its draft says that cannot be."""

    def ask():
        asked = page.issuing.issue_or_correct()
        assert isinstance(asked, IssuingDialog)
        qtbot.waitUntil(lambda: asked.doubts.sentence.text() != "正在核对…", timeout=SLOW_MS)
        return asked

    return ask


def test_each_doubt_is_a_sentence_and_leads_to_its_place(qtbot, page, dialog, write):
    number = write("下步安排", "请于2月30日前报来。")

    asked = dialog()
    (listed,) = asked.doubts.table.records

    assert listed.doubt.text == "“2月30日”这一天不存在。"
    assert asked.done_button.text() == "1 处都看过了，印发"
    asked.doubts.view.choose(listed.id)
    asked.doubts.view.setFocus()
    qtbot.waitUntil(asked.doubts.view.hasFocus)
    qtbot.keyClick(asked.doubts.view, Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert page.bar.currentIndex() == 0
    assert page.writing.sections.currentRow() == number - 1
    assert page.shown.paper is None


def test_nothing_is_issued_before_it_was_looked_over(qtbot, page):
    asked = page.issuing.issue_or_correct()

    assert not asked.done_button.isEnabled()
    asked.accept()

    assert page.shown.paper is None
    qtbot.waitUntil(asked.done_button.isEnabled, timeout=SLOW_MS)
    asked.reject()


def test_the_page_of_doubts_leads_to_the_place_too(qtbot, page, write):
    number = write("下步安排", "请于2月30日前报来。")

    page.go(2)
    qtbot.waitUntil(lambda: len(page.checking.lines.table.records) == 1)
    page.checking.lines.go()

    assert page.writing.sections.currentRow() == number - 1


def test_what_changed_in_the_ledger_since_is_seen_on_coming_back(qtbot, page, issuing):
    page.go(2)
    qtbot.waitUntil(lambda: page.checking.lines.sentence.text() == "核对过了，没有发现需要看的地方。")
    page.hide()
    issuing.change("2-5-03", done_on=NOVEMBER, progress=100)

    page.show()

    qtbot.waitUntil(lambda: "数据已变" in {one.doubt.what for one in page.checking.lines.table.records})


def test_the_number_is_foretold_and_given_in_the_act(page, dialog, told, agree):
    asked = dialog()
    asked.fill({BEGUN: 11, RUNNING: 11})

    assert TWELFTH in asked.forecast.text()
    assert "预计" in asked.forecast.text()
    agree(asked)

    assert page.shown.paper.number_text == TWELFTH
    assert page.shown.state == "定稿"
    assert told[-1].startswith(f"已印发调度简报{TWELFTH}。")
    assert not page.drafting.follow.isEnabled()
    assert page.writing.editor.isReadOnly()
    assert page.issuing.act.text() == "更正重发…"


def test_a_number_that_was_taken_meanwhile_is_not_given_again(page, dialog, issuing, agree):
    other = issuing.draft(until=date(2026, 11, 5))
    asked = dialog()
    assert "第1期" in asked.forecast.text()
    briefing_issue.issue(issuing.workspace, other, day=NOVEMBER)

    agree(asked)

    numbers = [one.number for one in store.papers(issuing.db)]
    assert numbers == [1, 2]
    assert drafts.get(issuing.db, other).issued_paper_id == 1


def test_the_paper_is_set_while_its_doubts_are_read(qtbot, dialog, page, issuing, agree):
    asked = dialog()

    qtbot.waitUntil(lambda: bool(asked._ahead), timeout=SLOW_MS)
    (ahead,) = asked._ahead
    agree(asked)

    assert store.pdf(issuing.db, page.shown.paper.id) == ahead.paper.content


def test_a_paper_that_is_just_being_set_is_waited_for(qtbot, dialog, page):
    asked = dialog()
    asked._set_ahead()

    asked.accept()

    assert asked.done_button.text() == "正在排版…"
    qtbot.waitUntil(lambda: page.shown.paper is not None, timeout=SLOW_MS)
    assert page.shown.state == "定稿"


def test_a_paper_set_under_a_number_that_was_taken_is_set_anew(qtbot, page, dialog, issuing, agree):
    other = issuing.draft(until=date(2026, 11, 5))
    asked = dialog()
    qtbot.waitUntil(lambda: bool(asked._ahead), timeout=SLOW_MS)
    briefing_issue.issue(issuing.workspace, other, day=NOVEMBER)

    agree(asked)

    second = store.papers(issuing.db)[1]
    assert second.number_text == "第2期（总第2期）"
    assert from_json(store.document(issuing.db, second.id)).body[0].number == second.number_text


def test_numbers_given_before_the_desk_are_asked_for_only_once(page, dialog, issuing):
    first = dialog()
    assert first.editors[BEGUN].isVisible()
    first.reject()
    briefing_issue.issue(
        issuing.workspace, issuing.draft(until=date(2026, 11, 5)), day=NOVEMBER, begun=Begun(number=11)
    )

    second = dialog()

    assert not second.editors[BEGUN].isVisible()
    assert "第13期" in second.forecast.text()


def test_a_day_of_last_year_asks_why(issuing, show, agree):
    issuing.on(date(2026, 12, 30))
    issuing.draft(until=date(2026, 12, 30))
    issuing.on(date(2027, 1, 4))
    page = show()
    page.desk.clock.pin(date(2027, 1, 4))
    asked = page.issuing.issue_or_correct()
    assert not asked.editors[WHY].isVisible()

    asked.fill({DAY: date(2026, 12, 31)})
    assert asked.editors[WHY].isVisible()
    agree(asked)

    assert "请写明原因" in asked.refusal.text()
    asked.fill({WHY: "年底签发，节后补印"})
    agree(asked)
    assert (page.shown.paper.year, page.shown.paper.remark) == (2026, "年底签发，节后补印")


def test_a_day_before_what_it_tells_is_said_at_once(page, dialog, issuing):
    asked = dialog()

    asked.fill({DAY: date(2026, 11, 1)})
    asked.accept()

    assert "不能早于简报的截止日期" in asked.forecast.text()
    assert asked.isVisible()
    assert store.papers(issuing.db) == []


def test_what_is_void_says_so_and_stays(page, issuing, monkeypatch, agree):
    agree(page.issuing.issue_or_correct())
    monkeypatch.setattr(dialogs, "ask_reason", lambda *_args, **_more: "重复印发")

    page.issuing.void.trigger()

    assert page.shown.state == "作废"
    assert page.head.warning.text() == "这一份已经作废，不要再印发。"
    assert "重复印发" in page.issue.texts["说明"].text()
    assert not page.issuing.act.isEnabled()
    assert not page.issuing.void.isEnabled()
