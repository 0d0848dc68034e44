"""Which deadlines a change of the calendar moves."""

from datetime import date

from heze_desk.tasks import store
from heze_desk.tasks.moving import moved_dates
from heze_desk.tasks.records import Milestone, Task
from heze_desk.workdays.notice_records import FESTIVALS, HolidayNotice, with_notice
from heze_desk.workdays.records import Calendar, DayKind, Moving, SpecialDay

OFF = date(2027, 2, 8)


def calendar(*off):
    name = "、".join(FESTIVALS)
    days = tuple(SpecialDay(day=day, name=name, kind=DayKind.OFF, year=2027) for day in off)
    return with_notice(Calendar(), HolidayNotice(year=2027, title="演示", text="演示", days=days))


def test_open_tasks_and_milestones_are_named_and_done_ones_left_out(workspace):
    def add(number, **fields):
        return store.add(db, Task(number=number, title=f"任务{number}", **fields))

    with workspace.step("录入") as db:
        add("1", deadline=OFF)
        add("2", deadline=OFF, progress=100, done_on=date(2027, 1, 5))
        add("3", deadline=OFF, deleted_on=date(2027, 1, 5))
        add("4", deadline=date(2027, 2, 9))
        add("5", deadline=OFF, paused_on=date(2027, 1, 5))
        held = add("6")
        store.save_milestone(db, Milestone(task_id=held, title="中期", deadline=OFF))
        store.save_milestone(db, Milestone(task_id=held, title="初稿", deadline=OFF, done_on=date(2027, 1, 5)))

    moved = moved_dates(workspace.db, Calendar(), calendar(OFF), Moving.LATER)

    assert [one.what for one in moved] == ["任务1", "任务5", "任务6（节点：中期）"]
    assert {(one.deadline, one.before, one.after) for one in moved} == {(OFF, OFF, date(2027, 2, 9))}
    earlier = moved_dates(workspace.db, Calendar(), calendar(OFF), Moving.EARLIER)
    assert {one.after for one in earlier} == {date(2027, 2, 5)}
