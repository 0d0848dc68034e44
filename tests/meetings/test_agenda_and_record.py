"""The agenda, the record and the decisions of a meeting, and the lock once its minutes are issued."""

from datetime import date, datetime

import pytest

from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem, Meeting, MeetingKind, MeetingNote, NoteKind
from heze_desk.tasks import store as tasks

LATER, LATEST = date(2026, 8, 4), date(2026, 9, 1)
AT = datetime(2026, 7, 21, 9, 30)


def titles(desk, meeting_id):
    return [item.title for item in store.agenda(desk.db, meeting_id)]


def test_items_stand_in_the_order_in_which_they_were_put(desk):
    meeting = desk.call()
    with desk.step() as db:
        ids = [store.add_item(db, AgendaItem(meeting_id=meeting, title=title)) for title in ("甲", "乙", "丙")]
        store.move_item(db, ids[2], 1)

    assert titles(desk, meeting) == ["丙", "甲", "乙"]
    assert store.item_numbers(desk.db, meeting) == {ids[2]: 1, ids[0]: 2, ids[1]: 3}


def test_what_the_last_meeting_of_the_kind_left_open_stands_first(desk):
    last = desk.call()
    desk.decide(last, "市科技局提出方案。", "市科技局", "9-0-01")
    _, done = desk.decide(last, "市财政局明确渠道。", "市财政局", "9-0-02")
    with desk.step() as db:
        tasks.set_progress(db, done, 100, day=date(2026, 7, 30))
    desk.decide(desk.call(kind=MeetingKind.TOPIC), "别的会议的事项。", "市财政局", "9-0-03")

    (item,) = store.agenda(desk.db, desk.call(day=LATER))

    assert (item.title, item.presenter) == ("上次议定事项落实情况：市科技局提出方案", "市科技局")


def test_a_long_decision_is_named_by_whole_clauses_for_the_title_is_printed(desk):
    first = "由市科技局牵头，市财政局和各县区配合，" + "在深入调研和充分论证的基础上，" * 3
    desk.decide(desk.call(), f"{first}提出低空飞行服务平台建设方案。", "市科技局")

    (item,) = store.agenda(desk.db, desk.call(day=LATER))

    assert "…" not in item.title
    assert item.title.endswith("在深入调研和充分论证的基础上等事项")


def test_what_was_still_open_before_the_last_meeting_is_carried_on(desk):
    desk.decide(desk.call(), "市科技局提出方案。", "市科技局")
    desk.decide(desk.call(day=LATER), "市财政局明确渠道。", "市财政局", "9-0-02")

    assert titles(desk, desk.call(day=LATEST)) == [
        "上次议定事项落实情况：市科技局提出方案",
        "上次议定事项落实情况：市财政局明确渠道",
    ]


def test_leaving_an_open_decision_out_needs_a_reason_and_it_is_not_numbered_then(desk):
    desk.decide(desk.call(), "市科技局提出方案。", "市科技局")
    meeting = desk.call(day=LATER)
    (item,) = store.agenda(desk.db, meeting)

    with pytest.raises(DeskError, match="不能从议程里删除；不列入的，请写明原因"), desk.step() as db:
        store.remove_item(db, item.id)
    with pytest.raises(DeskError, match="不列入议程须写明原因"), desk.step() as db:
        store.leave_out(db, item.id, " ")
    with desk.step() as db:
        store.leave_out(db, item.id, "另行书面通报")
        other = store.add_item(db, AgendaItem(meeting_id=meeting, title="新的议题"))

    assert store.item_numbers(desk.db, meeting) == {other: 1}
    with desk.step() as db:
        store.put_back(db, item.id)
    assert store.item_numbers(desk.db, meeting) == {item.id: 1, other: 2}


def test_an_item_with_a_record_under_it_stays(desk):
    meeting = desk.call()
    with desk.step() as db:
        item = store.add_item(db, AgendaItem(meeting_id=meeting, title="通报"))
        store.add_note(db, MeetingNote(meeting_id=meeting, agenda_item_id=item, text="记录", at=AT))

    with pytest.raises(DeskError, match="这个议题下已有记录或到会登记"), desk.step() as db:
        store.remove_item(db, item)


