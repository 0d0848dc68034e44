"""Minutes are issued once, locked, and corrected in a second version that asks task by task."""

from datetime import date, datetime

import pytest

from heze_desk import minuting
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import PaperState
from heze_desk.meetings import finalising, store
from heze_desk.meetings.correcting import Correction
from heze_desk.meetings.records import AgendaItem, MeetingKind, MeetingNote, Person, Presence, Reply
from heze_desk.meetings.wording import changed, in_place_of
from heze_desk.tasks import store as tasks
from heze_desk.workspace.workspace import Workspace
from reports.document import Attendance, MinutesHead, Paragraph
from reports.keeping import from_json

DAY, ISSUED, CORRECTED = date(2026, 7, 21), date(2026, 7, 23), date(2026, 7, 30)
TEXT = "市科技局牵头于9月30日前提出方案；市财政局10月20日前明确资金渠道。"
RIGHT = "市科技局牵头于10月31日前提出方案；市财政局10月20日前明确资金渠道。"
FIRST, SECOND = TEXT.split("；")


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "desk", today=lambda: ISSUED)
    yield workspace
    workspace.close()


@pytest.fixture
def meeting(desk):
    """One decision, two tasks made from it."""
    meeting_id = desk.call()
    desk.attend(meeting_id, "刘垚", "出席", unit="市科技局")
    decision_id, _ = desk.decide(meeting_id, TEXT, "市科技局", deadline=date(2026, 9, 30))
    with desk.step() as db:
        (link,) = store.tasks(db, decision_id)
        db.execute("update decision_task set sentence = ? where id = ?", [FIRST, link.id])
        other = tasks.add(db, tasks.Task(number="9-0-02", title="明确资金渠道", source_ref="2026年第1次调度会第1条"))
        store.link(db, decision_id, other, SECOND)
    return meeting_id


def correct(desk, meeting_id, number=1, *, day=CORRECTED, **fields):
    wanted = Correction(number=number, **fields)
    return minuting.correct(desk.workspace, meeting_id, wanted, day=day)


def document_of(desk, paper):
    return from_json(issuing.document(desk.db, paper.id))


def told(paper):
    return "".join(block.lead + block.text for block in paper.body if isinstance(block, Paragraph))


def test_the_number_is_given_when_the_minutes_are_issued_and_kept_with_document_and_pdf(desk, meeting):
    done = minuting.finalise(desk.workspace, meeting, ISSUED)

    assert done.paper.printed_number == "纪要〔2026〕1号"
    assert done.copy.read_bytes() == issuing.pdf(desk.db, done.paper.id)
    head = next(block for block in document_of(desk, done.paper).body if isinstance(block, MinutesHead))
    assert (head.number, head.day_text) == ("纪要〔2026〕1号", "2026年7月23日")
    assert store.get(desk.db, meeting).is_final


def test_minutes_of_all_kinds_of_meetings_share_one_sequence_of_the_year(desk, meeting):
    other = desk.call(kind=MeetingKind.TOPIC, day=date(2026, 7, 22))
    with desk.step() as db:
        store.decide(db, other, "甲。")

    assert minuting.finalise(desk.workspace, other, ISSUED).paper.number == 1
    assert minuting.finalise(desk.workspace, meeting, ISSUED).paper.number == 2


def test_tasks_that_named_the_meeting_name_the_minutes_from_then_on(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)

    (decision,) = store.decisions(desk.db, meeting)
    assert store.source_ref(desk.db, decision) == "纪要〔2026〕1号第1条"
    assert tasks.get(desk.db, 2).source_ref == "纪要〔2026〕1号第1条"


def test_issuing_cannot_be_undone_nor_done_twice(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)

    assert desk.workspace.undoable() is None
    with pytest.raises(DeskError, match="2026年第1次调度会的纪要已经定稿，不能再定稿"):
        minuting.finalise(desk.workspace, meeting, ISSUED)


def test_minutes_that_say_nothing_are_not_issued(desk):
    with pytest.raises(DeskError, match="没有议定事项，纪要正文也是空的，不能定稿"):
        minuting.finalise(desk.workspace, desk.call(), ISSUED)


def test_who_was_not_noted_is_asked_about_and_not_listed(desk, meeting):
    desk.invite(meeting)

    with pytest.raises(DeskError, match="还没有登记赵测三、市财政局、牡丹区、曹县、单县是否到会"):
        minuting.finalise(desk.workspace, meeting, ISSUED)
    done = minuting.finalise(desk.workspace, meeting, ISSUED, anyway=True)

    (names,) = (block for block in document_of(desk, done.paper).body if isinstance(block, Attendance))
    assert names.groups == (("出席", "市科技局　刘垚"),)


