"""The form as a file: what is locked, hidden, asked and marked, and that it comes back as it went out."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.rounds.form_records import COLUMNS, INPUT_COLUMNS, FormRow, FormSheet, Standing
from heze_desk.rounds.workbook import write
from heze_desk.workbooks.headings import find
from heze_desk.workbooks.reading import read
from heze_desk.workbooks.sheets import Shape

ROW = FormRow(
    task_id=17,
    number="2-1-01",
    industry="未来材料",
    title="编制路线图",
    content="分年度明确目标。",
    role="牵头",
    deadline=date(2026, 12, 31),
    last_progress=60,
    last_text="正在征求意见。（9月5日）",
)
SHEET = FormSheet(
    round_id=1,
    unit_id=12,
    year=2026,
    number=9,
    title="2026年第9次调度",
    unit="市科技局",
    due=date(2026, 9, 30),
    office="专班办公室",
    reporter="王测一",
    telephone="053012345",
    rows=(ROW, replace(ROW, task_id=18, number="2-1-02", deadline=None, ongoing=True, last_progress=None)),
)
INPUTS = "JKLMNO"


@pytest.fixture
def made(tmp_path):
    def make(**fields):
        return write(replace(SHEET, **fields), tmp_path / "表.xlsx")

    return make


@pytest.fixture
def sheet(made):
    def load(**fields):
        return load_workbook(made(**fields)).active

    return load


def validation(sheet, cell):
    return next(one for one in sheet.data_validations.dataValidation if cell in one.sqref)


def test_the_head_says_what_it_is_for_whom_and_until_when(sheet):
    found = sheet()

    assert found.title == "反馈表"
    assert found["B1"].value == "2026年第9次调度反馈表"
    told = "填报单位：市科技局　　报送时限：2026年9月30日 星期三　　报送至：专班办公室　　共 2 项"
    assert found["B2"].value == told
    assert found["B3"].value.startswith("填表说明：1. 只填黄色格")
    assert "调度：2026年第9次" in sheet(title="九月调度")["B2"].value


def test_the_sender_is_filled_in_where_known_and_can_be_changed(sheet):
    found = sheet()

    assert [found[cell].value for cell in ("B4", "C4", "D4", "E4", "F4", "G4")] == (
        ["填报人", "王测一", "联系电话", "053012345", "零报告", None]
    )
    assert [found[cell].protection.locked for cell in ("B4", "C4", "E4", "G4")] == [True, False, False, False]
    assert found["E4"].number_format == "@"
    assert validation(found, "G4").formula1 == '"是"'


def test_the_reader_finds_every_column_and_value(made):
    book = read(made())
    table = find(book, {column.field: [column.heading] for column in COLUMNS})

    assert table.heading_row == 5
    assert [column.field for column in table.columns] == [column.field for column in COLUMNS]
    known = ["HZ-17", "2-1-01", "未来材料", "编制路线图", "分年度明确目标。", "牵头"]
    told = [date(2026, 12, 31), 0.6, "正在征求意见。（9月5日）"]
    assert [cell.value for cell in table.sheet.row(6)] == known + told
    assert table.sheet.at(6, 8).shape is Shape.PERCENT
    assert [table.sheet.at(7, column).value for column in (1, 2, 7)] == ["HZ-18", "2-1-02", "长期"]
    assert table.sheet.last_row == 7


def test_the_id_is_in_a_hidden_first_column_beside_the_number_that_is_seen(sheet):
    found = sheet()

    assert (found["A5"].value, found["A6"].value, found["B6"].value) == ("任务标识", "HZ-17", "2-1-01")
    hidden = [letter for letter, column in found.column_dimensions.items() if column.hidden]
    assert hidden == ["A"]


def test_only_the_six_yellow_blanks_can_be_filled_in_and_no_password_is_asked(sheet):
    found = sheet()

    unlocked = [cell.column_letter for cell in found[6] if not cell.protection.locked]
    assert "".join(unlocked) == INPUTS
    assert {found[f"{letter}6"].fill.fgColor.rgb for letter in INPUTS} == {"00FFF8D6"}
    assert {found[f"{letter}6"].fill.fill_type for letter in "BCDEFGHI"} == {None}
    assert [found[f"{letter}6"].value for letter in INPUTS] == [None] * 6
    assert found.protection.sheet
    assert found.protection.password is None
    assert not found.protection.formatRows


def test_percent_and_date_blanks_are_formatted_beforehand(sheet):
    found = sheet()

    assert [found[f"{letter}7"].number_format for letter in INPUTS] == ["@", "0%", "yyyy-mm-dd", "@", "@", "@"]


def test_every_blank_has_a_prompt_with_an_example_and_an_answer_to_what_does_not_fit(sheet):
    found = sheet()

    for letter, column in zip(INPUTS, INPUT_COLUMNS, strict=True):
        asked = validation(found, f"{letter}7")
        assert str(asked.sqref) == f"{letter}6:{letter}7"
        assert asked.promptTitle == asked.errorTitle == column.heading
        assert "如：" in asked.prompt
        assert asked.showInputMessage
        assert asked.showErrorMessage
        assert asked.error.endswith("。")
        assert asked.allow_blank


def test_no_prompt_is_longer_than_excel_takes(sheet):
    for one in sheet().data_validations.dataValidation:
        assert len(one.prompt) <= 255
        assert len(one.error) <= 225
        assert len(one.promptTitle) <= 32
        assert len(one.formula1) <= 255


def test_the_state_is_chosen_and_progress_and_day_are_bounded(sheet):
    found = sheet()
    state, progress, day = (validation(found, f"{letter}6") for letter in "JKL")

    assert (state.type, state.formula1) == ("list", '"推进中,已办结,尚未启动,遇到困难,申请延期,暂停"')
    assert state.formula1.strip('"').split(",") == list(Standing)
    assert not state.showDropDown  # which, set, would hide the arrow
    assert (progress.type, progress.formula1, progress.formula2) == ("decimal", "0", "1")
    assert (day.type, day.operator) == ("date", "between")
    assert [validation(found, f"{letter}6").errorStyle or "stop" for letter in INPUTS] == ["stop"] * 3 + ["warning"] * 3


def test_nothing_is_merged_in_the_rows(sheet):
    assert all(area.max_row <= 3 for area in sheet().merged_cells.ranges)


def test_the_headings_and_the_title_stay_in_sight(sheet):
    found = sheet()

    assert found.freeze_panes == "E6"
    assert [one.activeCell for one in found.sheet_view.selection if one.pane == "bottomRight"] == ["J6"]


def test_it_prints_on_landscape_a4_one_page_wide_with_headings_unit_and_version(sheet):
    found = sheet(unit="市科技局&甲", version=2)

    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (1, 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.print_title_rows == "$5:$5"
    assert found.print_area == "'反馈表'!$A$1:$O$7"
    footer = found.oddFooter
    assert (footer.center.text, footer.right.text) == ("第&P页 共&N页", "2026年第9次 第2版")
    assert footer.left.text == "市科技局&&甲"


def test_a_row_begins_as_high_as_its_texts_and_grows_with_what_is_typed(made):
    found = load_workbook(made(rows=(ROW, replace(ROW, content="长" * 90)))).active

    assert found.row_dimensions[6].ht == 30
    assert found.row_dimensions[7].ht == 121
    assert found["D6"].alignment.wrap_text

    with zipfile.ZipFile(made()) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'customHeight="1"' in xml.split('<row r="6"')[0]
    assert "customHeight" not in xml.split('<row r="6"')[1].split("<sheetProtection")[0]


def test_it_can_be_recognised_by_its_properties(made):
    book = load_workbook(made(version=3))

    found = {one.name: one.value for one in book.custom_doc_props.props}
    assert found == {
        "HezeForm": "反馈表",
        "HezeVersion": "3",
        "HezeRound": "2026-9",
        "HezeUnit": "12 市科技局",
        "HezeHash": SHEET.content_hash,
    }
    assert book.vba_archive is None
    assert book.properties.creator in ("", None)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@王测一"])
def test_text_that_looks_like_a_formula_stays_text(sheet, text):
    found = sheet(rows=(replace(ROW, title=text, last_text=text),), reporter=text)

    for cell in ("D6", "I6", "C4"):
        assert (found[cell].value, found[cell].data_type, bool(found[cell].quotePrefix)) == (text, "s", True)


def test_rare_characters_and_broken_lines_are_kept(made):
    path = made(rows=(replace(ROW, title="张喆、刘垚\r\n陈堃、赵翀、䶮𬭎\x0b"),))

    assert read(path).sheets[0].at(6, 4).value == "张喆、刘垚\n陈堃、赵翀、䶮𬭎"


def test_a_form_without_rows_is_a_form_too(sheet):
    assert "共 0 项" in sheet(rows=())["B2"].value


def test_a_form_open_elsewhere_is_named(tmp_path):
    (tmp_path / "表.xlsx").mkdir()

    with pytest.raises(DeskError, match=r"“表\.xlsx”没有写成；如果它正在 Excel 或 WPS 中打开"):
        write(SHEET, tmp_path / "表.xlsx")
