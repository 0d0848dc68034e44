"""Schemes, evaluations and indicators as typed on the command line."""

import pytest

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
    rows = {one["name"]: len(one["rows"]) for one in row["measures"]}
    assert (rows["任务数"], rows["到期任务数"], rows["逾期任务数"]) == (3, 2, 2)

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

    assert filled("schemes", "--add", own).out == "已录入：调度工作，第2版。\n"

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
    assert series["points"] == [{"period": "2026年第3季度", "value": 12.5, "target": 12, "kept": True}]
    assert desk("undo").code == 0
    assert desk("indicator", "series", "演示产值", "--json").json["points"][0]["target"] is None
