"""Days as decisions name them, read from the day of the meeting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.meetings.deadline_reckoning import Meeting
from heze_desk.meetings.deadline_words import deadlines, lasting
from heze_desk.meetings.plain_words import number, plain
from heze_desk.workdays import built_in
from heze_desk.workdays.store import calendar

DAY = date(2026, 9, 1)


def read(text, day=DAY):
    return deadlines(plain(text), Meeting(day=day))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("9月30日前", "2026-09-30"),
        ("9月底前", "2026-09-30"),
        ("10月中旬前", "2026-10-20"),
        ("年底前", "2026-12-31"),
        ("第四季度", "2026-12-31"),
        ("2027年3月前", "2027-03-31"),
        ("2027年2月底前", "2027-02-28"),
        ("今年年底前", "2026-12-31"),
        ("明年3月底前", "2027-03-31"),
        ("明年一季度", "2027-03-31"),
        ("3月底前", "2027-03-31"),
        ("九月三十日前", "2026-09-30"),
        ("月底前", "2026-09-30"),
        ("下月5日前", "2026-10-05"),
        ("下周五前", "2026-09-11"),
        ("周五前", "2026-09-04"),
        ("一周内", "2026-09-08"),
        ("两个月内", "2026-11-01"),
        ("半个月内", "2026-09-16"),
        ("半年内", "2027-03-01"),
        ("三年内", "2029-09-01"),
        ("到2030年", "2030-12-31"),
        ("9月1日至9月30日", "2026-09-30"),
        ("2026-10-08前", "2026-10-08"),
        ("2026 年 10 月 8 日前", "2026-10-08"),
        ("２０２６年１０月８日前", "2026-10-08"),
    ],
)
def test_a_day_is_read_as_it_is_meant(words, day):
    (found,) = read(f"由单位{words}完成")

    assert str(found.day) == day


@pytest.mark.parametrize(
    "words", ["9月30日前", "9月底前", "年底前", "一周内", "2027年3月前", "明年3月1日前", "下周五前"]
)
def test_what_was_filled_in_is_always_asked_about(words):
    assert "请核对" in read(words)[0].doubt


@pytest.mark.parametrize("words", ["2026年9月30日前", "2027年底前", "2027年2月末前"])
def test_a_whole_day_is_not_asked_about(words):
    assert read(words)[0].doubt == ""


def test_before_a_month_names_the_other_day_it_may_mean():
    assert "如指此前，应为2027年2月28日" in read("2027年3月前")[0].doubt
    assert "如指此前，应为2026年9月30日" in read("第四季度前")[0].doubt


@pytest.mark.parametrize(
    "words", ["2月30日前", "9月31日前", "13月1日前", "2027年2月29日前", "0月1日前", "9999年9月9日前"]
)
def test_a_day_that_does_not_exist_is_refused_in_a_sentence(words):
    (found,) = read(words)

    assert found.day is None
    assert "不存在" in found.doubt


def test_a_day_before_the_meeting_is_said_to_be_over():
    assert "早于会议日期" in read("2026年8月31日前")[0].doubt
    assert "早于会议日期" in read("9月10日前", date(2026, 9, 20))[0].doubt


@pytest.mark.parametrize(
    "words",
    ["截至6月30日", "自9月1日起", "6月30日召开的会议", "根据2025年7月8日的会议要求", "每月5日前", "每年3月底前"],
)
def test_a_day_that_is_no_deadline_is_none(words):
    assert read(words) == []


@pytest.mark.parametrize(
    "words", ["3家", "第三方", "6个月", "100日元", "前三季度", "一周一报", "去年底", "多年", "四季"]
)
def test_a_number_that_is_no_day_is_none(words):
    assert read(words) == []


def test_working_days_are_counted_by_the_calendar_of_the_office(workspace):
    with workspace.step("日历") as db:
        built_in.bring(db)
    meeting = Meeting(day=date(2026, 9, 28), calendar=calendar(workspace.db))

    (found,) = deadlines("5个工作日内", meeting)

    assert found.day == date(2026, 10, 10)  # 09-29, 09-30, 10-08, 10-09 and the Saturday that is worked
    assert "推算" not in found.doubt


def test_an_estimate_of_working_days_says_so():
    (found,) = read("15个工作日内")

    assert found.day == date(2026, 9, 22)
    assert "（推算）" in found.doubt


def test_days_counted_from_another_day_are_asked_about():
    assert "另有起算的日子" in read("方案印发后10日内")[0].doubt
    assert "另有起算的日子" not in read("会后3日内")[0].doubt


@pytest.mark.parametrize(
    ("text", "asks"), [("长期坚持抓好", False), ("持续推进", True), ("每月报送", True), ("每月5日前", True)]
)
def test_what_goes_on_has_no_deadline(text, asks):
    span, doubt = lasting(text)

    assert span.begins == 0
    assert bool(doubt) is asks


def test_a_long_term_plan_does_not_go_on():
    assert lasting("编制中长期规划") is None


@pytest.mark.parametrize(
    ("words", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("两", 2), ("08", 8), ("十十", None)]
)
def test_numerals_are_read(words, value):
    assert number(words) == value


@given(
    text=st.text(alphabet="0123456789一二三十年月日底前内周个工作半上中下旬季度第到每本明今-/. 市", max_size=40),
    day=st.dates(),
)
def test_whatever_is_typed_is_read_in_its_place(text, day):
    for found in deadlines(plain(text), Meeting(day=day)):
        assert found.words == found.span.of(plain(text)) != ""
        assert found.day is None or found.day.year in range(2000, 2101)
        assert found.day or found.doubt


@given(st.text())
def test_making_plain_moves_nothing(text):
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "meeting", "day"),
    [
        ("国庆节前", DAY, "2026-09-30"),
        ("国庆前", date(2026, 10, 15), "2027-09-30"),
        ("国庆假期之前", DAY, "2026-09-30"),
        ("“五一”前", DAY, "2027-04-30"),
        ("劳动节前", date(2026, 4, 1), "2026-04-30"),
        ("元旦前", DAY, "2026-12-31"),
        ("2028年元旦前", DAY, "2027-12-31"),
        ("中秋节前", DAY, "2026-09-24"),
        ("春节前", date(2026, 1, 5), "2026-02-14"),
    ],
)
def test_before_a_festival_is_the_day_before_it_and_asked_about(workspace, words, meeting, day):
    with workspace.step("工作日历") as db:
        built_in.bring(db)

    (found,) = deadlines(plain(f"由单位{words}完成"), Meeting(day=meeting, calendar=calendar(workspace.db)))

    assert str(found.day) == day
    assert "按节日的前一天" in found.doubt
    assert found.is_limit


@pytest.mark.parametrize("words", ["明年春节前", "节前", "两节前", "2099年端午节前"])
def test_a_festival_that_no_calendar_names_is_asked_about_without_a_day(words):
    (found,) = read(f"由单位{words}完成")

    assert found.day is None
    assert "请填写时限" in found.doubt


@pytest.mark.parametrize("words", ["国庆节前后做好保障", "迎接国庆节前的检查", "做好各环节前后衔接", "春节期间值班"])
def test_a_festival_that_limits_nothing_is_no_deadline(words):
    assert read(f"由单位{words}") == []
