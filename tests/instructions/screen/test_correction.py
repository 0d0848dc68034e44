"""Correcting an issued notice: whether the deadlines of its tasks follow is asked, and what became of them is said."""

from datetime import date

import pytest

from heze_desk.instructions import supervisions
from heze_desk.instructions.following_records import Follow
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("how", "by", "kept"),
    [(Follow.KEEP, "", True), (Follow.CORRECT, "", False), (Follow.POSTPONE, "王测一", False)],
)
def test_correcting_a_deadline_asks_whether_that_of_the_task_follows(desk, page, select, told, how, by, kept):
    task_id, new = desk.tasks["1-1-03"], date(2026, 12, 31)
    with desk.step("定时限") as db:
        tasks.change(db, task_id, deadline=date(2026, 12, 8))
    select("1-1-03")
    page.supervisions.plan().accept()
    dialog = page.supervisions.ask_correction()
    assert "任务 1-1-03 的时限是2026年12月8日。" in dialog.remark.text()
    dialog.fill({"办结时限": new, "更正说明": "时限应为12月31日"})
    dialog.accept()
    assert "请选“任务时限”是否随之改" in dialog.refusal.text()

    dialog.fill({"任务时限": how, "批准人": by})
    dialog.accept()

    task = tasks.get(desk.db, task_id)
    (line,) = supervisions.lines(desk.db, TODAY)
    assert (line.supervision.deadline, task.deadline) == (new, date(2026, 12, 8) if kept else new)
    said = {
        Follow.KEEP: "任务 1-1-03 的时限是2026年12月8日，没有随督办通知单更改。",
        Follow.CORRECT: "任务 1-1-03 的时限由2026年12月8日更正为2026年12月31日。",
        Follow.POSTPONE: "任务 1-1-03 的时限由2026年12月8日延期至2026年12月31日。",
    }
    assert said[how] in told[-1]
    granted = [(one.agreed_by, one.reason) for one in life.postponements(desk.db, task_id)]
    assert granted == ([("王测一", "时限应为12月31日")] if by else [])


def test_a_correction_that_leaves_the_deadline_asks_nothing_about_tasks(desk, page, select, told):
    select("1-1-01")
    page.supervisions.plan().accept()
    dialog = page.supervisions.ask_correction()

    dialog.fill({"办理要求": "请书面报送。", "更正说明": "补写办理要求"})
    dialog.accept()

    assert dialog.refusal.text() == ""
    assert "任务" not in told[-1]
