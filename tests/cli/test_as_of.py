"""The ledger asked for as of a past day gives what it gave then."""

import sqlite3
from contextlib import closing

import pytest
from docx import Document
from openpyxl import load_workbook

from heze_desk.workspace.workspace import FILE


@pytest.fixture
def on(desk, home, monkeypatch):
    """A command given on a day of November 2026, in a workspace made on the first."""
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as db:
        db.execute("update step set day = '2026-11-01'")

    def run(day, *words):
        monkeypatch.setenv("HEZE_DESK_TODAY", f"2026-11-{day:02d}")
        return desk(*words)

    return run


@pytest.fixture
def task(on):
    words = ("task", "add", "--title", "编制演示方案", "--industry", "低空经济", "--deadline", "2026-11-26")
    return on(23, *words).out.strip()


def listed(on, day, *words):
    return on(30, "tasks", "--as-of", f"2026-11-{day}", "--json", *words).json


def test_every_earlier_day_gives_the_list_that_was_printed_on_it(on, task):
    printed = {}
    for day, act in (
        (23, ("task", "set", task, "progress=20")),
        (24, ("task", "set", task, "title=编制方案", "时限=2026-12-01", "责任单位=曹县")),
        (25, ("task", "set", task, "progress=100")),
        (26, ("undo",)),
        (27, ("task", "set", "1", "progress=60")),
        (28, ("undo",)),
        (29, ("redo",)),
    ):
        assert on(day, *act).code == 0
        printed[day] = on(day, "tasks", "--json").json

    assert {day: listed(on, day) for day in printed} == printed
    assert len({repr(one) for one in printed.values()}) > 5


def test_counts_by_light_are_those_of_the_day(on, task):
    on(25, "task", "set", task, "progress=100")

    done = {day: len(listed(on, day, "--light", "办结")) for day in (24, 25, 29)}

    assert done == {24: 0, 25: 1, 29: 1}


def test_reporting_done_and_falling_back_keeps_every_earlier_count_true(on, task):
    on(24, "task", "set", task, "progress=100")
    on(26, "task", "set", task, "progress=60")

    states = [
        (one["progress"], one["light"]) for day in (23, 24, 25, 26) for one in listed(on, day, "--text", "演示方案")
    ]

    assert states == [(0, "临期"), (100, "办结"), (100, "办结"), (60, "临期")]


def test_a_task_is_shown_as_it_was_with_the_history_until_then(on, task):
    on(25, "task", "set", task, "title=编制方案", "progress=100")

    shown = on(30, "task", "show", task, "--as-of", "2026-11-24", "--json").json

    assert (shown["title"], shown["progress"], shown["done_on"]) == ("编制演示方案", 0, None)
    assert {change["step"] for change in shown["history"]} == {"新增任务：编制演示方案"}


def test_before_the_day_it_was_added_a_task_is_not_there(on):
    on(24, "tasks")
    added = on(25, "task", "add", "--title", "编制演示方案").out.strip()

    assert on(30, "task", "show", added, "--as-of", "2026-11-24").code == 2
    assert listed(on, 24, "--text", "演示方案") == []


def test_the_terminal_says_which_day_is_shown(on, task):
    told = on(30, "tasks", "--as-of", "2026-11-24", "--text", "演示方案").out.splitlines()

    assert told[0] == "截至2026年11月24日："
    assert "剩余2个工作日" in told[1]
    assert told[2] == "共 1 项。"


@pytest.mark.parametrize("words", [("tasks",), ("task", "show", "1"), ("summary",)])
def test_a_day_that_is_yet_to_come_is_refused(on, words):
    said = on(23, *words, "--as-of", "2026-11-24")

    assert (said.code, said.out) == (2, "")
    assert said.err == "2026年11月24日还没有到，不能按这一天查看；请写今天或更早的日期。\n"


def test_the_counts_of_the_policy_can_be_asked_for_as_of_a_day(on):
    assert on(30, "summary", "--as-of", "2026-11-24", "--json").json == on(30, "summary", "--json").json


def test_a_ledger_of_a_past_day_is_exported_as_it_was(on, task, tmp_path):
    on(25, "task", "set", task, "progress=100")

    on(30, "export", "tasks", "--as-of", "2026-11-24", "--out", tmp_path / "then.xlsx")

    then = list(load_workbook(tmp_path / "then.xlsx").active.values)
    assert "2026年11月24日" in str(then[:2])
    assert [100 in row or 1 in row for row in then if "编制演示方案" in row] == [False]


def test_a_briefing_of_a_past_day_is_not_changed_by_what_came_later(on, task, tmp_path):
    on(24, "task", "set", task, "progress=30")
    on(24, "briefing", "--out", tmp_path / "then.docx")
    on(26, "task", "set", task, "progress=100")

    said = on(30, "briefing", "--as-of", "2026-11-24", "--out", tmp_path / "later.docx")

    assert (said.code, said.err) == (0, "")
    then, later = ([line.text for line in Document(tmp_path / f"{name}.docx").paragraphs] for name in ("then", "later"))
    assert then == later


def test_how_the_units_of_a_round_stood_can_be_asked_for(on):
    on(23, "round", "open", "--number", "9", "--due", "2026-11-25")
    on(24, "round", "received", "9", "市科技局")
    on(25, "round", "send-back", "9", "市科技局", "--reason", "漏填")

    def state(*words):
        return next(
            one["state"] for one in on(30, "round", "status", "9", *words, "--json").json if one["unit"] == "市科技局"
        )

    assert [state("--as-of", f"2026-11-{day}") for day in (23, 24, 25)] == ["未报", "已报", "退回"]
    assert on(30, "round", "status", "9", "--as-of", "2026-11-22").code == 2


def test_a_day_before_the_workspace_was_made_is_given_as_it_was_made_and_said(on):
    made = on(2, "tasks", "--json").json
    on(3, "task", "set", "1", "progress=60")

    said = on(30, "tasks", "--as-of", "2026-10-01", "--json")

    assert [line["progress"] for line in said.json] == [line["progress"] for line in made]
    assert said.err == "注意：工作区建于2026年11月1日，此前的日子按建立时的内容显示。\n"
