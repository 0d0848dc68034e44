"""What a supervision leaves in the history of its tasks."""

from datetime import date

from heze_desk.instructions import notices, supervisions
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import Act, LifeEntry, Stage
from heze_desk.tasks.progress_records import reached

TODAY, LATER = date(2026, 11, 23), date(2026, 11, 25)
NOTICE = "督办通知单演督〔2026〕1号"


def told(desk, number):
    entries = life.entries(desk.db, desk.tasks[number])
    return [(str(one.act), one.day, one.by_whom, one.basis) for one in entries]


def signed(desk, *numbers):
    supervision_id = desk.issued(*numbers)
    with desk.step("签收") as db:
        supervisions.sign(db, supervision_id, by="陈堃", day=LATER)
    return supervision_id


def test_a_notice_hands_its_tasks_over_and_its_signature_is_theirs(desk):
    signed(desk, "1-1-01", "1-1-04")

    for number in ("1-1-01", "1-1-04"):
        assert told(desk, number) == [("交办", TODAY, "", NOTICE), ("签收", LATER, "陈堃", NOTICE)]
        assert store.get(desk.db, desk.tasks[number]).stage is Stage.ACCEPTED


def test_a_task_that_runs_already_goes_on_and_its_line_of_stages_bears_the_day_of_the_notice(desk):
    task_id = desk.tasks["1-1-01"]
    with desk.step() as db:
        life.act(db, LifeEntry(task_id=task_id, act=Act.ASSIGN, day=date(2026, 11, 2), basis="会议纪要"))
        store.set_progress(db, task_id, 40, day=TODAY)
    desk.issued("1-1-01")

    task = store.get(desk.db, task_id)
    assert task.stage is Stage.RUNNING
    assert [basis for *_, basis in told(desk, "1-1-01")] == ["会议纪要", NOTICE]
    assert reached(task, life.entries(desk.db, task_id), begun=None)[Stage.ASSIGNED] == TODAY


def test_what_was_noted_by_a_void_notice_says_so_and_the_task_stays_where_it_is(desk):
    supervision_id = signed(desk, "1-1-01")
    with desk.step("作废", final=True) as db:
        notices.void(db, supervision_id, why="发错单位")

    assert [basis for *_, basis in told(desk, "1-1-01")] == [f"{NOTICE}（已作废）"] * 2
    assert store.get(desk.db, desk.tasks["1-1-01"]).stage is Stage.ACCEPTED


def test_taking_a_signature_back_takes_it_out_of_the_task_too(desk):
    signed(desk, "1-1-01")

    desk.workspace.undo()

    assert [act for act, *_ in told(desk, "1-1-01")] == ["交办"]
