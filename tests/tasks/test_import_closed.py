"""An old ledger changes nothing of a task that is closed."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.tasks import life, store

DAY = date(2026, 11, 23)


def test_a_row_of_a_closed_task_is_refused_with_its_cells_named(desk, file, propose, confirm):
    with desk.step("销号") as db:
        life.close(db, 1, day=DAY, reason="并入考核")
    path = file(
        "编号 任务名称 时限 完成率",
        ["2-1-01", "编制产业发展路线图", "2027年1月31日", "60%"],
        ["2-1-02", None, None, "20%"],
    )

    plan = propose(path)
    confirm(plan)

    assert [(one.cell, one.name, one.text) for one in plan.refused] == [
        ("C3", "时限", "任务已销号，这一行没有导入；请先撤销销号。"),
        ("D3", "进度", "任务已销号，这一行没有导入；请先撤销销号。"),
    ]
    assert [row.number for row in plan.changed] == ["2-1-02"]
    task = store.get(desk.db, 1)
    assert (task.deadline, task.progress, task.closed_on) == (date(2026, 12, 31), 0, DAY)


def test_a_row_that_says_what_a_closed_task_says_is_no_refusal(desk, file, propose):
    with desk.step("销号") as db:
        life.close(db, 1, day=DAY, reason="并入考核")

    plan = propose(file("编号 任务名称 时限", ["2-1-01", "编制产业发展路线图", "2026-12-31"]))

    assert (plan.unchanged, plan.refused) == (1, ())


def test_a_task_closed_after_the_preview_is_not_written_over(desk, file, propose, confirm):
    plan = propose(file("编号 任务名称 完成率", ["2-1-01", "编制产业发展路线图", "60%"]))
    with desk.step("销号") as db:
        life.close(db, 1, day=DAY, reason="并入考核")

    with pytest.raises(DeskError, match="预览之后台账又有改动"):
        confirm(plan)

    assert store.get(desk.db, 1).progress == 0
