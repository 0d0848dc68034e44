"""Notices made up for any year and written in any manner are read to the day; one slip and they are refused."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import FESTIVALS
from heze_desk.workdays.records import DayKind

WEEKDAYS = "一二三四五六日"
FULL_WIDTH = str.maketrans("0123456789():,", "０１２３４５６７８９（）：，")
PLACES = {"元旦": (1, 1), "春节": (2, 4), "清明节": (4, 4), "劳动节": (5, 1), "端午节": (6, 10), "中秋节": (9, 17)}
PLACES |= {"国庆节": (10, 1)}


@dataclass(frozen=True)
class Holiday:
    name: str
    first: date
    length: int
    worked: tuple[date, ...]

    @property
    def off(self):
        return [self.first + timedelta(one) for one in range(self.length)]


@dataclass(frozen=True)
class Manner:
    weekday: str
    joint: str
    full_width: bool
    numbered: bool
    breaks: int


manners = st.builds(
    Manner,
    weekday=st.sampled_from(["", "周", "星期"]),
    joint=st.sampled_from(["至", "—", "-", "～"]),
    full_width=st.booleans(),
    numbered=st.booleans(),
    breaks=st.integers(0, 9),
)


@st.composite
def holidays(draw):
    """A year with its seven holidays; the weekends before and after may be worked."""
    year = draw(st.integers(2025, 2099))
    made = []
    for name in FESTIVALS:
        first = date(year, *PLACES[name])
        length = draw(st.integers(3 if name == "国庆节" else 2, 8))
        around = [first + timedelta(one) for one in (*range(-9, 0), *range(length, length + 9))]
        weekend = [day for day in around if day.weekday() >= 5 and day.year == year]
        worked = draw(st.lists(st.sampled_from(weekend), max_size=2, unique=True))
        made.append(Holiday(name, first, length, tuple(sorted(worked))))
    every = [day for one in made for day in (*one.off, *one.worked)]
    assume(len(every) == len(set(every)))
    return year, made


def written(day, manner, *, after=None):
    month = f"{day.month}月" if after is None or day.month != after.month else ""
    weekday = f"({manner.weekday}{WEEKDAYS[day.weekday()]})" if manner.weekday else ""
    return f"{month}{day.day}日{weekday}"


def notice(year, made, manner):
    lines = [f"国务院办公厅关于{year}年部分节假日安排的通知"]
    for number, one in zip("一二三四五六七", made, strict=True):
        span = f"{written(one.first, manner)}{manner.joint}{written(one.off[-1], manner, after=one.first)}"
        worked = f"{'、'.join(written(day, manner) for day in one.worked)}上班。" if one.worked else ""
        lines.append(f"{f'{number}、' if manner.numbered else ''}{one.name}:{span}放假调休,共{one.length}天。{worked}")
    text = "\n".join(lines)
    if manner.full_width:
        text = text.translate(FULL_WIDTH)
    step = manner.breaks + 5
    return text if not manner.breaks else "\n".join(text[at : at + step] for at in range(0, len(text), step))


@given(holidays(), manners)
def test_it_is_read_to_the_day(year_and_holidays, manner):
    year, made = year_and_holidays

    found = read(notice(year, made, manner))

    assert found.year == year
    assert [one.day for one in found.of_kind(DayKind.OFF)] == sorted(day for one in made for day in one.off)
    assert [one.day for one in found.of_kind(DayKind.WORKED)] == sorted(day for one in made for day in one.worked)
    assert found.lacking == ()


@given(holidays(), manners, st.data())
def test_a_slip_in_a_number_of_days_is_refused_and_named(year_and_holidays, manner, data):
    year, made = year_and_holidays
    slipped = data.draw(st.sampled_from(made))
    total = data.draw(st.integers(1, 12).filter(lambda days: days != slipped.length))
    plain = Manner(manner.weekday, manner.joint, False, manner.numbered, 0)
    lines = notice(year, made, plain).splitlines()
    text = "\n".join(
        line.replace(f"共{slipped.length}天", f"共{total}天") if f"{slipped.name}:" in line else line for line in lines
    )

    with pytest.raises(DeskError, match=f"共{total}天”：写的是{total}天，按起止日期是{slipped.length}天"):
        read(text)


@given(holidays(), st.sampled_from(["周", "星期"]), st.data())
def test_a_slip_in_a_weekday_is_refused_and_named(year_and_holidays, weekday, data):
    year, made = year_and_holidays
    text = notice(year, made, Manner(weekday, "至", False, True, 0))
    day = data.draw(st.sampled_from(made)).first
    right = WEEKDAYS[day.weekday()]
    wrong = data.draw(st.sampled_from(WEEKDAYS.replace(right, "")))
    slip = f"{day.month}月{day.day}日({weekday}{wrong})"

    with pytest.raises(DeskError) as refusal:
        read(text.replace(f"{day.month}月{day.day}日({weekday}{right})", slip, 1))

    assert f"“{slip}至" in str(refusal.value)
    assert f"是周{right}，不是周{wrong}" in str(refusal.value)
