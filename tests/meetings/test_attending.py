"""Attendance as it is: by the rank of the day, nobody twice, deputies, leave, late and early."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem, AttendeeRole, Presence, Reply
from heze_desk.roster import leader_store, unit_store
from heze_desk.roster.records import UnitName

DAY = date(2026, 7, 21)


@pytest.fixture
def meeting(desk):
    return desk.call()


@pytest.fixture
def items(desk, meeting):
    with desk.step() as db:
        return [store.add_item(db, AgendaItem(meeting_id=meeting, title=title)) for title in ("通报", "汇报", "讨论")]


def line(desk, meeting, called):
    return next(one for one in store.attendees(desk.db, meeting) if one.called == called)


def test_invitees_are_proposed_as_the_roster_was_on_the_day_by_rank(desk, meeting):
    def names(day, industries=()):
        return [one.called for one in store.proposed(desk.db, meeting, day, industries)]

    assert names(date(2026, 7, 15)) == ["王测一", "赵测三", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]
    assert names(DAY)[:2] == ["李测二", "赵测三"]
    assert names(DAY, [1]) == ["赵测三"]


def test_units_and_groups_can_be_invited_by_name(desk, meeting):
    wanted = [desk.units["各县区"], desk.units["市大数据局"]]

    assert [one.called for one in store.proposed(desk.db, meeting, DAY, units=wanted)] == [
        "市大数据局",
        "牡丹区",
        "曹县",
        "单县",
    ]
    with pytest.raises(DeskError, match="“各县区”是群组，不能作为一个单位登记"):
        desk.attend(meeting, "各县区", "出席")


def test_inviting_twice_puts_nobody_on_the_list_twice_and_the_chair_once(desk, meeting):
    assert desk.invite(meeting) == 6
    assert desk.invite(meeting) == 0
    assert desk.called(meeting) == ["李测二", "赵测三", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]


def test_the_roster_of_next_month_changes_nothing(desk, meeting):
    desk.invite(meeting)
    before = store.attendees(desk.db, meeting)
    with desk.step() as db:
        leader_store.hold(db, leader_store.named(db, "李测二"), "常务副市长", since=date(2026, 8, 1))
        leader_store.correct_name(db, leader_store.named(db, "赵测三"), "赵测三（改）")
        unit_store.rename(
            db, desk.units["市科技局"], UnitName(unit_id=0, short_name="市科创局", full_name="市科创局", valid_from=DAY)
        )
        unit_store.move(db, desk.units["单县"], 1)

    assert store.attendees(desk.db, meeting) == before


def test_a_leader_not_yet_in_office_is_asked_about_and_bears_no_title_of_later(desk):
    meeting = desk.call("张喆", chair_duty="专班办公室主任", day=date(2026, 3, 1))

    with pytest.raises(DeskError, match="赵测三从2026年3月2日起任副市长，2026年3月1日尚未任职；请核对"):
        desk.attend(meeting, "赵测三", "出席")
    desk.attend(meeting, "赵测三", "出席", anyway=True)

    assert line(desk, meeting, "赵测三").duty == ""


def test_the_one_a_unit_sends_takes_the_place_of_the_unit(desk, meeting):
    desk.invite(meeting)
    desk.attend(meeting, "刘垚", "出席", unit="市科技局", duty="局长")

    assert line(desk, meeting, "刘垚").unit_name == "市科技局"
    assert "市科技局" not in desk.called(meeting)


def test_leaders_come_before_units_and_guests_last_in_the_order_entered(desk, meeting):
    for name, unit in (("吴祎", "演示大学"), ("郑玥", "演示研究院")):
        desk.attend(meeting, name, "列席", unit=unit)
    desk.attend(meeting, "张喆", "出席", unit="曹县")
    desk.attend(meeting, "刘垚", "出席", unit="市科技局")
    desk.attend(meeting, "赵测三", "出席")

    assert desk.called(meeting) == ["李测二", "赵测三", "刘垚", "张喆", "吴祎", "郑玥"]


@pytest.mark.parametrize(
    ("name", "how", "fields", "words"),
    [
        ("李测二", "出席", {}, "李测二主持会议，名单上只列一次，不再登记出席。"),
        ("李测二", "请假", {}, "李测二主持会议，不能登记“请假”；请先更换主持人。"),
        ("张喆", "出席", {}, "张喆已登记出席，没有重复登记。"),
        ("张喆", "列席", {}, "张喆已在出席名单中，不能再登记列席"),
        ("张喆", "出席", {"unit": "市财政局"}, "名单上已有一位张喆（市科技局）；确是另一位同名的人，请确认。"),
        ("陈堃", "出席", {}, "不认识“陈堃”；请写明单位或职务。"),
        ("陈堃", "出席", {"unit": "市科技厅"}, "没有名为“市科技厅”的单位；是否指“市科技局”？"),
    ],
)
def test_somebody_twice_or_unknown_is_refused_in_a_sentence(desk, meeting, name, how, fields, words):
    desk.attend(meeting, "张喆", "出席", unit="市科技局")

    with pytest.raises(DeskError, match=words):
        desk.attend(meeting, name, how, **fields)


def test_what_was_asked_about_is_taken_when_it_is_confirmed(desk, meeting):
    desk.attend(meeting, "张喆", "出席", unit="市科技局")
    desk.attend(meeting, "张喆", "出席", unit="市财政局", anyway=True)
    desk.attend(meeting, "陈堃", "出席", anyway=True)

    listed = [(one.name, one.unit_name) for one in store.attendees(desk.db, meeting)[1:]]
    assert listed == [("张喆", "市科技局"), ("张喆", "市财政局"), ("陈堃", "")]


def test_a_stranger_takes_their_place_by_rank_once_their_unit_is_known(desk, meeting):
    desk.attend(meeting, "吴祎", "列席", unit="演示大学")
    desk.attend(meeting, "陈堃", "出席", anyway=True)
    desk.attend(meeting, "陈堃", "迟到", unit="市科技局")

    assert desk.called(meeting) == ["李测二", "陈堃", "吴祎"]
    assert line(desk, meeting, "陈堃").unit_name == "市科技局"


def test_a_name_once_met_is_known_with_its_unit(desk, meeting):
    desk.attend(meeting, "张喆", "出席", unit="市科技局")
    later = desk.call(day=date(2026, 8, 4))
    desk.attend(later, "张喆", "出席")

    assert line(desk, later, "张喆").unit_name == "市科技局"


def test_a_deputy_stands_on_the_line_of_the_one_who_was_to_come(desk, meeting):
    desk.attend(meeting, "周𬭎", "出席", unit="市大数据局")
    desk.attend(meeting, "赵翀", "代会", instead_of="周𬭎")
    desk.attend(meeting, "陈堃", "代会", instead_of="市财政局")

    assert line(desk, meeting, "周𬭎").remarks({}) == ("赵翀代",)
    assert line(desk, meeting, "市财政局").deputy == "陈堃"


@pytest.mark.parametrize(
    ("name", "instead_of", "words"),
    [
        ("刘垚", "周𬭎", "刘垚已在出席名单中，不能同时代周𬭎参会"),
        ("赵翀", "刘垚", "赵翀已代周𬭎参会，不能再代刘垚"),
        ("陈堃", "", "代会须写明谁代、代谁。"),
    ],
)
def test_nobody_is_at_a_meeting_in_two_persons(desk, meeting, name, instead_of, words):
    desk.attend(meeting, "周𬭎", "出席", unit="市大数据局")
    desk.attend(meeting, "刘垚", "出席", unit="市科技局")
    desk.attend(meeting, "赵翀", "代会", instead_of="周𬭎")

    with pytest.raises(DeskError, match=words):
        desk.attend(meeting, name, "代会", instead_of=instead_of)


def test_a_deputy_does_not_come_to_the_list_in_person_too(desk, meeting):
    desk.attend(meeting, "周𬭎", "出席", unit="市大数据局")
    desk.attend(meeting, "赵翀", "代会", instead_of="周𬭎")

    with pytest.raises(DeskError, match="赵翀已代周𬭎参会，不能再列入名单"):
        desk.attend(meeting, "赵翀", "出席", unit="市财政局")


def test_late_and_early_are_noted_at_their_items_and_both_are_kept(desk, meeting, items):
    desk.attend(meeting, "刘垚", "迟到", unit="市科技局", item_id=items[1])
    desk.attend(meeting, "刘垚", "早退", item_id=items[2])

    numbers = store.item_numbers(desk.db, meeting)
    assert line(desk, meeting, "刘垚").remarks(numbers) == ("第2项议题时到会", "第3项议题后离会")
    assert line(desk, meeting, "刘垚").was_here


def test_a_late_arrival_without_its_item_is_asked_about(desk, meeting, items):
    with pytest.raises(DeskError, match="请写明迟到时议到第几项"):
        desk.attend(meeting, "刘垚", "迟到", unit="市科技局")


def test_an_item_of_another_meeting_is_refused(desk, items):
    other = desk.call(day=date(2026, 8, 4))

    with pytest.raises(DeskError, match="议程里没有这个议题"):
        desk.attend(other, "刘垚", "迟到", unit="市科技局", item_id=items[0])


def test_leave_is_kept_with_its_reason_and_taken_back_when_they_come_after_all(desk, meeting):
    desk.attend(meeting, "周𬭎", "请假", unit="市大数据局", reason="因公外出")
    assert line(desk, meeting, "周𬭎").remarks({}) == ("因公外出",)

    desk.attend(meeting, "周𬭎", "到")

    assert line(desk, meeting, "周𬭎").remarks({}) == ()
    assert line(desk, meeting, "周𬭎").presence is Presence.HERE


def test_a_reply_stands_until_the_day_says_otherwise(desk, meeting):
    desk.attend(meeting, "周𬭎", "出席", unit="市大数据局")
    attendee_id = line(desk, meeting, "周𬭎").id
    with desk.step() as db:
        store.note_presence(db, attendee_id, Presence.NONE)
        store.reply(db, attendee_id, Reply.EXCUSED, reason="因公外出")
    assert line(desk, meeting, "周𬭎").standing is Presence.EXCUSED

    with desk.step() as db:
        store.note_presence(db, attendee_id, Presence.HERE, reason="")

    assert line(desk, meeting, "周𬭎").was_here


def test_the_recorder_is_on_the_list_in_a_role_of_their_own(desk, meeting):
    desk.attend(meeting, "陈堃", "记录", duty="专班办公室")

    assert line(desk, meeting, "陈堃").role is AttendeeRole.RECORDER


def test_five_hundred_are_invited_and_noted(desk, meeting):
    with desk.step() as db:
        store.invite(db, meeting, [guest(meeting, place) for place in range(500)])

    assert len(store.attendees(desk.db, meeting)) == 501
    desk.attend(meeting, "来宾499", "到")
    assert line(desk, meeting, "来宾499").presence is Presence.HERE


def guest(meeting_id, place):
    from heze_desk.meetings.records import Attendee

    return Attendee(meeting_id=meeting_id, position=2_000_000, name=f"来宾{place}", unit_name="演示大学")
