"""Old ledgers as they really look: two heading rows, merged cells, sums, typing errors, 1,200 rows."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from heze_desk.errors import DeskError
from heze_desk.tasks import store, workbook
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import LightRule, Task

DAY = date(2026, 11, 23)


@pytest.fixture
def old_ledger(tmp_path):
    """1,200 tasks under two heading rows, the industry merged over every six, sums between and a signature below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "附件2 (2)【汇总】"
    sheet.append(["附件2"])
    sheet.append(["2026年未来产业重点任务台账"])
    sheet.append(["填报单位：市科技局", *[None] * 6, "单位：%"])
    sheet.append(["序号", "产业", "任务名称", "时间安排", None, "责任分工", None, "工作进展", None])
    sheet.append([None, None, None, "开始时间", "完成时限", "牵头单位", "配合单位", "完成率", "进展情况（200字以内）"])
    for area in ("A2:I2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:I4"):
        sheet.merge_cells(area)
    for place in range(1200):
        row, industry = place + 6, ("未来材料", "未来能源")[place // 6 % 2]
        sheet.append(
            [
                *(place + 1, industry if place % 6 == 0 else None, f"第{place + 1}项任务：推进{place:04d}号项目"),
                *(date(2026, 3, 1), "2026年12月31日前", "市科技局", "市工信局、曹县", 0.25, "正在推进"),
            ]
        )
        if place % 6 == 0:
            sheet.merge_cells(f"B{row}:B{row + 5}")
    sheet.append(["合计", None, "1200项"])
    sheet.append(["填表人：王测一", None, None, "审核人：李测二"])
    book.save(tmp_path / "旧台账.xlsx")
    return tmp_path / "旧台账.xlsx"


def test_twelve_hundred_rows_under_two_heading_rows_come_in_once(desk, old_ledger, propose, confirm):
    plan = propose(old_ledger)

    assert (plan.table.sheet.name, plan.table.heading_row) == ("附件2 (2)【汇总】", 5)
    assert (len(plan.new), plan.changed, plan.doubts, plan.refused) == (1200, (), (), ())
    assert [(one.row, one.text) for one in plan.skipped] == [
        (1206, "合计行：“合计 1200项”。"),
        (1207, "填表说明：“填表人：王测一 审核人：李测二”。"),
    ]
    assert "B6 是合并单元格，第6至11行都按“未来材料”导入。" in plan.notes
    assert "另有 180 处合并单元格，同样处理。" in plan.notes

    ids = confirm(plan)

    last = store.get(desk.db, ids[-1])
    assert (last.title, last.industry_id, last.progress, last.start, last.deadline, store.units(desk.db, ids[-1])) == (
        *("第1200项任务：推进1199号项目", 2, 25, date(2026, 3, 1), date(2026, 12, 31), [2, 3]),
    )
    again = propose(old_ledger)
    assert (again.new, again.changed, again.unchanged, again.refused) == ((), (), 1200, ())


@pytest.mark.parametrize(
    ("row", "cell", "text"),
    [
        (["2-1-01", None, "基本完成", None, None], "C3", "不是进度"),
        (["2-1-01", None, 120, None, None], "C3", "“120”不是进度"),
        (["2-1-01", None, None, "2026年2月30日", None], "D3", "这一天不存在"),
        (["2-1-01", None, None, None, "尽快"], "E3", "“尽快”不是日期"),
        (["2-1-01", None, None, "2026-06-30", "2026-07-01"], "D3", "早于开始日期"),
        (["2-1-01", None, "=1/0", None, None], "C3", "公式没有算出结果"),
        (["2-1-01", None, "#REF!", None, None], "C3", "公式出错（#REF!）"),
        (["2-9-99", None, 50, None, None], "A3", "又没有任务名称"),
    ],
)
def test_a_refused_value_names_its_cell_and_changes_nothing(file, propose, row, cell, text):
    plan = propose(file("编号 任务名称 进度 时限 开始日期", row))

    assert [(one.cell, text in one.text) for one in plan.refused if one.cell == cell] == [(cell, True)]
    assert (plan.new, plan.changed) == ((), ())


@pytest.mark.parametrize(
    ("row", "options"),
    [
        ([None, 1, None, None], ["100%", "1%"]),
        ([None, None, "3月5日", None], ["2026-03-05"]),
        ([None, None, 3.1, None], ["2026-03-01", "2026-03-10"]),
        (["市科技厅", None, None, None], ["市科技局"]),
        (["市科技局、曹县", None, None, None], ["市科技局", "曹县"]),
        (["市科技局 曹县", None, None, None], ["市科技局", "曹县"]),
        ([None, None, None, "市科技局、市公信局"], ["市科技局、市工业和信息化局", "市科技局"]),
        (["不知何处办公室", None, None, None], []),
        ([None, None, "长期坚持", None], ["长期"]),
        ([None, None, "每年", None], ["长期"]),
        ([None, None, "时间待定", None], []),
    ],
)
def test_a_doubt_is_left_out_until_it_is_decided(file, propose, row, options):
    path = file("任务名称 牵头单位 进度 时限 责任单位", ["新任务甲", *row])
    column = "BCDE"[next(place for place, value in enumerate(row) if value is not None)]

    plan = propose(path)

    assert [(one.key, one.cell, list(one.options)) for one in plan.open_doubts] == [
        (f"{column}3", f"{column}3", options)
    ]
    assert [one.field for one in plan.new[0].fields] == ["title"]
    for place, option in enumerate(options):
        decided = propose(path, {f"{column}3": place})
        assert decided.open_doubts == ()
        assert decided.new[0].fields[-1].new == option


def test_a_decision_is_what_is_written(desk, file, propose, confirm):
    path = file("编号 进度", ["2-1-01", 1])

    confirm(propose(path, {"B3": 0}))

    assert store.get(desk.db, 1).progress == 100
    assert store.get(desk.db, 1).done_on == DAY


@pytest.mark.parametrize(
    "title", ["编制产业发展线路图", "编制产业发展路线图（送审稿）", "产业发展路线图", "编制产业发展、路线图"]
)
def test_titles_with_slips_and_additions_are_near(file, propose, title):
    plan = propose(file("任务名称 进度", [title, 50]))

    assert (plan.new, plan.changed) == ((), ())
    assert plan.doubts[0].options[0] == "更新 2-1-01“编制产业发展路线图”"


def test_a_near_title_is_asked_and_never_taken(desk, file, propose, confirm):
    path = file("任务名称 进度", ["编制产业发展路线图（试行）", 50], ["建设低空飞行服务平合", 50])

    plan = propose(path)

    assert (plan.new, plan.changed) == ((), ())
    assert [(one.key, one.options) for one in plan.doubts] == [
        ("3", ("更新 2-1-01“编制产业发展路线图”", "作为新任务")),
        ("4", ("更新 2-1-02“建设低空飞行服务平台”", "作为新任务")),
    ]
    confirm(propose(path, {"3": 1, "4": 0}))
    assert store.get(desk.db, 2).progress == 50
    assert store.get(desk.db, 2).title == "建设低空飞行服务平合"
    assert desk.db.table("task").count == 3


def test_all_doubts_with_one_answer_can_be_settled_at_once(file, propose):
    path = file(
        "任务名称 牵头单位 进度 时限", ["新任务甲", "市科技厅", "约80%", "年底前"], ["另一项任务", None, 1, "长期"]
    )

    plan = propose(path, propose(path).suggestions)

    assert [one.cell for one in plan.open_doubts] == ["C4"]
    assert [one.new for one in plan.new[0].fields[1:]] == ["市科技局", "2026-12-31", "80%"]
    assert [one.new for one in plan.new[1].fields[1:]] == ["长期"]


def test_rows_numbered_anew_are_noticed_by_their_titles(file, propose):
    swapped = [["2-1-02", "编制产业发展路线图", 50], ["2-1-01", "召开现场推进会", 10]]

    plan = propose(file("编号 任务名称 进度", *swapped))

    assert (plan.new, plan.changed) == ((), ())
    assert [one.options for one in plan.doubts] == [
        ("更新 2-1-01“编制产业发展路线图”", "更新 2-1-02“建设低空飞行服务平台”"),
        ("更新 2-1-01“编制产业发展路线图”", "作为新任务"),
    ]


def test_a_title_shared_by_two_industries_is_told_apart_by_the_industry(desk, file, propose):
    with desk.step("同名") as db:
        store.add(db, Task(number=store.NEXT, title="编制产业发展路线图", industry_id=2))

    plan = propose(file("任务名称 产业 进度", ["编制产业发展路线图", "未来能源", 50], ["编制产业发展路线图", None, 60]))

    assert [(one.task_id, one.row) for one in plan.changed] == [(3, 3)]
    assert [(one.row, len(one.options)) for one in plan.doubts] == [(4, 2)]


def test_the_same_task_twice_is_reported_the_second_time(file, propose):
    plan = propose(
        file("任务名称 进度", ["新任务甲", 50], ["新任务 甲", 60], ["编制产业发展路线图", 1], ["编制产业发展路线图", 2])
    )

    assert [(one.cell, one.text) for one in plan.refused] == [
        ("A4", "与第3行是同一任务，没有导入。"),
        ("A6", "与第5行是同一任务，没有导入。"),
    ]


def test_a_title_merged_over_rows_is_one_task_with_all_their_words(file, propose):
    rows = [["建设中试基地", "完成选址", "曹县", "2026-06-30"], [None, "开工建设", "市科技局", "2026-12-31"]]

    plan = propose(file("任务名称 任务内容 责任单位 时限", *rows, merges=["A3:A4"]))

    said = {one.field: one.new for one in plan.new[0].fields}
    assert (said["content"], said["units"], said["deadline"]) == ("完成选址\n开工建设", "曹县、市科技局", "2026-06-30")
    assert [(one.cell, one.row) for one in plan.refused] == [("D4", 3)]


def test_a_number_turned_into_a_date_by_excel_is_matched_by_its_title(file, propose):
    plan = propose(file("编号 任务名称 进度", [date(2002, 1, 1), "编制产业发展路线图", 50]))

    assert [one.number for one in plan.changed] == ["2-1-01"]
    assert "编号被表格软件改成了日期" in plan.refused[0].text


def test_a_task_in_the_bin_is_not_brought_back_by_an_import(desk, file, propose):
    with desk.step("删除") as db:
        store.discard(db, 1, day=DAY)

    plan = propose(file("编号 任务名称 进度", ["2-1-01", "编制产业发展路线图", 50]))

    assert (plan.new, plan.changed) == ((), ())
    assert "在回收站里" in plan.refused[0].text


def test_done_without_a_hundred_percent_is_refused(file, propose):
    plan = propose(file("编号 进度 办结日期", ["2-1-01", 0.6, "2026-10-08"]))

    assert [one.field for one in plan.changed[0].fields] == ["progress"]
    assert "进度却是 60%" in plan.refused[0].text


def test_groups_remarks_column_numbers_and_repeated_headings_are_no_tasks(file, propose):
    rows = [[1, 2, 3], ["一、未来材料", None, None], ["编号", "任务名称", "进度"], ["注：进度为累计数", None, None]]
    rows += [[None, None, 50], ["2-1-01", None, 50]]

    plan = propose(file("编号 任务名称 进度", *rows))

    assert [one.row for one in plan.skipped] == [3, 4, 5, 6, 7]
    assert [one.row for one in plan.changed] == [8]
    assert "台账中另有 1 项不在这份表中，保持不变。" in plan.notes


def test_a_file_of_the_old_office_format_is_refused_before_anything(tmp_path, propose):
    (tmp_path / "台账.xlsx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)

    with pytest.raises(DeskError, match="另存为 xlsx 后再导入"):
        propose(tmp_path / "台账.xlsx")


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(lambda text: "_x" not in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    content=texts,
    person=texts,
    problems=texts,
    progress=st.integers(0, 100),
    deadline=st.none() | st.dates(date(2026, 1, 1), date(2100, 12, 31)),
)
def test_any_ledger_comes_back_from_its_own_export_unchanged(
    desk, tmp_path, propose, content, person, problems, progress, deadline
):
    with desk.step("填写") as db:
        store.change(db, 1, content=content, person=person, problems=problems, deadline=deadline)
        store.set_progress(db, 1, progress, day=DAY)
    listed = lines(desk.db, DAY, LightRule())

    plan = propose(workbook.export(listed, tmp_path / "导出.xlsx", day=DAY))

    assert (plan.new, plan.changed, plan.unchanged, plan.doubts, plan.refused) == ((), (), 2, (), ())
