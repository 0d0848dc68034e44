"""The ledger as a workbook: what is listed, real dates and percentages, ready to print."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.tasks import workbook
from heze_desk.tasks.records import Light, Source, TaskLine

DAY = date(2026, 11, 23)


EMPTY = dict.fromkeys(
    ("part", "section", "industry", "content", "source_ref", "lead_unit", "person", "problems", "next_steps", "latest"),
    "",
)


def line(**fields):
    plain = {"id": 1, "number": "2-1-01", "title": "提出方案", "source": Source.OTHER, "lead_unit_id": None}
    plain |= {"units": (), "start": None, "progress": 0, "light": Light.NORMAL}
    return TaskLine(**{**EMPTY, **plain, **fields})


@pytest.fixture
def sheet(tmp_path):
    def export(*lines):
        path = workbook.export(lines, tmp_path / "台账", day=DAY, title="重点任务台账", note="注：灯的规则。")
        return load_workbook(path).active

    return export


def values(sheet, row):
    return {sheet.cell(3, place).value: sheet.cell(row, place).value for place in range(1, 16)}


def test_exactly_the_lines_given_stand_below_title_day_and_headings(sheet):
    found = sheet(line(title="甲"), line(number="2-1-02", title="乙"))

    assert found["A1"].value == "重点任务台账"
    assert found["A2"].value == "截至2026年11月23日，共 2 项。注：灯的规则。"
    assert " ".join(cell.value for cell in found[3]) == (
        "编号 板块 产业 任务名称 任务内容 牵头单位 责任单位 责任人 开始日期 时限 延期情况 进度 状态 "
        "最近进展 存在问题 下步措施"
    )
    assert [found.cell(row, 4).value for row in (4, 5, 6)] == ["甲", "乙", None]


def test_dates_and_percentages_can_be_reckoned_with(sheet):
    found = sheet(line(start=date(2026, 3, 1), deadline=date(2026, 12, 31), progress=60, units=("市科技局", "曹县")))

    assert found["J4"].value.date() == date(2026, 12, 31)
    assert (found["J4"].number_format, found["L4"].value, found["L4"].number_format) == ("yyyy-mm-dd", 0.6, "0%")
    assert values(found, 4)["责任单位"] == "市科技局、曹县"
    assert values(found, 4)["状态"] == "正常"


def test_nothing_done_is_a_zero_and_no_deadline_a_blank(sheet):
    found = values(sheet(line()), 4)

    assert (found["进度"], found["时限"], found["开始日期"]) == (0, None, None)


def test_text_that_looks_like_a_formula_stays_text(sheet):
    found = sheet(line(title="=1+1", latest="@王测一 +86", number="2-1-09"))

    assert (found["D4"].value, found["D4"].data_type) == ("=1+1", "s")
    assert (found["A4"].value, found["A4"].number_format) == ("2-1-09", "@")


def test_the_sheet_prints_on_landscape_a4_one_page_wide_with_its_headings(sheet):
    found = sheet(line())

    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (1, 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.print_title_rows == "$1:$3"
    assert found.freeze_panes == "E4"
    assert found["E4"].alignment.wrap_text
    assert found.oddFooter.center.text == "第&P页 共&N页"


def test_an_industry_that_is_the_section_stands_there_once(sheet):
    found = sheet(line(section="未来材料", industry="未来材料"), line(section="人才支撑", industry="未来材料"))

    assert [values(found, row)["产业"] for row in (4, 5)] == [None, "未来材料"]


def test_a_row_is_as_high_as_its_longest_text(sheet):
    found = sheet(
        line(), line(title="编制产业发展路线图" * 9), line(latest="一\n二\n三\n四\n五"), line(content="长" * 5000)
    )

    heights = [found.row_dimensions[row].height for row in (4, 5, 6, 7)]
    assert heights[0] < heights[2] < heights[1] < heights[3] == 409


def test_an_empty_list_is_a_workbook_too(sheet):
    assert sheet()["A2"].value.startswith("截至2026年11月23日，共 0 项。")


def test_a_workbook_open_elsewhere_is_named_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "台账.xlsx").mkdir()

    with pytest.raises(DeskError, match=r"“台账\.xlsx”没有写成"):
        workbook.export([line()], tmp_path / "台账.xlsx", day=DAY)

    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]
