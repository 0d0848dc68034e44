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
