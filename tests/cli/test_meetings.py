"""Scene 6 and the life of a meeting as the secretary types it."""

import pytest

DAY, WRITTEN, LATER = "2026-07-21", "2026-07-23", "2026-08-04"
SENTENCE = "；".join(
    (
        "市科技局牵头于9月30日前提出低空飞行服务平台方案",
        "市财政局10月20日前明确资金渠道",
        "各县区11月10日前报送应用场景清单。",
    )
)


@pytest.fixture
def on(desk):
    """Types a verb of `meeting` as on a day."""

    def on(day, *words):
        return desk("--today", day, "meeting", *words)

    return on


@pytest.fixture
def leaders(desk):
    for industry, name, since in (
        ("智能机器人", "王测一", "2026-03-02"),
        ("智能机器人", "李测二", "2026-07-16"),
        ("未来材料", "赵测三", "2026-03-02"),
    ):
        words = ("--leader", name, "--title", "副市长", "--from", since, "--basis", "演示〔2026〕1号")
        assert desk("assign", "--industry", industry, *words).code == 0


@pytest.fixture
def meeting(on, leaders):
    answer = on("2026-07-16", "new", "--type", "调度会", "--on", DAY, "--at", "09:00", "--chair", "李测二")
    assert answer.code == 0, answer.err
    return answer.out.strip()


def attend(on, meeting, name, how, *words):
    return on(DAY, "attend", meeting, "--name", name, "--as", how, *words)


