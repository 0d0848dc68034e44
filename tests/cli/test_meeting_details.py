"""What a meeting's verbs tell beside the plain course: what was left out, who stands in, who was not called."""

import pytest

DAY, WRITTEN, LATER = "2026-09-01", "2026-09-03", "2026-10-13"
FIRST = "市科技局牵头于9月30日前提出低空飞行服务平台方案。"


@pytest.fixture
def on(desk):
    """Types a verb of `meeting` as on a day."""

    def on(day, *words):
        return desk("--today", day, "meeting", *words)

    return on


@pytest.fixture
def meeting(on):
    """The first meeting, from nine to eleven, under somebody whom the roster does not know."""
    words = ("--type", "调度会", "--on", DAY, "--at", "09:00", "--until", "11:00", "--place", "201会议室")
    answer = on(DAY, "new", *words, "--chair", "王测一", "--chair-duty", "副市长")
    assert answer.code == 0, answer.err
    return 1


def text_of(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


def test_what_was_left_out_of_the_agenda_is_shown_with_its_reason(on, meeting):
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")
    on(WRITTEN, "new", "--type", "调度会", "--on", LATER, "--chair", "王测一", "--chair-duty", "副市长")
    assert on(WRITTEN, "agenda", 2, "--leave-out", 1, "--why", "已另行专题研究").code == 0

    told = on(WRITTEN, "show", 2).out

    assert "不列入　上次议定事项落实情况：" in told
    assert "原因：已另行专题研究" in told


@pytest.mark.parametrize("paper", ["notice", "agenda-paper"])
def test_the_papers_before_a_meeting_say_until_when_it_lasts(on, meeting, tmp_path, paper):
    out = tmp_path / "件.pdf"

    assert on(DAY, paper, meeting, "--out", out).code == 0
    assert "上午9:00至11:00" in text_of(out)


def test_the_answer_to_a_reply_names_the_deputy_and_the_reason(on, meeting):
    on(DAY, "invite", meeting, "--unit", "市科技局", "--unit", "市财政局")

    assert (
        "市科技局代会（由刘垚代）"
        in on(DAY, "reply", meeting, "--name", "市科技局", "--as", "代会", "--by", "刘垚").out
    )
    told = on(DAY, "reply", meeting, "--name", "市财政局", "--as", "请假", "--reason", "因公外出").out
    assert "市财政局请假（因公外出）" in told


def test_a_presenter_who_is_not_on_the_list_is_asked_about(on, meeting):
    on(DAY, "invite", meeting, "--unit", "市科技局")

    known = on(DAY, "agenda", meeting, "--add", "通报进展", "--presenter", "市科学技术局")
    strange = on(DAY, "agenda", meeting, "--add", "研究资金渠道", "--presenter", "市财政局")

    assert (known.code, known.err) == (0, "")
    assert (strange.code, strange.err.strip()) == (
        0,
        "注意：汇报的“市财政局”不在参会名单上；请邀请，或改汇报单位。",
    )
    on(DAY, "invite", meeting, "--unit", "市财政局")
    assert on(DAY, "agenda", meeting).err == ""


def test_a_day_that_does_not_exist_is_asked_about_before_the_number_is_given(on, desk, meeting):
    on(DAY, "decide", meeting, "--text", "市科技局于2月30日前提出方案。", "--yes")

    asked = on(WRITTEN, "finalise", meeting)

    assert (asked.code, asked.err.count("“2月30日”这一天不存在"), "确认无误后加 --anyway 再定稿" in asked.err) == (
        2,
        1,
        True,
    )
    assert desk("meetings", "--json").json[0]["final"] is False
    assert "纪要〔2026〕1号" in on(WRITTEN, "finalise", meeting, "--anyway").out


def test_a_long_record_is_read_from_a_file_point_by_point(on, meeting, tmp_path):
    on(DAY, "attend", meeting, "--name", "张喆", "--as", "出席", "--unit", "市科技局")
    lines = (
        "会议开始。",
        "",
        "　　张喆：关键技术已梳理。",
        "议定：市科技局9月底前提出方案。",
        "发言（王测一）：要抓紧。",
    )
    lines += ("时间：上午九点", "【建议】：可以研究设立基金。", *("记录到的事。" for _ in range(2_000)))
    file = tmp_path / "记录.txt"
    file.write_text("\r\n".join(lines), "utf-8-sig")

    answer = on(DAY, "note", meeting, "--file", file)

    assert (answer.code, answer.out.strip()) == (
        0,
        "已读入2006条：记录2002条，发言2条，议定1条，建议1条。",
    )
    notes = on(DAY, "show", meeting, "--json").json["notes"]
    assert [(one["kind"], one["speaker"], one["text"]) for one in notes[:6]] == [
        ("记录", "", "会议开始。"),
        ("发言", "张喆", "关键技术已梳理。"),
        ("议定", "", "市科技局9月底前提出方案。"),
        ("发言", "王测一", "要抓紧。"),
        ("记录", "", "时间：上午九点"),
        ("建议", "", "可以研究设立基金。"),
    ]


@pytest.mark.parametrize(("content", "told"), [(b"\n \n", "文件里没有文字"), (b"\xff\xfe\x00", "不是 UTF-8 文本")])
def test_a_file_without_a_text_is_refused(on, meeting, tmp_path, content, told):
    (tmp_path / "空.txt").write_bytes(content)

    answer = on(DAY, "note", meeting, "--file", tmp_path / "空.txt")

    assert (answer.code, told in answer.err) == (2, True)


@pytest.fixture
def issued(on, meeting, tmp_path):
    """Minutes with a text of their own, issued."""
    file = tmp_path / "正文.txt"
    file.write_text(f"会议听取了市财政局的汇报。\n一、{FIRST}", "utf-8")
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")
    on(DAY, "text", meeting, "--file", file)
    assert on(WRITTEN, "finalise", meeting).code == 0
    return file


def test_words_of_the_text_are_corrected_in_a_second_version(on, meeting, issued, tmp_path):
    words = ("--old", "市财政局的汇报", "--text", "市科技局的汇报", "--why", "笔误")

    answer = on(LATER, "correct", meeting, *words)

    assert "已更正：纪要〔2026〕1号（更正）。" in answer.out
    assert on(LATER, "minutes", meeting, "--out", tmp_path / "纪要.pdf").code == 0
    assert "正文“会议听取了市财政局的汇报”更正为“会议听取了市科技局的汇报”；原因：笔误。" in text_of(
        tmp_path / "纪要.pdf"
    )


def test_the_whole_text_is_corrected_from_a_file(on, meeting, issued):
    issued.write_text(f"会议听取了汇报。\n一、{FIRST}", "utf-8")

    assert on(LATER, "correct", meeting, "--file", issued, "--why", "笔误").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "没有写明更正什么"),
        (("--old", "没有的话", "--text", "甲"), "纪要正文里没有“没有的话”"),
        (("--old", "市", "--text", "甲"), "处“市”；请写只出现一次的原文"),
        (("--decision", 1, "--old", "市"), "更正议定事项请写明 --decision 和 --text"),
        (("--old", "9月30日", "--text", "10月31日"), "正文里改动了第1条议定事项"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_a_sentence(on, meeting, issued, words, told):
    answer = on(LATER, "correct", meeting, *words, "--why", "笔误")

    assert (answer.code, told in answer.err) == (2, True), answer.err


def test_minutes_of_a_past_year_need_a_reason_and_the_first_go_on_from_the_last_number(on, meeting):
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")
    words = ("finalise", meeting, "--on", "2026-12-30", "--last", 6)

    refused = on("2027-01-05", *words)
    assert (refused.code, "请写明原因" in refused.err) == (2, True)
    assert "已定稿：纪要〔2026〕7号。" in on("2027-01-05", *words, "--reason", "年前已签发").out


def test_who_was_absent_is_not_printed_and_the_secretary_is_told_so(on, meeting, tmp_path):
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")
    on(DAY, "attend", meeting, "--name", "市财政局", "--as", "缺席")

    answer = on(WRITTEN, "finalise", meeting)

    assert (answer.code, "缺席的市财政局不印出" in answer.err) == (0, True)
    assert on(WRITTEN, "minutes", meeting, "--out", tmp_path / "纪要.pdf").code == 0
    assert "市财政局" not in text_of(tmp_path / "纪要.pdf")


def test_the_units_are_told_by_their_rates_alone(on, desk, meeting):
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")

    told = desk("--today", LATER, "decisions", "--by-unit", "--json").json

    assert told == [{"unit": "市科技局", "tasks": 1, "due": 1, "kept": 0, "percent": 0}]
    assert "市科技局　按时办结率0%（1项中0项）" in desk("--today", LATER, "decisions", "--by-unit").out
    assert "市科技局　1项任务，没有时限已过的" in desk("--today", WRITTEN, "decisions", "--by-unit").out


def test_minutes_that_say_nothing_are_refused_before_anything_else_is_asked(on, meeting):
    assert "没有议定事项，纪要正文也是空的" in on("2026-08-01", "finalise", meeting).err


def test_a_meeting_called_by_its_number_is_told_once(on, desk, meeting):
    assert desk("meetings").out.count("2026年第1次调度会") == 1
    clash = on(
        DAY, "new", "--type", "专题会", "--on", DAY, "--at", "09:30", "--chair", "王测一", "--chair-duty", "副市长"
    )
    assert (clash.code, clash.err.count("2026年第1次调度会"), "两个会议时间相同" in clash.err) == (2, 1, True)


def test_what_was_noted_as_decided_and_is_no_decision_yet_is_asked_about(on, meeting):
    on(DAY, "decide", meeting, "--text", FIRST, "--yes")
    on(DAY, "note", meeting, "--kind", "议定", "--text", "市财政局10月底前明确资金渠道。")

    assert "记录里有1条议定没有列入议定事项" in on(WRITTEN, "finalise", meeting).err


def test_a_refusal_that_wants_a_second_look_names_the_option_for_it(on, meeting):
    on(DAY, "attend", meeting, "--name", "张喆", "--as", "出席", "--unit", "市科技局")
    words = ("attend", meeting, "--name", "张喆", "--as", "列席", "--unit", "市科技局")

    assert "请确认后再登记（加 --anyway）。" in on(DAY, *words).err
    assert on(DAY, *words, "--anyway").code == 0
