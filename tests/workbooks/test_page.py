"""How a sheet stands on paper."""

import pytest
from openpyxl import Workbook

from heze_desk.workbooks import page


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("五个中文字", 10, 1),
        ("六个中文字呀", 10, 2),
        ("abcdefghij", 10, 1),
        ("abcdefghijk", 10, 2),
        ("一\n\n三", 10, 3),
        ("六个中文字呀", 11, 2),
        ("窄", 1, 1),
        ("𬭎䶮字", 4, 2),
    ],
)
def test_a_chinese_character_counts_two_and_is_never_halved(text, width, lines):
    assert page.lines(text, width) == lines


def test_a_row_is_as_high_as_its_longest_text_and_as_a_spreadsheet_allows():
    assert page.height([]) == page.height([("短", 10)]) == 17
    assert page.height([("短", 10), ("六个中文字呀", 10)]) == 30
    assert page.height([("长" * 5000, 10)]) == 409


def test_a_landscape_page_is_one_page_wide_with_its_titles_on_each():
    sheet = Workbook().active

    page.landscape(sheet, columns=15, rows=20, titles="5:5")

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.print_area == "'Sheet'!$A$1:$O$20"
