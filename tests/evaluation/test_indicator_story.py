"""What happened to an indicator, its values and targets, is told by period and by whose they are."""

from datetime import date

import pytest

from heze_desk.evaluation import indicator_story, indicators
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Period

DAY = date(2026, 11, 23)


@pytest.fixture
def watched(policy_workspace):
    with policy_workspace.step("新增指标") as db:
        return indicators.add(db, Indicator(name="演示产值", measure="亿元"))


def enter(workspace, step, indicator_id, value, **more):
    with workspace.step(step) as db:
        told = {"indicator_id": indicator_id, "year": 2026, "part": 9, "entered_on": DAY, "value": value}
        return indicators.enter(db, IndicatorValue(**told | more))


def test_values_and_targets_are_told_by_period_and_owner(policy_workspace, watched):
    enter(policy_workspace, "填报", watched, 48.5, note="演示")
    enter(policy_workspace, "改正", watched, 50.0, note="演示")
    gone = enter(policy_workspace, "填产业", watched, 3.0, industry_id=1)
    with policy_workspace.step("定目标") as db:
        indicators.aim(db, watched, Period(2026, 9), 60)
    with policy_workspace.step("删错数") as db:
        indicators.remove_value(db, gone)
    with policy_workspace.step("停用") as db:
        indicators.retire(db, watched, day=DAY)

    found = indicator_story.story(policy_workspace.db, indicators.get(policy_workspace.db, watched))

    assert [(one.step, one.field, one.old, one.new) for one in found] == [
        ("停用", "停用日期", "（空）", "2026-11-23"),
        ("删错数", "2026年9月数值（未来材料）", "3", ""),
        ("定目标", "2026年9月目标", "", "60"),
        ("填产业", "2026年9月数值（未来材料）", "", "3"),
        ("改正", "2026年9月数值", "48.5", "50"),
        ("填报", "2026年9月数值", "", "48.5；说明：演示"),
        ("新增指标", "指标", "", "名称：演示产值；计量单位：亿元；方向：越高越好；周期：月"),
    ]