def test_the_record_keeps_who_said_what_when_under_which_item(desk):
    meeting = desk.call()
    with desk.step() as db:
        item = store.add_item(db, AgendaItem(meeting_id=meeting, title="通报"))
        first = MeetingNote(
            meeting_id=meeting, agenda_item_id=item, kind=NoteKind.SPEECH, speaker="刘垚", text="甲", at=AT
        )
        ids = [store.add_note(db, first), store.add_note(db, MeetingNote(meeting_id=meeting, text="乙", at=AT))]
        store.change_note(db, ids[0], text="甲，改")
        store.move_note(db, ids[1], 1)

    told = [(one.text, one.kind, one.speaker, one.at) for one in store.notes(desk.db, meeting)]
    assert told == [("乙", NoteKind.RECORD, "", AT), ("甲，改", NoteKind.SPEECH, "刘垚", AT)]


def test_an_empty_note_is_refused(desk):
    with pytest.raises(DeskError, match="空的记录不保存"):
        MeetingNote(meeting_id=1, text=" \n", at=AT)


def test_a_record_of_50000_characters_with_rare_ones_and_markup_comes_back_as_it_was(desk):
    text = ("张喆、刘垚、𬭎、䶮 <b>&amp;</b> {年} %s \\ '\" \t" * 2000)[:50_000]
    meeting = desk.call()
    with desk.step() as db:
        store.add_note(db, MeetingNote(meeting_id=meeting, text=text, at=AT))

    assert store.notes(desk.db, meeting)[0].text == text


def test_decisions_are_numbered_and_move_up_when_one_goes(desk):
    meeting = desk.call()
    with desk.step() as db:
        ids = [store.decide(db, meeting, text) for text in ("甲。", "乙。", "丙。")]
        store.remove_decision(db, ids[0])

    assert [(one.number, one.text) for one in store.decisions(desk.db, meeting)] == [(1, "乙。"), (2, "丙。")]


def test_a_decision_with_a_task_is_not_deleted_and_moves_up_with_it(desk):
    meeting = desk.call()
    with desk.step() as db:
        first = store.decide(db, meeting, "甲。")
    second, task_id = desk.decide(meeting, "乙。", source_ref="2026年第1次调度会第2条")

    with pytest.raises(DeskError, match="第2条已立任务，不能删除"), desk.step() as db:
        store.remove_decision(db, second)
    with desk.step() as db:
        store.remove_decision(db, first)

    assert store.decision(desk.db, second).number == 1
    assert tasks.get(desk.db, task_id).source_ref == "2026年第1次调度会第1条"


def test_once_its_task_is_in_the_bin_a_decision_and_its_meeting_can_go(desk):
    meeting = desk.call()
    decision_id, task_id = desk.decide(meeting, "甲。")
    other, task = desk.decide(meeting, "乙。", number="9-0-02")
    with desk.step() as db:
        tasks.discard(db, task_id, day=LATER)
        store.remove_decision(db, decision_id)

    assert [(one.number, one.id) for one in store.decisions(desk.db, meeting)] == [(1, other)]
    with desk.step() as db:
        tasks.discard(db, task, day=LATER)
        store.remove(db, meeting)
    assert store.meetings(desk.db) == []


def test_an_empty_decision_and_an_unknown_number_are_refused(desk):
    meeting = desk.call()

    with pytest.raises(DeskError, match="议定事项的内容不能为空"), desk.step() as db:
        store.decide(db, meeting, " ")
    with pytest.raises(DeskError, match="2026年第1次调度会没有第3条议定事项，一共0条"):
        store.decision_at(desk.db, meeting, 3)
    with pytest.raises(DeskError, match="议程里没有第4项，一共0项"):
        store.item_at(desk.db, meeting, 4)


def test_before_the_minutes_have_a_number_the_meeting_is_quoted(desk):
    meeting = desk.call()
    decision_id, _ = desk.decide(meeting, "甲。")

    assert store.source_ref(desk.db, store.decision(desk.db, decision_id)) == "2026年第1次调度会第1条"


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        ("09:00", "11:00", "上午9:00至11:00"),
        ("09:00", "14:30", "上午9:00至下午2:30"),
        ("14:30", "16:00", "下午2:30至4:00"),
        ("09:00", "12:30", "上午9:00至中午12:30"),
        ("09:00", "", "上午9:00"),
        ("", "", "（星期二）"),
    ],
)
def test_a_meeting_says_until_when_it_lasts(begins, ends, told):
    meeting = Meeting(kind=MeetingKind.TOPIC, title="会", day=date(2026, 7, 21), begins_at=begins, ends_at=ends)

    assert meeting.lasts.endswith(told)
