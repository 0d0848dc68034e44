"""The first minutes of the day, and the calendar to take along."""

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.dashboard import calendar, day
from heze_desk.dashboard.calendar_records import Event, escaped, folded, to_ics
from heze_desk.instructions import store as instructions
from heze_desk.instructions.records import Instruction
from heze_desk.meetings import store as meetings
from heze_desk.meetings.agenda_records import AgendaItem
from heze_desk.meetings.records import Meeting, MeetingKind, Person
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import Direction, Notification
from heze_desk.roster import leader_store, unit_store
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workdays.records import Moving
from heze_desk.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)
BACKUP = datetime(2026, 11, 23, 8, 30)


@pytest.fixture
def desk(policy_workspace):
    """A leader wrote, a meeting is called for Friday, a round is late, and three tasks have their days."""
    with policy_workspace.step("准备") as db:
        leader_id = leader_store.add(db, "王测一", "副市长", since=date(2026, 3, 2))
        unit_id = unit_store.named(db, "市科技局")
        for number, due in (("9-9-01", TODAY), ("9-9-02", date(2026, 11, 27)), ("9-9-03", date(2026, 11, 20))):
            tasks.add(db, Task(number=number, title=f"任务{number}，含；逗号", deadline=due, lead_unit_id=unit_id))
        instructions.add(
            db, Instruction(leader_id=leader_id, day=TODAY, text="请抓紧。", next_on=date(2026, 12, 8)), today=TODAY
        )
        meeting = Meeting(
            kind=MeetingKind.TOPIC, title="低空经济专题会", day=date(2026, 11, 27), begins_at="09:00", ends_at="11:00"
        )
        meetings.add(db, meeting, chair=Person(name="王测一"), today=TODAY)
        rounds.open_round(db, Opening(opened_on=date(2026, 11, 16), due=date(2026, 11, 20), unit_ids=(unit_id,)))
    return policy_workspace


def test_the_day_says_what_is_due_late_near_unanswered_and_missing(desk):
    told = day.read(desk.db, TODAY, last_backup=BACKUP)

    assert [one.title[:6] for one in told.due_today] == ["9-9-01"]
    assert {str(one.kind) for one in told.due_this_week} == {"任务", "会议"}
    assert [str(one.kind) for one in told.overdue] == ["调度", "任务"]
    assert [one.title for one in told.meetings_near] == ["低空经济专题会"]
    assert [one.title for one in told.unanswered] == ["王测一（副市长）：请抓紧。"]
    assert "市科技局" in [one.unit for one in told.late_units]
    assert told.years_without_notice == (2027,)
    assert told.backup_told == "上次备份在11月23日08:30。"
    assert told.sentence == "2026年11月23日：今天到期1项，本周还有2项，已过期2项，日期待定144项。"


@pytest.mark.parametrize(
    ("backup", "said"),
    [
        (None, "还没有备份过；请马上备份一次。"),
        (datetime(2026, 11, 22, 8), "上次备份在11月22日08:00。"),
        (datetime(2026, 11, 20, 8), "上次备份在11月20日08:00，已过3天；请备份一次。"),
    ],
)
def test_an_old_backup_is_told(desk, backup, said):
    assert day.read(desk.db, TODAY, last_backup=backup).backup_told == said


def test_an_empty_workspace_has_a_quiet_day(tmp_path):
    workspace = Workspace.create(tmp_path / "empty")

    told = day.read(workspace.db, TODAY, last_backup=None)
    events = calendar.events(workspace.db, TODAY)
    workspace.close()

    assert (told.matters, events) == ((), [])
    assert told.sentence == "2026年11月23日：没有到期的事项。"


def test_the_calendar_holds_meetings_with_their_hours_and_deadlines_as_whole_days(desk):
    text = to_ics("演示", calendar.events(desk.db, TODAY)).decode()

    unfolded = text.replace("\r\n ", "")
    assert "DTSTART;TZID=Asia/Shanghai:20261127T090000\r\nDTEND;TZID=Asia/Shanghai:20261127T110000" in unfolded
    assert "DTSTART;VALUE=DATE:20261123\r\nSUMMARY:任务9-9-01到期：任务9-9-01，含；逗号" in unfolded
    assert unfolded.count("BEGIN:VEVENT") == 6
    assert text.endswith("END:VCALENDAR\r\n")
    assert unfolded.index("BEGIN:VTIMEZONE") < unfolded.index("BEGIN:VEVENT")


def test_an_item_left_out_of_the_agenda_is_left_out_of_the_calendar(desk):
    (meeting_id,) = desk.db.execute("select id from meeting where day >= '2026-11-23'").fetchone()
    with desk.step("议程") as db:
        first = meetings.add_item(db, AgendaItem(meeting_id=meeting_id, title="不再研究的事"))
        meetings.add_item(db, AgendaItem(meeting_id=meeting_id, title="要研究的事"))
        meetings.leave_out(db, first, "另行书面通报")
    text = entry(to_ics("演示", calendar.events(desk.db, TODAY)), "会议")
    with desk.step("议程") as db:
        meetings.add_item(db, AgendaItem(meeting_id=meeting_id, title="又要研究的事"))
    later = entry(to_ics("演示", calendar.events(desk.db, TODAY)), "会议")

    assert "不再研究的事" not in text
    assert "1.要研究的事" in text
    assert value("UID", text) == value("UID", later)
    assert int(value("SEQUENCE", text)) < int(value("SEQUENCE", later))


