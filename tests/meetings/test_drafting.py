"""Minutes drafted from the record of a meeting."""

from datetime import date, datetime

from heze_desk.meetings.drafting import draft, unlisted
from heze_desk.meetings.minutes_document import blocks
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import (
    AgendaItem,
    Attendee,
    AttendeeRole,
    Decision,
    Meeting,
    MeetingKind,
    MeetingNote,
    NoteKind,
)
from reports.document import Heading, Paragraph

AT = datetime(2026, 7, 21, 9, 30)


def note(text, kind=NoteKind.RECORD, **fields):
    return MeetingNote(meeting_id=1, text=text, kind=kind, at=AT, **fields)


def told(*decisions, agenda=(), **fields):
    meeting = Meeting(
        kind=MeetingKind.SCHEDULING, title="重点任务调度会", day=date(2026, 7, 21), **{"begins_at": "09:00"} | fields
    )
    chair = Attendee(meeting_id=1, role=AttendeeRole.CHAIR, name="王测一", duty="副市长")
    made = [
        Decision(meeting_id=1, number=place, text=text, heading=heading)
        for place, (heading, text) in enumerate(decisions, 1)
    ]
    return Proceedings(meeting=meeting, attendees=(chair,), agenda=tuple(agenda), decisions=tuple(made))


def item(number, title, presenter=""):
    return AgendaItem(id=number, meeting_id=1, position=number, title=title, presenter=presenter)


def test_the_first_paragraph_says_when_under_whom_what_and_about_what():
    text = draft(told(("", "市科技局9月底前提出方案。"), agenda=[item(1, "平台建设"), item(2, "资金渠道")]), [])

    assert text.splitlines()[0] == (
        "2026年7月21日上午，副市长王测一同志主持召开重点任务调度会，议题为：平台建设；资金渠道。现将议定事项纪要如下："
    )


def test_a_meeting_of_the_afternoon_and_one_without_a_time():
    assert draft(told(begins_at="14:30"), []).startswith("2026年7月21日下午，")
    assert draft(told(begins_at=""), []) == "2026年7月21日，副市长王测一同志主持召开重点任务调度会。"


def test_only_what_has_a_record_is_said_to_have_been_heard():
    agenda = [item(1, "关于平台建设的汇报", "市科技局"), item(2, "资金渠道", "市财政局")]

    text = draft(told(agenda=agenda), [note("进展总体平稳", agenda_item_id=1)])

    assert "会议听取了市科技局关于平台建设的汇报。" in text
    assert "市财政局关于" not in text


def test_the_record_comes_under_its_openings_and_only_the_chair_speaks_for_the_meeting():
    notes = [
        note("进展总体平稳"),
        note("会议认为，时机已经成熟"),
        note("要抓紧落实", NoteKind.SPEECH, speaker="王测一"),
        note("资金比较紧张", NoteKind.SPEECH, speaker="李测二"),
        note("各单位建立台账；", NoteKind.TASK),
        note("平台12家", NoteKind.FIGURE),
    ]

    lines = draft(told(), notes).splitlines()[1:]

    assert lines == [
        "会议认为，时机已经成熟。",
        "会议指出，进展总体平稳。平台12家。",
        "会议强调，要抓紧落实。",
        "会议要求，各单位建立台账。",
    ]


def test_decisions_stand_by_number_under_their_headings():
    text = draft(told(("关于平台", "市科技局牵头。\n市财政局配合"), ("", "市财政局安排资金。")), [])

    assert text.splitlines()[1:] == [
        "一、关于平台",
        "市科技局牵头。",
        "市财政局配合。",
        "二、市财政局安排资金。",
    ]


def test_suggestions_stand_apart_from_what_was_decided():
    notes = [
        note("建议设立专项资金", NoteKind.SUGGESTED),
        note("资金来源未议定", NoteKind.DECIDED),
        note("市科技局9月底前提出方案", NoteKind.DECIDED),
    ]

    lines = draft(told(("", "市财政局安排资金。")), notes).splitlines()

    assert lines[1:] == [
        "一、市财政局安排资金。",
        "二、市科技局9月底前提出方案。",
        "会议建议：设立专项资金。资金来源未议定。",
    ]


def test_a_decision_stands_in_the_draft_word_for_word():
    text = "由市科技局牵头：\n　（一）9月底前提出方案；\n\n（二）10月底前启动"

    made = draft(told(("", text)), [note("进展平稳")])

    assert text in made
    assert made.splitlines()[2] == "会议议定以下事项："


def test_what_was_noted_as_decided_is_told_until_it_is_among_the_decisions():
    notes = [note("市财政局安排资金。", NoteKind.DECIDED), note("市科技局提出方案。", NoteKind.DECIDED)]

    assert [one.text for one in unlisted(told(("", "市财政局安排资金。")), notes)] == ["市科技局提出方案。"]


def test_a_draft_claims_nothing_as_done():
    text = draft(told(("关于平台", "市科技局9月底前建成平台。"), agenda=[item(1, "平台建设", "市科技局")]), [])

    assert not any(word in text for word in ("已", "完成了", "听取了"))


def test_a_draft_becomes_headings_and_paragraphs_of_the_paper():
    made = blocks(draft(told(("关于平台", "市科技局牵头。"), ("关于资金", "市财政局牵头。")), []))

    assert [block.text for block in made if isinstance(block, Heading)] == ["一、关于平台", "二、关于资金"]
    assert isinstance(made[0], Paragraph)


def test_a_hundred_decisions_are_numbered():
    lines = draft(told(*[("", f"第{number}件事。") for number in range(1, 121)]), []).splitlines()

    assert lines[1 + 98].startswith("九十九、")
    assert lines[1 + 99].startswith("100.")


def test_what_is_reported_on_is_named_without_the_word_for_the_meetings_own_act():
    agenda = [item(1, "研究低空飞行服务平台建设方案", "市科技局")]

    text = draft(told(agenda=agenda), [note("进展总体平稳", agenda_item_id=1)])

    assert "会议听取了市科技局关于低空飞行服务平台建设方案的汇报。" in text


def test_all_that_the_last_meeting_left_open_is_one_topic_and_each_unit_reports_once():
    open_items = [
        AgendaItem(
            id=place, meeting_id=1, title=f"上次议定事项落实情况：{title}", presenter=who, follows_decision_id=place
        )
        for place, title, who in ((1, "提出方案", "市科技局"), (2, "明确渠道", "市科技局、市财政局"))
    ]

    text = draft(told(agenda=open_items), [note("进展总体平稳", agenda_item_id=place) for place in (1, 2)])

    assert "议题为：上次议定事项落实情况。" in text
    assert "会议听取了市科技局、市财政局关于上次议定事项落实情况的汇报。" in text


def test_a_point_that_tells_of_the_meeting_itself_gets_no_opening():
    text = draft(told(), [note("会议听取了进展情况的汇报"), note("进展总体平稳")])

    assert text.splitlines()[1:] == ["会议听取了进展情况的汇报。", "会议指出，进展总体平稳。"]
