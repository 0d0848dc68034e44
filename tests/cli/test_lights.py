"""Deadlines in working days and the lights of the chosen rule, by command."""

import pytest

from heze_desk.settings import store as office
from heze_desk.workspace.workspace import Workspace


@pytest.fixture
def task(desk):
    """Add a task and see it as of a day; nothing else stands between what is typed and what is told."""

    def add(*words):
        task_id = desk("task", "add", "--title", "看时限", *words).out.strip()
        return lambda day: desk("--today", day, "task", "show", task_id, "--json").json

    return add


@pytest.mark.parametrize(
    ("day", "left", "light", "standing"),
    [
        ("2026-09-28", 3, "临期", "顺延至10月8日，剩余3个工作日"),
        ("2026-10-08", 0, "临期", "顺延至10月8日，当日到期"),
        ("2026-10-09", -1, "逾期", "顺延至10月8日，逾期1个工作日"),
        ("2026-10-10", -2, "逾期", "顺延至10月8日，逾期2个工作日"),
    ],
)
def test_the_national_holiday_is_counted_to_the_day(task, day, left, light, standing):
    """Scene 2."""
    shown = task("--deadline", "2026-10-05")(day)

    assert (shown["deadline"], shown["effective_deadline"]) == ("2026-10-05", "2026-10-08")
    assert (shown["working_days_left"], shown["light"], shown["standing"]) == (left, light, standing)
    assert shown["estimated"] is False


def test_the_ledger_is_listed_with_what_is_left(desk, task):
    task("--deadline", "2026-10-05")

    (row,) = desk("--today", "2026-09-28", "tasks", "--text", "看时限", "--json").json
    assert (row["effective_deadline"], row["working_days_left"]) == ("2026-10-08", 3)
    assert "顺延至10月8日，剩余3个工作日" in desk("--today", "2026-09-28", "tasks", "--text", "看时限").out


def test_an_estimated_year_says_so(task):
    shown = task("--deadline", "2028-06-30")("2026-11-23")

    assert shown["estimated"] is True
    assert shown["standing"].endswith("（推算）")


def test_what_is_done_paused_or_goes_on_has_no_days_left(desk, task):
    done = task("--deadline", "2026-10-05", "--progress", "100")("2026-11-24")
    assert (done["light"], done["effective_deadline"], done["working_days_left"]) == ("办结", "2026-10-08", None)
    assert done["standing"] == ""

    lasting = task("--ongoing")("2026-11-23")
    assert (lasting["light"], lasting["deadline"], lasting["working_days_left"]) == ("长期", None, None)
    assert [row["light"] for row in desk("tasks", "--light", "长期", "--json").json] == ["长期"]


def test_a_task_that_goes_on_is_given_a_deadline_and_the_other_way_round(desk, task):
    shown = task("--ongoing")
    task_id = str(shown("2026-11-23")["id"])

    assert desk("task", "set", task_id, "时限=2026-12-31").code == 0
    assert (shown("2026-11-23")["light"], shown("2026-11-23")["ongoing"]) == ("正常", False)
    assert desk("task", "set", task_id, "时限=长期").code == 0
    assert (shown("2026-11-23")["light"], shown("2026-11-23")["deadline"]) == ("长期", None)
    assert desk("task", "set", task_id, "长期=否").code == 0
    assert shown("2026-11-23")["light"] == "未定"
    assert "请写 是 或 否" in desk("task", "set", task_id, "长期=也许").err


def test_the_words_for_reading_tell_where_a_deadline_counts_and_that_a_task_goes_on(desk, task):
    due, lasting = (str(task(*words)("2026-11-23")["id"]) for words in (("--deadline", "2026-10-05"), ("--ongoing",)))

    assert "时限：2026-10-05\n" in desk("--today", "2026-09-28", "task", "show", due).out
    assert "到期情况：顺延至10月8日，剩余3个工作日\n" in desk("--today", "2026-09-28", "task", "show", due).out
    desk("task", "set", lasting, "长期=否")
    desk("task", "set", lasting, "长期=是")
    assert "时限：长期\n" in desk("task", "show", lasting).out
    assert "长期任务：否 → 是" in desk("task", "show", lasting).out


def test_a_deadline_beside_long_running_is_refused(desk, task):
    task_id = str(task("--deadline", "2026-12-31")("2026-11-23")["id"])

    assert "长期任务没有时限" in desk("task", "set", task_id, "长期=是").err
    assert desk("task", "add", "--title", "甲", "--ongoing", "--deadline", "2026-12-31").code == 2


def test_another_rule_gives_its_own_lights_and_refuses_those_it_has_not(desk, home, task):
    shown = task("--start", "2026-11-02", "--deadline", "2026-12-31", "--progress", "10")
    workspace = Workspace.open(home)
    with workspace.step("改规则") as db:
        office.change(db, light_scheme="序时进度")
    workspace.close()

    assert (shown("2026-11-23")["light"], shown("2026-11-23")["standing"]) == (
        "黄灯",
        "剩余28个工作日，落后序时进度26个百分点",
    )
    assert "没有“临期”；可用：绿灯、黄灯、红灯、办结、暂停、长期、未定" in desk("tasks", "--light", "临期").err


def test_the_rule_is_told_under_a_list_that_shows_lights(desk, task):
    task("--deadline", "2026-10-05")
    told = desk("--today", "2026-09-28", "tasks", "--light", "临期").out.splitlines()

    assert told[-1].startswith("注：时限遇放假日顺延至下一个工作日；逾期指已过时限尚未办结；临期指距时限7个工作日以内")
    assert "注：" not in desk("--today", "2026-09-28", "tasks", "--light", "暂停").out