def text_of(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


def test_a_new_meeting_is_told_by_its_id_alone(on, desk, meeting):
    assert meeting == "1"
    (listed,) = desk("meetings", "--json").json
    assert (listed["name"], listed["title"], listed["final"]) == ("2026年第1次调度会", "2026年第1次调度会", False)


def test_scene_6_attendance_as_it_is(on, desk, meeting, tmp_path):
    on(DAY, "agenda", meeting, "--add", "通报进展情况", "--presenter", "专班办公室")
    on(DAY, "agenda", meeting, "--add", "研究需协调事项")
    assert attend(on, meeting, "李测二", "出席").code == 2
    for name, how, *words in (
        ("张喆", "出席", "--unit", "市发展改革委"),
        ("刘垚", "迟到", "--unit", "市科技局", "--item", 2),
        ("周𬭎", "出席", "--unit", "市财政局"),
        ("赵翀", "代会", "--for", "周𬭎"),
        ("陈堃", "请假", "--unit", "市商务局", "--reason", "因公外出"),
        ("吴祎", "列席", "--unit", "演示大学"),
        ("赵测三", "出席"),
    ):
        answer = attend(on, meeting, name, how, *words)
        assert answer.code == 0, answer.err
    assert on(DAY, "decide", meeting, "--text", SENTENCE, "--yes").code == 0
    out = tmp_path / "纪要.pdf"
    assert on(WRITTEN, "finalise", meeting).out.startswith("已定稿：纪要〔2026〕1号。")

    words = ("--title", "常务副市长", "--from", "2026-08-01", "--basis", "演示〔2026〕3号")
    assert desk("assign", "--industry", "智能机器人", "--leader", "赵测三", *words).code == 0
    assert on("2026-09-01", "minutes", meeting, "--out", out).code == 0

    text = text_of(out)
    assert "出席：赵测三，市发展改革委张喆，市科技局刘垚（第2项议题时到会），市财政局周𬭎（赵翀代）" in text
    assert "请假：市商务局陈堃（因公外出）" in text
    assert "列席：演示大学吴祎" in text
    assert text.count("李测二") == 1


def test_the_tasks_of_scene_3_show_the_number_of_the_minutes_once_they_have_one(on, desk, meeting):
    on(DAY, "decide", meeting, "--text", SENTENCE, "--yes")
    on(WRITTEN, "finalise", meeting)

    (decision,) = desk("--today", WRITTEN, "decisions", "--json").json
    assert (decision["minutes"], decision["number"], decision["state"]) == ("纪要〔2026〕1号", 1, "办理中")
    assert [task["source_ref"] for task in decision["tasks"]] == ["纪要〔2026〕1号第1条"] * 3
    assert [task["deadline"] for task in decision["tasks"]] == ["2026-09-30", "2026-10-20", "2026-11-10"]


def test_a_correction_lists_the_tasks_and_each_follows_or_not(on, desk, meeting):
    on(DAY, "decide", meeting, "--text", SENTENCE, "--yes")
    on(WRITTEN, "finalise", meeting)
    right = SENTENCE.replace("9月30日", "10月31日")
    answer = on("2026-07-30", "correct", meeting, "--decision", 1, "--text", right, "--why", "时限有误", "--json").json

    assert (answer["number_text"], answer["version"]) == ("纪要〔2026〕1号（更正）", 2)
    assert "已定稿：纪要〔2026〕1号（更正）" in desk("meetings").out
    assert desk("meetings", "--json").json[0]["corrected"] is True
    (asked,) = answer["tasks"]
    assert asked["new_sentence"] == "市科技局牵头于10月31日前提出低空飞行服务平台方案"
    words = ("--decision", 1, "--task", asked["number"], "--deadline", "2026-10-31")
    assert on("2026-07-30", "follow", meeting, *words).code == 0
    again = on("2026-07-30", "follow", meeting, *words)
    assert "不在第1条待决定的任务里；待决定的：没有" in again.err
    (decision,) = desk("--today", WRITTEN, "decisions", "--json").json
    assert [task["deadline"] for task in decision["tasks"]] == ["2026-10-31", "2026-10-20", "2026-11-10"]


def test_the_next_meeting_begins_with_what_is_open_and_hears_how_it_stands(on, desk, meeting, tmp_path):
    on(DAY, "decide", meeting, "--text", SENTENCE, "--yes")
    on(WRITTEN, "finalise", meeting)
    answer = on(WRITTEN, "new", "--type", "调度会", "--on", LATER, "--chair", "李测二")

    assert answer.out.strip() == "2"
    assert "上次会议有1项议定事项没有办结，已列在议程最前面" in answer.err
    refused = on(WRITTEN, "agenda", 2, "--leave-out", 1)
    assert (refused.code, "须写明原因" in refused.err) == (2, True)
    assert on(LATER, "followup", 2, "--out", tmp_path / "落实.pdf").code == 0
    assert "纪要〔2026〕1号第1条" in text_of(tmp_path / "落实.pdf")


@pytest.mark.parametrize("paper", ["notice", "agenda-paper", "seating", "signin", "minutes"])
@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_every_paper_comes_as_pdf_and_word(on, desk, meeting, tmp_path, paper, ending):
    on(DAY, "invite", meeting)
    out = tmp_path / f"件{ending}"

    answer = on(DAY, paper, meeting, "--out", out)

    assert (answer.code, out.stat().st_size > 1000) == (0, True), answer.err
    if ending == ".pdf":
        assert desk("paper", "check", out).code == 0


def test_issued_minutes_are_given_out_byte_for_byte(on, desk, meeting, tmp_path):
    on(DAY, "decide", meeting, "--text", SENTENCE, "--yes")
    issued = on(WRITTEN, "finalise", meeting, "--json").json
    desk("task", "set", "9-0-01", "title=改过的任务")

    for name in ("一.pdf", "二.pdf"):
        assert on("2030-01-04", "minutes", meeting, "--out", tmp_path / name).code == 0
    assert (tmp_path / "一.pdf").read_bytes() == (tmp_path / "二.pdf").read_bytes()
    assert on("2030-01-04", "minutes", meeting, "--out", tmp_path / "三.docx").code == 0
    (listed,) = desk("issued", "--json").json
    assert listed["sha256"] == issued["sha256"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--on", "2025-12-01", "--chair", "李测二"), "在往年；请核对，确需如此请写明原因"),
        (("--on", "2026-07-10", "--chair", "李测二"), "李测二从2026年7月16日起任副市长，2026年7月10日尚未任职"),
        (("--on", DAY, "--chair", "无名氏"), "不认识“无名氏”"),
        (("--on", "2026-02-30", "--chair", "李测二"), "这一天不存在"),
        (("--on", DAY, "--at", "09:00", "--chair", "赵测三"), "两个会议时间相同"),
        (("--on", DAY, "--at", "9点", "--chair", "李测二"), "“9点”不是时刻"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_in_one_sentence(on, meeting, words, told):
    answer = on("2026-07-16", "new", "--type", "专题会", *words)

    assert answer.code == 2
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_what_was_asked_about_is_taken_with_a_reason(on, desk, meeting):
    words = ("--type", "专题会", "--on", "2025-12-01", "--chair", "李测二", "--why", "补录")

    assert on("2026-07-16", "new", *words).out.strip() == "2"
    assert desk("meetings", "--json").json[-1]["remark"] == "补录"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("attend", 1, "--name", "张喆", "--as", "出席"), "张喆已登记出席，没有重复登记"),
        (("attend", 1, "--name", "王测二", "--as", "出席"), "不认识“王测二”；是否指“王测一”？"),
        (
            ("attend", 1, "--name", "刘垚", "--as", "迟到", "--unit", "市科技局", "--item", 3),
            "议程里没有第3项，一共0项",
        ),
        (("attend", 9, "--name", "张喆", "--as", "出席"), "没有序号为 9 的会议"),
        (("reply", 1, "--name", "刘垚", "--as", "参加"), "名单上没有“刘垚”"),
        (("drop", 1, "--name", "李测二"), "主持人不能从名单里删除"),
        (("note", 1, "--text", " "), "空的记录不保存"),
        (("finalise", 1), "不能定稿；请先写纪要"),
        (("followup", 1, "--out", "件.pdf"), "没有上次议定事项"),
        (("correct", 1, "--decision", 1, "--text", "甲", "--why", "误"), "没有第1条议定事项"),
        (("minutes", 1, "--out", "件.txt"), "扩展名须是"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(on, meeting, words, told):
    attend(on, meeting, "张喆", "出席", "--unit", "市发展改革委")

    answer = on(DAY, *words)

    assert answer.code == 2
    assert told in answer.err


def test_a_meeting_is_shown_with_all_that_belongs_to_it(on, meeting):
    on(DAY, "agenda", meeting, "--add", "通报")
    attend(on, meeting, "张喆", "早退", "--unit", "市发展改革委", "--item", 1)
    on(DAY, "note", meeting, "--kind", "发言", "--speaker", "张喆", "--item", 1, "--text", "关键技术已梳理。")
    on(DAY, "decide", meeting, "--text", "市科技局12月底前提出方案。", "--yes")

    told = on(DAY, "show", meeting, "--json").json

    assert [(one["name"], one["left_at_item"]) for one in told["attendees"]] == [("李测二", None), ("张喆", 1)]
    assert (told["agenda"][0]["title"], told["notes"][0]["speaker"]) == ("通报", "张喆")
    assert told["decisions"][0]["tasks"][0]["lead_unit"] == "市科技局"
    assert "早退" in on(DAY, "show", meeting).out


def test_a_mere_name_is_taken_with_a_notice_and_completed_by_its_unit(on, meeting):
    answer = attend(on, meeting, "刘垚", "出席")
    assert (answer.code, "刘垚没有单位和职务" in answer.err) == (0, True)

    assert attend(on, meeting, "刘垚", "到", "--unit", "市科技局").err == ""

    assert on(DAY, "show", meeting, "--json").json["attendees"][1]["unit"] == "市科技局"


def test_before_any_leader_is_known_the_chair_is_a_mere_name(on):
    assert on(DAY, "new", "--type", "专题会", "--on", DAY, "--chair", "王测一").out.strip() == "1"


def test_who_was_invited_by_mistake_is_taken_off_the_list(on, meeting):
    assert "牡丹区" in on(DAY, "invite", meeting, "--unit", "各县区").out
    assert on(DAY, "drop", meeting, "--name", "牡丹区").code == 0
    assert on(DAY, "reply", meeting, "--name", "曹县", "--as", "代会", "--by", "刘垚").code == 0

    people = on(DAY, "show", meeting, "--json").json["attendees"]
    assert "牡丹区" not in [one["unit"] for one in people]
    assert next(one for one in people if one["unit"] == "曹县")["deputy"] == "刘垚"


def test_a_meeting_is_moved_given_another_chair_and_deleted(on, desk, meeting):
    words = ("--on", "2026-07-22", "--place", "201会议室", "--chair", "赵测三")

    assert "2026年7月22日（星期三）上午9:00" in on(DAY, "change", meeting, *words).out
    assert on(DAY, "show", meeting, "--json").json["attendees"][0]["name"] == "赵测三"
    assert on(DAY, "remove", meeting).code == 0
    assert desk("meetings", "--json").json == []
