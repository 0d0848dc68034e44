"""Days and pixels, and the names over them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.roadmap.bar_records import Bar
from heze_desk.roadmap.records import BarKey, ItemKind, Subject
from heze_desk.roadmap.screen.dragging import Drag, Grip, held
from heze_desk.roadmap.screen.scale import NARROWEST, WIDEST, Scale, Unit

BEGINS, ENDS = date(2025, 1, 1), date(2030, 12, 31)


@pytest.mark.parametrize(
    ("day_width", "unit", "upper", "lower"),
    [
        (0.2, Unit.YEAR, "2025年", None),
        (0.4, Unit.QUARTER, "2025年", "1季"),
        (2, Unit.MONTH, "2025年", "1月"),
        (10, Unit.WEEK, "2025年1月", "12/30"),
    ],
)
def test_the_nearer_one_looks_the_finer_the_names(day_width, unit, upper, lower):
    scale = Scale(BEGINS, ENDS, day_width)

    assert scale.unit is unit
    assert scale.upper[0].text == upper
    assert next((cell.text for cell in scale.lower), None) == lower


@given(st.integers(0, 2190), st.floats(NARROWEST, WIDEST))
def test_the_middle_of_a_day_is_in_that_day(days, day_width):
    scale = Scale(BEGINS, ENDS, day_width)
    day = BEGINS + timedelta(days=days)

    assert scale.day(scale.at(day) + day_width / 2) == day
    assert scale.after(day) == pytest.approx(scale.at(day + timedelta(days=1)))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 5000), st.floats(NARROWEST, WIDEST))
def test_names_follow_one_another_without_a_gap(begins, days, day_width):
    scale = Scale(begins, begins + timedelta(days=days), day_width)

    for cells in filter(None, (scale.upper, scale.lower)):
        assert cells[0].left == 0
        assert cells[-1].right == pytest.approx(scale.width, abs=1)
        assert all(one.right == other.left for one, other in pairwise(cells))


def _bar(subject=Subject.ITEM, **fields):
    days = {"start": date(2026, 3, 1), "finish": date(2026, 3, 31)}
    return Bar(key=BarKey(subject, 1), title="演示", **days | fields)


@pytest.mark.parametrize(
    ("subject", "grip", "days", "start", "finish"),
    [
        (Subject.ITEM, Grip.WHOLE, 5, "2026-03-06", "2026-04-05"),
        (Subject.ITEM, Grip.FINISH, -5, "2026-03-01", "2026-03-26"),
        (Subject.ITEM, Grip.FINISH, -90, "2026-03-01", "2026-03-01"),
        (Subject.ITEM, Grip.START, 90, "2026-03-31", "2026-03-31"),
        (Subject.TASK, Grip.WHOLE, 5, "2026-03-01", "2026-04-05"),
        (Subject.TASK, Grip.START, -5, "2026-02-24", "2026-03-31"),
    ],
)
def test_what_is_carried_never_ends_before_it_begins(subject, grip, days, start, finish):
    drag = Drag(_bar(subject), grip, days)

    assert (drag.start.isoformat(), drag.finish.isoformat()) == (start, finish)


def test_a_milestone_is_held_whole():
    day = date(2026, 3, 1)

    assert held(_bar(kind=ItemKind.MILESTONE, finish=day), Grip.FINISH).grip is Grip.WHOLE
