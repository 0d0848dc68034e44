"""The roster, the ledger, papers and copies by command."""

import pdfplumber
import pytest
from openpyxl import Workbook

from heze_desk.workspace.workspace import Workspace


def assign(desk, leader, since, *more, title="副市长"):
    words = ("--leader", leader, "--title", title, "--from", since, "--basis", "测试文件")
    return desk("assign", "--industry", "智能机器人", *words, *more)


def led(desk, day):
    row = next(row for row in desk("roster", "--as-of", day, "--json").json if row["industry"] == "智能机器人")
    return row["leader"], row["title"], row["leader_state"]


def test_a_leader_moves(desk):
    """Scene 1: every day says who held the place on it."""
    assert led(desk, "2026-06-30") == ("", "", "待明确")
    assign(desk, "王测一", "2026-03-02")
    assert "王测一的任期同时截至2026年7月15日" in assign(desk, "李测二", "2026-07-16").out
    assign(desk, "王测一", "2027-02-01", title="常务副市长")

    assert led(desk, "2026-06-30") == ("王测一", "副市长", "在任")
    assert led(desk, "2026-07-15") == ("王测一", "副市长", "在任")
    assert led(desk, "2026-07-16") == ("李测二", "副市长", "在任")
    assert led(desk, "2027-02-01") == ("王测一", "常务副市长", "在任")

    refused = assign(desk, "赵测三", "2026-07-10")
    assert refused.code == 2
    assert "王测一（副市长）" in refused.err
    assert "2026年7月15日" in refused.err

    assign(desk, "李测二", "2026-07-16", "--to", "2027-01-15")
    assert led(desk, "2027-01-20") == ("", "", "空缺")


def test_the_lead_unit_is_given_by_any_of_its_names(desk):
    words = ("--from", "2026-01-05", "--basis", "测试文件")

    assert desk("assign", "--industry", "低空经济", "--lead-unit", "市交通运输局", *words).code == 0
    unknown = desk("assign", "--industry", "低空经济", "--lead-unit", "市交通运管局", *words)

    row = next(row for row in desk("roster", "--json").json if row["industry"] == "低空经济")
    assert (row["lead_unit"], row["lead_unit_state"]) == ("市交通运输局", "在任")
    assert unknown.code == 2
    assert "是否指“市交通运输局”" in unknown.err


def test_a_task_is_added_changed_shown_and_taken_back(desk):
    words = ("--industry", "低空经济", "--lead-unit", "市交通运输局", "--unit", "曹县", "--deadline", "2026-11-25")
    task_id = desk("task", "add", "--title", "编制演示方案", *words).out.strip()
    assert desk("task", "set", task_id, "progress=60", "时限=2026-12-01").code == 0

    shown = desk("task", "show", task_id, "--json").json
    assert (shown["progress"], shown["deadline"], shown["lead_unit"], shown["units"]) == (
        60,
        "2026-12-01",
        "市交通运输局",
        ["曹县"],
    )
    assert ("progress", 0, 60) in [(one["field"], one["old"], one["new"]) for one in shown["history"]]

    assert desk("undo").out == "已撤销：修改任务。\n"
    assert desk("task", "show", task_id, "--json").json["deadline"] == "2026-11-25"
    assert desk("redo").code == 0
    assert desk("task", "show", task_id, "--json").json["progress"] == 60


def test_the_fields_that_can_be_set_are_named(desk, capsys):
    with pytest.raises(SystemExit):
        desk("task", "set", "--help")

    assert "下步措施" in capsys.readouterr().out


def test_a_copy_of_another_kind_is_refused(desk, tmp_path):
    said = desk("backup", tmp_path / "x.txt")

    assert said.code == 2
    assert "扩展名须是 .sqlite3 或 .zip" in said.err
    assert list(tmp_path.glob("x.txt")) == []


