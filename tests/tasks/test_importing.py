"""An old ledger comes in: what is proposed, what is doubted, and what is written after 确认."""

import json
import shutil
import subprocess
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.tasks import importing, store, workbook
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import LightRule, ProgressEntry, Source

DAY = date(2026, 11, 23)


def changes(plan):
    return [(row.number, one.name, one.old, one.new, one.cell) for row in plan.changed for one in row.fields]


def test_a_row_is_matched_by_its_number_and_only_what_differs_is_proposed(file, propose):
    headings = "编号 任务名称 时限 完成率 责任单位"
    path = file(headings, ["2-1-01", "编制产业发展路线图", "2026年12月31日", "60%", "市科学技术局、市工信局"])

    plan = propose(path)

    assert changes(plan) == [
        ("2-1-01", "责任单位", "市科技局", "市科技局、市工业和信息化局", "E3"),
        ("2-1-01", "进度", "0%", "60%", "D3"),
    ]
    assert (plan.new, plan.unchanged, plan.doubts) == ((), 0, ())


def test_nothing_is_written_before_it_is_confirmed_and_one_undo_takes_all_back(desk, file, propose, confirm):
    path = file("任务名称 牵头单位 进展情况", ["新任务甲", "曹县", "已启动"], ["编制产业发展路线图", "曹县", None])
    before = list(desk.db.query("select * from task"))
    steps = desk.db.table("step").count

    plan = propose(path)

    assert list(desk.db.query("select * from task")) == before
    confirm(plan)
    assert desk.db.table("step").count == steps + 1
    assert desk.db.table("task").count == 3
    assert desk.undo() == "导入台账“旧台账.xlsx”（新增1项、更改1项）"
    assert list(desk.db.query("select * from task")) == before
    assert desk.db.table("progress_entry").count == 0


def test_a_new_task_is_kept_with_all_that_is_said_of_it(desk, file, propose, confirm):
    headings = "编号 任务名称 任务内容 目标要求 产业 牵头单位 责任单位 责任人 开始时间 办结时限 "
    headings += "进度 进展情况 存在问题 下一步工作 来源"
    row = [
        "A-7",
        "建设中试基地",
        "内容",
        "目标",
        "未来能源产业",
        "市工信局",
        "市科技局，曹县",
        "王测一",
        date(2026, 3, 1),
    ]
    row += ["2026.12.31", 0.4, "完成选址", "缺资金", "落实资金", "批示"]

    (task_id,) = confirm(propose(file(headings, row)))

    task = store.get(desk.db, task_id)
    assert (task.number, task.title, task.content, task.target, task.person) == (
        *("A-7", "建设中试基地", "内容", "目标", "王测一"),
    )
    assert (task.industry_id, task.clause_id, task.lead_unit_id, store.units(desk.db, task_id)) == (2, 2, 2, [1, 3])
    assert (task.start, task.deadline, task.progress) == (date(2026, 3, 1), date(2026, 12, 31), 40)
    assert (task.problems, task.next_steps, task.source) == ("缺资金", "落实资金", Source.INSTRUCTION)
    (entry,) = store.entries(desk.db, task_id)
    assert (entry.day, entry.progress, entry.text) == (DAY, 40, "完成选址")


def test_numbers_that_only_count_the_rows_give_way_to_those_of_the_ledger(desk, file, propose, confirm):
    path = file("编号 任务名称 任务来源", [1, "新任务甲", "第3次专班会议"], [2, "新任务乙", None])

    ids = confirm(propose(path))

    tasks = [store.get(desk.db, task_id) for task_id in ids]
    assert [task.number for task in tasks] == ["9-0-01", "9-0-02"]
    assert [task.source_ref for task in tasks] == ["第3次专班会议", "旧台账.xlsx第4行"]


def test_a_blank_cell_and_a_missing_column_clear_nothing(file, propose):
    plan = propose(file("编号 任务内容 时限 责任单位 进度", ["2-1-01", None, "", "  ", None]))

    assert (changes(plan), plan.unchanged) == ([], 1)


def test_importing_the_same_file_again_changes_nothing(desk, file, propose, confirm):
    headings = "任务名称 产业 牵头单位 时限 进度 进展情况 办结日期"
    rows = [
        ["编制路线图", "未来材料", "市科技局", "2026-12-01", "100%", "已报批", "2026-10-08"],
        ["编制路线图", "未来能源", "曹县", "2026-12-01", 0.5, "起草中", None],
    ]
    path = file(headings, *rows)

    assert len(confirm(propose(path))) == 2

    again = propose(path)
    assert (again.new, again.changed, again.unchanged, again.refused, again.doubts) == ((), (), 2, (), ())
    assert desk.db.execute("select done_on from task where progress = 100").fetchone()[0] == "2026-10-08"


def test_an_old_report_is_not_reported_again_and_no_later_one_is_lost(desk, file, propose):
    with desk.step("报进展") as db:
        store.report(db, ProgressEntry(task_id=1, day=date(2026, 10, 1), text="已选址", progress=30))
        store.report(db, ProgressEntry(task_id=1, day=date(2026, 11, 20), text="已开工", progress=50))

    assert propose(file("编号 进展情况", ["2-1-01", "已选址"])).unchanged == 1


