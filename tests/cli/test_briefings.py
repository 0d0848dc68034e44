"""A briefing on the command line from the draft to the register, as the secretary types it."""

import hashlib

import pytest


@pytest.fixture
def on(desk, monkeypatch):
    """The desk on another day."""

    def run(day, *words):
        monkeypatch.setenv("HEZE_DESK_TODAY", day)
        return desk(*words)

    return run


@pytest.fixture
def drafted(on):
    """A draft of 6 November in which a task stands at 80%."""
    assert on("2026-11-06", "task", "set", "2-5-01", "时限=2026-12-31").code == 0
    report = ("--day", "2026-11-03", "--text", "演示平台建设中", "--progress", 80)
    assert on("2026-11-06", "task", "report", "2-5-01", *report).code == 0
    return on("2026-11-06", "briefing", "draft", "--from", "2026-10-07", "--to", "2026-11-06", "--json").json["id"]


def section(told, key):
    return next(one for one in told["sections"] if one["key"] == key)


def test_a_draft_prints_its_figures_each_with_as_many_rows_as_it_counts(on, drafted):
    told = on("2026-11-06", "briefing", "show", drafted, "--json").json

    assert (told["state"], told["number"], told["sha256"]) == ("草稿", None, None)
    assert all(one["value"] == len(one["rows"]) for one in told["figures"])
    normal = next(one for one in told["figures"] if one["name"] == "正常")
    listed = on("2026-11-06", "tasks", "--light", "正常", "--json").json
    assert sorted(normal["rows"]) == sorted(one["id"] for one in listed)


def test_an_issue_is_corrected_in_the_open_as_in_the_fourth_scene(on, drafted, tmp_path):
    issued = on("2026-11-06", "briefing", "issue", drafted, "--on", "2026-11-06", "--begun", 11, "--json").json
    assert issued["number"] == 12
    old, new = tmp_path / "旧.pdf", tmp_path / "新.pdf"
    on("2026-11-06", "briefing", "export", drafted, "--out", old)

    told = on("2026-11-06", "briefing", "show", drafted, "--json").json
    words = ("--section", section(told, "产业进展")["section"], "--old", "进度80%", "--new", "进度60%")
    made = on(
        "2026-11-10", "briefing", "correct", drafted, *words, "--why", "单位报错", "--on", "2026-11-10", "--json"
    ).json

    assert made["number_text"].startswith("第12期（更正）")
    before = on("2026-11-10", "briefing", "show", drafted, "--json").json
    after = on("2026-11-10", "briefing", "show", made["id"], "--json").json
    assert (before["state"], after["state"]) == ("已更正", "定稿")
    assert before["figures"] == after["figures"]
    on("2026-11-10", "briefing", "export", made["id"], "--out", new)
    assert hashlib.sha256(new.read_bytes()).hexdigest() == after["sha256"]
    again = tmp_path / "再取.pdf"
    assert "已更正，不要再印发" in on("2027-03-01", "briefing", "export", drafted, "--out", again).err
    assert again.read_bytes() == old.read_bytes()
    later = on("2026-11-20", "briefing", "draft", "--json").json["id"]
    assert on("2026-11-20", "briefing", "issue", later, "--json").json["number"] == 13


def test_what_a_correction_will_change_is_told_beforehand_with_what_follows(on, drafted):
    on("2026-11-06", "briefing", "issue", drafted)
    number = section(on("2026-11-06", "briefing", "show", drafted, "--json").json, "产业进展")["section"]
    words = ("--section", number, "--old", "进度80%", "--new", "进度60%", "--why", "单位报错")

    told = on("2026-11-10", "briefing", "correct", drafted, *words, "--preview", "--json").json

    assert [(one["old"], one["new"], one["follows"]) for one in told] == [
        ("进度80%", "进度60%", False),
        ("80%", "60%", True),
    ]
    assert len(on("2026-11-10", "briefings", "--json").json) == 1
    assert "随之更正　附件“台账摘表”2-5-01的进度" in on("2026-11-10", "briefing", "correct", drafted, *words).out


def test_the_year_turns_as_in_the_fifth_scene(on):
    numbers = []
    for day, begun in (("2026-12-28", ("--begun", 14, "--begun-running", 14)), ("2027-01-08", ())):
        draft = on(day, "briefing", "draft", "--json").json["id"]
        numbers.append(on(day, "briefing", "issue", draft, "--on", day, *begun, "--json").json["number_text"])

    assert numbers == ["第15期（总第15期）", "第1期（总第16期）"]


