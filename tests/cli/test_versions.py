"""Versions of the roster and the ledger as the secretary asks for them on the command line."""

import pytest


@pytest.fixture
def given(desk):
    """A leader, a version of the roster, and another leader since."""
    who = ("assign", "--industry", "智能机器人", "--title", "副市长", "--basis", "演示文件")
    assert desk(*who, "--leader", "王测一", "--from", "2026-03-02").code == 0
    assert desk("roster", "issue").out.startswith("已印发：责任分工名单2026年第1版。")
    assert desk(*who, "--leader", "李测二", "--from", "2026-11-16").code == 0
    return desk


def test_the_roster_is_issued_listed_and_compared(given):
    (version,) = given("roster", "versions", "--json").json
    compared = given("roster", "compare", "--json").json

    assert (version["number_text"], version["as_of"], version["state"]) == ("2026年第1版", "2026-11-23", "定稿")
    assert compared["sentence"].endswith("分管市级领导新任1人（李测二）、不再分管1人（王测一）。")
    assert [(one["what"], one.get("name")) for one in compared["changes"]] == [
        ("不再分管", "王测一"),
        ("新任", "李测二"),
        ("分管市级领导", None),
    ]


def test_two_versions_are_compared_by_their_ids_and_as_a_paper(given, tmp_path):
    assert given("roster", "issue", "--json").json["number"] == 2
    old, new = sorted(one["id"] for one in given("roster", "versions", "--json").json)

    told = given("roster", "compare", old, new).out
    written = given("roster", "compare", old, new, "--out", tmp_path / "变动.pdf")

    assert told.startswith("2026年第2版（截至2026年11月23日）与2026年第1版（截至2026年11月23日）相比，")
    assert (written.code, (tmp_path / "变动.pdf").read_bytes()[:5]) == (0, b"%PDF-")


def test_the_ledger_is_issued_and_compared_with_a_past_day(desk):
    assert desk("tasks", "issue", "--on", "2026-11-23").code == 0

    assert desk("tasks", "compare").out.strip().endswith("没有变化。")
    assert "第1版" in desk("tasks", "versions").out


def test_what_cannot_be_compared_is_refused_in_a_sentence(given):
    nothing = given("tasks", "compare")
    roster = given("roster", "versions", "--json").json[0]["id"]
    other = given("tasks", "compare", roster)
    both = given("roster", "compare", roster, roster, "--as-of", "2026-11-01")

    assert (nothing.code, "还没有印发过任务台账" in nothing.err) == (2, True)
    assert (other.code, "不是任务台账" in other.err) == (2, True)
    assert (both.code, "请只用一种" in both.err) == (2, True)


def test_a_briefing_is_given_out_as_a_folder_and_as_numbered_copies(desk, tmp_path):
    draft_id = desk("briefing", "draft", "--json").json["id"]
    refused = desk("briefing", "export", draft_id, "--numbered", 3, "--out", tmp_path / "份.pdf")
    assert desk("briefing", "issue", draft_id).code == 0

    folder = desk("briefing", "export", draft_id, "--out", tmp_path / "第1期")
    copies = desk("briefing", "export", draft_id, "--numbered", 3, "--out", tmp_path / "份.pdf")

    assert "草稿没有编号" in refused.err
    assert {".pdf", ".docx"} <= {path.suffix for path in (tmp_path / "第1期").iterdir()}
    assert (folder.code, copies.out.startswith("已导出 3 份")) == (0, True)
