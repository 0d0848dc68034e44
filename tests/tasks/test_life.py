"""The stages a task goes through, and what each of its acts asks for."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import Act, LifeEntry, Postponement, Stage
from heze_desk.tasks.records import Attachment, ProgressEntry, Task

DAY = date(2026, 9, 28)
HOLIDAY = date(2026, 10, 5)


@pytest.fixture
def make(workspace):
    """Makes a task with these fields, and with an attachment where one is asked for."""

    def make(*, attached=False, **fields):
        with workspace.step("新增") as db:
            task_id = store.add(db, Task(**{"number": store.NEXT, "title": "报送方案", **fields}))
            if attached:
                attach(db, task_id)
        return task_id

    return make


@pytest.fixture
def step(workspace):
    """Does one thing with a task in a step of its own."""

    def step(act, *told, **named):
        with workspace.step("登记") as db:
            return act(db, *told, **named)

    return step


def attach(db, task_id):
    return store.save_attachment(
        db, Attachment(task_id=task_id, file_name="验收意见.pdf", sha256="a" * 64, size=3, added_on=DAY)
    )


def finish(step, task_id, day=DAY):
    step(store.set_progress, task_id, 100, day=day)


def asking(task_id, **changed):
    told = {"old_deadline": HOLIDAY, "new_deadline": date(2026, 11, 30), "asked_on": DAY, "agreed_on": DAY}
    return Postponement(**{"task_id": task_id, "agreed_by": "王测一", "reason": "需补充论证", **told, **changed})


def test_a_task_goes_from_its_listing_to_its_closing_act_by_act(workspace, make, step):
    task_id = make(attached=True)

    for act in (Act.ASSIGN, Act.ACCEPT, Act.RUN, Act.FINISH, Act.VERIFY, Act.CLOSE):
        step(life.act, LifeEntry(task_id=task_id, act=act, day=DAY, by_whom="赵测三", basis="会议纪要"))
        assert store.get(workspace.db, task_id).stage == Stage(act)

    told = life.entries(workspace.db, task_id)
    assert [one.act for one in told] == ["交办", "签收", "推进", "办结", "核查", "销号"]
    assert {(one.day, one.by_whom, one.basis) for one in told} == {(DAY, "赵测三", "会议纪要")}
    task = store.get(workspace.db, task_id)
    assert (task.progress, task.done_on, task.closed_on) == (100, DAY, DAY)


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.ASSIGNED, Stage.ACCEPTED])
def test_the_first_progress_sets_a_task_going_and_the_last_finishes_it(workspace, make, step, stage):
    task_id = make()
    if stage is not Stage.PROPOSED:
        step(life.act, LifeEntry(task_id=task_id, act=Act(stage), day=DAY))

    step(store.set_progress, task_id, 0, day=DAY)
    assert store.get(workspace.db, task_id).stage is stage
    step(store.set_progress, task_id, 40, day=DAY)
    assert store.get(workspace.db, task_id).stage is Stage.RUNNING
    finish(step, task_id)
    assert store.get(workspace.db, task_id).stage is Stage.DONE
    step(store.set_progress, task_id, 90, day=DAY)
    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on) == (Stage.RUNNING, None)


def test_a_task_that_was_verified_stays_so_when_its_end_is_said_again(workspace, make, step):
    task_id = make()
    finish(step, task_id)
    step(life.act, LifeEntry(task_id=task_id, act=Act.VERIFY, day=DAY))

    step(store.set_progress, task_id, 100, day=date(2026, 9, 30))

    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on) == (Stage.VERIFIED, DAY)


def test_closing_wants_an_attachment_of_the_task_or_a_reason(workspace, make, step):
    bare, proven, reasoned, other = make(), make(attached=True), make(), make(attached=True)
    for task_id in (bare, proven, reasoned):
        finish(step, task_id)
    foreign = store.attachments(workspace.db, other)[0].id

    with pytest.raises(DeskError, match=r"没有佐证附件.*。$"):
        step(life.close, bare, day=DAY)
    with pytest.raises(DeskError, match=r"这个附件不是本任务的.*。$"):
        step(life.close, bare, day=DAY, attachment_id=foreign)
    step(life.close, proven, day=DAY, by_whom="赵测三")
    step(life.close, reasoned, day=DAY, reason="任务并入年度考核")

    assert store.get(workspace.db, bare).stage is Stage.DONE
    assert life.entries(workspace.db, proven)[-1].attachment_id == store.attachments(workspace.db, proven)[0].id
    assert store.get(workspace.db, reasoned).closed_on == DAY


def test_an_attachment_that_was_removed_proves_nothing(workspace, make, step):
    task_id = make(attached=True)
    finish(step, task_id)
    step(lambda db: db.execute("update attachment set removed_on = '2026-09-28', removal_reason = '误传'"))

    with pytest.raises(DeskError, match="没有佐证附件"):
        step(life.close, task_id, day=DAY)


def test_an_unfinished_task_is_closed_for_a_reason_only_and_counts_as_done_that_day(workspace, make, step):
    task_id = make(attached=True)
    step(store.set_progress, task_id, 60, day=DAY)

    with pytest.raises(DeskError, match=r"还没有办结（进度 60%）.*理由。$"):
        step(life.close, task_id, day=DAY)
    step(life.close, task_id, day=DAY, reason="上级已取消该任务")

    task = store.get(workspace.db, task_id)
    assert (task.stage, task.progress, task.done_on, task.closed_on) == (Stage.CLOSED, 60, DAY, DAY)


def test_a_task_is_not_closed_before_it_was_done(make, step):
    task_id = make()
    finish(step, task_id)

    with pytest.raises(DeskError, match="销号日期不能早于办结日期2026年9月28日"):
        step(life.close, task_id, day=date(2026, 9, 27), reason="并入考核")


@pytest.mark.parametrize(
    ("act", "what"),
    [
        (lambda db, one: store.set_progress(db, one, 80, day=DAY), "进度"),
        (lambda db, one: store.change(db, one, progress=80), "进度"),
        (lambda db, one: store.change(db, one, deadline=HOLIDAY), "时限"),
        (lambda db, one: store.change(db, one, ongoing=True), "长期任务"),
        (lambda db, one: store.discard(db, one, day=DAY), "移入回收站"),
        (lambda db, one: store.report(db, ProgressEntry(task_id=one, day=DAY, text="补报")), "办理记录"),
        (lambda db, one: store.remove_entry(db, store.entries(db, one)[0].id), "办理记录"),
        (lambda db, one: life.pause(db, one, day=DAY), "暂停"),
        (lambda db, one: life.close(db, one, day=DAY, reason="又一次"), "销号"),
    ],
)
def test_a_closed_task_refuses_what_would_change_its_end(workspace, make, step, act, what):
    task_id = make()
    step(store.report, ProgressEntry(task_id=task_id, day=DAY, progress=100))
    step(life.close, task_id, day=DAY, reason="并入考核")
    before = store.get(workspace.db, task_id), store.entries(workspace.db, task_id)

    with pytest.raises(DeskError, match=f"已销号.*{what}.*请先撤销销号。$"):
        step(act, task_id)

    assert (store.get(workspace.db, task_id), store.entries(workspace.db, task_id)) == before


def test_what_a_closed_task_is_called_can_still_be_put_right(workspace, make, step):
    task_id = make()
    step(life.close, task_id, day=DAY, reason="并入考核")

    step(store.change, task_id, title="报送论证方案")

    assert store.get(workspace.db, task_id).title == "报送论证方案"


def test_a_closed_task_is_opened_again_with_a_reason_and_its_progress_as_reported(workspace, make, step):
    task_id = make()
    step(store.report, ProgressEntry(task_id=task_id, day=DAY, progress=100))
    step(life.close, task_id, day=DAY, reason="并入考核")

    with pytest.raises(DeskError, match="撤销销号须写明理由。"):
        step(life.reopen, task_id, day=DAY, reason=" ")
    step(life.reopen, task_id, day=date(2026, 10, 12), by_whom="王测一", reason="核查发现未完成")

    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on, task.closed_on, task.progress) == (Stage.RUNNING, None, None, 100)
    assert [one.act for one in life.entries(workspace.db, task_id)] == ["销号", "撤销销号"]


def test_a_report_of_before_the_reopening_does_not_finish_the_task_again(workspace, make, step):
    task_id = make()
    entry_id = step(store.report, ProgressEntry(task_id=task_id, day=DAY, progress=100))
    step(life.close, task_id, day=DAY, reason="并入考核")
    step(life.reopen, task_id, day=date(2026, 10, 12), reason="核查发现未完成")

    step(store.report, ProgressEntry(id=entry_id, task_id=task_id, day=DAY, progress=100, text="更正说法"))
    assert store.get(workspace.db, task_id).done_on is None
    step(store.report, ProgressEntry(task_id=task_id, day=date(2026, 10, 20), progress=100))

    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on) == (Stage.DONE, date(2026, 10, 20))


@pytest.mark.parametrize(
    ("before", "after"), [(Act.ASSIGN, Stage.PROPOSED), (Act.FINISH, Stage.RUNNING), (Act.VERIFY, Stage.RUNNING)]
)
def test_a_task_is_sent_back_to_where_it_can_be_taken_up_again(workspace, make, step, before, after):
    task_id = make()
    if before is Act.VERIFY:
        finish(step, task_id)
    step(life.act, LifeEntry(task_id=task_id, act=before, day=DAY))

    step(life.act, LifeEntry(task_id=task_id, act=Act.SEND_BACK, day=DAY, basis="材料不全"))

    task = store.get(workspace.db, task_id)
    assert (task.stage, task.done_on) == (after, None)


def test_an_act_that_does_not_fit_is_refused_in_a_sentence(make, step):
    task_id = make()
    step(store.set_progress, task_id, 30, day=DAY)

    def act(name, day=DAY):
        step(life.act, LifeEntry(task_id=task_id, act=name, day=day))

    with pytest.raises(DeskError, match=r"还没有办结（进度 30%），不能核查.*。$"):
        act(Act.VERIFY)
    with pytest.raises(DeskError, match=r"没有暂停，不用恢复。$"):
        act(Act.RESUME)
    act(Act.PAUSE)
    with pytest.raises(DeskError, match=r"已经暂停。$"):
        act(Act.PAUSE)
    with pytest.raises(DeskError, match=r"“恢复”的日期不能早于上一步“暂停”的日期2026年9月28日.*。$"):
        act(Act.RESUME, date(2026, 9, 1))
    act(Act.RESUME)
    finish(step, task_id)
    with pytest.raises(DeskError, match=r"已办结，不用暂停。$"):
        act(Act.PAUSE)


def test_nothing_is_done_with_a_task_in_the_bin(make, step):
    task_id = make()
    step(store.discard, task_id, day=DAY)

    with pytest.raises(DeskError, match=r"在回收站里；请先恢复它。$"):
        step(life.act, LifeEntry(task_id=task_id, act=Act.ASSIGN, day=DAY))


def test_a_postponed_deadline_keeps_what_it_was_at_first(workspace, make, step):
    task_id = make(deadline=HOLIDAY)

    step(life.postpone, asking(task_id))
    again = {"old_deadline": date(2026, 11, 30), "new_deadline": date(2026, 12, 31)}
    step(life.postpone, asking(task_id, **again, asked_on=date(2026, 11, 30), agreed_on=date(2026, 12, 1)))

    assert store.get(workspace.db, task_id).deadline == date(2026, 12, 31)
    assert life.original_deadline(workspace.db, task_id) == HOLIDAY
    assert [one.old_deadline for one in life.postponements(workspace.db, task_id)] == [HOLIDAY, date(2026, 11, 30)]


def test_a_deadline_on_a_day_off_can_be_postponed_until_the_day_it_counts(workspace, make, step):
    saturday, monday, tuesday, later = date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31)
    first, second = make(deadline=saturday), make(deadline=saturday)
    granted = {"old_deadline": saturday, "new_deadline": later, "agreed_on": tuesday}

    step(life.postpone, asking(first, **granted, asked_on=monday))
    with pytest.raises(DeskError, match="时限到2026年11月30日，2026年12月1日申请已经逾期"):
        step(life.postpone, asking(second, **granted, asked_on=tuesday))

    assert store.get(workspace.db, first).deadline == later
    assert store.get(workspace.db, second).deadline == saturday


def test_what_cannot_be_postponed_is_refused_in_a_sentence(make, step):
    endless, done, moved = make(), make(deadline=HOLIDAY), make(deadline=date(2026, 10, 9))
    finish(step, done)

    for task_id, sentence in (
        (endless, "没有时限，不用延期"),
        (done, "已办结，不用延期"),
        (moved, "时限已是2026年10月9日"),
    ):
        with pytest.raises(DeskError, match=f"{sentence}.*。$"):
            step(life.postpone, asking(task_id))


def test_closing_and_opening_again_are_taken_back_like_any_act(workspace, make, step):
    task_id = make()
    finish(step, task_id)
    done = store.get(workspace.db, task_id)

    step(life.close, task_id, day=DAY, reason="并入考核")
    workspace.undo()

    assert store.get(workspace.db, task_id) == done
    assert life.entries(workspace.db, task_id) == []
