"""Schemes, evaluations and indicators as typed on the command line."""

import pytest
from openpyxl import load_workbook

from heze_desk.briefings import insets
from heze_desk.issuing import store as issuing
from heze_desk.workspace.workspace import Workspace
from reports.document import Table
from reports.keeping import from_json

DAYS = ("--from", "2026-09-01", "--to", "2026-11-23")


@pytest.fixture
def filled(desk):
    told = ({"--deadline": "2026-09-30"}, {"--deadline": "2026-10-20"}, {"--deadline": "2026-12-31"})
    for fields in told:
        words = [word for pair in fields.items() for word in pair]
        assert desk("task", "add", "--title", "演示任务", "--lead", "市科技局", *words).code == 0
    return desk


def test_an_evaluation_is_reckoned_kept_adjusted_printed_and_issued(filled, tmp_path):
    told = filled("evaluate", "调度工作", *DAYS, "--json").json
    assert (told["id"], [row["unit"] for row in told["rows"] if row["score"] is not None]) == (None, ["市科技局"])

    kept = filled("evaluate", "调度工作", *DAYS, "--keep", "--rank", "--json").json
    row = kept["rows"][0]
    assert (row["unit"], row["rank"], row["score"]) == ("市科技局", 1, 13.33)
    assert [(part["name"], part["value"], part["points"]) for part in row["parts"] if part["value"] is not None] == [
        ("任务办结", 0.0, 0.0),
        ("逾期控制", 33.33, 13.33),
    ]
    rows = {one["name"]: one["rows"] for one in row["measures"]}
    assert [len(rows[name]) for name in ("任务数", "到期任务数", "逾期任务数")] == [3, 2, 2]
    assert {(one["table"], one["called"], one["title"][-4:]) for one in rows["任务数"]} == {
        ("task", "任务", "演示任务")
    }

    changed = filled("evaluations", "adjust", 1, "--name", "市科技局", "--points", 2, "--reason", "演示")
    assert changed.out == "已调整：市科技局由13.33分调整为15.33分。\n"
    assert (
        "逾期控制：100－逾期任务数（2）÷任务数（3）×100＝33.33，折40分得13.33分。"
        in filled("evaluations", "show", 1).out
    )
    assert filled("evaluations", "export", 1, "--out", tmp_path / "通报.pdf").code == 0
    assert filled("evaluations", "issue", 1).code == 0
    refused = filled("evaluations", "adjust", 1, "--name", "市科技局", "--points", 1, "--reason", "演示")
    assert "已经印发通报，不能再改" in refused.err
    assert filled("evaluations", "--json").json[0]["paper_id"] == 1


def test_an_issued_notice_is_looked_at_corrected_and_given_out_as_it_was_issued(filled, tmp_path):
    filled("evaluate", "调度工作", *DAYS, "--keep")
    filled("evaluations", "issue", 1)
    wanted = ("--name", "市科技局", "--points", 2, "--reason", "演示", "--why", "演示：漏计")

    seen = filled("evaluations", "correct", 1, *wanted, "--preview", "--json").json
    done = filled("evaluations", "correct", 1, *wanted, "--json").json

    assert seen == done["places"]
    assert ("结果表：市科技局的得分", "13.33", "15.33") in [(one["place"], one["old"], one["new"]) for one in seen]
    assert done["number"].endswith("1号（更正）")
    assert [one["state"] for one in filled("issued", "--json").json] == ["已更正", "定稿"]
    assert filled("evaluations", "--json").json[0]["notice"].endswith("1号（更正）")
    assert filled("evaluations", "export", 1, "--out", tmp_path / "更正件.pdf").code == 0
    rows = filled("evaluations", "show", 1, "--json").json["rows"]
    number = next(row["adjustments"][0]["id"] for row in rows if row["adjustments"])
    words = ("--take-back", number, "--old", "现通报如下", "--new", "现予通报", "--why", "演示：误加")
    assert "开头：“现通报如下”更正为“现予通报”" in filled("evaluations", "correct", 1, *words).out
    assert "一一对应" in filled("evaluations", "correct", 1, "--name", "市科技局", "--why", "演示").err


def test_a_notice_with_details_keeps_them_as_they_were_when_it_is_corrected(filled, home):
    filled("evaluate", "调度工作", *DAYS, "--keep")
    assert filled("evaluations", "issue", 1, "--details").code == 0
    number = next(one["number"] for one in filled("tasks", "--json").json if one["title"] == "演示任务")
    assert filled("task", "set", number, "title=改过的名称").code == 0

    done = filled("evaluations", "correct", 1, "--old", "现通报如下", "--new", "现予通报", "--why", "演示", "--json")

    assert len(done.json["places"]) == 1
    db = Workspace.open(home, reading=True).db
    kept = from_json(issuing.document(db, done.json["paper_id"]))
    cells = [cell for one in kept.body if isinstance(one, Table) for row in one.rows for cell in row]
    assert sum(cell.endswith("演示任务") for cell in cells) == 3
    assert "改过的名称" not in "".join(cells)


