"""Returned forms on the command line: looked at, decided, written, and sent once more."""

import pytest
from openpyxl import load_workbook

FRIDAY, NEXT_MONDAY = "2026-11-27", "2026-11-30"
KEYS = {"file", "unit", "state", "changes", "unmatched", "missing_rows", "missing_columns", "refused"}


@pytest.fixture
def collect(desk):
    def collect(*words, day=FRIDAY):
        return desk("--today", day, "round", "collect", 9, *words)

    return collect


@pytest.fixture
def form(desk, tmp_path):
    """The form of 市科技局 with the cells of its first row filled in by their headings."""
    assert desk("round", "open", "--number", 9, "--due", FRIDAY, "--unit", "市科技局", "--unit", "市财政局").code == 0
    assert desk("round", "forms", 9, "--out", tmp_path / "out").code == 0

    def fill(unit="市科技局", **typed):
        path = next((tmp_path / "out").glob(f"*{unit}.xlsx"))
        book = load_workbook(path)
        headings = {cell.value: cell.column for row in book.active.iter_rows(max_row=30) for cell in row}
        first = next(cell.row for row in book.active.iter_rows() for cell in row if cell.value == "编号") + 1
        for heading, value in typed.items():
            book.active.cell(first, headings[heading]).value = value
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        book.save(folder / path.name)
        return folder / path.name

    return fill


def first_task(desk, number="1-1-01"):
    return next(one for one in desk("tasks", "--json").json if one["number"] == number)


def test_a_preview_says_what_each_file_would_change_and_writes_nothing(desk, collect, form):
    path = form(进度=0.4, 进展情况="已启动")

    (row,) = collect(path, "--json").json

    assert row.keys() >= KEYS
    assert (row["file"], row["unit"], row["state"], row["written"]) == (path.name, "市科技局", "已报", False)
    assert [(one["field"], one["old"], one["new"], one["doubt"]) for one in row["changes"]] == [
        *(("progress", "0%", "40%", ""), ("text", "", "已启动", ""))
    ]
    assert all(one["cell"][1:].isdigit() and one["task"] for one in row["changes"])
    assert "没有写入；确认请加 --yes。" in collect(path).out
    assert desk("round", "status", 9, "--json").json[0]["state"] == "未报"


def test_confirming_writes_once_and_the_same_file_again_changes_nothing(desk, collect, form):
    path = form(进度=0.4, 进展情况="已启动")

    said = collect(path, "--yes", "--by", "李测二")

    assert (said.code, "已收 1 份反馈表，更改 2 处（1 项任务）。" in said.out) == (0, True)
    states = {one["unit"]: one["state"] for one in desk("--today", FRIDAY, "round", "status", 9, "--json").json}
    assert states["市科技局"] == "已报"
    (again,) = collect(path, "--yes", "--json").json
    assert (again["state"], again["changes"], again["written"]) == ("已收过", [], False)
    assert desk("undo").code == 0


def test_a_doubt_is_left_out_until_it_is_decided(collect, form):
    path = form(进度="约40%", 进展情况="已启动")

    (row,) = collect(path, "--json").json
    (doubt,) = row["doubts"]
    flagged = next(one for one in row["changes"] if one["field"] == "progress")
    (decided,) = collect(path, "--decide", f"{doubt['key']}=1", "--json").json

    assert (doubt["options"], doubt["decided"], flagged["open"], bool(flagged["doubt"])) == (["40%"], None, True, True)
    assert [one["open"] for one in decided["changes"]] == [False, False]
    assert f"待确认 {doubt['key']}" in collect(path).out
    assert "写法不对" in collect(path, "--decide", "K6").err


def test_a_file_that_cannot_be_read_stops_no_other(desk, collect, form, tmp_path):
    form(进度=0.4)
    form("市财政局", 进度=0.5)
    (tmp_path / "in" / "坏.xls").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1"))

    rows = {row["file"]: row for row in collect(tmp_path / "in", "--yes", "--json").json}

    assert (rows["坏.xls"]["state"], rows["坏.xls"]["written"]) == ("未采用", False)
    assert "另存为 xlsx" in rows["坏.xls"]["refused"][0]["text"]
    assert sum(row["written"] for row in rows.values()) == 2
    states = {one["unit"]: one["state"] for one in desk("--today", FRIDAY, "round", "status", 9, "--json").json}
    assert states == {"市科技局": "已报", "市财政局": "已报"}


