"""The rounds and how every unit stands: shown by rank, filtered, noted by hand, and true after midnight."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.rounds import store
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.screen.noting import NOTED_BY

RANKED = ["市发展改革委", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]


def asked(page):
    """The dialog that is open over the page."""
    return next(one for one in page.findChildren(AskDialog) if one.isVisible())


def answer(page, **answers):
    dialog = asked(page)
    dialog.fill(answers)
    dialog.done_button.click()
    return dialog


def choose(page, *units):
    page.standing.view.clearSelection()
    for row, one in enumerate(page.standing.table.records):
        if one.status.unit in units:
            page.standing.view.setCurrentIndex(page.standing.table.index(row, 0))
    if len(units) > 1:
        page.standing.view.selectAll()


def test_without_a_round_the_page_says_what_to_do_next(shown):
    page = shown()

    assert page.pages.currentWidget().title.text() == "还没有调度"
    assert page.round_acts.new.isEnabled()
    assert not page.making.make.isEnabled()


def test_units_stand_in_the_order_of_rank_with_whom_to_call(page, states):
    assert list(states()) == RANKED
    assert set(states().values()) == {"未报"}
    assert "11月27日截止，剩余2个工作日" in page.head.span.text()
    assert page.head.counts.text() == "应报6个单位，已报0个，未报6个。"
    choose(page, "市科技局")
    assert page.standing.card.title.text() == "市科技局"
    assert page.standing.card.told.text() == "牵头2项、责任2项，已填0项"
    assert (page.standing.current().contact, page.standing.current().telephone) == ("张喆", "0530-0000001")


def test_f2_notes_that_the_chosen_unit_reported_with_the_name_of_who_noted_it(qtbot, page, states, told):
    choose(page, "市科技局")
    qtbot.keyClick(page.standing.view, Qt.Key.Key_F2)
    answer(page, 登记人="王测一")

    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    assert told[-1][0] == "市科技局已登记为已报；可按 Ctrl+Z 撤销。"
    noted = page.standing.current()
    assert (noted.noted_by, noted.reported_at.date()) == ("王测一", date(2026, 11, 25))
    assert page.desk.memory.text(NOTED_BY) == "王测一"
    page.workspace.undo()
    qtbot.waitUntil(lambda: states()["市科技局"] == "未报")


def test_several_units_are_noted_in_one_step(qtbot, page, states):
    choose(page, *RANKED)
    page.unit_acts.nil.trigger()
    answer(page)

    qtbot.waitUntil(lambda: set(states().values()) == {"零报告"})
    assert page.workspace.undoable() == "登记零报告：市发展改革委等6个单位"


def test_sending_back_needs_a_reason(qtbot, page, states, desk, round_id):
    desk.note(round_id, "市科技局", FilingState.REPORTED, date(2026, 11, 24))
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    choose(page, "市科技局")
    page.unit_acts.back.trigger()
    dialog = answer(page, 说明="")
    assert "原因" in dialog.refusal.text()
    assert dialog.isVisible()

    answer(page, 说明="没有写数字")

    qtbot.waitUntil(lambda: states()["市科技局"] == "退回")
    assert [one.filing.state for one in page.standing.card.filings.records] == ["退回", "已报"]


def test_what_has_not_come_cannot_be_sent_back(page):
    choose(page, "市科技局")

    assert not page.unit_acts.back.isEnabled()


def test_the_filter_keeps_what_is_missing_and_esc_shows_all_again(qtbot, page, states, desk, round_id):
    desk.note(round_id, "市科技局", FilingState.REPORTED, date(2026, 11, 24))
    qtbot.waitUntil(lambda: states()["市科技局"] == "已报")
    page.receive("missing")

    assert list(states()) == [name for name in RANKED if name != "市科技局"]
    assert page.standing.count.text() == "显示 5/6 个单位"
    page.standing.view.setFocus()
    qtbot.keyClick(page.standing.view, Qt.Key.Key_Escape)
    assert list(states()) == RANKED


def test_what_is_late_turns_at_midnight(qtbot, page):
    page.desk.clock.pin(date(2026, 11, 30))

    qtbot.waitUntil(lambda: "逾期1个工作日" in page.head.span.text())
    assert page.standing.table.index(0, 2).data() == "逾期1个工作日"


def test_ending_asks_while_something_is_missing_and_is_taken_back_by_reopening(qtbot, page, monkeypatch, told):
    asked_about = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_more: asked_about.append(text) or True)
    page.round_acts.end.trigger()

    qtbot.waitUntil(lambda: page.round_acts.end.text() == "重新打开")
    assert asked_about == ["还有 6 个单位没有报来，现在结束这次调度吗？"]
    assert page.rounds.table.records[0].state == "已结束"
    assert not page.making.make.isEnabled()
    page.round_acts.end.trigger()
    qtbot.waitUntil(lambda: page.round_acts.end.text() == "结束调度")
    assert "重新打开" in told[-1][0]


def test_after_the_end_a_report_is_a_late_filing_and_needs_a_reason(qtbot, page, states, desk, round_id):
    with desk.step() as db:
        store.close_round(db, round_id, day=date(2026, 11, 25))
    qtbot.waitUntil(lambda: page.shown.round.closed_on is not None)
    choose(page, "市科技局")
    page.unit_acts.reported.trigger()
    assert "补报原因" in asked(page).editors["说明"].placeholderText()
    assert "原因" in answer(page).refusal.text()

    answer(page, 说明="联络员出差")

    qtbot.waitUntil(lambda: states()["市科技局"] == "补报")


def test_a_round_opened_by_mistake_is_taken_out_and_comes_back_by_undo(qtbot, page, monkeypatch, round_id):
    monkeypatch.setattr(dialogs, "confirm", lambda *_words, **_more: True)
    page.round_acts.remove.trigger()

    qtbot.waitUntil(lambda: page.pages.currentIndex() > 0)
    page.workspace.undo()
    qtbot.waitUntil(lambda: page.shown.id == round_id)


def test_the_chase_list_copies_what_to_say(qtbot, page, desk, round_id):
    desk.note(round_id, "市发展改革委", FilingState.REPORTED, date(2026, 11, 24))
    qtbot.waitUntil(lambda: page.head.counts.text().startswith("应报6个单位，已报1个"))
    dialog = page.calling.show_list()
    assert [one.chase.status.unit for one in dialog.table.records] == RANKED[1:]
    assert "剩余2个工作日" in dialog.text.toPlainText()

    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)

    copied = QApplication.clipboard().text()
    assert copied.splitlines()[0] == "市科技局　张喆　0530-0000001"
    dialog.copy_all.click()
    assert QApplication.clipboard().text().count("没有登记电话") == 4


def test_a_filter_that_nothing_passes_says_so_and_offers_to_clear_it(page, states):
    page.standing.text.setText("没有这个单位")

    assert states() == {}
    assert page.standing.pages.currentWidget() is page.standing.none_fit
    page.standing.clear_act.trigger()
    assert list(states()) == RANKED