@pytest.mark.parametrize(
    ("deadline", "progress", "light"),
    [
        ("2026-11-20", 0, "逾期"),
        ("2026-11-22", 0, "临期"),
        ("2026-11-23", 0, "临期"),
        ("2026-12-02", 0, "临期"),
        ("2026-12-03", 0, "正常"),
        ("2026-11-20", 100, "办结"),
    ],
)
def test_lights_follow_the_day(desk, deadline, progress, light):
    task_id = desk("task", "add", "--title", "看灯", "--deadline", deadline, "--progress", progress).out.strip()

    assert [row["id"] for row in desk("tasks", "--light", light, "--json").json] == [int(task_id)]


def test_tasks_without_a_deadline_are_not_overdue(desk):
    rows = desk("tasks", "--json").json

    assert {row["light"] for row in rows} == {"未定"}
    assert all(row["lead_unit"] is None and row["deadline"] is None for row in rows)
    assert {"id", "number", "section", "industry", "title", "source", "lead_unit", "units", "start"} <= rows[0].keys()


def test_tasks_are_narrowed_by_industry_unit_and_text(desk):
    every = desk("tasks", "--json").json
    low = desk("tasks", "--industry", "低空经济", "--json").json
    county = desk("tasks", "--unit", "曹县", "--json").json

    assert {row["industry"] for row in low} == {"低空经济"}
    assert len(county) == sum(1 for row in every if "各县区人民政府" in row["units"])
    assert all("无人机" in str(row) for row in desk("tasks", "--text", "无人机", "--json").json)


def test_a_refused_value_changes_nothing(desk):
    said = desk("task", "set", "2-1-01", "person=赵测三", "progress=130")

    assert said.code == 2
    assert "130" in said.err
    assert desk("task", "show", "2-1-01", "--json").json["person"] == ""


def test_start_and_deadline_can_move_together(desk):
    assert desk("task", "set", "2-1-01", "start=2026-01-01", "deadline=2026-03-01").code == 0

    assert desk("task", "set", "2-1-01", "start=2026-05-01", "deadline=2026-06-01").code == 0
    assert desk("task", "show", "2-1-01", "--json").json["start"] == "2026-05-01"


@pytest.mark.parametrize("progress", ["²", "八成", "60.5", ""])
def test_a_progress_that_is_no_whole_number_is_refused(desk, progress):
    said = desk("task", "set", "2-1-01", f"progress={progress}")

    assert said.code == 2
    assert "0 到 100 之间的整数" in said.err


def test_the_briefing_and_the_roster_are_papers(desk, tmp_path):
    assert desk("briefing", "--out", tmp_path / "简报.pdf").code == 0
    assert desk("roster", "--as-of", "2026-06-30", "--out", tmp_path / "名单.pdf").code == 0

    with pdfplumber.open(tmp_path / "简报.pdf") as pdf:
        assert "总体情况" in pdf.pages[0].extract_text()
    with pdfplumber.open(tmp_path / "名单.pdf") as pdf:
        assert "截至2026年6月30日" in pdf.pages[0].extract_text()


def test_of_an_earlier_day_the_briefing_warns_that_the_ledger_is_of_today(desk, tmp_path):
    said = desk("--today", "2020-01-06", "briefing", "--out", tmp_path / "简报.pdf")

    assert "按台账现状，请核对。" in said.err
    with pdfplumber.open(tmp_path / "简报.pdf") as pdf:
        assert "按编印时台账" in "".join(page.extract_text().replace("\n", "") for page in pdf.pages)


def test_a_folder_that_is_not_there_is_refused_without_a_half_file(desk, tmp_path):
    said = desk("briefing", "--out", tmp_path / "没有" / "简报.pdf")

    assert said.code == 2
    assert list(tmp_path.glob("没有*")) == []


def test_export_and_import_are_one_circle(desk, tmp_path):
    file = tmp_path / "台账.xlsx"
    assert desk("export", "tasks", "--out", file).code == 0

    assert desk("import", "tasks", file, "--preview", "--json").json["changed"] == []
    assert desk("import", "tasks", file, "--preview", "--json").json["new"] == []


