"""The life of a task as it is typed on the command line."""

import pytest

HOLIDAY = "2026-10-05"


@pytest.fixture
def on_duty(desk):
    """The desk before the holiday, with one task that is due in it."""

    def run(*words, today="2026-09-28"):
        return desk("--today", today, *words)

    run("task", "add", "--title", "编制方案", "--lead-unit", "市科技局", "--deadline", HOLIDAY)
    return run


def shown(run, number="9-0-01", **today):
    return run("task", "show", number, "--json", **today).json


def test_a_task_is_handed_out_finished_closed_and_opened_again(on_duty, tmp_path):
    (tmp_path / "验收意见.pdf").write_text("演示", "utf-8")
    for act in ("交办", "签收", "办结", "核查"):
        assert on_duty("task", "act", "9-0-01", act, "--by", "赵测三", "--basis", "专班会议").code == 0

    refused = on_duty("task", "close", "9-0-01")
    closed = on_duty("task", "close", "9-0-01", "--proof", tmp_path / "验收意见.pdf", "--by", "王测一")
    told = shown(on_duty)

    assert refused.err == "任务 9-0-01 没有佐证附件；请先添加附件，或写明销号的理由。\n"
    assert closed.out == "任务 9-0-01 已销号。\n"
    assert (told["state"], told["light"], told["done_on"], told["closed_on"]) == (
        "销号",
        "办结",
        "2026-09-28",
        "2026-09-28",
    )
    last = told["life"][-1]
    assert (last["act"], last["by_whom"], last["proof"]) == ("销号", "王测一", "验收意见.pdf")

    assert "请先撤销销号" in on_duty("task", "set", "9-0-01", "progress=50").err
    again = on_duty("task", "reopen", "9-0-01", "--reason", "核查发现未完成", today="2026-10-09")
    assert again.out == "任务 9-0-01 已撤销销号，继续推进。进度还是 100%，请按实际情况改正进度。\n"
    told = shown(on_duty, today="2026-10-09")
    assert (told["state"], told["light"], told["progress"]) == ("推进", "逾期", 100)


def test_a_proof_whose_closing_is_refused_leaves_no_file_behind(on_duty, home, tmp_path):
    proof = tmp_path / "半成品.pdf"
    proof.write_bytes(b"half done")

    refused = on_duty("task", "close", "9-0-01", "--proof", proof)

    assert "还没有办结" in refused.err
    assert [one for one in (home / "attachments").rglob("*") if one.is_file()] == []

    assert on_duty("attach", "9-0-01", proof).code == 0
    assert on_duty("task", "close", "9-0-01", "--proof", proof).code == 2
    assert len([one for one in (home / "attachments").rglob("*") if one.is_file()]) == 1


def test_a_proof_the_task_has_already_is_not_entered_twice(on_duty, tmp_path):
    proof = tmp_path / "验收.pdf"
    proof.write_bytes(b"accepted")
    on_duty("attach", "9-0-01", proof)

    assert on_duty("task", "close", "9-0-01", "--proof", proof, "--reason", "已验收").code == 0
    assert len(on_duty("attachments", "list", "9-0-01", "--json").json) == 1
    assert shown(on_duty)["life"][-1]["proof"] == "验收.pdf"


def test_a_postponement_keeps_the_first_deadline_beside_the_one_in_force(on_duty):
    words = ("--to", "2026-11-30", "--reason", "需补充论证", "--by", "王测一")

    late = on_duty("task", "postpone", "9-0-01", *words, today="2026-10-09")
    granted = on_duty("task", "postpone", "9-0-01", *words, "--asked", "2026-10-08", today="2026-10-09")
    to_come = on_duty("task", "act", "9-0-01", "交办", "--day", "2026-10-09")
    listed = next(one for one in on_duty("tasks", "--json").json if one["number"] == "9-0-01")

    assert "时限到2026年10月8日，2026年10月9日申请已经逾期" in late.err
    assert "登记的日期 2026-10-09 晚于今天" in to_come.err
    assert granted.out == "任务 9-0-01 的时限由2026年10月5日延期至2026年11月30日。\n"
    assert (listed["deadline"], listed["original_deadline"], listed["postponements"], listed["state"]) == (
        "2026-11-30",
        HOLIDAY,
        1,
        "立项",
    )
    text = on_duty("task", "show", "9-0-01").out
    assert "原时限：2026-10-05\n延期次数：1\n" in text
    assert "2026-10-05 → 2026-11-30　2026-10-08申请　2026-10-09 王测一批准　理由：需补充论证\n" in text


def test_a_paused_task_shows_so_and_takes_up_its_deadline_again(on_duty):
    on_duty("task", "pause", "9-0-01", "--reason", "等资金")
    paused = shown(on_duty)
    on_duty("task", "resume", "9-0-01", today="2026-09-30")
    resumed = shown(on_duty, today="2026-09-30")

    assert (paused["light"], paused["working_days_left"]) == ("暂停", None)
    assert (resumed["light"], resumed["working_days_left"]) == ("临期", 1)
    assert [(one["act"], one["day"], one["basis"]) for one in resumed["life"]] == [
        ("暂停", "2026-09-28", "等资金"),
        ("恢复", "2026-09-30", ""),
    ]


