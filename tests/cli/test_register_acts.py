"""The acts on one entry of a register: what each says when it is done, what it gives back, and what it refuses."""

import pytest


@pytest.fixture
def project(desk):
    desk("register", "项目", "add", "--name", "演示项目", "--industry", "人工智能")
    desk("register", "企业", "add", "--name", "演示企业")
    return lambda *words: desk("register", "项目", *words)


@pytest.fixture
def platform(desk):
    desk("register", "平台", "add", "--name", "演示重点实验室")
    return lambda *words: desk("register", "平台", *words)


@pytest.fixture
def proof(tmp_path):
    (tmp_path / "证书.txt").write_text("演示", "utf-8")
    return tmp_path / "证书.txt"


def test_an_event_is_told_and_goes_again(project):
    words = ("event", "XM1", "--act", "发榜", "--on", "2026-03-01")

    assert project(*words, "--text", "演示").out == "已登记 XM1“演示项目”：2026年3月1日发榜，演示。\n"
    assert project(*words, "--remove").out == "已删除 XM1“演示项目”：2026年3月1日发榜；可用 undo 撤销。\n"
    assert project("show", "XM1", "--json").json["events"] == []
    assert "没有登记 XM1“演示项目”：2026年3月1日发榜，不用删除" in project(*words, "--remove").err


@pytest.mark.parametrize(
    ("act", "on", "why"),
    [
        ("验受", "2026-06-01", "没有名为“验受”的事项；可用：发榜、揭榜、签约、"),
        ("签约", "2026-04-01", "这一条2026年4月1日已登记“签约”"),
        ("揭榜", "2026-05-01", "“签约”（2026-04-01）早于“揭榜”（2026-05-01），请核对日期"),
        (" ", "2026-05-01", "请写明办了什么"),
    ],
)
def test_an_event_that_is_doubtful_is_asked_about(project, act, on, why):
    project("event", "XM1", "--act", "签约", "--on", "2026-04-01")

    refused = project("event", "XM1", "--act", act, "--on", on)

    assert (refused.code, refused.out, why in refused.err) == (2, "", True)
    assert len(project("show", "XM1", "--json").json["events"]) == 1
    if act.strip():
        assert project("event", "XM1", "--act", act, "--on", on, "--anyway").code == 0


def test_a_tie_is_told_and_one_that_never_was_is_not_taken_away(project, desk):
    number = desk("tasks", "--json").json[0]["number"]

    refused = project("link", "XM1", "QY2", "--task", number, "--remove")
    assert refused.err == f"XM1“演示项目”没有关联QY2“演示企业”、任务 {number}，没有取消任何关联；请用 show 查看。\n"
    told = project("link", "XM1", "QY2", "--task", number)
    assert told.out == f"已关联：XM1“演示项目”和QY2“演示企业”、任务 {number}。\n"
    assert project("link", "XM1", "QY2").out == "原来就已关联：XM1“演示项目”和QY2“演示企业”。\n"
    assert project("link", "XM1", "QY2", "--remove").out == "已取消关联：XM1“演示项目”和QY2“演示企业”。\n"
    assert project("show", "XM1", "--json").json["links"] == []
    assert project("link", "XM1", "QY2", "--task", number, "--remove").code == 2
    assert project("show", "XM1", "--json").json["tasks"] == [number]


def test_a_proof_is_taken_away_with_a_reason_so_that_the_recognition_can_go(platform, proof):
    platform("mark", "PT1", "--on", "2026-03-01", "--proof", proof)

    refused = platform("unmark", "PT1")
    assert "请先用 register 平台 unprove PT1 P1 --because 原因 移除材料" in refused.err
    shown = platform("show", "PT1").out
    assert "　材料 P1“证书.txt”\n" in shown
    assert "　登记认定：演示重点实验室　证明材料：证书.txt\n" in shown
    assert "请写明移除证明材料的原因" in platform("unprove", "PT1", "P1", "--because", " ").err
    assert "没有证明材料“P9”；现有：P1“证书.txt”（认定）。" in platform("unprove", "PT1", "P9", "--because", "演示").err
    gone = platform("unprove", "PT1", "证书.txt", "--because", "演示原因")
    assert gone.out == (
        "已移除 PT1“演示重点实验室”：认定的证明材料 P1“证书.txt”；没有认定文件或证明材料，列为待核；可用 undo 撤销。\n"
    )
    (kept,) = platform("show", "PT1", "--json").json["recognitions"][0]["proofs"]
    assert (kept["removed_on"], kept["removal_reason"]) == ("2026-11-23", "演示原因")
    assert "没有证明材料，不用移除" in platform("unprove", "PT1", "P1", "--because", "演示").err
    assert (
        platform("unmark", "PT1").out == "已删除 PT1“演示重点实验室”误登的认定：认定，2026年3月1日；可用 undo 撤销。\n"
    )


def test_what_was_corrected_is_told_and_nothing_to_correct_is_refused(platform, proof):
    platform("mark", "PT1", "--on", "2026-03-01")

    told = platform("correct", "PT1", "--on", "2026-02-01", "--document", "演示文件", "--proof", proof)

    assert told.out == (
        "已改正 PT1“演示重点实验室”：认定；认定日期 2026年3月1日 → 2026年2月1日；"
        "认定文件 空 → 演示文件；增加材料“证书.txt”。\n"
    )
    again = platform("correct", "PT1", "--document", "演示文件", "--proof", proof)
    assert again.out == "PT1“演示重点实验室”的认定原来就是这样，没有改动。\n"
    refused = platform("correct", "PT1")
    assert (refused.code, "没有写要改正的内容" in refused.err) == (2, True)


