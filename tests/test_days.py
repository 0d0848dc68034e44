"""Days as they are written, and as they are typed."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.days import before, said, said_with_weekday, span, typed
from heze_desk.errors import DeskError

WHOLE = (
    "{y:04}-{m}-{d}",
    "{y:04}-{m:02}-{d:02}",
    "{y:04}/{m}/{d}",
    "{y:04}.{m}.{d}",
    "{y:04}年{m}月{d}日",
    "{y:04}年{m:02}月{d:02}日",
    "{y:04} 年 {m} 月 {d} 日",
    "{y:04}年{m}月{d}",
    "{y:04}{m:02}{d:02}",
    "{y:04}-{m:02}-{d:02} 00:00:00",
    "{y:04}-{m:02}-{d:02} 0:00",
    "  {y:04}-{m}-{d}\n",
)
SHORT = ("{m}-{d}", "{m:02}-{d:02}", "{m}/{d}", "{m}.{d}", "{m}月{d}日", "{m}月{d}号", "{m} 月 {d} 日", "{m}月{d}")
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")
days = st.dates(date(1000, 1, 1))


def written(form, day):
    return form.format(y=day.year, m=day.month, d=day.day)


@given(days, st.sampled_from(WHOLE), st.booleans())
def test_every_day_reads_back_from_every_way_of_writing_it(day, form, full_width):
    text = written(form, day)
    assert typed(text.translate(FULL_WIDTH) if full_width else text) == day


@given(days, st.sampled_from(SHORT))
def test_a_day_without_a_year_is_taken_in_the_year_given_and_refused_without_one(day, form):
    text = written(form, day)
    assert typed(text, year=day.year) == day
    with pytest.raises(DeskError, match="不是日期；请写成"):
        typed(text)


@given(days, st.sampled_from(WHOLE), st.integers(1000, 9999))
def test_a_year_that_was_typed_is_never_replaced(day, form, year):
    assert typed(written(form, day), year=year) == day


@given(days)
def test_a_day_reads_back_as_an_office_writes_it(day):
    assert typed(said(day)) == day
    assert said_with_weekday(day).startswith(said(day))


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_refused(text):
    with suppress(DeskError):  # any other error is a fault
        assert isinstance(typed(text, year=2026), date)


@pytest.mark.parametrize("text", ["2026-02-29", "2026年13月1日", "20261301", "2026-00-10", "0000-01-01", "2026.4.31"])
def test_a_day_that_does_not_exist_is_told_from_what_is_no_day(text):
    with pytest.raises(DeskError, match="这一天不存在；请核对月份和日期。"):
        typed(text)


@pytest.mark.parametrize(
    "text", ["", "尽快", "2026", "2026-03", "三月五日", "26-3-5", "2026-3-5 10:30", "2026-3-5-6", "46000"]
)
def test_what_is_no_day_is_refused_with_how_to_write_one(text):
    with pytest.raises(DeskError, match="不是日期；请写成 2026-03-05 或 2026年3月5日。"):
        typed(text)


def test_the_twenty_ninth_of_february_is_taken_in_a_leap_year_only():
    assert typed("2月29日", year=2028) == date(2028, 2, 29)
    with pytest.raises(DeskError, match="这一天不存在"):
        typed("2月29日", year=2026)


def test_days_are_said_without_padding_zeros():
    assert said(date(2025, 7, 8)) == "2025年7月8日"
    assert said_with_weekday(date(2026, 11, 23)) == "2026年11月23日 星期一"
    assert said_with_weekday(date(2026, 11, 22)) == "2026年11月22日 星期日"


def test_a_term_is_said_with_its_end_or_as_lasting():
    assert span(date(2026, 3, 2), date(2026, 7, 15)) == "2026年3月2日至2026年7月15日"
    assert span(date(2026, 3, 2), None) == "2026年3月2日起"


@given(st.dates(date(2000, 1, 2)))
def test_the_day_before_is_one_day_earlier(day):
    assert day - before(day) == timedelta(days=1)