def test_leave_without_a_reason_is_asked_about(desk, meeting):
    desk.attend(meeting, "赵测三", "请假")

    assert finalising.doubts(desk.db, meeting, ISSUED) == ["没有写明赵测三请假的原因。"]
    desk.attend(meeting, "赵测三", "请假", reason="因公外出")
    assert finalising.doubts(desk.db, meeting, ISSUED) == []


def test_a_character_that_no_face_can_draw_is_asked_about_before_it_is_missing_for_good(desk, meeting):
    desk.attend(meeting, "张\U0003fffd", "列席", unit="演示大学")

    with pytest.raises(
        DeskError, match=r"这些字没有可用的字体，纸上会空缺：.+（U\+3FFFD）；请换字，确要这样定稿请确认。"
    ):
        minuting.finalise(desk.workspace, meeting, ISSUED)
    assert minuting.finalise(desk.workspace, meeting, ISSUED, anyway=True).paper.number == 1


@pytest.mark.parametrize(
    ("body", "day", "words"),
    [
        ("会议议定：市科技局年底前提出方案。", ISSUED, "第1条议定事项的文字与纪要正文不一致"),
        ("", date(2026, 7, 20), "会议日期是2026年7月21日，晚于定稿日期2026年7月20日"),
    ],
)
def test_what_does_not_agree_is_asked_about(desk, meeting, body, day, words):
    with desk.step() as db:
        store.change(db, meeting, today=ISSUED, minutes_text=body)

    with pytest.raises(DeskError, match=words):
        minuting.finalise(desk.workspace, meeting, day)


LOCKED = {
    "change": lambda db, one: store.change(db, one, today=ISSUED, place="201"),
    "change_chair": lambda db, one: store.change_chair(db, one, Person(name="赵测三")),
    "invite": lambda db, one: store.invite(db, one, []),
    "add_attendee": lambda db, one: store.add_attendee(
        db, one, Person(name="赵测三"), store.attendees(db, one)[1].role
    ),
    "note_presence": lambda db, one: store.note_presence(db, store.attendees(db, one)[1].id, Presence.ABSENT),
    "reply": lambda db, one: store.reply(db, store.attendees(db, one)[1].id, Reply.COMES),
    "change_attendee": lambda db, one: store.change_attendee(db, store.attendees(db, one)[1].id, name="改"),
    "remove_attendee": lambda db, one: store.remove_attendee(db, store.attendees(db, one)[1].id),
    "add_item": lambda db, one: store.add_item(db, AgendaItem(meeting_id=one, title="议题")),
    "change_item": lambda db, one: store.change_item(db, 1, title="改"),
    "move_item": lambda db, one: store.move_item(db, 1, 1),
    "remove_item": lambda db, one: store.remove_item(db, 1),
    "add_note": lambda db, one: store.add_note(db, note(one)),
    "change_note": lambda db, one: store.change_note(db, 1, text="改"),
    "move_note": lambda db, one: store.move_note(db, 1, 1),
    "remove_note": lambda db, one: store.remove_note(db, 1),
    "decide": lambda db, one: store.decide(db, one, "丁。"),
    "change_decision": lambda db, one: store.change_decision(db, 1, text="丁。"),
    "remove_decision": lambda db, one: store.remove_decision(db, 1),
    "remove": store.remove,
}


def note(meeting_id):
    return MeetingNote(meeting_id=meeting_id, text="记录", at=datetime(2026, 7, 21, 9))


@pytest.mark.parametrize("name", LOCKED)
def test_every_write_to_issued_minutes_is_refused_in_a_sentence(desk, meeting, name):
    with desk.step() as db:
        store.add_item(db, AgendaItem(meeting_id=meeting, title="通报"))
        store.add_note(db, note(meeting))
    minuting.finalise(desk.workspace, meeting, ISSUED)

    with pytest.raises(DeskError, match=r"纪要已经定稿，.+不能再改；纪要有错请用“更正”。"), desk.step() as db:
        LOCKED[name](db, meeting)


def test_a_correction_is_a_second_version_that_says_what_changed_and_the_first_one_stays(desk, meeting):
    first = minuting.finalise(desk.workspace, meeting, ISSUED).paper
    second = correct(desk, meeting, text=RIGHT, why="时限有误").paper

    assert (second.number, second.version, second.printed_number) == (1, 2, "纪要〔2026〕1号（更正）")
    assert issuing.get(desk.db, first.id).state is PaperState.CORRECTED
    assert "9月30日" in told(document_of(desk, first))
    text = told(document_of(desk, second))
    assert "更正说明：本件更正2026年7月23日印发的纪要〔2026〕1号，以本件为准。" in text
    assert "第1条“市科技局牵头于9月30日前提出方案”更正为“市科技局牵头于10月31日前提出方案”；原因：时限有误。" in text
    assert RIGHT in text