def test_a_withdrawal_is_put_right_and_one_that_never_was_taken_back(platform):
    platform("mark", "PT1", "--on", "2026-03-01", "--document", "演示文件")
    assert "没有撤销，不用改正撤销的内容" in platform("correct", "PT1", "--because", "演示").err
    platform("withdraw", "PT1", "--on", "2026-09-01", "--because", "演示")

    told = platform("correct", "PT1", "--withdrawn-on", "2026-10-01", "--because", "演示依据").out
    assert told.endswith("：认定；撤销日期 2026年9月1日 → 2026年10月1日；撤销原因 演示 → 演示依据。\n")
    assert "早于认定日期" in platform("correct", "PT1", "--withdrawn-on", "2026-01-01").err
    back = platform("correct", "PT1", "--withdrawn-on", "没有撤销", "--json").json["recognitions"][0]

    assert (back["withdrawn_on"], back["withdrawn_because"]) == (None, "")


def test_a_document_that_is_emptied_leaves_the_recognition_to_be_checked(platform):
    platform("mark", "PT1", "--on", "2026-03-01", "--document", "演示文件")

    told = platform("correct", "PT1", "--document", "").out

    assert told == "已改正 PT1“演示重点实验室”：认定；认定文件 演示文件 → 空；没有认定文件或证明材料，列为待核。\n"


@pytest.mark.parametrize("verb", ["withdraw", "correct", "unmark"])
def test_a_mark_that_the_register_has_not_is_named_with_those_it_has(platform, verb):
    more = {"withdraw": ("--on", "2026-03-01", "--because", "演示"), "correct": ("--document", "演示"), "unmark": ()}

    refused = platform(verb, "PT1", "--as", "乱", *more[verb])

    assert (refused.code, refused.err) == (2, "平台名录没有“乱”这种认定；可用：认定。\n")


def test_an_event_of_a_day_to_come_says_so(project):
    assert project("event", "XM1", "--act", "验收", "--on", "2027-03-01").out.endswith(
        "日期还没有到，到那天才算进展。\n"
    )


def test_a_recognition_of_a_day_to_come_says_so(platform):
    assert "日期还没有到，到那天才计数。" in platform("mark", "PT1", "--on", "2027-03-01").out


def test_every_act_gives_the_whole_record_back_in_one_shape(project, platform, desk, proof):
    number = desk("tasks", "--json").json[0]["number"]
    shape = set(project("show", "XM1", "--json").json) - {"history"}
    for kind, words in (
        ("项目", ("event", "XM1", "--act", "发榜", "--on", "2026-03-01")),
        ("项目", ("year", "XM1", "2026", "计划投资=1200")),
        ("项目", ("link", "XM1", "QY2", "--task", number)),
        ("项目", ("term", "XM1", "--industry", "合成生物", "--from", "2026-08-01")),
        ("项目", ("set", "XM1", "技术方向=膜")),
        ("项目", ("add", "--name", "另外一个")),
        ("平台", ("mark", "PT3", "--on", "2026-03-01", "--proof", proof)),
        ("平台", ("correct", "PT3", "--on", "2026-02-01")),
        ("平台", ("unprove", "PT3", "P1", "--because", "演示")),
        ("平台", ("withdraw", "PT3", "--on", "2026-09-01", "--because", "演示")),
        ("平台", ("unmark", "PT3")),
    ):
        told = desk("register", kind, *words, "--json")
        assert (told.code, set(told.json)) == (0, shape), words
        shown = desk("register", kind, "show", told.json["number"], "--json").json
        assert told.json == {name: value for name, value in shown.items() if name != "history"}
    whole = project("show", "XM1", "--json").json
    assert (whole["events"][0]["act"], whole["years"][0]["amount"], whole["tasks"]) == ("发榜", 1200.0, [number])


def test_a_withdrawal_is_told_with_its_day(platform):
    platform("mark", "PT1", "--on", "2026-03-01")

    told = platform("withdraw", "PT1", "--on", "2026-09-01", "--because", "演示")

    assert told.out == "已登记 PT1“演示重点实验室”：认定自2026年9月1日起不再计数；此前的日子仍计。\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("year", "XM1", "26", "计划投资=1"), "年份须在 2000 到 2100 之间，不能是“26”。"),
        (("year", "XM1", "2026", "计划投资=1", "计划投资=2"), "“计划投资”写了两次，没有登记"),
        (("year", "XM1", "2026", "计划投资=很多"), "“很多”不是数"),
        (("year", "XM1", "2026", "计划投资="), "2026年没有填过计划投资，不用清空；请用 show 查看。"),
        (("year", "XM1", "2026", "营业收入=1"), "没有按年填写的“营业收入”；可用：计划投资、完成投资。"),
    ],
)
def test_a_figure_that_cannot_be_is_not_entered(project, words, why):
    refused = project(*words)

    assert (refused.code, why in refused.err) == (2, True)
    assert project("show", "XM1", "--json").json["years"] == []