def test_what_was_exported_comes_back_without_a_change(desk, tmp_path, propose):
    with desk.step("填写") as db:
        store.change(db, 1, title="=提出\u3000方案", content=" 第一行\r\n第二行 ", person="陈堃", lead_unit_id=2)
        store.change(db, 2, start=date(2026, 3, 1), problems="@缺资金", next_steps="“落实”")
        store.report(db, ProgressEntry(task_id=1, day=DAY, text="+30%，已完成选址", progress=1))
        store.set_progress(db, 2, 100, day=DAY)

    listed = lines(desk.db, DAY, LightRule())
    plan = propose(workbook.export(listed, tmp_path / "导出.xlsx", day=DAY))

    assert (plan.new, plan.changed, plan.unchanged) == ((), (), 2)
    assert (plan.doubts, plan.refused, plan.skipped) == ((), (), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有安装 LibreOffice，不能试它另存的文件")
def test_what_was_exported_comes_back_from_libreoffice_without_a_change(desk, tmp_path, propose):
    exported = workbook.export(lines(desk.db, DAY, LightRule()), tmp_path / "导出.xlsx", day=DAY)
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]

    subprocess.run([*office, "--convert-to", "xlsx", "--outdir", tmp_path / "存", exported], check=True)

    plan = propose(tmp_path / "存" / "导出.xlsx")
    assert (plan.new, plan.changed, plan.unchanged, plan.doubts) == ((), (), 2, ())


def test_rows_left_out_by_the_secretary_are_not_written(desk, file, propose, confirm):
    plan = propose(file("任务名称", ["新任务甲"], ["另一项任务"]))

    assert len(confirm(plan, without={3})) == 1
    assert desk.db.execute("select count(*) from task where title = '新任务甲'").fetchone()[0] == 0


def test_a_ledger_changed_after_the_preview_is_not_written_over(desk, file, propose, confirm):
    plan = propose(file("编号 任务内容", ["2-1-01", "新内容"]))
    with desk.step("改内容") as db:
        store.change(db, 1, content="别人刚改的")

    with pytest.raises(DeskError, match="请重新预览"):
        confirm(plan)
    assert store.get(desk.db, 1).content == "别人刚改的"


def test_a_column_chosen_by_hand_is_used_and_one_left_out_is_not(desk, file):
    path = file("编号 说明文字 任务内容", ["2-1-01", "手选的内容", "不要的内容"])
    table = importing.recognise(importing.read(path)).choose({"B": "content", "C": ""})

    plan = importing.propose(desk.db, table, day=DAY)

    assert changes(plan) == [("2-1-01", "任务内容", "原有内容", "手选的内容", "B3")]


def test_a_table_without_titles_and_numbers_cannot_be_compared(file, propose):
    with pytest.raises(DeskError, match="请指定哪一列是任务名称"):
        propose(file("时限 进度", ["2026-12-31", "60%"]))


def test_the_preview_is_plain_json_with_every_cell_named(file, propose):
    headings = "编号 任务名称 牵头单位 进度 备注"
    path = file(headings, ["2-1-01", None, "市科技厅", 120, "无"], ["2-1-02", None, "曹县", 0.5, ""], ["合计", "2项"])

    told = json.loads(json.dumps(importing.preview(propose(path)), ensure_ascii=False))

    assert (told["file"], told["sheet"], told["unchanged"]) == ("旧台账.xlsx", "Sheet", 1)
    assert [one["field"] for one in told["columns"]] == ["number", "title", "lead_unit", "progress", ""]
    place = {"number": "2-1-02", "title": "建设低空飞行服务平台", "cell": "D4"}
    assert told["changed"][1] == place | {"field": "progress", "name": "进度", "old": "0%", "new": "50%"}
    assert [(one["cell"], one["options"]) for one in told["doubts"]] == [("C3", ["市科技局"])]
    assert [(one["cell"], one["text"]) for one in told["refused"]] == [("D3", "“120”不是进度；请填 0 到 100 的数。")]
    assert told["skipped"] == [{"row": 5, "text": "合计行：“合计 2项”。"}]


def test_a_new_task_of_an_industrys_section_belongs_to_the_industry(desk, file, propose, confirm):
    (task_id,) = confirm(propose(file("任务名称 板块", ["新任务甲", "未来能源"])))

    task = store.get(desk.db, task_id)
    assert (task.clause_id, task.industry_id) == (2, 2)


def test_long_running_tasks_come_and_go_by_the_column_of_deadlines(desk, file, propose, confirm, tmp_path):
    confirm(propose(file("任务名称 时限 开始日期", ["演示长期任务", "长期", "2026-01-05"])))
    added = desk.db.execute("select id from task where title = '演示长期任务'").fetchone()[0]
    assert (store.get(desk.db, added).ongoing, store.get(desk.db, added).deadline) == (True, None)

    exported = workbook.export(lines(desk.db, DAY, LightRule()), tmp_path / "导出.xlsx", day=DAY)
    assert propose(exported).changed == ()

    confirm(propose(file("编号 时限", [store.get(desk.db, added).number, "2026-12-31"])))
    assert (store.get(desk.db, added).ongoing, store.get(desk.db, added).deadline) == (False, date(2026, 12, 31))
    (change,) = propose(file("编号 时限", [store.get(desk.db, added).number, "长期任务"])).changed
    assert [(one.old, one.new) for one in change.fields] == [("2026-12-31", "长期")]
