"""A register's whole workbook out and in on the command line."""

from openpyxl import load_workbook


def test_what_happened_goes_out_on_its_own_sheet_and_a_doubt_there_is_answered_by_sheet_and_cell(desk, tmp_path):
    path = tmp_path / "出.xlsx"
    desk("register", "项目", "add", "--name", "演示项目", "--industry", "未来材料")
    desk("register", "项目", "event", "XM1", "--act", "发榜", "--on", "2026-03-01", "--text", "演示")
    desk("register", "项目", "export", "--out", path)
    book = load_workbook(path)
    book["动态"].append(["XM1", "演示项目", "2026年5月", "签约"])
    book.save(path)

    looked = desk("register", "项目", "import", path, "--json").json
    told = desk("register", "项目", "import", path, "--decide", "动态C5=1", "--yes").out

    assert [one["sheet"] for one in looked["parts"]] == ["认定", "归属产业", "动态", "关联"]
    assert [(one["key"], one["options"]) for one in looked["doubts"]] == [("动态C5", ["2026-05-31"])]
    assert "更改　演示项目　动态：（空） → 2026-05-31 签约" in told
    assert desk("register", "项目", "show", "XM1", "--json").json["stage"] == "签约"
    desk("undo")
    assert desk("register", "项目", "show", "XM1", "--json").json["stage"] == "发榜"
