"""The ledger as it is listed: names of the day, lights, filters."""

from datetime import date

import pytest

from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.roster.records import Industry, UnitKind, UnitName
from heze_desk.tasks import store
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import Light, LightRule, ProgressEntry, Task

DAY = date(2026, 11, 23)


@pytest.fixture
def units(workspace):
    """The ids of units by name; 各县区 is a group with 曹县 in it."""
    named = {"市科技局": UnitKind.DEPARTMENT, "市财政局": UnitKind.DEPARTMENT}
    named |= {"各县区": UnitKind.GROUP, "曹县": UnitKind.COUNTY}
    with workspace.step("新增单位") as db:
        ids = {name: unit_store.add(db, name, kind=kind) for name, kind in named.items()}
        unit_store.set_members(db, ids["各县区"], [ids["曹县"]])
    return ids


@pytest.fixture
def ledger(workspace, units):
    """Five tasks in two sections and one without; the titles say who is responsible."""
    with workspace.step("录入") as db:
        for position, name in ((1, "智能机器人"), (2, "低空经济")):
            clause = "insert into clause (part, position, label, name, text) values ('产业', ?, ?, ?, '…')"
            db.execute(clause, [position, str(position), name])
            roster.save_industry(db, Industry(clause_id=position, position=position, name=name))
        for title, responsible, fields in (
            ("报送Excel清单", ["市财政局"], {"deadline": date(2026, 12, 31), "person": "张喆"}),
            ("县区场景", ["各县区"], {"industry_id": 2, "deadline": date(2026, 11, 1), "content": "低空飞行场景"}),
            ("平台方案", ["市科技局", "市财政局"], {"industry_id": 1, "deadline": date(2026, 11, 25)}),
            ("县区牵头", [], {"industry_id": 1, "lead_unit_id": units["各县区"]}),
            ("科技牵头", ["曹县"], {"industry_id": 1, "lead_unit_id": units["市科技局"]}),
        ):
            store.add(db, Task(number=store.NEXT, title=title, **fields), [units[name] for name in responsible])


def titles(workspace, day=DAY, **wanted):
    return [line.title for line in lines(workspace.db, day, LightRule(), TaskFilter(**wanted))]


def test_the_ledger_is_in_the_order_of_the_policy_and_what_has_no_section_comes_last(workspace, ledger):
    assert titles(workspace) == ["平台方案", "县区牵头", "科技牵头", "县区场景", "报送Excel清单"]


def test_a_hundredth_number_comes_after_the_ninety_ninth(workspace):
    with workspace.step("录入") as db:
        for number in ("9-0-100", "9-0-09", "9-0-99"):
            store.add(db, Task(number=number, title=number))
    assert titles(workspace) == ["9-0-09", "9-0-99", "9-0-100"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市科技局", ["平台方案", "科技牵头"]),
        ("市财政局", ["平台方案", "报送Excel清单"]),
        ("各县区", ["县区牵头", "县区场景"]),
        ("曹县", ["县区牵头", "科技牵头", "县区场景"]),
    ],
)
def test_a_unit_is_asked_for_what_it_leads_shares_or_has_as_a_member_of_a_group(
    workspace, ledger, units, name, expected
):
    assert titles(workspace, unit_id=units[name]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方案", ["平台方案"]),
        ("excel", ["报送Excel清单"]),
        ("  县区   低空 ", ["县区场景"]),
        ("低空 机器人", []),
        ("财政", ["平台方案", "报送Excel清单"]),
        ("张喆", ["报送Excel清单"]),
        ("1-1-02", ["县区牵头"]),
        ("%", []),
        ("   ", ["平台方案", "县区牵头", "科技牵头", "县区场景", "报送Excel清单"]),
    ],
)
def test_every_word_typed_must_stand_somewhere_in_the_line(workspace, ledger, text, expected):
    assert titles(workspace, text=text) == expected


@pytest.mark.parametrize(
    ("light", "expected"),
    [
        (Light.OVERDUE, ["县区场景"]),
        (Light.SOON, ["平台方案"]),
        (Light.NORMAL, ["报送Excel清单"]),
        (Light.UNSET, ["县区牵头", "科技牵头"]),
        (Light.DONE, []),
    ],
)
def test_lights_are_those_of_the_day(workspace, ledger, light, expected):
    assert titles(workspace, light=light) == expected


def test_industry_section_and_light_narrow_together(workspace, ledger):
    assert titles(workspace, industry_id=1, clause_id=1, light=Light.UNSET) == ["县区牵头", "科技牵头"]
    assert titles(workspace, industry_id=2, clause_id=1) == []


def test_the_bin_is_a_ledger_of_its_own(workspace, ledger):
    task_id = lines(workspace.db, DAY, LightRule())[0].id
    with workspace.step("移入回收站") as db:
        store.discard(db, task_id, day=DAY)

    assert "平台方案" not in titles(workspace)
    assert titles(workspace, deleted=True) == ["平台方案"]


def test_units_are_called_as_on_the_day_in_the_order_of_the_task(workspace, ledger, units):
    with workspace.step("更名") as db:
        renamed = UnitName(unit_id=0, short_name="市科创局", full_name="菏泽市科创局", valid_from=date(2026, 10, 1))
        unit_store.rename(db, units["市科技局"], renamed)

    def named(day):
        first, _, third, *_ = lines(workspace.db, day, LightRule())
        return first.units, third.lead_unit

    assert named(date(2026, 9, 30)) == (("市科技局", "市财政局"), "市科技局")
    assert named(date(2026, 10, 1)) == (("市科创局", "市财政局"), "市科创局")
    assert titles(workspace, text="市科创局") == ["平台方案", "科技牵头"]


def test_the_latest_report_is_that_of_the_day_asked_for(workspace, ledger):
    task_id = lines(workspace.db, DAY, LightRule())[0].id
    with workspace.step("报进展") as db:
        for day, text in ((1, "完成初稿"), (20, "已送审"), (20, "已定稿")):
            store.report(db, ProgressEntry(task_id=task_id, day=date(2026, 11, day), text=text))
        store.report(db, ProgressEntry(task_id=task_id, day=date(2026, 11, 22), progress=90))

    def latest(day):
        return lines(workspace.db, date(2026, 11, day), LightRule())[0].latest

    assert [latest(day) for day in (19, 20, 23)] == ["完成初稿", "已定稿", "已定稿"]
    assert lines(workspace.db, date(2026, 10, 31), LightRule())[0].latest == ""


def test_an_empty_workspace_has_an_empty_ledger(workspace):
    assert lines(workspace.db, DAY, LightRule()) == []
