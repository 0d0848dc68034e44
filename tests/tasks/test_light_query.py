"""The lights as SQL are the lights of the rule, for every task, rule, calendar and day."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heze_desk.tasks.due_records import Timed
from heze_desk.tasks.light_query import light_query
from heze_desk.tasks.light_records import Counting, Grade, Light, LightRule
from heze_desk.tasks.scheme_records import PRESETS
from heze_desk.workdays.records import Calendar, DayKind, Moving, SpecialDay
from heze_desk.workspace.database import Database

FIRST = date(2026, 8, 1)
COLUMNS = ("start", "deadline", "progress", "done_on", "paused_on", "ongoing")

days = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
far_days = st.sampled_from([date.min, date(1999, 12, 31), date(2999, 12, 31), date.max])
tasks = st.builds(
    Timed,
    start=st.none() | days | far_days,
    deadline=st.none() | days | days | far_days,
    progress=st.integers(0, 100),
    done_on=st.none() | days,
    paused_on=st.none() | days,
    ongoing=st.sampled_from([False, False, False, True]),
)
calendars = st.builds(
    lambda named, years: Calendar(
        special={day: SpecialDay(day=day, name="某日", kind=kind, year=day.year) for day, kind in named.items()},
        years=frozenset(years),
    ),
    st.dictionaries(days, st.sampled_from(DayKind), max_size=60),
    st.sets(st.sampled_from([2026, 2027])),
)
points = st.none() | st.integers(0, 60)
graded = st.builds(
    Grade,
    light=st.sampled_from([Light.RED, Light.YELLOW, Light.BLUE]),
    overdue=st.booleans(),
    days_left=st.none() | st.integers(0, 60),
    points_from=points,
    points_over=points,
)
rules = st.builds(
    LightRule,
    grades=st.sampled_from([preset.grades for preset in PRESETS.values()]) | st.lists(graded, max_size=3).map(tuple),
    counting=st.sampled_from(Counting),
    moving=st.sampled_from(Moving),
    calendar=calendars,
)


def lit(entered, rule, day):
    """The words that SQL gives for these tasks, in their order."""
    connection = sqlite3.connect(":memory:")
    try:
        db = Database(connection)
        db.execute(f"create table task (id integer primary key, {', '.join(COLUMNS)})")
        for task in entered:
            values = [value.isoformat() if isinstance(value, date) else value for value in map(vars(task).get, COLUMNS)]
            db.execute(f"insert into task ({', '.join(COLUMNS)}) values (?, ?, ?, ?, ?, ?)", values)
        asked = light_query(db, rule, day)
        found = db.execute(f"select {asked.expression} from task {asked.joins} order by task.id", asked.values)
        return [light for (light,) in found]
    finally:
        connection.close()


@settings(max_examples=300)
@given(st.lists(tasks, min_size=1, max_size=20), rules, days)
def test_the_lights_of_the_query_are_those_of_the_rule(entered, rule, day):
    assert lit(entered, rule, day) == [str(rule.light(task, day)) for task in entered]


@pytest.mark.parametrize("rule", [LightRule(grades=preset.grades) for preset in PRESETS.values()])
@pytest.mark.parametrize("day", [date.min + timedelta(days=400), date(2026, 10, 1), date.max - timedelta(days=400)])
def test_the_ends_of_time_are_days_like_others(rule, day):
    entered = [Timed(start=day, deadline=day + timedelta(days=left), progress=left % 100) for left in range(-90, 90)]
    assert lit(entered, rule, day) == [str(rule.light(task, day)) for task in entered]


def test_a_task_without_a_start_is_behind_no_plan_even_on_its_last_day():
    rule = LightRule(grades=(Grade(light=Light.RED, points_from=0),))
    entered = [Timed(deadline=FIRST), Timed(start=FIRST, deadline=FIRST), Timed(start=FIRST)]
    assert lit(entered, rule, FIRST) == [Light.NORMAL, Light.RED, Light.UNSET]
