"""init, summary, policy, and the words of the command line."""

import json
import subprocess
import sys

import pytest

from heze_desk.__main__ import main


def test_summary_counts_what_the_policy_asks_for(desk):
    told = desk("summary", "--json").json

    assert {
        name: told[name] for name in ("industries", "key_tasks", "safeguards", "responsibility_lists", "units")
    } == {
        "industries": 7,
        "key_tasks": 8,
        "safeguards": 4,
        "responsibility_lists": 19,
        "units": 28,
    }
    assert told["tasks"] >= 110
    assert [(one["value"], one["unit"], one["qualifier"], one["year"]) for one in told["targets"]] == [
        (30, "家", "左右", 2030),
        (50, "项", "以上", 2030),
        (30, "个", "以上", 2030),
        (None, "", "一批", 2030),
    ]


def test_policy_is_told_with_its_clauses_and_units(desk):
    told = desk("policy", "--json").json

    assert (told["number"], told["date"]) == ("菏政字〔2025〕16号", "2025-07-08")
    assert [len(told[part]) for part in ("industries", "key_tasks", "safeguards")] == [7, 8, 4]
    assert told["industries"][6]["name"] == "低空经济"
    assert told["industries"][6]["units"][0] == "市交通运输局"


def test_init_refuses_a_folder_that_holds_a_workspace(desk, home):
    before = (home / "desk.sqlite3").read_bytes()

    said = desk("init")

    assert said.code == 2
    assert "已有工作区" in said.err
    assert (home / "desk.sqlite3").read_bytes() == before


def test_another_policy_makes_another_desk(tmp_path, capsys):
    folder = "tests/files/policy-mini"

    assert main(["--home", str(tmp_path / "b"), "init", "--policy", folder]) == 0
    capsys.readouterr()
    main(["--home", str(tmp_path / "b"), "policy", "--json"])

    assert json.loads(capsys.readouterr().out)["number"] != "菏政字〔2025〕16号"


def test_a_mistaken_policy_leaves_no_workspace(tmp_path, capsys):
    folder = tmp_path / "policy"
    folder.mkdir()

    assert main(["--home", str(tmp_path / "b"), "init", "--policy", str(folder)]) == 2
    assert "text.txt" in capsys.readouterr().err
    assert not (tmp_path / "b" / "desk.sqlite3").exists()


def test_demo_is_labelled_as_invented(tmp_path, capsys):
    main(["--home", str(tmp_path / "d"), "--today", "2026-11-23", "init", "--demo"])
    capsys.readouterr()
    main(["--home", str(tmp_path / "d"), "roster", "--json"])

    assert all("演示" in row["title"] for row in json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fly"], "动词不能是“fly”"),
        (["round"], "缺少动作；"),
        (["round", "fly"], "动作不能是“fly”，可用：open、"),
        (["round", "collect"], "缺少号数、文件；"),
        (["attachments", "export"], "缺少编号、名称、--out；"),
        (["task", "show"], "缺少编号；"),
        (["tasks", "--colour"], "不认识 --colour"),
        (["task", "add"], "缺少 --title"),
        (["tasks", "--light", "红"], "--light 不能是“红”"),
        (["roster", "--as-of", "2026-02-30"], "这一天不存在"),
        (["roster", "--as-of", "0206-02-03"], "“0206-02-03”的年份不在 1900 到 2100 之间；请核对。"),
        (["--today", "yesterday", "tasks"], "不是日期"),
        (["task", "set", "2-1-01", "progress"], "缺少等号"),
        (["task", "show", "8-8-88"], "没有编号为“8-8-88”的任务"),
        (["briefing", "--out", "a.doc"], "扩展名须是 .pdf"),
    ],
)
def test_a_wrong_word_is_refused_in_one_chinese_sentence(desk, words, sentence):
    said = desk(*words)

    assert said.code == 2
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_missing_workspace_says_what_to_do(tmp_path, capsys):
    assert main(["--home", str(tmp_path / "none"), "tasks"]) == 2
    assert "请先用 init 建立" in capsys.readouterr().err


def test_without_a_display_the_workspace_and_the_first_briefing_are_made(tmp_path):
    plain = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "HEZE_DESK_HOME": str(tmp_path / "desk")}
    if not sys.platform.startswith("linux"):
        pytest.skip("只有 Linux 能没有显示器")

    done = subprocess.run([sys.executable, "-m", "heze_desk"], env=plain, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "没有找到显示器" in done.stdout
    assert (tmp_path / "desk" / "desk.sqlite3").exists()
    assert [path.read_bytes()[:5] for path in (tmp_path / "desk").glob("调度简报-*.pdf")] == [b"%PDF-"]


def test_the_unforeseen_is_one_sentence_with_the_details_in_the_log(desk, home, monkeypatch):
    monkeypatch.setattr("heze_desk.policy.store.summary", lambda db: 1 / 0)

    said = desk("summary")

    assert said.code == 1
    assert said.err.startswith("程序出现意外错误，没有做完：")
    assert "ZeroDivisionError" in (home / "desk.log").read_text("utf-8")
