"""筹备 on screen: a meeting is called, its agenda ordered, its list proposed from the roster of its day."""

from datetime import date

from PySide6.QtCore import Qt

from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog
from heze_desk.meetings import store
from heze_desk.meetings.records import Reply

ALT = Qt.KeyboardModifier.AltModifier


def asked(page):
    return next(one for one in page.window().findChildren(AskDialog) if one.isVisible())


def answer(page, **answers):
    dialog = asked(page)
    dialog.fill(answers)
    dialog.done_button.click()
    return dialog


def called(page):
    return [one.attendee.called for one in page.preparing.invitees.table.records]


def test_without_a_meeting_the_page_says_what_to_do_next(show):
    page = show()

    assert page.pages.currentWidget().title.text() == "还没有会议"
    assert page.acts.new.isEnabled()
    assert not page.papers.choose.isEnabled()


def test_a_new_meeting_is_numbered_on_and_begins_with_what_the_last_one_left_open(page, desk, meeting_id, told):
    desk.decide(meeting_id, "市科技局提出方案。", lead="市科技局", deadline=date(2026, 9, 30))
    page.acts.open_new()
    answer(page, 名称="第二次调度会", 日期=date(2026, 8, 4), 主持="李测二")

    assert page.head.state.text() == "2026年第2次调度会 · 筹备"
    items = page.preparing.agenda.table.records
    assert [one.item.title for one in items] == ["上次议定事项落实情况：市科技局提出方案"]
    assert told[-1].startswith("已建立2026年第2次调度会；上次没有办结的 1 项议定事项已列入议程；")


def test_a_meeting_of_a_past_year_is_refused_until_a_reason_is_given(show, desk):
    page = show()
    page.acts.open_new()
    dialog = answer(page, 日期=date(2025, 12, 30), 主持="姓名（演示职务）", 名称="补记的会")
    assert "在往年；请核对，确需如此请写明原因" in dialog.refusal.text()

    dialog.fill({"说明": "补登去年的会"})
    dialog.done_button.click()
    assert [one.remark for one in store.meetings(desk.db)] == ["补登去年的会"]


def test_alt_and_an_arrow_move_an_item_and_it_stays_chosen(qtbot, page, desk, meeting_id):
    agenda = page.preparing.agenda
    agenda.view.setFocus()
    agenda.view.setCurrentIndex(agenda.table.index(1, 0))
    qtbot.keyClick(agenda.view, Qt.Key.Key_Up, ALT)

    assert [one.title for one in store.agenda(desk.db, meeting_id)] == [
        "研究应用场景清单",
        "研究低空飞行服务平台建设方案",
    ]
    qtbot.waitUntil(lambda: agenda.current().item.title == "研究应用场景清单" and agenda.current().number == 1)


def test_what_was_left_open_is_left_out_only_for_a_reason(page, desk, meeting_id, monkeypatch):
    decision, _task = desk.decide(meeting_id, "市科技局提出方案。", lead="市科技局", deadline=date(2026, 9, 30))
    desk.call(title="下一次", day=date(2026, 8, 4))
    page.reload()
    page.choose(page.meetings.table.records[0].id)
    agenda = page.preparing.agenda
    agenda.view.setCurrentIndex(agenda.table.index(0, 0))

    monkeypatch.setattr(dialogs, "ask_reason", lambda *_args, **_more: None)
    agenda.drop()
    assert store.agenda(desk.db, page.shown.id)[0].left_out_because == ""

    monkeypatch.setattr(dialogs, "ask_reason", lambda *_args, **_more: "已另行专题研究")
    agenda.drop()
    (item,) = store.agenda(desk.db, page.shown.id)
    assert (item.follows_decision_id, item.left_out_because) == (decision, "已另行专题研究")


def test_the_list_is_proposed_by_industry_and_rank_as_of_the_day(qtbot, page, told):
    page.preparing.invitees.invite()
    answer(page)

    ranked = ["李测二", "赵测三", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]
    qtbot.waitUntil(lambda: called(page) == ranked)
    assert "已按会议当天的分工列入 6 个" in told[-1]


