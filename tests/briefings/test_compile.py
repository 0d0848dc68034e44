"""What a briefing counts and gathers from the ledger and the roster of a day."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from heze_desk.briefings import store
from heze_desk.policy.records import Part
from heze_desk.roster import store as roster
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Light, ProgressEntry, Task
from heze_desk.workspace.workspace import Workspace

INDUSTRIES = ["未来材料", "氢能与储能", "合成生物", "人工智能", "智能机器人", "未来制造", "低空经济"]
LIT = (
    ("2-1-01", {"deadline": date(2026, 11, 20)}, Light.OVERDUE),
    ("2-1-02", {"deadline": date(2026, 11, 22)}, Light.SOON),
    ("2-1-03", {"deadline": date(2026, 12, 2)}, Light.SOON),
    ("2-2-01", {"deadline": date(2026, 12, 3)}, Light.NORMAL),
    ("3-1-01", {"deadline": date(2026, 1, 1), "progress": 100, "done_on": date(2026, 11, 20)}, Light.DONE),
    ("4-1-01", {"deadline": date(2026, 1, 1), "paused_on": date(2026, 11, 1)}, Light.PAUSED),
    ("4-1-02", {"deadline": date(2026, 1, 1), "progress": 100, "done_on": date(2026, 12, 1)}, Light.OVERDUE),
    ("4-1-03", {"ongoing": True}, Light.LASTING),
)


@pytest.fixture
def lit(policy_workspace):
    """Eight tasks with a light of their own among all that have no deadline."""
    with policy_workspace.step("填写时限") as db:
        for number, fields, _ in LIT:
            tasks.change(db, _id(db, number), **fields)
    return policy_workspace


def _id(db, number):
    return db.execute("select id from task where number = ?", [number]).fetchone()[0]


def test_lights_are_those_counted_by_hand(lit, today):
    briefing = store.compile(lit.db, today)

    by_hand = Counter(light for _, _, light in LIT)
    by_hand[Light.UNSET] = 144 - len(LIT)
    assert briefing.lights == by_hand


def test_every_task_stands_in_one_section_only(lit, today):
    briefing = store.compile(lit.db, today)

    ids = [task.id for task in briefing.tasks]
    assert sorted(ids) == [row[0] for row in lit.db.execute("select id from task order by id")]


def test_sections_follow_the_order_of_the_policy(policy_workspace, today):
    sections = store.compile(policy_workspace.db, today).sections

    parts = [section.part for section in sections]
    assert [section.name for section in sections[:7]] == INDUSTRIES
    assert parts == [Part.INDUSTRY] * 7 + [Part.KEY_TASK] * 8 + [Part.SAFEGUARD] * 4
    assert sections[7].name == "政务服务优化提升任务"


def test_what_lags_comes_longest_overdue_first(lit, today):
    briefing = store.compile(lit.db, today)

    assert [task.number for task in briefing.lagging] == ["4-1-02", "2-1-01", "2-1-02", "2-1-03"]


def test_tasks_in_the_bin_are_not_told(lit, today):
    with lit.step("移入回收站") as db:
        tasks.discard(db, _id(db, "2-1-01"), day=today)

    assert len(store.compile(lit.db, today).tasks) == 143


def test_an_industry_stands_only_between_its_days(policy_workspace, today):
    with policy_workspace.step("动态调整") as db:
        first, second, *_ = roster.industries(db, today)
        roster.save_industry(db, replace(first, valid_to=date(2026, 11, 22)))
        roster.save_industry(db, replace(second, valid_from=date(2026, 11, 24)))

    briefing = store.compile(policy_workspace.db, today)

    assert [section.name for section in briefing.of_part(Part.INDUSTRY)] == INDUSTRIES[2:]
    assert len(briefing.tasks) == 144
    assert [section.name for section in briefing.of_part(None)] == ["其他任务"]


def test_leaders_and_lead_units_are_those_of_the_day(policy_workspace, today):
    held = {"industry": "未来材料", "basis": "演示文件"}
    with policy_workspace.step("明确分工") as db:
        appoint(db, Appointment(**held, leader="王测一", title="演示职务", valid_from=date(2026, 3, 2)))
        gone = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 11, 22)}
        appoint(db, Appointment(**held, lead_unit="市科技局", **gone))

    first, second, *_ = store.compile(policy_workspace.db, today).sections

    assert (first.leader, first.lead_unit) == ("王测一（演示职务）", "（空缺）")
    assert (second.leader, second.lead_unit) == ("待明确", "待明确")
    assert (first.lacking, second.lacking) == (("牵头部门",), ("分管市级领导", "牵头部门"))


def test_only_what_was_reported_by_the_day_is_told(policy_workspace, today):
    with policy_workspace.step("登记进展") as db:
        task_id = _id(db, "2-1-01")
        for day, text in ((date(2026, 11, 18), "演示进展甲"), (date(2026, 11, 24), "演示进展乙")):
            tasks.report(db, ProgressEntry(task_id=task_id, day=day, text=text))

    told = next(task for task in store.compile(policy_workspace.db, today).tasks if task.number == "2-1-01")

    assert (told.latest, told.latest_on) == ("演示进展甲", date(2026, 11, 18))


def test_a_briefing_of_a_day_before_the_last_change_says_so(policy_workspace):
    last = date.fromisoformat(policy_workspace.db.execute("select max(day) from step").fetchone()[0])

    of_then = store.compile(policy_workspace.db, last)
    of_before = store.compile(policy_workspace.db, last - timedelta(days=1))

    assert (of_then.outdated, of_before.outdated) == (False, True)
    assert of_before.note.endswith("进度、时限和存在问题按编印时台账。")
    assert of_then.note == of_then.rule.sentence


def test_a_task_of_no_section_is_told_among_the_others(policy_workspace, today):
    with policy_workspace.step("新增任务") as db:
        tasks.add(db, Task(number=tasks.NEXT, title="报送月报"))

    rest = store.compile(policy_workspace.db, today).of_part(None)

    assert [task.title for section in rest for task in section.tasks] == ["报送月报"]


def test_compiling_writes_nothing(policy_home, today):
    beside = Workspace.open(policy_home, reading=True)

    assert len(store.compile(beside.db, today).tasks) == 144

    beside.close()