def test_another_units_and_another_rounds_files_are_refused_with_both_names(desk, collect, form):
    path = form(进度=0.4)
    assert desk("round", "open", "--number", 10, "--due", FRIDAY).code == 0

    (other_unit,) = collect(path, "--unit", "市财政局", "--json").json
    said = desk("--today", FRIDAY, "round", "collect", 10, path, "--yes")

    assert other_unit["sentence"] == f"“{path.name}”是市科技局的反馈表，现在收的是市财政局；没有采用。"
    assert (said.code, "是2026年第9次的反馈表，现在收的是2026年第10次；没有采用。" in said.out) == (2, True)


def test_of_two_files_that_contradict_each_other_the_first_is_taken(collect, form, tmp_path):
    path = form(进度=0.4)
    copy = path.with_name("改.xlsx")
    path.rename(copy)
    form(进度=0.5)

    rows = {row["file"]: row for row in collect(tmp_path / "in", "--yes", "--json").json}

    assert [rows[name]["written"] for name in (path.name, "改.xlsx")] == [True, False]
    assert "请只留其中一份再导入" in rows["改.xlsx"]["refused"][0]["text"]


def test_late_forms_are_late_and_after_the_end_need_a_reason(desk, collect, form):
    path = form(进度=0.4)
    assert collect(path, "--json", day=NEXT_MONDAY).json[0]["state"] == "迟报"
    assert desk("--today", NEXT_MONDAY, "round", "close", 9).code == 0

    refused = collect(path, "--yes", day=NEXT_MONDAY)
    taken = collect(path, "--yes", "--late-reason", "人员变动", "--json", day=NEXT_MONDAY)

    assert (refused.code, "请写明补报的原因" in refused.err) == (2, True)
    assert (taken.json[0]["state"], taken.json[0]["written"]) == ("补报", True)


def test_a_round_and_a_folder_that_are_not_there_are_refused(desk, form, tmp_path):
    form(进度=0.4)
    (tmp_path / "空").mkdir()

    unknown, empty = desk("round", "collect", 77, tmp_path / "in"), desk("round", "collect", 9, tmp_path / "空")

    assert (unknown.code, "没有2026年第77次调度" in unknown.err) == (2, True)
    assert (empty.code, "没有找到反馈表" in empty.err) == (2, True)


def test_a_decision_on_what_is_not_in_doubt_is_refused_with_what_there_is(desk, collect, form):
    path = form(进度="约40%", 进展情况="已启动")

    key = collect(path, "--yes", "--decide", "K99=1")
    option = collect(path, "--yes", "--decide", "K6=9")
    file = collect(path, "--yes", "--decide", "别的.xlsx:K6=1")

    assert {said.code for said in (key, option, file)} == {2}
    assert "没有待确认的“K99”，没有写入；待确认的有：K6（1）。" in key.err
    assert "“K6”没有第9项，没有写入；可选的有：1）40%。" in option.err
    assert "没有“别的.xlsx”这个文件，没有写入；--decide 里的文件名请照预览写。" in file.err
    assert desk("round", "status", 9, "--json").json[0]["state"] == "未报"


def test_where_nothing_is_in_doubt_a_decision_is_refused_too(collect, form):
    assert "没有待确认的“K6”，没有写入；这些文件没有待确认的内容。" in collect(form(进度=0.4), "--decide", "K6=1").err


def test_what_stays_in_doubt_is_counted_and_how_to_decide_is_said(collect, form):
    path = form(进度="约40%", 进展情况="已启动")

    looked, written = collect(path).out, collect(path, "--yes").out

    assert "待确认 K6　" in looked
    assert "K6=1：40%" in looked
    assert looked.endswith("待确认 1 处；选定请加 --decide KEY=n，如 --decide K6=1。\n")
    assert written.endswith("还有 1 处待确认，没有写入；请用 --decide KEY=n 选定后再收一次，如 --decide K6=1。\n")
    assert "待确认" not in collect(path, "--yes", "--decide", "K6=1").out.splitlines()[-1]