def test_milestones_have_deadlines_and_lights_of_their_own(on_duty):
    for title, deadline in (("初稿", HOLIDAY), ("征求意见", "2026-09-21"), ("启动", "2026-09-10")):
        assert on_duty("task", "milestone", "9-0-01", "add", title, "--deadline", deadline).code == 0
    on_duty("task", "milestone", "9-0-01", "done", "启动", "--day", "2026-09-09")

    unknown = on_duty("task", "milestone", "9-0-01", "done", "送审")
    told = shown(on_duty)["milestones"]

    assert "没有名为“送审”的节点；已有：启动、征求意见、初稿。" in unknown.err
    assert [(one["title"], one["light"], one["standing"]) for one in told] == [
        ("启动", "办结", ""),
        ("征求意见", "逾期", "逾期4个工作日"),
        ("初稿", "临期", "顺延至10月8日，剩余3个工作日"),
    ]
    on_duty("task", "act", "9-0-01", "办结")
    assert shown(on_duty)["milestones"][1]["light"] is None
    on_duty("task", "milestone", "9-0-01", "remove", "初稿")
    assert [one["title"] for one in shown(on_duty)["milestones"]] == ["启动", "征求意见"]


def test_units_report_apart_and_the_word_of_the_lead_is_the_tasks(on_duty):
    on_duty("task", "report", "9-0-01", "--unit", "市科技局", "--progress", "40", "--problems", "缺场地")
    beside = on_duty("task", "report", "9-0-01", "--unit", "市财政局", "--progress", "90", "--text", "资金到位")
    empty = on_duty("task", "report", "9-0-01", "--unit", "市科技局")

    told = shown(on_duty)

    assert beside.out == "任务 9-0-01 的办理记录已登记，任务进度 40%。\n"
    assert "请填写进展情况、进度、存在问题或下步措施。" in empty.err
    assert (told["progress"], told["problems"]) == (40, "缺场地")
    assert [(one["unit"], one["counts"]) for one in told["entries"]] == [("市财政局", False), ("市科技局", True)]
    assert "2026-09-28　市财政局（不计入任务）　90%　资金到位\n" in on_duty("task", "show", "9-0-01").out


def test_what_was_done_is_told_in_words(on_duty):
    on_duty("task", "act", "9-0-01", "交办", "--by", "王测一", "--basis", "专班会议")
    on_duty("task", "set", "9-0-01", "progress=30", "进展情况=已开会")

    text = on_duty("task", "show", "9-0-01").out

    assert "环节：推进\n" in text
    assert "经过：\n2026-09-28　交办　王测一　专班会议\n" in text
    assert "办理记录：\n2026-09-28　已开会\n" in text


def test_a_task_is_told_in_the_offices_words(desk):
    words = ("--lead-unit", "市交通运输局", "--unit", "曹县", "--deadline", "2026-11-25")
    task_id = desk("task", "add", "--title", "编制演示方案", *words).out.strip()
    desk("task", "set", task_id, "progress=60", "进展情况=演示进展", "牵头单位=市科技局")

    told = [line.partition("　")[2] or line for line in desk("task", "show", task_id).out.splitlines()]

    assert {"牵头单位：市科技局", "责任单位：曹县", "时限：2026-11-25", "进度：60%", "状态：临期"} <= set(told)
    assert told[told.index("历史：") + 1 :] == [
        "新增任务：编制演示方案　新增任务：编制演示方案",
        "新增任务：编制演示方案　新增责任单位：曹县",
        "修改任务　牵头单位：市交通运输局 → 市科技局",
        "修改任务　进度：0% → 60%",
        "修改任务　环节：立项 → 推进",
        "修改任务　新增进展：2026-11-23 演示进展",
    ]


def test_what_was_closed_on_a_past_day_is_still_told_so_after_it_was_opened_again(on_duty):
    on_duty("task", "set", "9-0-01", "progress=100")
    on_duty("task", "close", "9-0-01", "--reason", "并入考核", today="2026-10-09")
    on_duty("task", "reopen", "9-0-01", "--reason", "核查发现未完成", today="2026-10-20")

    def told(day):
        listed = on_duty("tasks", "--as-of", day, "--json", today="2026-10-21").json
        one = next(one for one in listed if one["number"] == "9-0-01")
        return one["state"], one["light"], one["closed_on"]

    assert told("2026-09-28") == ("办结", "办结", None)
    assert told("2026-10-09") == ("销号", "办结", "2026-10-09")
    assert told("2026-10-19") == ("销号", "办结", "2026-10-09")
    assert told("2026-10-20") == ("推进", "逾期", None)


def test_a_deadline_set_later_says_that_it_counts_as_put_right_and_how_to_postpone(on_duty):
    later = on_duty("task", "set", "9-0-01", "时限=2026-11-30")
    earlier = on_duty("task", "set", "9-0-01", "时限=2026-11-20")

    assert later.out == (
        "任务 9-0-01 的时限由2026年10月5日改到2026年11月30日，按更正录入，没有登记延期；"
        "经批准延期的，请先 undo，再用 task postpone 登记。\n"
    )
    assert earlier.out == ""
    assert shown(on_duty)["postponements"] == 0
