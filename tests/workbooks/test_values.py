"""What cells say, and what is doubted or refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.workbooks import values
from heze_desk.workbooks.day_values import Meant, day
from heze_desk.workbooks.sheets import Cell, Shape, from_serial, letter, number_of

IN_2026 = Meant(year=2026)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def cell(value, shape=Shape.PLAIN):
    return Cell(row=12, column=3, value=value, shape=shape)


def offered(reading):
    assert reading.value is None
    assert reading.doubt
    return [option.value for option in reading.options]


@pytest.mark.parametrize(
    ("value", "shape", "progress"),
    [
        (0.8, Shape.PERCENT, 80),
        (1, Shape.PERCENT, 100),
        (0.01, Shape.PERCENT, 1),
        (0.57, Shape.PERCENT, 57),
        (0.8, Shape.PLAIN, 80),
        (80, Shape.PLAIN, 80),
        (0, Shape.PLAIN, 0),
        (33.5, Shape.PLAIN, 34),
        ("80", Shape.PLAIN, 80),
        ("80%", Shape.PLAIN, 80),
        (" ８０％ ", Shape.PLAIN, 80),
        ("1%", Shape.PLAIN, 1),
        ("已完成", Shape.PLAIN, 100),
        ("未启动", Shape.PLAIN, 0),
    ],
)
def test_progress_is_read_as_it_was_meant(value, shape, progress):
    assert values.progress(cell(value, shape)) == values.Reading(value=progress)


@pytest.mark.parametrize(
    ("value", "shape", "meanings"),
    [
        (1, Shape.PLAIN, [100, 1]),
        ("1", Shape.PLAIN, [100, 1]),
        ("约80%", Shape.PLAIN, [80]),
        ("80%左右", Shape.PLAIN, [80]),
        (80, Shape.PERCENT, [80]),
    ],
)
def test_doubtful_progress_offers_what_it_may_mean(value, shape, meanings):
    assert offered(values.progress(cell(value, shape))) == meanings


@pytest.mark.parametrize("value", [120, -5, "120%", "基本完成", "推进中", True, date(2026, 3, 5), "见附件", 200.0])
def test_what_is_no_progress_is_refused(value):
    assert "不是进度" in values.progress(cell(value)).refusal


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (date(2026, 3, 5), Shape.DAY),
        ("2026年3月5日", Shape.PLAIN),
        ("２０２６年３月５日", Shape.PLAIN),
        ("2026.3.5", Shape.PLAIN),
        ("2026-03-05 00:00:00", Shape.PLAIN),
        ("2026年3月5日前", Shape.PLAIN),
        ("2026/3/5之前", Shape.PLAIN),
        ("20260305", Shape.PLAIN),
        (20260305, Shape.PLAIN),
        (46086, Shape.PLAIN),
        ("46086", Shape.PLAIN),
        (46086.5, Shape.PLAIN),
        (" 2026年3月5日\n", Shape.PLAIN),
    ],
)
def test_a_whole_date_is_read_however_it_is_typed(value, shape):
    assert day(cell(value, shape), IN_2026).value == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("value", "meanings"),
    [
        ("3月5日", [date(2026, 3, 5)]),
        ("3.5", [date(2026, 3, 5)]),
        (3.5, [date(2026, 3, 5)]),
        (3.1, [date(2026, 3, 1), date(2026, 3, 10)]),
        (12.25, [date(2026, 12, 25)]),
        ("3月底", [date(2026, 3, 31)]),
        ("3月底前", [date(2026, 3, 31)]),
        ("2月", [date(2026, 2, 28)]),
        ("9月中旬", [date(2026, 9, 20)]),
        ("2027年6月", [date(2027, 6, 30)]),
        ("2026.12", [date(2026, 12, 31)]),
        (2026.12, [date(2026, 12, 31)]),
        (2026.1, [date(2026, 1, 31), date(2026, 10, 31)]),
        ("2026年底", [date(2026, 12, 31)]),
        ("年底前", [date(2026, 12, 31)]),
        ("2026年第三季度", [date(2026, 9, 30)]),
        ("上半年", [date(2026, 6, 30)]),
        ("26.3.5", [date(2026, 3, 5)]),
    ],
)
def test_a_date_that_leaves_something_out_is_doubted(value, meanings):
    assert offered(day(cell(value), IN_2026)) == meanings


def test_a_month_shown_without_its_day_is_no_first_of_the_month():
    december = cell(date(2026, 12, 1), Shape.MONTH)

    assert offered(day(december, IN_2026)) == [date(2026, 12, 31)]
    assert offered(day(december, Meant(year=2026, last=False))) == [date(2026, 12, 1)]


@pytest.mark.parametrize("value", ["长期", "长期坚持", "持续推进", "常态化"])
def test_a_task_without_end_is_a_doubt_without_a_date(value):
    assert offered(day(cell(value), IN_2026)) == []


@pytest.mark.parametrize(
    "value",
    ["2月30日", "2026年2月30日", "2026.13.1", "尽快", 0.5, 120, True, "0206年3月5日", date(1926, 3, 5), "13月底"],
)
def test_impossible_dates_are_refused(value):
    reading = day(cell(value), IN_2026)

    assert reading.refusal
    assert reading.value is None


@given(ANY_DAY, st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0.year}.{0.month}.{0.day}", "{0:%Y%m%d}", "{0}"]))
def test_every_day_in_every_whole_spelling_is_that_day(one, spelling):
    assert day(cell(spelling.format(one)), IN_2026).value == one


@given(ANY_DAY)
def test_a_day_without_its_year_is_never_taken_without_asking(one):
    reading = day(cell(f"{one.month}月{one.day}日"), Meant(year=one.year))

    assert offered(reading) == [one]


@given(st.text(max_size=12) | st.floats(allow_nan=False) | st.integers())
def test_no_text_and_no_number_breaks_the_reading(value):
    for reading in (day(cell(value), IN_2026), values.progress(cell(value)), values.text(cell(value))):
        assert bool(reading.doubt) + bool(reading.refusal) + (reading.value is not None) <= 1


@given(st.integers(0, 100))
def test_every_percentage_is_read_alike_as_fraction_and_as_text(number):
    assert values.progress(cell(number / 100, Shape.PERCENT)).value == number
    assert values.progress(cell(f"{number}%")).value == number


@given(ANY_DAY)
def test_a_serial_counts_from_1900_or_from_1904(one):
    assert from_serial((one - date(1899, 12, 30)).days, date(1899, 12, 30)) == one
    assert from_serial((one - date(1904, 1, 1)).days, date(1904, 1, 1)) == one
    assert one - timedelta(days=1462) == from_serial((one - date(1904, 1, 1)).days, date(1899, 12, 30))


@given(st.integers(1, 18_278))
def test_column_letters_go_there_and_back(column):
    assert number_of(letter(column)) == column


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (13800001111.0, Shape.PLAIN, "13800001111"),
        (0.8, Shape.PERCENT, "80%"),
        ("甲_x000D_\n乙\u00ad", Shape.PLAIN, "甲\n乙"),
        ("\u3000全角空格\u3000", Shape.PLAIN, "全角空格"),
        (date(2026, 3, 5), Shape.DAY, "2026-03-05"),
        (True, Shape.PLAIN, "是"),
    ],
)
def test_a_cell_is_shown_as_its_author_sees_it(value, shape, shown):
    assert values.text_of(cell(value, shape)) == shown


def test_a_text_as_long_as_a_cell_may_be_cut_off():
    assert offered(values.text(cell("长" * 32_767)))


def test_names_are_divided_by_every_mark_an_office_uses():
    assert values.names("市科技局（牵头）、市财政局，市发展改革委；曹县\n单县, 曹县") == [
        *("市科技局", "市财政局", "市发展改革委", "曹县", "单县")
    ]
