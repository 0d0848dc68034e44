"""The page of the briefings: listed, drafted, followed, thrown away."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk import briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.screen.drafting_dialog import BASIS, KIND, SINCE, TITLE, UNTIL, DraftingDialog
from heze_desk.briefings.screen.page import BriefingPage
from heze_desk.kit import dialogs
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Cycle
from heze_desk.workspace.workspace import Workspace

NOVEMBER = date(2026, 11, 6)


def named(page):
    return [(one.number, one.state) for one in page.briefings.table.records]


@pytest.fixture
def year(issuing):
    """Two issues, the first of them corrected, a 专报 that is void, and a draft."""
    first, _ = issuing.issued(date(2026, 10, 16))
    issuing.issued(date(2026, 10, 30))
    issuing.on(NOVEMBER)
    special = issuing.draft(kind=Kind.SPECIAL)
    briefing_issue.issue(issuing.workspace, special, day=NOVEMBER)
    briefing_issue.void(issuing.workspace, special, why="重复")
    number, section = issuing.section(first, "下步安排")
    words = section.text[:12]
    briefing_issue.correct(issuing.workspace, first, [(number, words, f"改：{words}")], why="笔误", day=NOVEMBER)
    return issuing.draft()


def test_drafts_come_first_and_then_what_was_issued_the_latest_first(year, show):
    page = show()

    assert named(page)[0] == ("截至11月6日", "草稿")
    assert [state for _, state in named(page)[1:]] == ["定稿", "作废", "定稿", "已更正"]
    assert [number.partition("（总")[0] for number, _ in named(page)[3:]] == ["第2期", "第1期"]
    assert page.shown.id == year


@pytest.mark.parametrize(
    ("narrow", "left"),
    [
        (lambda page: page.briefings.state.choose("作废"), ["专报第1期（总第1期）"]),
        (lambda page: page.briefings.kind.choose(Kind.SPECIAL), ["专报第1期（总第1期）"]),
        (lambda page: page.briefings.text.setText("10月30日印发"), ["第2期（总第2期）"]),
    ],
)
def test_the_list_is_narrowed_by_state_kind_and_text(year, show, narrow, left):
    page = show()

    narrow(page)
    page.briefings.narrow()

    assert [number for number, _ in named(page)] == left
    page.choose(year)
    assert len(named(page)) == 5


def test_a_draft_is_made_by_the_keyboard_from_two_days(qtbot, issuing, show):
    page = show()
    assert page.pages.currentWidget() is page._none_yet

    page.drafting.new.trigger()
    dialog = page.window().findChild(DraftingDialog)
    dialog.fill({SINCE: date(2026, 10, 20), UNTIL: date(2026, 11, 5), TITLE: "演示推进情况"})
    qtbot.keyClick(dialog.editors[TITLE], Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.shown.draft is not None)
    assert page.shown.draft.title == "演示推进情况"
    assert (page.shown.draft.from_day, page.shown.draft.to_day) == (date(2026, 10, 20), date(2026, 11, 5))
    assert page.head.title.text() == "调度简报（未编号）　演示推进情况"
    assert page.shown.state == "草稿"


def test_days_the_wrong_way_round_leave_the_dialog_open(page):
    dialog = page.drafting.open_new()
    dialog.fill({SINCE: date(2026, 11, 6), UNTIL: date(2026, 11, 5)})

    dialog.accept()

    assert dialog.isVisible()
    assert "起始日期不能晚于截止日期" in dialog.refusal.text()


def test_a_round_gives_its_own_days(qtbot, issuing, show):
    issuing.on(date(2026, 10, 26))
    days = {"opened_on": date(2026, 10, 26), "due": date(2026, 10, 30)}
    with issuing.workspace.step("打开调度") as db:
        round_id = rounds.open_round(db, Opening(number=1, title="演示调度", cycle=Cycle.WEEKLY, **days))
    issuing.on(date(2026, 11, 2))
    with issuing.workspace.step("结束调度") as db:
        rounds.close_round(db, round_id, day=date(2026, 11, 2))
    issuing.on(NOVEMBER)
    page = show()

    page.receive(("round", round_id))
    dialog = page.window().findChild(DraftingDialog)

    assert dialog.editors[BASIS].value() == round_id
    assert dialog.editors[UNTIL].value() == date(2026, 11, 2)
    assert dialog.editors[SINCE].isReadOnly()
    dialog.fill({KIND: Kind.SPECIAL})
    dialog.accept()
    qtbot.waitUntil(lambda: page.shown.draft is not None)
    assert (page.shown.draft.kind, page.shown.draft.round_id) == (Kind.SPECIAL, round_id)
    assert "依据2026年第1次调度" in page.head.told.text()


def test_what_nobody_touched_follows_the_ledger_and_own_words_stay(qtbot, page, told, issuing, write):
    number = write("下步安排", "我自己的安排。")
    issuing.change("2-5-03", done_on=NOVEMBER, progress=100)

    page.drafting.follow.trigger()

    qtbot.waitUntil(lambda: bool(told))
    sections = drafts.sections(issuing.db, page.shown.id)
    assert sections[number - 1].text == "我自己的安排。"
    assert "办结2项" in issuing.section(page.shown.id, "总体情况")[1].text
    assert "您改过的文字保留不动" in told[-1]
    issuing.workspace.undo()
    assert "办结1项" in issuing.section(page.shown.id, "总体情况")[1].text


def test_a_draft_is_thrown_away_only_after_asking(page, issuing, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: answers.pop(0))

    page.drafting.remove.trigger()
    assert drafts.drafts(issuing.db)
    page.drafting.remove.trigger()

    assert drafts.drafts(issuing.db) == []
    issuing.workspace.undo()
    assert len(drafts.drafts(issuing.db)) == 1


def test_the_list_makes_room_for_the_pages_until_it_is_asked_for(qtbot, page):
    assert page.briefings.isHidden()

    page.list_act.trigger()
    assert page.briefings.isVisible()
    assert page.list_act.isChecked()
    page.list_act.trigger()
    assert page.briefings.isHidden()


def test_the_list_stands_beside_what_is_no_page(page):
    page.go(1)

    assert page.briefings.isVisible()


def test_keys_of_printing_and_finding_belong_to_the_pages_where_they_are_shown(page):
    assert page.given.preview.shortcut().isEmpty()

    page.go(2)

    assert page.given.preview.shortcut().toString() == "Ctrl+P"
    assert all(action.isEnabled() for action in page.briefings.actions())


def test_a_draft_whose_making_is_undone_leaves_the_page_without_a_word(qtbot, issuing, show):
    page = show()
    dialog = page.drafting.open_new()
    dialog.accept()
    qtbot.waitUntil(lambda: page.shown.draft is not None)

    issuing.workspace.undo()

    qtbot.waitUntil(lambda: page.shown.draft is None)
    assert page.pages.currentWidget() is page._none_yet
    assert drafts.drafts(issuing.db) == []


def test_beside_another_window_briefings_are_read_and_no_act_is_offered(qtbot, desk_over, issuing, draft_id):
    reading = Workspace.open(issuing.workspace.folder, reading=True, today=lambda: NOVEMBER)
    page = BriefingPage(desk_over(reading, NOVEMBER))
    qtbot.addWidget(page)
    page.show()
    for tab in range(4):
        page.go(tab)

    acts = (page.drafting.new, page.drafting.follow, page.drafting.remove, page.issuing.act, page.issuing.void)
    assert [act.text() for act in acts if act.isEnabled()] == []
    assert page.shown.id == draft_id
    assert page.figures.table.records
    page.hide()
    reading.close()