def test_what_cannot_be_evaluated_is_refused_in_a_sentence(desk):
    assert "没有名为“满意度”的评估办法；现有：调度工作" in desk("evaluate", "满意度", *DAYS).err
    assert "还没有到" in desk("evaluate", "调度工作", "--from", "2026-09-01", "--to", "2026-12-31").err
    assert "没有可以评估的事项" in desk("evaluate", "调度工作", *DAYS, "--keep").err


def test_a_scheme_of_the_offices_own_becomes_the_next_version(filled, tmp_path):
    own = tmp_path / "办法.toml"
    own.write_text(
        'name = "调度工作"\nrated = "单位"\n[[parts]]\nname = "逾期"\nweight = 100\nformula = "100－逾期任务数×20"\n',
        "utf-8",
    )

    assert (
        filled("schemes", "--add", own).out == "已录入：调度工作，第2版。计入权重不足50%的，可评内容不足，不排名次。\n"
    )

    told = filled("evaluate", "调度工作", *DAYS, "--json").json
    assert (told["version"], next(row["score"] for row in told["rows"] if row["unit"] == "市科技局")) == (2, 60)
    assert {one["name"]: one["version"] for one in filled("schemes", "--json").json} == {
        "调度工作": 2,
        "县区调度工作": 1,
        "产业任务进展": 1,
    }
    own.write_text(own.read_text("utf-8").replace("逾期任务数", "迟到数"), "utf-8")
    assert "不认识“迟到数”" in filled("schemes", "--add", own).err


def test_an_indicator_is_added_entered_aimed_at_and_told(desk):
    assert desk("indicator", "add", "演示产值", "--unit", "亿元", "--cycle", "季").code == 0
    assert desk("indicator", "enter", "演示产值", "--period", "2026Q3", "--value", 12.5).code == 0
    assert desk("indicator", "target", "演示产值", "--period", "2026年第3季度", "--value", 12).code == 0
    assert "按季" in desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", 1).err

    (series,) = desk("indicator", "list", "--json").json
    assert series["points"] == [
        {"period": "2026年第3季度", "value": 12.5, "target": 12, "kept": True, "note": "", "proof": ""}
    ]
    assert desk("undo").code == 0
    assert desk("indicator", "series", "演示产值", "--json").json["points"][0]["target"] is None


def test_an_indicator_goes_out_to_excel_comes_back_and_into_a_draft(desk, tmp_path):
    path = tmp_path / "填报表.xlsx"
    assert desk("indicator", "add", "演示产值", "--unit", "亿元").code == 0
    assert desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", 1234567.5).code == 0
    assert desk("indicator", "export", "--out", path, "--industries").out.startswith("已导出 1 个指标，共 8 行")
    book = load_workbook(path)
    book.active["M4"], book.active["M5"] = 1234568, "约5"
    book.save(path)

    told = desk("indicator", "import", path, "--json").json
    assert ([one["title"] for one in told["new"]], told["written"]) == (["演示产值（全市）"], False)
    assert "确认导入请加 --yes" in desk("indicator", "import", path).out
    assert desk("indicator", "import", path, "--yes", "--decide", "M5=1").code == 0
    assert "2026年10月　1234568" in desk("indicator", "series", "演示产值").out
    assert "1234567.5" in desk("indicator", "series", "演示产值").out
    draft = desk("briefing", "draft", "--from", "2026-10-24", "--to", "2026-11-23", "--json").json["id"]
    assert "［演示产值各期情况］" in desk("indicator", "into", "演示产值", "--briefing", draft).out


def test_units_are_asked_in_a_form_of_their_own(desk, tmp_path):
    assert "没有可以导出的" in desk("indicator", "export", "--out", tmp_path / "空.xlsx").err
    desk("indicator", "add", "演示产值")
    assert "还没有单位填过数" in desk("indicator", "form", "--out", tmp_path).err
    assert desk("indicator", "form", "--out", tmp_path, "--of-unit", "市科技局", "--whole-year").code == 0

    sheet = load_workbook(tmp_path / "监测指标填报表_市科技局.xlsx").active
    assert [sheet.cell(row, 5).value for row in (4, 14)] == ["2026年1月", "2026年11月"]


