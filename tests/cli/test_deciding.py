"""Decisions and the draft of the minutes on the command line."""

import pytest

SCENE = (
    "市科技局牵头于9月30日前提出低空飞行服务平台方案；市财政局10月20日前明确资金渠道；"
    "各县区11月10日前报送应用场景清单。"
)
COUNTIES = ["牡丹区", "定陶区", "曹县", "单县", "成武县", "巨野县", "郓城县", "鄄城县", "东明县"]


@pytest.fixture
def meeting(desk, monkeypatch):
    """Types an act of `meeting` about the first meeting, held on 2026-09-01."""
    monkeypatch.setenv("HEZE_DESK_TODAY", "2026-09-01")
    answer = desk(
        *("meeting", "new", "--type", "调度会", "--title", "重点任务调度会", "--on", "2026-09-01", "--at", "09:00"),
        *("--chair", "王测一", "--chair-duty", "副市长", "--why", "演示"),
    )
    assert answer.code == 0, answer.err

    def meeting(act, *words):
        return desk("meeting", act, 1, *words)

    return meeting


def test_one_decision_proposes_three_tasks_and_writes_nothing(meeting, desk):
    told = meeting("decide", "--text", SCENE, "--json").json

    assert (told["written"], told["decision"], told["left_out"]) == (False, None, [])
    assert [(one["title"], one["lead_unit"], one["deadline"]) for one in told["tasks"]] == [
        ("提出低空飞行服务平台方案", "市科技局", "2026-09-30"),
        ("明确资金渠道", "市财政局", "2026-10-20"),
        ("报送应用场景清单", "各县区人民政府", "2026-11-10"),
    ]
    assert [one["units"] for one in told["tasks"]] == [[], [], COUNTIES]
    assert all(one["sentence"] in SCENE and one["doubts"] for one in told["tasks"])
    assert "9-0-01" not in desk("tasks").out


def test_confirmed_tasks_show_the_meeting_the_number_and_the_sentence(meeting, desk):
    told = meeting("decide", "--text", SCENE, "--yes", "--json").json

    assert [one["number"] for one in told["tasks"]] == ["9-0-01", "9-0-02", "9-0-03"]
    assert (told["written"], told["decision"]) == (True, 1)
    shown = desk("task", "show", "9-0-02", "--json").json
    assert shown["source"] == "市财政局10月20日前明确资金渠道"
    assert shown["source_ref"] == "2026年第1次调度会第1条"
    assert [one["act"] for one in shown["life"]] == ["立项"]


def test_one_undo_takes_back_decision_and_tasks(meeting, desk):
    assert meeting("decide", "--text", SCENE, "--yes").code == 0

    assert "议定" in desk("undo").out

    assert "9-0-01" not in desk("tasks").out
    assert meeting("decide", "--text", SCENE, "--yes", "--json").json["decision"] == 1


def test_the_doubts_are_said_when_tasks_are_taken(meeting):
    answer = meeting("decide", "--text", "市水务局牵头2月30日前完成。", "--yes")

    assert "没有名为“市水务局”的单位" in answer.out
    assert "这一天不存在" in answer.out
    assert "立任务1项" in answer.out


def test_the_same_decision_twice_asks(meeting):
    assert meeting("decide", "--text", SCENE, "--yes").code == 0

    answer = meeting("decide", "--text", SCENE, "--yes")
    assert answer.code == 2
    assert "--again" in answer.err
    assert "--again" in meeting("decide", "--decision", 1, "--yes").err
    assert meeting("decide", "--text", SCENE, "--yes", "--again").code == 0


def test_a_suggestion_is_no_decision(meeting):
    told = meeting("decide", "--text", "会议建议市财政局研究设立资金。", "--json").json
    assert told["tasks"] == []
    assert "建议" in told["left_out"][0]["why"]

    answer = meeting("decide", "--text", "会议建议市财政局研究设立资金。", "--yes")
    assert answer.code == 2
    assert "不是议定事项" in answer.err


def test_a_decision_that_asks_nobody_for_anything_is_kept_without_a_task(meeting):
    answer = meeting("decide", "--text", "原则同意《低空经济发展方案》。", "--yes")

    assert "已写入第1条，立任务0项。" in answer.out


def test_some_of_the_tasks_can_be_taken_alone(meeting):
    assert len(meeting("decide", "--text", SCENE, "--only", 2, "--yes", "--json").json["tasks"]) == 1
    assert len(meeting("decide", "--decision", 1, "--only", 1, "--only", 3, "--yes", "--json").json["tasks"]) == 2
    assert "没有第4项" in meeting("decide", "--decision", 1, "--only", 4).err


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--text", " "), "不能为空"),
        (("--decision", 7), "没有第7条"),
        ((), "须写明"),
        (("--text", "甲", "--decision", 1), "只能用一个"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(meeting, words, refusal):
    answer = meeting("decide", *words)

    assert answer.code == 2
    assert refusal in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_meeting_that_is_not_there_is_refused(desk, meeting):
    for words in (("decide", 9, "--text", "甲"), ("draft", 9)):
        answer = desk("meeting", *words)
        assert "没有序号为 9 的会议" in answer.err


def test_the_draft_becomes_the_text_where_nothing_was_typed(meeting):
    meeting("decide", "--text", "市科技局9月底前提出方案。", "--heading", "关于平台", "--yes")
    assert meeting("draft", "--write").out == "已写入正文。\n"

    meeting("decide", "--text", "市财政局10月底前安排资金。", "--heading", "关于资金", "--yes")

    assert meeting("draft").out.splitlines() == [
        "2026年9月1日上午，副市长王测一同志主持召开重点任务调度会。现将议定事项纪要如下：",
        "一、关于平台",
        "市科技局9月底前提出方案。",
        "二、关于资金",
        "市财政局10月底前安排资金。",
    ]
    assert meeting("draft", "--write").out == "已写入正文。\n"


def test_own_words_stay_until_the_new_draft_is_taken_for_them(meeting, tmp_path):
    meeting("decide", "--text", "市科技局9月底前提出方案。", "--yes")
    meeting("draft", "--write")
    own = tmp_path / "正文.txt"
    own.write_text("我写的导语。\n一、市科技局9月底前提出方案。\n", "utf-8-sig")
    assert meeting("text", "--file", own).code == 0
    meeting("note", "--text", "进展总体平稳")

    answer = meeting("draft", "--write").out
    assert "正文：我写的导语。" in answer
    assert "1处保留了自己的写法" in answer
    assert "新稿：2026年9月1日上午" in meeting("draft").out
    assert meeting("draft", "--write", "--take", 1).out == "已写入正文。\n"
    assert "没有第2处" in meeting("draft", "--write", "--take", 2).err


@pytest.mark.parametrize(
    ("content", "refusal"), [(None, "读不到文件"), (b"\xff\xfe\x00", "不是 UTF-8 文本"), (b"a\0b", "不是文本文件")]
)
def test_a_file_that_is_no_text_is_refused(meeting, tmp_path, content, refusal):
    file = tmp_path / "正文.txt"
    if content is not None:
        file.write_bytes(content)

    answer = meeting("text", "--file", file)

    assert answer.code == 2
    assert refusal in answer.err
