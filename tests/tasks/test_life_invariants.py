"""Whatever is done with a task, in whatever order: its stage, its progress and its days agree."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import Act, LifeEntry, Postponement, Stage
from heze_desk.tasks.records import ProgressEntry, Task

FIRST = date(2026, 9, 1)
days = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))
percents = st.sampled_from((0, 10, 60, 100))
deeds = st.one_of(
    st.tuples(st.just("act"), st.sampled_from(Act), days, st.sampled_from(("", "理由"))),
    st.tuples(st.just("progress"), percents, days),
    st.tuples(st.just("report"), percents | st.none(), days),
    st.tuples(st.just("correct"), percents | st.none(), days),
    st.tuples(st.just("withdraw"), st.booleans()),
    st.tuples(st.just("change"), percents, days | st.none()),
    st.tuples(st.just("postpone"), days),
    st.tuples(st.just("undo")),
)


@given(st.lists(deeds, min_size=1, max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stage_progress_and_days_always_agree(workspace, course):
    with workspace.step("新增") as db:
        task_id = store.add(db, Task(number=store.NEXT, title="报送方案", deadline=date(2026, 12, 31)))
    workspace.undo_since_now()

    for deed in course:
        with suppress(DeskError):
            do(workspace, task_id, deed)
        task = store.get(workspace.db, task_id)
        assert (task.closed_on is not None) == (task.stage is Stage.CLOSED)
        assert (task.done_on is not None) == (task.stage in (Stage.DONE, Stage.VERIFIED, Stage.CLOSED))
        assert task.progress == 100 or task.stage not in (Stage.DONE, Stage.VERIFIED)
        assert task.stage is not Stage.CLOSED or task.paused_on is None
        assert task.closed_on is None or task.done_on <= task.closed_on


def do(workspace, task_id, deed):
    if deed == ("undo",):
        workspace.undo()
        return
    with workspace.step("登记") as db:
        latest = next(iter(store.entries(db, task_id)), None)
        match deed:
            case ("act", act, day, reason):
                life.act(db, LifeEntry(task_id=task_id, act=act, day=day, basis=reason))
            case ("progress", percent, day):
                store.set_progress(db, task_id, percent, day=day)
            case ("report", percent, day):
                store.report(db, ProgressEntry(task_id=task_id, day=day, progress=percent, text="进展"))
            case ("correct", percent, day) if latest is not None:
                entry = ProgressEntry(id=latest.id, task_id=task_id, day=day, progress=percent, text="更正")
                store.report(db, entry)
            case ("withdraw", _) if latest is not None:
                store.remove_entry(db, latest.id)
            case ("change", percent, day):
                store.change(db, task_id, progress=percent, done_on=day)
            case ("postpone", day):
                old = store.get(db, task_id).deadline
                dated = {
                    "asked_on": day,
                    "agreed_on": day,
                    "old_deadline": old,
                    "new_deadline": old + timedelta(days=30),
                }
                life.postpone(db, Postponement(task_id=task_id, agreed_by="王测一", reason="论证", **dated))
            case _:
                pass
