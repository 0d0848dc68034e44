"""A printed table as a workbook."""

import openpyxl

from heze_desk.workbooks.tables import Printed, write


def test_a_table_stands_as_printed_under_headings_that_stay_in_sight(tmp_path):
    rows = (("未来材料",), ("2-1-01", "007", "=1+1", "60%"), ("合计", "12", "—", ""))
    table = Printed(title="台账摘表", header=("编号", "数", "甲", "进度"), rows=rows, note="注：演示。")

    sheet = openpyxl.load_workbook(write(table, tmp_path / "摘表.xlsx")).active

    assert sheet["A1"].value == "台账摘表"
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["编号", "数", "甲", "进度"],
        ["未来材料", None, None, None],
        ["2-1-01", "007", "=1+1", "60%"],
        ["合计", 12, "—", None],
        ["注：演示。", None, None, None],
    ]
    assert sheet["C4"].data_type == "s"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$1:$2")
