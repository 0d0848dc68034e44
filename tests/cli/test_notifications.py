"""双告知 as typed on the command line."""

import pytest


@pytest.fixture
def told(desk):
    units = ("--from-unit", "市行政审批服务局", "--to-unit", "市市场监管局")
    answer = desk(
        "notify", "add", "--matter", "演示项目备案", *units, "--concerns", "演示企业", "--on", "2026-11-02", "--json"
    )
    assert (answer.json["number"], answer.json["due"], answer.json["state"]) == (
        "2026年第1号",
        "2026-11-12",
        "逾期未反馈",
    )
    return desk


def test_a_matter_is_told_answered_recognised_and_printed(told, tmp_path):
    assert told("notify", "answer", 1, "--text", "演示：已纳入监管").code == 0
    assert told("notify", "recognise", 1, "--text", "演示：检验结果互认").code == 0
    (row,) = told("notify", "--json").json
    assert (row["state"], row["received_on"], row["recognised"]) == ("结果互认", "2026-11-23", "演示：检验结果互认")
    for words in (("print", 1), ("print", 1, "--answer"), ("register",)):
        paper = tmp_path / "纸.pdf"
        assert told("notify", *words, "--out", paper).code == 0
        assert paper.read_bytes().startswith(b"%PDF")


def test_what_is_wrong_is_refused_in_a_sentence(told):
    assert (
        "没有名为" in told("notify", "add", "--matter", "演示", "--from-unit", "市演示局", "--to-unit", "市科技局").err
    )
    assert "notify list" in told("notify", "answer", 7, "--text", "演示").err
    assert "空的反馈不登记" in told("notify", "answer", 1, "--text", " ").err
    assert told("notify", "remove", 1).code == 0
    assert told("notify", "list").out == "共 0 件。\n"
    assert told("undo").code == 0
    assert "共 1 件。" in told("notify", "--state", "逾期未反馈").out


def test_a_direction_that_does_not_fit_its_units_is_taken_only_anyway(told):
    words = ("--matter", "演示", "--direction", "监管告知", "--from-unit", "市行政审批服务局", "--to-unit", "市科技局")

    assert "方向或两个单位可能填反了。没有填反的请加 --anyway。" in told("notify", "add", *words).err
    assert told("notify", "add", *words, "--anyway").code == 0


def test_the_entry_concerned_is_named_as_its_register_names_it(told):
    told("register", "企业", "add", "--name", "演示企业甲")

    assert told("notify", "set", 1, "--entry", "QY1", "--json").json["entry_id"] == 1
    assert told("notify", "set", 1, "--entry", "企业:演示企业甲", "--json").json["entry_id"] == 1
    for wrong, why in (
        ("QY9", "企业名录里没有“QY9”"),
        ("9", "名录里没有序号为 9 的条目"),
        ("乱", "没有写明是哪本名录"),
    ):
        refused = told("notify", "set", 1, "--entry", wrong)
        assert (refused.code, why in refused.err) == (2, True), wrong


def test_what_was_undone_or_removed_is_named_and_a_year_that_cannot_be_is_refused(told, tmp_path):
    told("notify", "answer", 1, "--text", "演示：已纳入监管")

    assert told("notify", "take-back", 1).out == "已撤销2026年第1号的反馈，等待反馈。\n"
    assert told("notify", "remove", 1).out == "已删除：2026年第1号；可用 undo 撤销。\n"
    refused = told("notify", "register", "--year", 99, "--out", tmp_path / "表.pdf")
    assert (refused.code, list(tmp_path.glob("表*"))) == (2, [])
