"""Where a deadline counts, how far it is in working days, and the light that each rule set gives."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.settings.records import Settings
from heze_desk.tasks.light_records import OWN_STATES, Counting, Grade, Light, LightRule
from heze_desk.tasks.lighting import ruled
from heze_desk.tasks.records import Timed
from heze_desk.tasks.scheme_records import PRESETS, Scheme
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import with_notice
from heze_desk.workdays.records import Calendar, Moving
from resources import FOLDER


def shipped(year):
    return read((FOLDER / "workdays" / f"{year}.txt").read_text("utf-8"))


CALENDAR = with_notice(with_notice(Calendar(), shipped(2025)), shipped(2026))
RULE = LightRule(calendar=CALENDAR)
days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
tasks = st.builds(
    Timed,
    start=st.none() | days,
    deadline=st.none() | days,
    progress=st.integers(0, 100),
    done_on=st.none() | days,
    paused_on=st.none() | days,
)
rules = st.builds(
    lambda scheme, counting, moving, number: ruled(
        Settings(light_scheme=scheme, day_counting=counting, deadline_moving=moving, warning_days=number), CALENDAR
    ),
    st.sampled_from(Scheme),
    st.sampled_from(Counting),
    st.sampled_from(Moving),
    st.integers(0, 60),
)


def rule_of(scheme, **settled):
    return ruled(Settings(light_scheme=scheme, **settled), CALENDAR)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-09-28", "顺延至10月8日，剩余3个工作日"),
        ("2026-10-05", "顺延至10月8日，剩余1个工作日"),
        ("2026-10-07", "顺延至10月8日，剩余1个工作日"),
        ("2026-10-08", "顺延至10月8日，当日到期"),
        ("2026-10-09", "顺延至10月8日，逾期1个工作日"),
        ("2026-10-10", "顺延至10月8日，逾期2个工作日"),
        ("2026-10-11", "顺延至10月8日，逾期2个工作日"),
        ("2026-10-12", "顺延至10月8日，逾期3个工作日"),
    ],
)
def test_a_deadline_in_the_national_holiday_is_read_to_the_day(day, text):
    """Scene 2."""
    due = RULE.due(date(2026, 10, 5), date.fromisoformat(day))

    assert due.text == text
    assert (due.typed, due.effective) == (date(2026, 10, 5), date(2026, 10, 8))
    assert due.is_over is (day > "2026-10-08")


@pytest.mark.parametrize(
    ("deadline", "moving", "day", "text"),
    [
        ("2026-10-05", Moving.EARLIER, "2026-09-28", "提前至9月30日，剩余2个工作日"),
        ("2026-10-05", Moving.EARLIER, "2026-10-08", "提前至9月30日，逾期1个工作日"),
        ("2026-10-10", Moving.LATER, "2026-10-08", "剩余2个工作日"),
        ("2026-10-16", Moving.LATER, "2026-10-17", "逾期不足1个工作日"),
        ("2027-01-01", Moving.LATER, "2026-12-31", "顺延至2027年1月4日，剩余1个工作日（推算）"),
        ("2026-12-31", Moving.LATER, "2027-01-04", "逾期1个工作日（推算）"),
        ("2027-01-02", Moving.EARLIER, "2026-12-30", "提前至12月31日，剩余1个工作日（推算）"),
    ],
)
def test_a_deadline_moves_by_the_setting_and_an_estimate_says_so(deadline, moving, day, text):
    rule = LightRule(calendar=CALENDAR, moving=moving)

    assert rule.due(date.fromisoformat(deadline), date.fromisoformat(day)).text == text


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-09-16", Light.NORMAL),
        ("2026-09-17", Light.NORMAL),
        ("2026-09-21", Light.SOON),
        ("2026-10-08", Light.SOON),
        ("2026-10-09", Light.OVERDUE),
    ],
)
def test_the_warning_comes_as_many_working_days_before_the_day_that_counts(day, light):
    assert RULE.light(Timed(deadline=date(2026, 10, 5)), date.fromisoformat(day)) is light


@pytest.mark.parametrize(("day", "light"), [("2026-09-30", Light.NORMAL), ("2026-10-01", Light.SOON)])
def test_a_rule_may_count_in_days_of_the_calendar(day, light):
    rule = rule_of(Scheme.DAYS_LEFT, day_counting=Counting.CALENDAR)

    assert rule.light(Timed(deadline=date(2026, 10, 5)), date.fromisoformat(day)) is light
    assert "临期指距时限7日以内" in rule.sentence


@pytest.mark.parametrize(
    ("progress", "light"),
    [
        (100, Light.GREEN),
        (50, Light.GREEN),
        (41, Light.GREEN),
        (40, Light.YELLOW),
        (20, Light.YELLOW),
        (19, Light.RED),
        (0, Light.RED),
    ],
)
def test_points_behind_the_plan_decide_as_in_yinchuan(progress, light):
    """Ten working days from the first to the last, five of them gone: half should be done."""
    task = Timed(start=date(2026, 11, 2), deadline=date(2026, 11, 13), progress=progress)
    rule = rule_of(Scheme.BEHIND_PLAN)

    assert rule.points_behind(task, date(2026, 11, 6)) == max(0, 50 - progress)
    assert rule.light(task, date(2026, 11, 6)) is light


def test_the_plan_passes_over_days_off_and_needs_a_start():
    rule = rule_of(Scheme.BEHIND_PLAN)
    task = Timed(start=date(2026, 9, 28), deadline=date(2026, 10, 10))

    assert [rule.points_behind(task, date(2026, 10, day)) for day in (1, 7, 8, 10)] == [50, 50, 67, 100]
    assert rule.points_behind(task, date(2026, 9, 1)) == 0
    assert rule.points_behind(Timed(deadline=date(2026, 10, 10)), date(2026, 10, 8)) is None
    assert rule.light(Timed(deadline=date(2026, 10, 10)), date(2026, 10, 9)) is Light.GREEN
    assert rule.light(Timed(deadline=date(2026, 10, 10), progress=95), date(2026, 10, 12)) is Light.RED


def test_a_plan_without_a_single_working_day_is_due_at_once():
    rule = rule_of(Scheme.BEHIND_PLAN, deadline_moving=Moving.EARLIER)
    task = Timed(start=date(2026, 10, 3), deadline=date(2026, 10, 4))

    assert rule.points_behind(task, date(2026, 9, 29)) == 0
    assert rule.points_behind(task, date(2026, 10, 3)) == 100


@pytest.mark.parametrize(
    ("progress", "deadline", "light"),
    [
        (50, "2026-12-31", Light.NORMAL),
        (0, "2026-12-31", Light.YELLOW),
        (90, "2026-11-25", Light.BLUE),
        (30, "2026-11-25", Light.YELLOW),
        (99, "2026-11-20", Light.RED),
    ],
)
def test_three_notices_warn_as_in_suqian(progress, deadline, light):
    task = Timed(start=date(2026, 10, 8), deadline=date.fromisoformat(deadline), progress=progress)

    assert rule_of(Scheme.THREE_NOTICES).light(task, date(2026, 11, 23)) is light


@given(rules, tasks, days)
def test_every_task_has_one_light_of_the_rule_and_its_own_state_comes_first(rule, task, day):
    light = rule.light(task, day)

    assert light in rule.lights
    if task.done_on and task.done_on <= day:
        assert light is Light.DONE
    elif task.paused_on and task.paused_on <= day:
        assert light is Light.PAUSED
    elif task.deadline is None:
        assert light is Light.UNSET
    else:
        assert light not in OWN_STATES
        assert (light is rule.warnings[0]) >= rule.due(task.deadline, day).is_over


@given(rules, tasks, days)
def test_the_typed_date_is_never_overwritten_and_the_effective_one_is_worked(rule, task, day):
    if task.deadline is None:
        return
    due = rule.due(task.deadline, day)

    assert due.typed == task.deadline
    assert rule.calendar.is_workday(due.effective)
    assert (due.left < 0) <= due.is_over
    assert due.left == rule.calendar.count(day, due.effective)


@given(st.sampled_from(Scheme), tasks, days)
def test_more_progress_never_makes_a_light_graver(scheme, task, day):
    rule = rule_of(scheme)
    places = {light: place for place, light in enumerate((*rule.warnings, rule.normal))}
    ahead = Timed(start=task.start, deadline=task.deadline, progress=100)
    behind = Timed(start=task.start, deadline=task.deadline, progress=0)

    if task.deadline is not None:
        assert places[rule.light(behind, day)] <= places[rule.light(ahead, day)]


def test_long_running_tasks_have_their_own_state_unless_done_or_paused():
    day = date(2026, 11, 23)

    assert RULE.light(Timed(ongoing=True), day) is Light.LASTING
    assert RULE.light(Timed(ongoing=True, paused_on=day), day) is Light.PAUSED
    assert RULE.light(Timed(ongoing=True, done_on=day), day) is Light.DONE


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        (Scheme.DAYS_LEFT, ("逾期指已过时限尚未办结；临期指距时限7个工作日以内；未定指",)),
        (
            Scheme.BEHIND_PLAN,
            (
                "红灯指已过时限尚未办结，或落后序时进度超过30个百分点；黄灯指落后序时进度10个百分点以上；绿灯指其他在办任务",
                "序时进度按开始日期至时限的工作日均摊，没有开始日期的只看时限",
            ),
        ),
        (
            Scheme.THREE_NOTICES,
            ("红灯指已过时限尚未办结；黄灯指落后序时进度10个百分点以上；蓝灯指距时限7个工作日以内",),
        ),
        (Scheme.BOTH, ("黄灯指距时限7个工作日以内，或落后序时进度10个百分点以上",)),
    ],
)
def test_the_sentence_under_the_tables_says_what_the_rule_does(scheme, words):
    sentence = rule_of(scheme).sentence

    assert sentence.startswith("注：时限遇放假日顺延至下一个工作日；")
    assert sentence.endswith("未定指时限尚未明确，长期指持续推进、没有时限，都不计入逾期；暂停的任务单列。")
    assert [one for one in words if one not in sentence] == []
    assert "提前至上一个工作日" in rule_of(scheme, deadline_moving=Moving.EARLIER).sentence


def test_the_offices_numbers_take_the_place_of_the_usual_ones():
    rule = rule_of(Scheme.BOTH, warning_days=3, yellow_points=5, red_points=20)

    assert rule.grades == (
        Grade(light=Light.RED, overdue=True, points_over=20),
        Grade(light=Light.YELLOW, days_left=3, points_from=5),
    )
    assert rule_of(Scheme.DAYS_LEFT).grades == PRESETS[Scheme.DAYS_LEFT].grades == LightRule().grades


@pytest.mark.parametrize(
    ("deadlines", "years"),
    [
        (["2026-12-31"], ""),
        (["2027-03-01"], "2027年的放假安排尚未载入，有关天数为推算。"),
        (["2030-12-31", "2026-12-01", None], "2027年至2030年的放假安排尚未载入，有关天数为推算。"),
        (["2024-06-03", "2027-06-01"], "2024年、2027年的放假安排尚未载入，有关天数为推算。"),
        (["9999-12-31"], "2027年至9999年的放假安排尚未载入，有关天数为推算。"),
    ],
)
def test_the_note_names_the_years_that_are_estimated(deadlines, years):
    dues = [one and RULE.due(date.fromisoformat(one), date(2026, 11, 23)) for one in deadlines]

    assert RULE.note(dues) == f"{RULE.sentence}{years}"


@pytest.mark.parametrize(
    ("scheme", "warned", "light", "brief"),
    [
        (Scheme.DAYS_LEFT, "逾期和临期", Light.SOON, "7个工作日内"),
        (Scheme.DAYS_LEFT, "逾期和临期", Light.OVERDUE, ""),
        (Scheme.BEHIND_PLAN, "红灯和黄灯", Light.YELLOW, "落后10个百分点以上"),
        (Scheme.BEHIND_PLAN, "红灯和黄灯", Light.RED, "落后超过30个百分点"),
        (Scheme.THREE_NOTICES, "红灯、黄灯和蓝灯", Light.BLUE, "7个工作日内"),
        (Scheme.THREE_NOTICES, "红灯、黄灯和蓝灯", Light.NORMAL, ""),
    ],
)
def test_a_warning_is_named_in_a_few_words(scheme, warned, light, brief):
    rule = rule_of(scheme)

    assert (rule.warned, rule.brief(light)) == (warned, brief)
    assert rule.lights[0] is rule.normal
    assert len(set(rule.lights)) == len(rule.lights)


@given(days, days, st.integers(0, 40))
def test_a_light_only_grows_graver_as_days_go_by(deadline, day, later):
    places = [Light.NORMAL, Light.SOON, Light.OVERDUE]
    task = Timed(deadline=deadline)

    assert places.index(RULE.light(task, day)) <= places.index(RULE.light(task, day + timedelta(later)))
