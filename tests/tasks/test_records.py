"""Lights and refusals of a task, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.tasks.records import FIELDS, Light, LightRule, Milestone, ProgressEntry, Task, Timed

DEADLINE = date(2026, 6, 30)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
timed = st.builds(Timed, deadline=st.none() | days, done_on=st.none() | days, paused_on=st.none() | days)


@pytest.mark.parametrize(
    ("day", "task", "light"),
    [
        ("2026-06-01", {}, Light.NORMAL),
        ("2026-06-18", {}, Light.NORMAL),
        ("2026-06-19", {}, Light.SOON),
        ("2026-06-30", {}, Light.SOON),
        ("2026-07-01", {}, Light.OVERDUE),
        ("2026-07-01", {"deadline": None}, Light.UNSET),
        ("2035-07-01", {"deadline": None}, Light.UNSET),
        ("2026-07-01", {"done_on": date(2026, 6, 30)}, Light.DONE),
        ("2026-07-01", {"done_on": date(2026, 7, 1)}, Light.DONE),
        ("2026-07-01", {"done_on": date(2026, 7, 2)}, Light.OVERDUE),
        ("2026-06-01", {"done_on": date(2026, 7, 2)}, Light.NORMAL),
        ("2026-07-01", {"deadline": None, "done_on": date(2026, 7, 1)}, Light.DONE),
        ("2026-07-01", {"paused_on": date(2026, 6, 1)}, Light.PAUSED),
        ("2026-07-01", {"paused_on": date(2026, 7, 2)}, Light.OVERDUE),
        ("2026-07-01", {"deadline": None, "paused_on": date(2026, 6, 1)}, Light.PAUSED),
        ("2026-07-01", {"done_on": date(2026, 7, 1), "paused_on": date(2026, 6, 1)}, Light.DONE),
        ("2026-07-01", {"deadline": None, "ongoing": True}, Light.LASTING),
    ],
)
def test_a_light_follows_from_the_task_and_the_day(day, task, light):
    assert LightRule().light(Timed(**{"deadline": DEADLINE, **task}), date.fromisoformat(day)) is light


@given(timed, days)
def test_what_is_done_stays_done(task, day):
    if LightRule().light(task, day) is Light.DONE:
        assert LightRule().light(task, day + timedelta(days=400)) is Light.DONE


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Task(number="1", title=" "), "任务名称不能为空"),
        (lambda: Task(number=" ", title="报送"), "任务编号不能为空"),
        (lambda: Task(number="1", title="报送", progress=130), "进度须在 0 到 100 之间，不能是 130"),
        (lambda: Task(number="1", title="报送", progress=-1), "进度须在 0 到 100 之间，不能是 -1"),
        (lambda: Task(number="1", title="报送", start=DEADLINE, deadline=date(2026, 6, 29)), "时限不能早于开始日期"),
        (lambda: Milestone(task_id=1, title=""), "节点名称不能为空"),
        (lambda: ProgressEntry(task_id=1, day=DEADLINE, text=" "), "请填写进展情况、进度、存在问题或下步措施"),
        (lambda: ProgressEntry(task_id=1, day=DEADLINE, progress=101), "进度须在 0 到 100 之间，不能是 101"),
        (lambda: Task(number="1", title="报送", ongoing=True, deadline=DEADLINE), "长期任务没有时限"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(DeskError, match=f"{sentence}.*。$"):
        make()


def test_a_task_may_begin_on_the_day_it_is_due():
    assert Task(number="1", title="报送", start=DEADLINE, deadline=DEADLINE).start == DEADLINE


def test_every_field_of_a_task_has_a_name_for_its_history():
    assert {field for field in vars(Task(number="1", title="报送")) if field != "id"} <= FIELDS.keys()
