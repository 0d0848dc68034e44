"""A round on the command line, from its opening to its closing."""

import pytest
from openpyxl import load_workbook

from heze_desk.rounds.form_records import ROUND_PROPERTY

MONDAY, FRIDAY, NEXT_MONDAY = "2026-11-23", "2026-11-27", "2026-11-30"


@pytest.fixture
def on(desk):
    """Types a verb of `round` as on a day."""

    def on(day, *words):
        return desk("--today", day, "round", *words)

    return on


@pytest.fixture
def opened(desk, on):
    assert desk("task", "set", "2-1-01", "lead_unit=市科技局", "deadline=2026-12-31").code == 0
    answer = on(MONDAY, "open", "--number", 9, "--due", FRIDAY, "--json")
    assert answer.code == 0, answer.err
    return answer.json


def states(on, day=NEXT_MONDAY):
    return {one["unit"]: one for one in on(day, "status", 9, "--json").json}


def test_opening_tells_the_burden_of_each_unit_by_rank(opened):
    assert (opened["year"], opened["number"], opened["title"]) == (2026, 9, "2026年第9次调度")
    assert (opened["due"], opened["effective_due"], opened["written"]) == (FRIDAY, FRIDAY, True)
    assert opened["burden"][0]["unit"] == "市委组织部"
    science = next(one for one in opened["burden"] if one["unit"] == "市科技局")
    assert science["lead"] == 1
    assert science["fields"] == 6 * science["tasks"]
    assert opened["fields"] == sum(one["fields"] for one in opened["burden"])
    assert opened["last"] is None


def test_a_preview_writes_nothing(on):
    answer = on(MONDAY, "open", "--due", FRIDAY, "--unit", "各县区", "--preview")

    assert "共9个单位" in answer.out
    assert "没有写入" in answer.out
    assert on(MONDAY, "list", "--json").json == []


def test_without_number_and_day_the_cycle_says_them(on, opened):
    answer = on(NEXT_MONDAY, "open", "--cycle", "每周", "--json").json

    assert (answer["number"], answer["due"], answer["title"]) == (10, "2026-12-04", "2026年第10次调度")
    assert answer["last"]["fields"] == opened["fields"]
    assert [one["number"] for one in on(NEXT_MONDAY, "list", "--json").json] == [10, 9]


def test_each_unit_stands_as_it_was_noted(on, opened):
    assert on(FRIDAY, "received", 9, "市科技局", "--by", "王测一").out == "已登记：市科技局已报。\n"
    assert on(FRIDAY, "nil", 9, "市财政局").out == "已登记：市财政局零报告。\n"
    assert on(NEXT_MONDAY, "received", 9, "曹县").out == "已登记：曹县迟报。\n"
    assert on(NEXT_MONDAY, "send-back", 9, "市科技局", "--reason", "进度填错").out == "已登记：市科技局退回。\n"
    assert on(NEXT_MONDAY, "close", 9).out.startswith("2026年第9次调度已结束；没有报送的单位")
    assert on("2026-12-01", "nil", 9, "单县").err == "登记“补报”时请写明原因。\n"
    assert on("2026-12-01", "nil", 9, "单县", "--reason", "出差").out == "已登记：单县补报。\n"

    told = states(on, "2026-12-01")
    assert [told[unit]["state"] for unit in ("市科技局", "市财政局", "曹县", "单县", "市委组织部")] == [
        *("退回", "零报告", "迟报", "补报", "未报")
    ]
    assert told["市财政局"]["reported_at"].startswith(FRIDAY)
    assert (told["市委组织部"]["reported_at"], told["市委组织部"]["forms"]) == (None, 0)
    assert told["曹县"]["lag"] == "逾期1个工作日"


def test_every_act_is_taken_back_by_undo(desk, on, opened):
    on(FRIDAY, "nil", 9, "市财政局")
    assert "登记零报告：市财政局" in desk("undo").out
    assert states(on)["市财政局"]["state"] == "未报"
    desk("undo")

    assert on(FRIDAY, "list", "--json").json == []


def test_the_chase_leaves_out_who_reported_and_says_what_to_say(on, opened):
    on(FRIDAY, "received", 9, "市科技局")

    told = on(NEXT_MONDAY, "chase", 9, "--json").json

    assert "市科技局" not in [one["unit"] for one in told]
    assert told[0]["unit"] == "市委组织部"
    assert "报送时限是11月27日（周五），已逾期1个工作日。" in told[0]["text"]