def test_the_same_workspace_gives_the_same_bytes_and_a_moved_deadline_keeps_its_entry(desk):
    first, again = (to_ics("演示", calendar.events(desk.db, TODAY)) for _ in range(2))
    (task_id,) = desk.db.execute("select id from task where number = '9-9-01'").fetchone()
    with desk.step("改时限") as db:
        tasks.change(db, task_id, deadline=date(2026, 12, 15))
    moved = to_ics("演示", calendar.events(desk.db, TODAY))

    def uids(content):
        return re.findall(rb"UID:(.+?)\r\n", content)

    assert first == again
    assert sorted(uids(first)) == sorted(uids(moved))
    assert len(set(uids(first))) == len(uids(first))
    assert b"20261215" in moved


def entry(content, category):
    """The one entry of that category, its lines whole again."""
    found = content.decode().replace("\r\n ", "").split("BEGIN:VEVENT")
    (one,) = [text for text in found if f"CATEGORIES:{category}\r\n" in text]
    return one


def value(name, text):
    return re.search(rf"{name}:(.+)\r", text)[1]


@pytest.fixture
def told(desk):
    """One department told another of a matter; the answer is due on a day off."""
    units = {name: unit_id for unit_id, name in unit_store.names(desk.db, TODAY).items()}
    with desk.step("告知") as db:
        matter = Notification(
            year=2026,
            number=1,
            direction=Direction.APPROVAL,
            matter="演示项目备案",
            concerns="演示企业",
            from_unit_id=units["市行政审批服务局"],
            to_unit_id=units["市市场监管局"],
            notified_on=TODAY,
            due=date(2026, 12, 5),
        )
        notifications.add(db, matter, today=TODAY)
    return desk


def test_the_day_on_which_an_answer_is_asked_for_stands_in_the_calendar_until_it_came(told):
    told_of = entry(to_ics("演示", calendar.events(told.db, TODAY)), "双告知")
    with told.step("反馈") as db:
        notifications.answer(db, 1, "演示：已纳入监管", day=TODAY, today=TODAY)
    after = to_ics("演示", calendar.events(told.db, TODAY)).decode()

    assert "DTSTART;VALUE=DATE:20261207\r\nSUMMARY:双告知反馈到期：演示项目备案\r\n" in told_of
    assert "告知单位：市行政审批服务局\\n反馈单位：市市场监管局\\n涉及企业、项目：演示企业" in told_of
    assert "原写时限2026-12-05，顺延至12月7日" in told_of
    assert "双告知" not in after


def test_an_entry_that_changed_counts_up_under_its_old_name_so_that_a_calendar_updates_it(told):
    before = entry(to_ics("演示", calendar.events(told.db, TODAY)), "双告知")
    with told.step("改时限") as db:
        notifications.change(db, 1, today=TODAY, due=date(2026, 12, 18))
    after = entry(to_ics("演示", calendar.events(told.db, TODAY)), "双告知")

    assert value("UID", before) == value("UID", after)
    assert int(value("SEQUENCE", before)) < int(value("SEQUENCE", after))
    assert "VALUE=DATE:20261218" in after


def test_a_deadline_that_a_setting_moves_counts_up_too(told):
    before = entry(to_ics("演示", calendar.events(told.db, TODAY)), "双告知")
    with told.step("时限规则") as db:
        settings.change(db, deadline_moving=Moving.EARLIER)
    after = entry(to_ics("演示", calendar.events(told.db, TODAY)), "双告知")

    assert "VALUE=DATE:20261204" in after
    assert int(value("SEQUENCE", before)) < int(value("SEQUENCE", after))


@pytest.mark.parametrize(
    "line", ["SUMMARY:" + "低" * 40, "SUMMARY:" + "a" * 200, "SUMMARY:𬭎" * 30, "X" * 75, "X" * 76, "甲" * 25, "", "短"]
)
def test_lines_are_folded_at_75_octets_and_no_character_is_cut(line):
    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a,b;c\\d", "a\\,b\\;c\\\\d"),
        ("第一行\r\n第二行\r第三行", "第一行\\n第二行\\n第三行"),
        ("甲\x00\x1b\x7f乙", "甲乙"),
        ("市政府，二楼", "市政府，二楼"),
    ],
)
def test_texts_are_escaped(text, written):
    assert escaped(text) == written


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_whatever_is_written_comes_out_again_as_it_was(text):
    (line,) = [one for one in unfolded(text).split("\r\n") if one.startswith("SUMMARY:")]

    written = re.sub(r"\\(.)", lambda mark: "\n" if mark[1] == "n" else mark[1], line.removeprefix("SUMMARY:"))
    assert written == "".join(
        one
        for one in f"甲{text}".replace("\r\n", "\n").replace("\r", "\n")
        if one in "\n" or (one >= " " and one != "\x7f")
    )


def unfolded(title):
    event = Event(uid="a@b", changed_at=datetime(2026, 11, 23, 7), day=TODAY, title=f"甲{title}")
    return to_ics("演示", [event]).decode().replace("\r\n ", "")


def test_a_meeting_that_says_no_end_is_given_none_and_its_stamp_is_in_utc():
    event = Event(
        uid="a@b", changed_at=datetime(2026, 11, 23, 7), day=TODAY, begins=time(9), title="会", description="一\n二"
    )

    lines = to_ics("演示", [event]).decode().split("\r\n")

    assert "DTSTAMP:20261122T230000Z" in lines
    assert "DTSTART;TZID=Asia/Shanghai:20261123T090000" in lines
    assert "DESCRIPTION:一\\n二" in lines
    assert not any(line.startswith("DTEND") for line in lines)