def test_backup_and_restore_show_counts_first(desk, tmp_path):
    copy = tmp_path / "备份.sqlite3"
    assert desk("backup", copy).code == 0
    desk("task", "add", "--title", "备份以后的任务")
    count = len(desk("tasks", "--json").json)

    looked = desk("restore", copy)
    assert f"任务：现有 {count}，备份中 {count - 1}" in looked.out
    assert len(desk("tasks", "--json").json) == count

    assert desk("restore", copy, "--yes").code == 0
    assert len(desk("tasks", "--json").json) == count - 1


def test_check_says_that_all_is_well_or_what_is_not(desk, home):
    assert desk("check").code == 0
    (home / "desk.sqlite3").write_bytes(b"not a database, " * 600)

    broken = desk("check")

    assert broken.code == 2
    assert "损坏" in broken.err


def test_a_damaged_workspace_is_restored_from_a_copy(desk, home, tmp_path):
    desk("backup", tmp_path / "备份.zip")
    (home / "desk.sqlite3").write_bytes(b"not a database, " * 600)

    assert desk("restore", tmp_path / "备份.zip", "--yes").code == 0
    assert desk("check").code == 0


def test_reading_works_beside_an_open_window_and_writing_is_refused(desk, home):
    window = Workspace.open(home)
    try:
        assert desk("tasks", "--json").code == 0
        refused = desk("task", "set", "2-1-01", "progress=5")
    finally:
        window.close()

    assert refused.code == 2
    assert "已在另一个窗口" in refused.err


def test_backup_works_beside_an_open_window(desk, home, tmp_path):
    window = Workspace.open(home)
    try:
        assert desk("backup", tmp_path / "旁.sqlite3").code == 0
    finally:
        window.close()

    assert (tmp_path / "旁.sqlite3").stat().st_size > 0


def test_an_old_ledger_is_written_only_when_told(desk, tmp_path):
    file = tmp_path / "旧台账.xlsx"
    book = Workbook()
    for row in (
        ("任务名称", "牵头单位", "完成时限"),
        ("演示任务甲", "市科技局", "2026-12-31"),
        ("演示任务乙", "", "长期"),
    ):
        book.active.append(row)
    book.save(file)
    count = len(desk("tasks", "--json").json)

    looked = desk("import", "tasks", file, "--json").json
    assert (len(looked["new"]), looked["written"]) == (2, False)
    assert len(desk("tasks", "--json").json) == count

    assert desk("import", "tasks", file, "--yes").code == 0
    rows = desk("tasks", "--text", "演示任务", "--json").json
    assert [(row["title"], row["lead_unit"], row["deadline"]) for row in rows] == [
        ("演示任务甲", "市科技局", "2026-12-31"),
        ("演示任务乙", None, None),
    ]
    assert desk("import", "tasks", file, "--preview", "--json").json["new"] == []

    assert "导入台账" in desk("undo").out
    assert len(desk("tasks", "--json").json) == count


def test_an_old_ledger_tells_its_day_and_every_change(desk, tmp_path):
    book = Workbook()
    for row in (("台账（2025年12月）",), ("任务名称", "进展情况"), ("演示任务甲", "演示进展")):
        book.active.append(row)
    book.save(tmp_path / "旧台账.xlsx")

    told = desk("import", "tasks", tmp_path / "旧台账.xlsx").out

    assert told.startswith("台账截至2025年12月31日，取自“台账(2025年12月)”。\n")
    assert "新增　演示任务甲" in told
    words = ("import", "tasks", tmp_path / "旧台账.xlsx", "--as-of")
    assert desk(*words, "2026-03-05", "--json").json["as_of"] == "2026-03-05"
    assert desk(*words, "2027-01-01").code == 2


def test_a_file_that_is_no_xlsx_is_refused_in_one_sentence(desk, tmp_path):
    old = tmp_path / "旧.xls"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)

    said = desk("import", "tasks", old)

    assert said.code == 2
    assert "另存为 xlsx" in said.err