def test_forms_are_made_once_for_each_unit_and_counted(on, opened, tmp_path):
    answer = on(MONDAY, "forms", 9, "--out", tmp_path / "forms", "--json").json

    assert len(answer["files"]) == opened["forms"]
    book = load_workbook(tmp_path / "forms" / "反馈表_2026年第9次_市科技局.xlsx")
    assert book.custom_doc_props[ROUND_PROPERTY].value == "2026-9"
    assert states(on)["市科技局"]["forms_made"] == 1
    assert "次数印在表上" not in on(MONDAY, "forms", 9, "--out", tmp_path / "forms").out


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_paper_is_written(on, opened, tmp_path, ending):
    papers = {
        "letter": ("letter", 9),
        "own": ("letter", 9, "--unit", "市科技局", "--issue", 7),
        "chase": ("chase", 9),
        "status": ("status", 9),
        "changes": ("changes", 9),
    }
    for name, words in papers.items():
        path = tmp_path / f"{name}.{ending}"
        answer = on(NEXT_MONDAY, *words, "--out", path)
        assert (answer.code, answer.err) == (0, ""), name
        assert path.stat().st_size > 1000


def test_what_changed_is_told_task_by_task_and_in_numbers(desk, on, opened):
    on(FRIDAY, "close", 9)
    on(NEXT_MONDAY, "open", "--due", "2026-12-04")
    desk("--today", NEXT_MONDAY, "task", "set", "2-1-01", "progress=60")

    told = on("2026-12-01", "changes", 10, "--json").json

    assert (told["last"], told["since"], told["until"]) == ("2026年第9次", FRIDAY, "2026-12-01")
    assert told["numbers"]["progress"] == 1
    assert [(one["number"], one["kind"], one["old"], one["new"]) for one in told["changes"]] == [
        ("2-1-01", "progress", 0, 60)
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("open", "--number", 9), "2026年第9次调度已有"),
        (("open", "--number", 0), "调度的次数须从 1 起"),
        (("open", "--due", "2026-11-01"), "报送时限不能早于开始日期"),
        (("open", "--unit", "没有的单位"), "没有名为“没有的单位”的单位"),
        (("status", 8), "没有2026年第8次调度；2026年有第9次。"),
        (("status", 9, "--year", 2025), "2025年还没有开过调度"),
        (("nil", 9, "市科协会"), "没有名为“市科协会”的单位；是否指“市科协”"),
        (("send-back", 9, "市科技局", "--reason", "原因"), "市科技局没有可以退回的报送"),
        (("send-back", 9, "市科技局"), "缺少 --reason"),
        (("reopen", 9), "没有结束，不用重新打开"),
        (("letter", 9, "--out", "通知.txt"), "扩展名须是 .pdf 或 .docx"),
    ],
)
def test_a_refusal_is_one_sentence(on, opened, words, sentence):
    answer = on(MONDAY, *words)

    assert answer.code == 2
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_a_round_opened_by_mistake_is_removed(on, opened):
    assert on(MONDAY, "remove", 9).out == "2026年第9次调度已删除；可用 undo 撤销。\n"
    assert on(MONDAY, "list").out == "共 0 次。\n"


def test_a_closed_round_can_be_opened_again(on, opened):
    on(FRIDAY, "close", 9)
    assert on(NEXT_MONDAY, "reopen", 9).out == "2026年第9次调度已重新打开。\n"

    assert on(NEXT_MONDAY, "received", 9, "市科技局").out == "已登记：市科技局迟报。\n"


def test_tasks_are_added_to_an_open_round_and_forms_made_for_some_units_alone(desk, on, opened, tmp_path):
    out = tmp_path / "发出"
    desk("--today", MONDAY, "task", "add", "--title", "编制方案", "--lead-unit", "市科技局")
    before = states(on)["市科技局"]["tasks"]

    added = on(MONDAY, "add", 9, "--task", "9-0-01")
    made = on(MONDAY, "forms", 9, "--out", out, "--unit", "市科技局", "--unit", "曹县")

    assert added.out == "已补入 1 项任务：市科技局1行，共6个空格。请重新生成这些单位的反馈表。\n"
    assert states(on)["市科技局"]["tasks"] == before + 1
    assert made.out == "已生成 2 份反馈表。\n"
    assert sorted(one.name for one in out.iterdir()) == [
        "反馈表_2026年第9次_市科技局.xlsx",
        "反馈表_2026年第9次_曹县.xlsx",
    ]


def test_what_cannot_be_added_or_is_not_asked_is_refused_with_what_to_do(desk, on):
    on(MONDAY, "open", "--number", 9, "--due", FRIDAY, "--unit", "市科技局")

    assert "--task" in on(MONDAY, "add", 9).err
    refused = on(MONDAY, "forms", 9, "--out", "x", "--unit", "曹县")
    assert refused.code == 2
    assert refused.err == "2026年第9次调度没有要求曹县填报，没有生成；要它填报，请先用 round add 补入任务。\n"
    assert on(MONDAY, "add", 9, "--unit", "曹县").code == 0
    assert "曹县" in states(on)