def test_replies_are_noted_by_one_key_each(qtbot, page, desk, meeting_id):
    desk.invite(meeting_id)
    page.reload()
    view = page.preparing.invitees.view
    view.setFocus()
    for row, key in ((2, Qt.Key.Key_1), (1, Qt.Key.Key_3)):
        view.setCurrentIndex(page.preparing.invitees.table.index(row, 0))
        qtbot.keyClick(view, key)
    answer(page, 由谁代会="张喆")
    attendees = store.attendees(desk.db, meeting_id)

    assert (attendees[2].called, attendees[2].reply) == ("市科技局", Reply.COMES)
    assert (attendees[1].called, attendees[1].reply, attendees[1].deputy) == ("赵测三", Reply.DEPUTY, "张喆")


def test_after_a_reply_the_next_line_is_at_hand(qtbot, page, desk, meeting_id):
    desk.invite(meeting_id)
    page.reload()
    view = page.preparing.invitees.view
    view.setFocus()
    view.setCurrentIndex(page.preparing.invitees.table.index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_1)
    qtbot.keyClick(view, Qt.Key.Key_2)
    answer(page, 请假原因="因公外出")

    assert view.currentIndex().row() == 3
    replied = [one.reply for one in store.attendees(desk.db, meeting_id)]
    assert replied[1:4] == [Reply.COMES, Reply.EXCUSED, Reply.NONE]


def test_whom_a_unit_sends_takes_its_line(page, desk, meeting_id):
    desk.invite(meeting_id)
    page.reload()
    before = called(page)
    page.preparing.invitees.add()
    answer(page, 姓名="刘垚", 单位="市科技局", 职务="副局长")
    page.reload()

    assert called(page) == ["刘垚" if one == "市科技局" else one for one in before]
    page.preparing.invitees.add()
    answer(page, 姓名="张喆", 单位="市科技局", 职务="科长")
    page.reload()
    assert len(called(page)) == len(before) + 1


def test_a_new_meeting_opens_where_it_is_prepared(page):
    page.go(3)
    page.acts.open_new()
    answer(page, 名称="第二次调度会", 日期=date(2026, 8, 4), 主持="李测二")

    assert page.stack.currentWidget() is page.preparing


def test_a_field_is_saved_at_once_and_a_clash_of_times_is_asked_about(qtbot, page, desk, meeting_id, monkeypatch):
    desk.call(title="另一个会", begins_at="15:00")
    page.reload()
    page.choose(meeting_id)
    fields = page.preparing.form.fields
    fields["地点"].editor.setText("第五会议室")
    fields["地点"].save_or_say()
    asked = []
    monkeypatch.setattr(dialogs, "ask_reason", lambda _parent, text, **_more: asked.append(text) or "分两处同时开")
    fields["开始"].editor.setText("15:00")
    fields["开始"].save_or_say()
    meeting = store.get(desk.db, meeting_id)

    assert (meeting.place, meeting.begins_at, meeting.remark) == ("第五会议室", "15:00", "分两处同时开")
    assert "两个会议时间相同" in asked[0]


def test_a_presenter_who_is_not_on_the_list_is_told_of_beside_the_agenda(qtbot, page, desk, meeting_id):
    assert "不在参会名单上" not in page.preparing.agenda.remark.text()

    with desk.step("邀请") as db:
        units = [desk.units["市财政局"]]
        store.invite(db, meeting_id, store.proposed(db, meeting_id, store.get(db, meeting_id).day, units=units))

    qtbot.waitUntil(lambda: "汇报的市科技局不在参会名单上" in page.preparing.agenda.remark.text())


def test_a_meeting_called_by_its_number_stands_under_it_once(qtbot, page, desk, meeting_id):
    with desk.step("改名") as db:
        store.change(db, meeting_id, today=date(2026, 7, 1), title="2026年第1次调度会")

    qtbot.waitUntil(lambda: page.meetings.table.index(0, 0).data() == "调度会第1次")
