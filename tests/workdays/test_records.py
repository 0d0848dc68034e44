"""Working days counted and moved to, against counting by hand; what is estimated says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import FESTIVALS, HolidayNotice, festivals, with_notice
from heze_desk.workdays.records import Calendar, DayKind, Moving, SpecialDay
from resources import FOLDER


def shipped(year):
    return read((FOLDER / "workdays" / f"{year}.txt").read_text("utf-8"))


CALENDAR = with_notice(with_notice(Calendar(), shipped(2025)), shipped(2026))
NO_NOTICE = Calendar()
anyday = st.dates(date(2023, 1, 1), date(2029, 12, 31))
calendars = st.sampled_from([CALENDAR, NO_NOTICE])


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-01-01", False),
        ("2026-01-03", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-05-09", True),
        ("2026-05-10", False),
        ("2026-09-20", True),
        ("2026-09-28", True),
        ("2026-10-05", False),
        ("2026-10-08", True),
        ("2026-10-10", True),
        ("2026-10-11", False),
        ("2025-01-26", True),
        ("2025-10-08", False),
    ],
)
def test_a_day_is_worked_as_the_notice_says(day, worked):
    assert CALENDAR.is_workday(date.fromisoformat(day)) is worked


@pytest.mark.parametrize(("year", "off", "worked", "workdays"), [(2025, 28, 5, 248), (2026, 33, 6, 248)])
def test_the_days_of_a_shipped_year_are_as_many_as_its_notice_names(year, off, worked, workdays):
    notice = shipped(year)

    assert [len(notice.of_kind(kind)) for kind in DayKind] == [off, worked]
    assert CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) == workdays
    assert notice.lacking == ()


@pytest.mark.parametrize(
    ("after", "through", "days"),
    [
        ("2026-09-28", "2026-10-08", 3),
        ("2026-10-08", "2026-10-08", 0),
        ("2026-10-08", "2026-10-09", 1),
        ("2026-10-09", "2026-10-08", -1),
        ("2026-10-10", "2026-10-08", -2),
        ("2026-10-11", "2026-10-08", -2),
        ("2026-12-31", "2027-01-04", 1),
    ],
)
def test_days_are_counted_after_the_first_and_with_the_last(after, through, days):
    assert CALENDAR.count(date.fromisoformat(after), date.fromisoformat(through)) == days


@pytest.mark.parametrize(
    ("day", "moving", "moved"),
    [
        ("2026-10-05", Moving.LATER, "2026-10-08"),
        ("2026-10-05", Moving.EARLIER, "2026-09-30"),
        ("2026-10-10", Moving.LATER, "2026-10-10"),
        ("2026-10-11", Moving.LATER, "2026-10-12"),
        ("2026-10-11", Moving.EARLIER, "2026-10-10"),
        ("2027-01-01", Moving.LATER, "2027-01-04"),
        ("2027-01-01", Moving.EARLIER, "2026-12-31"),
        ("0001-01-01", Moving.EARLIER, "0001-01-01"),
        ("9999-12-31", Moving.LATER, "9999-12-31"),
    ],
)
def test_a_day_off_moves_to_the_next_or_the_last_day_worked(day, moving, moved):
    assert CALENDAR.moved(date.fromisoformat(day), moving) == date.fromisoformat(moved)


@given(calendars, anyday, anyday)
def test_a_count_is_what_counting_day_by_day_gives(calendar, after, through):
    first, last = min(after, through), max(after, through)
    by_hand = sum(calendar.is_workday(first + timedelta(one)) for one in range(1, (last - first).days + 1))

    assert calendar.count(after, through) == (by_hand if after <= through else -by_hand)


@given(calendars, anyday, anyday, anyday)
def test_counts_add_up(calendar, one, two, three):
    assert calendar.count(one, two) + calendar.count(two, three) == calendar.count(one, three)


@given(calendars, st.dates(), st.sampled_from(Moving))
def test_what_was_moved_stays_and_passes_over_no_day_that_is_worked(calendar, day, moving):
    moved = calendar.moved(day, moving)

    assert calendar.moved(moved, moving) == moved
    assert moved >= day if moving is Moving.LATER else moved <= day
    if moving is Moving.LATER:
        assert calendar.count(day, moved) == (moved > day)


def test_counting_to_the_end_of_time_takes_no_time():
    assert CALENDAR.count(date(2026, 1, 1), date.max) > 2_000_000


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2027-01-01", False),
        ("2027-02-08", True),
        ("2028-05-01", False),
        ("2028-05-02", False),
        ("2028-05-03", True),
        ("2029-10-03", False),
        ("2029-10-04", True),
        ("2027-10-09", False),
    ],
)
def test_a_year_that_is_not_covered_counts_monday_to_friday_less_the_fixed_holidays(day, worked):
    estimated = date.fromisoformat(day)

    assert CALENDAR.is_workday(estimated) is worked
    assert CALENDAR.is_estimated(estimated)


@pytest.mark.parametrize(
    ("after", "through", "estimate"),
    [
        ("2026-12-31", "2026-12-31", False),
        ("2026-09-28", "2026-10-08", False),
        ("2026-12-01", "2027-01-04", True),
        ("2026-12-31", "2027-01-04", True),
        ("2024-12-31", "2025-01-02", False),
        ("2027-01-04", "2026-12-01", True),
        ("2026-01-01", "9999-12-31", True),
        ("2027-03-01", "2027-03-01", True),
    ],
)
def test_a_count_over_a_year_that_is_not_covered_is_an_estimate(after, through, estimate):
    assert CALENDAR.is_estimate(date.fromisoformat(after), date.fromisoformat(through)) is estimate


def a_notice(year, name, *days):
    special = tuple(SpecialDay(day=day, name=name, kind=DayKind.OFF, year=year) for day in days)
    return HolidayNotice(year=year, title="演示通知", text="演示", days=special)


def test_a_later_notice_changes_only_the_festivals_it_speaks_of():
    changed = with_notice(CALENDAR, a_notice(2026, "劳动节", date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)))

    assert changed.is_workday(date(2026, 5, 4))
    assert not changed.is_workday(date(2026, 5, 9))
    assert not changed.is_workday(date(2026, 10, 5))
    assert changed.years == CALENDAR.years


def test_days_of_the_year_before_belong_to_the_notice_that_names_them():
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    whole = a_notice(2027, "、".join(FESTIVALS), *days)

    assert not with_notice(CALENDAR, whole).is_workday(date(2026, 12, 31))
    again = with_notice(with_notice(CALENDAR, whole), a_notice(2027, "元旦", date(2027, 1, 1)))
    assert again.is_workday(date(2026, 12, 31))


def test_the_first_notice_of_a_year_must_speak_of_every_festival():
    with pytest.raises(DeskError, match=r"没有元旦、春节、清明节、劳动节、端午节、中秋节的安排；2027年.*请粘贴全文。$"):
        with_notice(CALENDAR, a_notice(2027, "国庆节", date(2027, 10, 1)))


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("国庆节、中秋节", ("国庆节", "中秋节")),
        ("中秋和国庆", ("中秋节", "国庆节")),
        ("国际劳动节", ("劳动节",)),
        ("演示纪念日", ("演示纪念日",)),
    ],
)
def test_festivals_are_known_however_they_are_written(name, names):
    assert festivals(name) == names


@pytest.mark.parametrize("year", [0, 1, 9999])
def test_a_year_without_neighbours_is_refused(year):
    with pytest.raises(DeskError, match="请核对年份"):
        a_notice(year, "元旦")