def test_a_text_is_set_looked_over_and_followed(on, drafted):
    number = section(on("2026-11-06", "briefing", "show", drafted, "--json").json, "下步安排")["section"]
    assert on("2026-11-06", "briefing", "set", drafted, "--section", number, "--text", "请于2月30日前报送。").code == 0

    checked = on("2026-11-06", "briefing", "check", drafted, "--json").json
    assert [(one["section"], one["what"]) for one in checked] == [(number, "日期有误")]

    preview = on("2026-11-06", "briefing", "recompile", drafted, "--preview", "--json").json
    assert preview["differences"][0]["own"] == ["请于2月30日前报送。"]
    on("2026-11-06", "briefing", "recompile", drafted, "--take", number)
    assert not section(on("2026-11-06", "briefing", "show", drafted, "--json").json, "下步安排")["touched"]


def test_a_doubt_is_told_at_issue_and_does_not_stand_in_its_way(on, drafted):
    on("2026-11-06", "briefing", "set", drafted, "--section", 1, "--text", "请于2月30日前报送。")

    issued = on("2026-11-06", "briefing", "issue", drafted)

    assert issued.code == 0
    assert "注意：日期有误" in issued.err
    assert "已印发：调度简报第1期" in issued.out


def test_a_void_issue_stays_in_the_list_and_its_number_is_used_up(on, drafted):
    on("2026-11-06", "briefing", "issue", drafted)
    assert "期号不再使用" in on("2026-11-06", "briefing", "void", drafted, "--why", "重复印发").out

    (row,) = on("2026-11-06", "briefings", "--json").json
    assert (row["state"], row["number"], row["ended_why"]) == ("作废", 1, "重复印发")


def test_drafts_are_exported_with_blanks_for_the_number(on, drafted, tmp_path):
    for name in ("简报.pdf", "简报.docx"):
        assert on("2026-11-06", "briefing", "export", drafted, "--out", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 1000


def test_a_briefing_of_the_day_is_still_written_without_a_draft(on, tmp_path, home):
    assert on("2026-11-23", "briefing", "--out", tmp_path / "今天.pdf").code == 0
    assert (tmp_path / "今天.pdf").read_bytes().startswith(b"%PDF")
    assert on("2026-11-23", "briefings", "--json").json == []


def test_the_offices_own_sentences_go_with_a_backup_and_come_back_with_it(on, home, tmp_path):
    on("2026-11-06", "briefing", "phrases", "--own")
    assert on("2026-11-06", "backup", tmp_path / "备份.zip").code == 0
    own = home / "patterns" / "briefing.txt"
    own.unlink()

    assert on("2026-11-06", "restore", tmp_path / "备份.zip", "--yes").code == 0
    assert "栏目·调度简报" in own.read_text("utf-8")


def test_the_sentences_are_copied_to_be_edited_and_a_broken_one_is_told_with_its_line(on, drafted, home):
    own = home / "patterns" / "briefing.txt"
    assert on("2026-11-06", "briefing", "phrases", "--own").code == 0
    assert "没有覆盖" in on("2026-11-06", "briefing", "phrases", "--own").err

    own.write_text("标题·下步安排 = 下一步打算\n", "utf-8")
    assert on("2026-11-06", "briefing", "phrases", "--json").json["changed"] == ["标题·下步安排"]

    own.write_text("# 说明\n标题·下步安排 = {% for 任务 in 台账 %}\n", "utf-8")
    assert "“briefing.txt”第2行" in on("2026-11-06", "briefing", "phrases").err
    refused = on("2026-11-06", "briefing", "draft")
    assert refused.code != 0
    assert "“briefing.txt”第2行" in refused.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("briefing",), "请写明 --out"),
        (("briefing", "show", 9), "没有序号为 9 的简报"),
        (("briefing", "set", 1), "没有写要改什么"),
        (("briefing", "set", 1, "--text", "甲"), "--text 要和"),
        (("briefing", "set", 1, "--section", 99, "--text", "甲"), "没有第99部分"),
        (("briefing", "draft", "--to", "2026-12-01"), "还没有到"),
        (("briefing", "draft", "--from", "2026-11-05", "--to", "2026-11-01"), "不能晚于截止日期"),
        (("briefing", "draft", "--round", 3), "没有2026年第3次调度"),
        (("briefing", "draft", "--kind", "月报"), "--kind 不能是“月报”"),
        (("briefing", "correct", 1, "--section", 1, "--old", "甲", "--new", "乙", "--why", "错"), "还没有印发"),
        (("briefing", "void", 1, "--why", "错"), "还没有印发"),
        (("briefing", "export", 1, "--out", "a.txt"), "扩展名须是"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(on, drafted, words, told):
    said = on("2026-11-06", *words)

    assert said.code != 0
    assert told in said.err
