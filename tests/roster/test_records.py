"""The rules of terms, places and names, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.roster.records import (
    Assignment,
    Contact,
    HolderState,
    Industry,
    Leader,
    LeaderTitle,
    RosterLine,
    UnitName,
    state_of,
)

DAY = date(2026, 3, 2)
days = st.dates(date(2026, 1, 1), date(2026, 2, 15))


def term(since, until=None, **fields):
    given = {"industry_id": 1, "leader_id": 1, "basis": "会议"} | fields
    return Assignment(valid_from=since, valid_to=until, **given)


spans = st.tuples(days, st.none() | st.integers(0, 30)).map(
    lambda span: term(span[0], None if span[1] is None else span[0] + timedelta(days=span[1]))
)


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("01-01", "01-31"), ("02-01", "02-28"), False),
        (("01-01", "01-31"), ("01-31", "02-28"), True),
        (("01-01", "01-01"), ("01-01", "01-01"), True),
        (("01-01", "12-31"), ("06-01", "06-30"), True),
        (("01-01", None), ("06-01", "06-30"), True),
        (("07-01", None), ("06-01", "06-30"), False),
        (("07-01", None), ("06-01", None), True),
        (("06-30", None), ("06-01", "06-30"), True),
    ],
)
def test_two_terms_overlap_when_a_day_is_in_both(first, second, overlap):
    first, second = (
        term(date.fromisoformat(f"2026-{since}"), until and date.fromisoformat(f"2026-{until}"))
        for since, until in (first, second)
    )
    assert first.overlaps(second) is second.overlaps(first) is overlap


@given(spans, spans)
def test_overlapping_is_sharing_a_day(first, second):
    shared = [
        DAY
        for days in range(120)
        if (day := date(2026, 1, 1) + timedelta(days=days)) and first.covers(day) and second.covers(day)
    ]
    assert first.overlaps(second) is bool(shared)


def test_a_leader_and_a_lead_unit_hold_different_places():
    leader, unit = term(DAY), term(DAY, leader_id=None, unit_id=1)
    assert not leader.same_place(unit)
    assert leader.same_place(term(DAY, leader_id=2))
    assert not leader.same_place(term(DAY, industry_id=2))


@given(st.lists(spans, max_size=4), days)
def test_a_place_is_held_vacant_or_never_filled(place, day):
    state = state_of(place, day)
    if any(one.covers(day) for one in place):
        assert state is HolderState.HELD
    elif any(one.valid_from <= day for one in place):
        assert state is HolderState.VACANT
    else:
        assert state is HolderState.UNASSIGNED


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: term(DAY, date(2026, 3, 1)), "任期的终止日期不能早于起始日期"),
        (lambda: term(DAY, basis=" "), "请填写依据文件"),
        (lambda: term(DAY, unit_id=1), "一位分管市级领导或一个牵头部门"),
        (lambda: term(DAY, leader_id=None), "一位分管市级领导或一个牵头部门"),
        (lambda: Industry(position=1, name=" "), "产业名称不能为空"),
        (lambda: Industry(position=1, name="甲", valid_from=DAY, valid_to=date(2026, 3, 1)), "产业的终止日期不能早于"),
        (lambda: UnitName(unit_id=1, short_name="市科技局", full_name=" "), "简称和全称不能为空"),
        (lambda: Leader(name=" "), "领导姓名不能为空"),
        (lambda: LeaderTitle(leader_id=1, title="", position=1, valid_from=DAY), "领导职务不能为空"),
        (lambda: Contact(unit_id=1, name=""), "联络人姓名不能为空"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(DeskError, match=f"{sentence}.*。$"):
        make()


@pytest.mark.parametrize(
    ("since", "until", "day", "stands"),
    [
        (None, None, "2026-03-02", True),
        ("2026-03-02", None, "2026-03-01", False),
        ("2026-03-02", None, "2026-03-02", True),
        (None, "2026-03-02", "2026-03-02", True),
        (None, "2026-03-02", "2026-03-03", False),
    ],
)
def test_an_industry_stands_from_its_first_day_to_its_last(since, until, day, stands):
    since, until = (text and date.fromisoformat(text) for text in (since, until))
    assert Industry(position=1, name="甲", valid_from=since, valid_to=until).stands(date.fromisoformat(day)) is stands


@pytest.mark.parametrize(
    ("state", "leader", "unit"),
    [
        (HolderState.HELD, "王测一（副市长）", "市科技局"),
        (HolderState.VACANT, "（空缺）", "（空缺）"),
        (HolderState.UNASSIGNED, "待明确", "待明确"),
    ],
)
def test_the_roster_prints_who_holds_a_place_or_how_it_stands(state, leader, unit):
    held = state is HolderState.HELD
    line = RosterLine(
        id=1,
        industry="智能机器人",
        leader="王测一" if held else "",
        title="副市长" if held else "",
        leader_state=state,
        lead_unit="市科技局" if held else "",
        lead_unit_state=state,
        units=(),
    )
    assert (line.leader_text, line.lead_unit_text) == (leader, unit)
