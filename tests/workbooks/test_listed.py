"""Lists as sheets of one workbook: each with its rows, its headings and the words that may be picked."""

from datetime import date

from openpyxl import load_workbook

from heze_desk.workbooks.listed import Listed, ListedColumn, save_lists
from heze_desk.workbooks.reading import read


def listed(sheet, *columns):
    return Listed(sheet=sheet, title=f"演示{sheet}", note="空着的不改动。", columns=columns, frozen="A4")


FIRST = listed("名录", ListedColumn(heading="名称", width=20))
SECOND = listed(
    "动态",
    ListedColumn(heading="日期", width=12, number_format="yyyy-mm-dd"),
    ListedColumn(heading="事项", width=12, choices=("签约", "验收")),
)


def test_each_sheet_has_its_own_rows_and_properties_stay_with_the_file(tmp_path):
    pages = [(FIRST, [["演示甲"], ["演示乙"]]), (SECOND, [[date(2026, 3, 5), "签约"]])]

    book = read(save_lists(pages, tmp_path / "全.xlsx", properties={"出自": "演示"}))

    assert [one.name for one in book.sheets] == ["名录", "动态"]
    assert [cell.value for cell in book.sheets[0].row(5)] == ["演示乙"]
    assert [cell.value for cell in book.sheets[1].row(4)] == [date(2026, 3, 5), "签约"]
    assert book.properties["出自"] == "演示"


def test_usual_words_may_be_picked_and_others_typed(tmp_path):
    path = save_lists([(SECOND, [])], tmp_path / "空.xlsx")

    (offered,) = load_workbook(path).active.data_validations.dataValidation

    assert (offered.formula1, str(offered.sqref), offered.showErrorMessage) == ('"签约,验收"', "B4:B303", False)
