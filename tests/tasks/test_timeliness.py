"""The three words, and the rate of what was done on time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heze_desk.tasks.life_records import Stage
from heze_desk.tasks.light_records import Grade, Light, LightRule
from heze_desk.tasks.line_records import Source, TaskLine
from heze_desk.tasks.records import Timed
from heze_desk.tasks.timeliness_records import OnTime, is_granted, is_overdue, is_unfinished, note, on_time, words

DAY = date(2026, 10, 9)
RULE = LightRule()


def line(deadline=None, original=None, postponements=0, **timed):
    """A task as it stands on the day."""
    of = Timed(deadline=deadline, **timed)
    blank = dict.fromkeys(("part", "section", "industry", "title", "content", "source_ref", "lead_unit"), "")
    blank |= dict.fromkeys(("person", "problems", "next_steps", "latest"), "")
    return TaskLine(
        **vars(of),
        **blank,
        id=1,
        number="9-0-01",
        source=Source.OTHER,
        lead_unit_id=None,
        units=(),
        light=RULE.light(of, DAY),
        due=RULE.due(deadline, DAY) if deadline else None,
        stage=Stage.RUNNING,
        original_deadline=original or deadline,
        postponements=postponements,
    )


PAST, TO_COME = DAY - timedelta(days=7), DAY + timedelta(days=31)


@pytest.mark.parametrize(
    ("task", "unfinished", "overdue", "granted"),
    [
        (line(TO_COME), True, False, False),
        (line(PAST), True, True, False),
        (line(TO_COME, PAST, 1), True, False, True),
        (line(PAST, PAST - timedelta(days=7), 1), True, True, False),
        (line(TO_COME, TO_COME - timedelta(days=7), 1), True, False, False),
        (line(TO_COME, PAST, 1, done_on=DAY, progress=100), False, False, False),
        (line(TO_COME, PAST, 1, paused_on=DAY), True, False, False),
        (line(PAST, paused_on=DAY), True, False, False),
        (line(), True, False, False),
        (line(ongoing=True), True, False, False),
    ],
)
def test_unfinished_overdue_and_postponed_are_kept_apart(task, unfinished, overdue, granted):
    assert (is_unfinished(task), is_overdue(task), is_granted(task, RULE, DAY)) == (unfinished, overdue, granted)


def test_a_postponed_task_counts_as_late_by_its_first_deadline():
    in_time = line(PAST, progress=100, done_on=PAST)
    late = line(PAST, progress=100, done_on=PAST + timedelta(days=5))
    granted = line(TO_COME, PAST, 1, progress=100, done_on=DAY)
    waiting, paused, endless = line(TO_COME), line(PAST, paused_on=DAY), line()
    given_up = replace(line(PAST, progress=60, done_on=PAST), stage=Stage.CLOSED)

    rate = on_time([in_time, late, granted, waiting, paused, endless, given_up], RULE, DAY)

    assert rate == OnTime(due=3, kept=1)
    assert rate.percent == 33
    assert rate.sentence.startswith("按时办结率33%（3项中1项），指原时限已过的任务中在原时限以内办结的比例：")
    assert "延期的仍按原时限计算" in rate.sentence


def test_a_task_finished_on_the_working_day_after_a_weekend_deadline_was_in_time():
    saturday, monday = date(2026, 9, 19), date(2026, 9, 21)

    assert on_time([line(saturday, progress=100, done_on=monday)], RULE, DAY) == OnTime(due=1, kept=1)


def test_without_a_deadline_that_is_over_there_is_no_rate():
    rate = on_time([line(TO_COME)], RULE, DAY)

    assert (rate.percent, rate.sentence) == (None, "")


def test_the_three_words_are_each_told_once_and_only_where_they_are_used():
    coloured = LightRule(grades=(Grade(light=Light.RED, overdue=True),))

    assert "未完成指" not in note([line(TO_COME)], RULE)
    told = note([line(PAST)], RULE)
    assert told.count("逾期指") == 1
    assert all(f"{word}指" in told for word in ("未完成", "逾期", "延期后未到期"))
    assert words(coloured).startswith("未完成指尚未办结；逾期指未完成且现行时限已过；延期后未到期指")
