"""A meeting is called: its number, its chair, and what is asked or refused."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.records import AttendeeRole, Meeting, MeetingKind, Person
from heze_desk.roster import leader_store

DAY, TODAY = date(2026, 7, 21), date(2026, 7, 1)


def test_the_number_is_the_next_of_its_kind_and_year(desk):
    desk.call()
    desk.call(kind=MeetingKind.TOPIC)
    second = desk.call(day=date(2026, 8, 4))
    next_year = desk.call(day=date(2027, 1, 5))

    assert store.get(desk.db, second).name == "2026年第2次调度会"
    assert store.get(desk.db, next_year).name == "2027年第1次调度会"


def test_a_number_that_is_taken_is_refused(desk):
    desk.call(number=3)

    with pytest.raises(DeskError, match="已有2026年第3次调度会；请换一个次数"):
        desk.call(number=3)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "会议名称不能为空"),
        ({"begins_at": "9:00"}, "“9:00”不是时刻；请写成 09:00 的样子"),
        ({"begins_at": "10:00", "ends_at": "09:00"}, "结束时间须晚于开始时间"),
        ({"reply_by": date(2026, 7, 22)}, "回执时限不能晚于会议日期"),
    ],
)
def test_what_makes_no_sense_is_refused(desk, fields, words):
    with pytest.raises(DeskError, match=words):
        desk.call(**fields)


@pytest.mark.parametrize(
    ("at", "said"),
    [("09:00", "上午9:00"), ("12:30", "中午12:30"), ("14:05", "下午2:05"), ("00:00", "上午0:00"), ("", "")],
)
def test_the_time_is_said_as_an_office_says_it(at, said):
    meeting = Meeting(kind=MeetingKind.TOPIC, title="会", day=DAY, begins_at=at)

    assert meeting.when == f"2026年7月21日（星期二）{said}"


def test_a_meeting_of_a_past_year_needs_a_reason_which_is_kept(desk):
    with pytest.raises(DeskError, match="会议日期2026年7月21日在往年；请核对，确需如此请写明原因。"):
        desk.call(today=date(2027, 1, 4))

    meeting_id = desk.call(today=date(2027, 1, 4), why="补录去年的会议")

    assert store.get(desk.db, meeting_id).remark == "补录去年的会议"


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (("09:00", ""), ("09:00", ""), True),
        (("09:00", "11:00"), ("10:30", ""), True),
        (("10:30", ""), ("09:00", "11:00"), True),
        (("09:00", "10:30"), ("10:30", "12:00"), False),
        (("09:00", ""), ("10:00", ""), False),
        (("", ""), ("", ""), False),
    ],
)
def test_two_meetings_at_one_time_are_asked_about(desk, first, second, meet):
    desk.call(begins_at=first[0], ends_at=first[1])
    other = Meeting(kind=MeetingKind.TOPIC, title="专题会", day=DAY, begins_at=second[0], ends_at=second[1])

    doubts = store.doubts(desk.db, other, chair=Person(name="赵测三"), today=TODAY)

    assert [("两个会议时间相同" in one) for one in doubts] == [True] * meet


@pytest.mark.parametrize(
    ("chair", "day", "words"),
    [
        ("王测一", date(2026, 3, 1), "王测一从2026年3月2日起任副市长，2026年3月1日尚未任职，不能主持"),
        ("王测一", date(2026, 7, 21), "王测一的分工任期已于2026年7月15日结束，2026年7月21日不在任期内"),
    ],
)
def test_a_chair_not_in_office_on_the_day_is_asked_about(desk, chair, day, words):
    with pytest.raises(DeskError, match=words):
        desk.call(chair, day=day)

    assert desk.call(chair, day=day, why="受市长委托主持")


def test_an_unknown_chair_is_refused_with_the_nearest_name_and_taken_with_an_office(desk):
    with pytest.raises(DeskError, match=r"不认识“王测二”；是否指“.测.”？不是的，请写明单位或职务。"):
        desk.call("王测二")

    meeting_id = desk.call("张喆", chair_duty="专班办公室主任")

    (chair,) = store.attendees(desk.db, meeting_id)
    assert (chair.role, chair.name, chair.duty) == (AttendeeRole.CHAIR, "张喆", "专班办公室主任")


def test_a_unit_has_no_chair_to_give(desk):
    with pytest.raises(DeskError, match="“市科技局”是单位，不能主持会议；请写主持人的姓名。"):
        desk.call("市科技局")


def test_the_chair_bears_the_title_of_the_day(desk):
    with desk.step() as db:
        leader_store.hold(db, leader_store.named(db, "李测二"), "常务副市长", since=date(2026, 8, 1))
    before, after = desk.call(), desk.call(day=date(2026, 8, 4))

    assert [store.attendees(desk.db, one)[0].duty for one in (before, after)] == ["副市长", "常务副市长"]


def test_on_another_day_everybody_bears_the_office_of_that_day(desk):
    with desk.step() as db:
        leader_store.hold(db, leader_store.named(db, "李测二"), "常务副市长", since=date(2026, 8, 1))
    meeting_id = desk.call()
    with desk.step() as db:
        store.change(db, meeting_id, today=TODAY, day=date(2026, 8, 4))

    assert store.attendees(desk.db, meeting_id)[0].duty == "常务副市长"


def test_a_meeting_moved_into_another_year_is_numbered_there(desk):
    desk.call(day=date(2027, 1, 5))
    meeting_id = desk.call()
    with desk.step() as db:
        store.change(db, meeting_id, today=TODAY, day=date(2027, 1, 12))

    assert store.get(desk.db, meeting_id).name == "2027年第2次调度会"


def test_another_chair_rises_from_the_list_and_stands_there_once(desk):
    meeting_id = desk.call()
    desk.attend(meeting_id, "赵测三", "出席")
    with desk.step() as db:
        store.change_chair(db, meeting_id, Person(name="赵测三"))

    assert [(one.role, one.name) for one in store.attendees(desk.db, meeting_id)] == [(AttendeeRole.CHAIR, "赵测三")]


def test_a_meeting_entered_by_mistake_goes_with_all_that_belongs_to_it_and_comes_back_by_undo(desk):
    meeting_id = desk.call()
    desk.attend(meeting_id, "赵测三", "出席")
    with desk.step("删除会议") as db:
        store.remove(db, meeting_id)
    assert store.meetings(desk.db) == []

    desk.workspace.undo()

    assert desk.called(meeting_id) == ["李测二", "赵测三"]


def test_a_meeting_from_which_tasks_were_made_is_not_deleted(desk):
    meeting_id = desk.call()
    desk.decide(meeting_id, "市科技局提出方案。", "市科技局")

    with pytest.raises(DeskError, match="2026年第1次调度会的议定事项已立1项任务，不能删除"), desk.step() as db:
        store.remove(db, meeting_id)


def test_a_meeting_that_is_called_by_its_number_is_called_by_the_new_one_in_another_year(desk):
    by_number = desk.call(title="2026年第1次调度会")
    named = desk.call(day=date(2026, 8, 4), title="低空经济调度会")
    with desk.step() as db:
        store.change(db, by_number, today=TODAY, day=date(2027, 1, 12))
        store.change(db, named, today=TODAY, day=date(2027, 1, 19))

    assert store.get(desk.db, by_number).title == "2027年第1次调度会"
    assert store.get(desk.db, named).title == "低空经济调度会"


def test_a_title_pasted_over_two_lines_is_one_line(desk):
    meeting_id = desk.call(title="低空经济\n调度会")

    assert store.get(desk.db, meeting_id).title == "低空经济 调度会"