def test_a_counted_indicator_follows_the_ledger_and_takes_no_value(filled):
    assert "台账：逾期任务数" in filled("indicator", "sources").out
    assert filled("indicator", "add", "演示逾期", "--source", "台账：逾期任务数").code == 0
    assert filled("indicator", "list", "--json").json[0]["points"][-1]["value"] == 2
    refused = filled("indicator", "enter", "演示逾期", "--period", "2026-11", "--value", 3)
    assert "自动统计，不用填数" in refused.err
    assert "没有叫“演示”的自动统计" in filled("indicator", "add", "演示二", "--source", "演示").err
    told = filled("indicator", "show", "演示逾期", "--json").json["points"][-1]["rows"]
    assert [(one["table"], one["title"][-4:]) for one in told] == [("task", "演示任务")] * 2
    assert "2026年11月计了 2 条：" in filled("indicator", "show", "演示逾期", "--period", "2026-11").out


def test_a_count_of_the_registers_is_found_by_its_words_and_names_its_entries(desk):
    assert desk("indicator", "sources", "企业", "高新").out.splitlines()[-1] == "共 2 种。"
    assert desk("register", "企业", "add", "--name", "演示甲公司", "--industry", "智能机器人").code == 0
    desk("indicator", "add", "演示企业数", "--source", "企业名录·总数", "--unit", "家")

    told = desk("indicator", "show", "演示企业数")
    of_industry = desk("indicator", "series", "演示企业数", "--industry", "低空经济", "--json").json

    assert "2026年11月计了 1 条：" in told.out
    assert "演示甲公司" in told.out
    assert of_industry["points"][-1]["value"] == 0
    assert "没有自动统计的数" in desk("indicator", "show", "演示企业数", "--period", "2020-01").err


def test_an_evaluation_goes_into_a_draft(filled):
    filled("evaluate", "调度工作", *DAYS, "--keep")
    draft = filled("briefing", "draft", "--from", "2026-10-24", "--to", "2026-11-23", "--json").json["id"]

    assert (
        "［调度工作评估情况（2026年9月1日至2026年11月23日）］"
        in filled("evaluations", "into", 1, "--briefing", draft, "--section", 2).out
    )


def test_the_table_of_an_evaluation_keeps_the_widths_of_its_notice_in_a_draft(filled, home):
    filled("evaluate", "调度工作", *DAYS, "--keep")
    draft = filled("briefing", "draft", "--from", "2026-10-24", "--to", "2026-11-23", "--json").json["id"]
    filled("evaluations", "into", 1, "--briefing", draft)

    db = Workspace.open(home, reading=True).db
    (inset,) = insets.insets(db, draft)
    (table,) = from_json(inset.content).body
    assert (table.size, len(table.widths)) == ("五号", len(table.header))


def test_a_value_entered_by_mistake_is_cleared_with_a_way_back(desk):
    desk("indicator", "add", "演示产值")
    desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", 1)

    assert desk("indicator", "clear", "演示产值", "--period", "2026-09").code == 0
    assert "没有填过数" in desk("indicator", "clear", "演示产值", "--period", "2026-09").err
    assert desk("indicator", "series", "演示产值", "--json").json["points"] == []
    desk("undo")
    assert desk("indicator", "series", "演示产值", "--json").json["points"][0]["value"] == 1


def test_the_proof_of_a_value_is_a_file_that_is_listed_saved_and_removed(desk, tmp_path):
    report = tmp_path / "演示月报.pdf"
    report.write_bytes(b"report")
    desk("indicator", "add", "演示产值")

    assert "还没有数" in desk("indicator", "attach", "演示产值", report, "--period", "2026-09").err
    done = desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", 1, "--file", report)
    assert done.out == "已填：演示产值，2026年9月，1，佐证材料 1 个。\n"
    assert "都已经在了" in desk("indicator", "attach", "演示产值", report, "--period", "2026-09").out
    (one,) = desk("indicator", "files", "演示产值", "--json").json
    assert (one["key"], one["period"], one["whose"], one["file_name"]) == ("I1", "2026年9月", "全市", "演示月报.pdf")
    assert "佐证材料 I1　2026年9月　演示月报.pdf" in desk("indicator", "show", "演示产值").out
    assert desk("indicator", "save", "i1", "--out", tmp_path / "副本.pdf").code == 0
    assert (tmp_path / "副本.pdf").read_bytes() == b"report"
    assert desk("indicator", "detach", "I1", "--reason", "传错了").code == 0
    assert "已移除：传错了" in desk("indicator", "files", "演示产值").out
    assert "没有编号为“I9”" in desk("indicator", "detach", "I9", "--reason", "演示").err
