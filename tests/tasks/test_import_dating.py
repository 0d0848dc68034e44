"""As of which day an old ledger speaks, and that what it reports is of that day."""

from datetime import date

import pytest
from openpyxl import Workbook

from heze_desk.errors import DeskError
from heze_desk.tasks import importing, store

DAY = date(2026, 11, 23)


@pytest.fixture
def table(tmp_path):
    """A ledger under this title, in a file of this name."""

    def make(title, name="旧台账"):
        book = Workbook()
        for row in (
            [title],
            ["编号", "任务名称", "进展情况", "存在问题"],
            ["2-1-01", "编制产业发展路线图", "已启动", "缺人"],
        ):
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
        return importing.recognise(importing.read(tmp_path / f"{name}.xlsx"))

    return make


@pytest.mark.parametrize(
    ("title", "name", "day"),
    [
        ("重点任务台账（截至2025年12月31日）", "旧台账", "2025-12-31"),
        ("2025年7月8日印发，截止2026年3月5日", "旧台账", "2026-03-05"),
        ("重点任务台账（2025年12月）", "旧台账", "2025-12-31"),
        ("2025年1-9月重点任务台账", "旧台账", "2025-09-30"),
        ("重点任务台账（2026-12-05）", "旧台账", "2026-11-23"),
        ("重点任务台账（２０２６年２月）", "旧台账", "2026-02-28"),
        ("重点任务台账 2026.3.5", "旧台账", "2026-03-05"),
        ("重点任务台账", "台账20251231", "2025-12-31"),
        ("重点任务台账", "台账2025-10", "2025-10-31"),
        ("2026年3月31日前完成的任务", "旧台账", "2026-11-23"),
        ("2026年12月31日前完成的任务", "旧台账", "2026-11-23"),
        ("2026年重点任务台账", "旧台账", "2026-11-23"),
        ("2026年11月重点任务台账", "旧台账", "2026-11-23"),
        ("2026年11月20日重点任务台账", "台账20251231", "2026-11-20"),
        ("重点任务台账（2026年2月30日）", "旧台账", "2026-11-23"),
    ],
)
def test_the_day_is_found_over_the_headings_or_in_the_name(table, title, name, day):
    assert importing.dated(table(title, name), DAY).day.isoformat() == day


def test_where_no_day_is_said_the_secretary_is_told_to_look(table):
    assert importing.dated(table("重点任务台账"), DAY).sentence == "表中没有写明，暂按今天，请核对。"
    assert importing.dated(table("台账（截至2026年3月5日）"), DAY).sentence == "取自“截至2026年3月5日”。"


def test_a_day_to_come_is_refused():
    with pytest.raises(DeskError, match="不能晚于今天"):
        importing.refuse_to_come(date(2026, 11, 24), DAY)


def test_what_is_reported_is_of_the_day_of_the_ledger(desk, table, confirm):
    plan = importing.propose(desk.db, table("截至2025年12月31日"), day=date(2025, 12, 31))
    confirm(plan)

    assert [(entry.day, entry.text) for entry in store.entries(desk.db, 1)] == [(date(2025, 12, 31), "已启动")]


@pytest.mark.parametrize("nothing", ["—", "-", "/", "无", "无。", " 暂无 ", "——"])
def test_a_mark_for_nothing_is_a_blank_and_no_report(file, propose, nothing):
    path = file("编号 任务名称 进展情况 存在问题 下步措施", ["2-1-01", "编制产业发展路线图", nothing, nothing, nothing])

    plan = propose(path)

    assert (plan.changed, plan.unchanged, plan.refused, plan.doubts) == ((), 1, (), ())