def test_a_correction_asks_only_about_the_task_whose_sentence_changed(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)
    correct(desk, meeting, text=RIGHT, why="时限有误")
    (decision,) = store.decisions(desk.db, meeting)

    (one,) = store.affected(desk.db, decision.id)
    assert (one.task.number, one.sentence) == ("9-0-01", "市科技局牵头于10月31日前提出方案")
    with desk.step() as db:
        store.follow(db, one.link, one.sentence, deadline=date(2026, 10, 31))

    assert store.affected(desk.db, decision.id) == []
    task = tasks.get(desk.db, one.task.id)
    assert (task.deadline, task.source_text) == (date(2026, 10, 31), one.sentence)


def test_a_task_that_does_not_follow_stays_as_it_was(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)
    correct(desk, meeting, text=RIGHT, why="时限有误")

    assert tasks.get(desk.db, 1).deadline == date(2026, 9, 30)
    assert tasks.get(desk.db, 2).title == "明确资金渠道"


def test_the_text_of_the_minutes_is_corrected_where_the_decision_stands_in_it(desk, meeting):
    with desk.step() as db:
        store.change(db, meeting, today=ISSUED, minutes_text=f"会议议定以下事项：\n一、{TEXT}\n会议要求抓紧落实。")
    minuting.finalise(desk.workspace, meeting, ISSUED)
    correct(desk, meeting, text=RIGHT, why="时限有误")

    assert store.get(desk.db, meeting).minutes_text == f"会议议定以下事项：\n一、{RIGHT}\n会议要求抓紧落实。"


def test_a_text_that_says_it_otherwise_has_to_be_corrected_with_it(desk, meeting):
    with desk.step() as db:
        store.change(db, meeting, today=ISSUED, minutes_text="会议议定：科技局9月底前拿方案。")
    minuting.finalise(desk.workspace, meeting, ISSUED, anyway=True)
    wanted = {"text": RIGHT, "why": "时限有误"}

    with pytest.raises(DeskError, match="纪要正文里没有与第1条相同的一段文字，不能自动替换"):
        correct(desk, meeting, **wanted)
    assert store.decisions(desk.db, meeting)[0].text == TEXT
    correct(desk, meeting, body="会议议定：科技局10月底前拿方案。", **wanted)

    assert "10月底前" in store.get(desk.db, meeting).minutes_text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"why": " "}, "请写明更正的原因"),
        ({"text": TEXT}, "第1条的文字没有变化，不用更正"),
        ({"text": " "}, "议定事项的内容不能为空"),
        ({"day": date(2026, 7, 22)}, "更正日期不能早于原件的印发日期2026年7月23日"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(desk, meeting, fields, words):
    minuting.finalise(desk.workspace, meeting, ISSUED)

    with pytest.raises(DeskError, match=words):
        correct(desk, meeting, **{"text": RIGHT, "why": "时限有误"} | fields)


def test_minutes_not_yet_issued_are_changed_and_not_corrected(desk, meeting):
    with pytest.raises(DeskError, match="纪要还没有定稿，请直接修改第1条"):
        correct(desk, meeting, text=RIGHT, why="时限有误")


def test_a_second_correction_explains_itself_and_the_number_stays(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)
    correct(desk, meeting, text=RIGHT, why="时限有误")
    third = correct(desk, meeting, text="甲。", why="重新研究").paper

    assert third.printed_number == "纪要〔2026〕1号（第2次更正）"
    assert f"“{TEXT.rstrip('。')}”更正为“甲”；原因：时限有误；重新研究。" in told(document_of(desk, third))
    assert [one.version for one in issuing.versions(desk.db, third.id)] == [1, 2, 3]


def test_a_sentence_that_does_not_stand_in_the_decision_is_no_source(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)
    correct(desk, meeting, text=RIGHT, why="时限有误")
    (one,) = finalising.affected(desk.db, store.decisions(desk.db, meeting)[0].id)

    with pytest.raises(DeskError, match="第1条里没有“另一句”这句话"), desk.step() as db:
        store.follow(db, one.link, "另一句")


@pytest.mark.parametrize(
    ("was", "now", "differs"),
    [
        (TEXT, RIGHT, (FIRST, RIGHT.split("；")[0])),
        ("甲。乙。丙。", "甲。丁。丙。", ("乙", "丁")),
        ("甲。", "乙。", ("甲", "乙")),
        ("甲。乙。", "甲。", ("甲。乙", "甲")),
        ("甲", "甲。乙。", ("甲", "甲。乙")),
    ],
)
def test_a_correction_names_the_sentences_that_changed(was, now, differs):
    assert changed(was, now) == differs


def test_a_sentence_whose_place_is_gone_is_followed_by_the_whole_text():
    assert in_place_of("乙。", "甲。乙。", "丙。") == "丙。"
    assert in_place_of("乙", "甲。乙。", "丙。丁。") == "丁"
