"""Finding the table in a sheet, whatever stands above it and however its columns were moved."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from heze_desk.errors import DeskError
from heze_desk.workbooks.headings import find
from heze_desk.workbooks.reading import read

KNOWN = {
    "number": ("编号", "任务编号"),
    "title": ("任务名称", "工作任务", "任务"),
    "lead": ("牵头单位", "牵头单位名称"),
    "start": ("开始日期", "开始时间"),
    "deadline": ("时限", "完成时限", "办结时间"),
    "latest": ("最近进展", "进展情况"),
}


def fields(table):
    return {column.letter: column.field for column in table.columns}


def test_the_heading_is_found_below_a_title_and_a_unit_line(book_file):
    rows = [
        ["附件2"],
        ["2026年重点任务台账"],
        ["填报单位：市科技局"],
        [],
        ["编号", "任务名称", "时限"],
        ["1", "甲", "5月"],
    ]

    table = find(read(book_file(rows, merges=["A2:C2"])), KNOWN)

    assert table.heading_row == 5
    assert fields(table) == {"A": "number", "B": "title", "C": "deadline"}
    assert table.examples(2) == ("甲",)


def test_headings_on_two_levels_are_read_together(book_file):
    rows = [
        ["重点任务台账"],
        ["编号", "任务名称", "牵头单位", None, "时间安排", None, "备注"],
        [None, None, "名称", "联系人", "开始时间", "完成\n时限", None],
        ["1", "甲", "市科技局", "王测一", "3月", "5月", ""],
    ]
    merges = ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"]

    table = find(read(book_file(rows, merges=merges)), KNOWN)

    assert table.heading_row == 3
    assert fields(table) == dict(zip("ABCDEFG", ("number", "title", "lead", "", "start", "deadline", ""), strict=True))
    assert table.columns[5].heading == "时间安排 / 完成时限"


def test_two_levels_without_merging_are_read_alike(book_file):
    rows = [["编号", "任务名称", "时间", None], [None, None, "开始时间", "完成时限"], ["1", "甲", "3月", "5月"]]

    table = find(read(book_file(rows)), KNOWN)

    assert (table.heading_row, fields(table)["C"], fields(table)["D"]) == (2, "start", "deadline")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("进展情况（200字以内）", "latest"),
        ("*任务名称", "title"),
        ("1.任务名称", "title"),
        ("任 务\n名 称", "title"),
        ("完成时限【必填】", "deadline"),
        ("进展情况(截至10月底)", "latest"),
        ("任务名称：", "title"),
        ("任务清单", ""),
        ("序号", ""),
    ],
)
def test_a_heading_is_known_through_brackets_marks_and_blanks(book_file, heading, field):
    table = find(read(book_file([["编号", "办结时间", heading], ["1", "5月", "甲"]])), KNOWN)

    assert fields(table)["C"] == field


def test_of_two_columns_for_one_field_the_plainer_heading_has_it(book_file):
    table = find(read(book_file([["编号", "工作任务", "任务名称"], ["1", "甲", "乙"]])), KNOWN)

    assert fields(table) == {"A": "number", "B": "", "C": "title"}
    assert "与 C 列重复" in table.columns[1].remark


def test_the_sheet_is_chosen_by_its_headings_and_hidden_ones_come_last(tmp_path):
    book = Workbook()
    book.active.append(["字典", "代码"])
    for name, state in (("旧", "hidden"), ("附件2 (2)", "visible")):
        sheet = book.create_sheet(name)
        sheet.append(["编号", "任务名称", "时限"])
        sheet.append(["1", name, ""])
        sheet.sheet_state = state
    book.save(tmp_path / "多表.xlsx")

    assert find(read(tmp_path / "多表.xlsx"), KNOWN).sheet.name == "附件2 (2)"
    assert find(read(tmp_path / "多表.xlsx"), KNOWN, sheet="旧").sheet.name == "旧"
    with pytest.raises(DeskError, match="工作表“Sheet”的前 30 行里没有找到列名"):
        find(read(tmp_path / "多表.xlsx"), KNOWN, sheet="Sheet")


def test_a_sheet_without_headings_is_refused(book_file):
    with pytest.raises(DeskError, match="没有找到列名"):
        find(read(book_file([["甲", "乙"], ["丙", "丁"]])), KNOWN)


def test_a_heading_row_no_heading_of_which_is_known_can_be_given(book_file):
    book = read(book_file([["事", "谁"], ["甲", "乙"]]))

    table = find(book, KNOWN, heading_row=1).choose({"A": "title"})

    assert (table.heading_row, fields(table)) == (1, {"A": "title", "B": ""})


def test_the_secretary_chooses_columns_and_may_leave_some_out(book_file):
    table = find(read(book_file([["编号", "任务名称", "清单"], ["1", "甲", "乙"]])), KNOWN)

    assert fields(table.choose({"B": "", "C": "title"})) == {"A": "number", "B": "", "C": "title"}
    with pytest.raises(DeskError, match="B、C 列选了同一项内容"):
        table.choose({"C": "title"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    order=st.permutations(sorted(KNOWN)),
    above=st.lists(st.sampled_from(["附件2", "2026年台账", "填报单位：", None]), max_size=25),
    pick=st.integers(0, 5),
)
def test_columns_are_found_in_any_order_below_anything(tmp_path, order, above, pick):
    book = Workbook()
    for words in above:
        book.active.append([words])
    book.active.append([KNOWN[field][pick % len(KNOWN[field])] for field in order])
    book.active.append(["甲"] * len(order))
    book.save(tmp_path / "任意.xlsx")

    table = find(read(tmp_path / "任意.xlsx"), KNOWN)

    assert table.heading_row == len(above) + 1
    assert [column.field for column in table.columns] == list(order)
