"""Periods are read in the ways offices write them."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.evaluation.period_records import Cycle, Period, containing, read


@pytest.mark.parametrize(
    ("text", "cycle", "period", "said", "ends"),
    [
        ("2026-09", Cycle.MONTH, Period(2026, 9), "2026年9月", date(2026, 9, 30)),
        ("2026年9月份", Cycle.MONTH, Period(2026, 9), "2026年9月", date(2026, 9, 30)),
        ("2026年12月", Cycle.MONTH, Period(2026, 12), "2026年12月", date(2026, 12, 31)),
        ("2026Q3", Cycle.QUARTER, Period(2026, 3), "2026年第3季度", date(2026, 9, 30)),
        ("2026年第四季度", Cycle.QUARTER, Period(2026, 4), "2026年第4季度", date(2026, 12, 31)),
        ("2026年三季度", Cycle.QUARTER, Period(2026, 3), "2026年第3季度", date(2026, 9, 30)),
        ("2026年", Cycle.YEAR, Period(2026), "2026年", date(2026, 12, 31)),
    ],
)
def test_a_period_is_read_said_and_ends(text, cycle, period, said, ends):
    assert read(text, cycle) == period
    assert (period.said(cycle), period.ends(cycle)) == (said, ends)
    assert containing(ends, cycle) == period


@pytest.mark.parametrize(
    ("text", "cycle"),
    [("2026-13", Cycle.MONTH), ("2026Q5", Cycle.QUARTER), ("去年", Cycle.YEAR), ("2026-00", Cycle.MONTH)],
)
def test_what_is_no_period_is_refused(text, cycle):
    with pytest.raises(DeskError, match="统计期"):
        read(text, cycle)
