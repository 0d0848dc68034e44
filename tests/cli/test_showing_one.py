"""One phase, one indicator: all of it with its history, as typed on the command line."""

import pytest


@pytest.fixture
def planned(desk):
    for title, since, until in (("演示攻关", "2026-01-01", "2026-10-31"), ("演示示范", "2026-12-01", "2027-12-31")):
        words = ("--industry", "未来材料", "--from", since, "--to", until)
        assert desk("roadmap", "add", title, *words).code == 0
    assert desk("roadmap", "wait", "2", "--for", "1").code == 0
    assert desk("roadmap", "move", "1", "--to", "2026-11-30", "--why", "演示：场地晚到").code == 0
    return desk


def test_a_phase_is_shown_with_its_order_its_moves_and_its_history(planned):
    shown = planned("roadmap", "show", "1").out
    told = planned("roadmap", "show", "2", "--json").json

    assert "阶段　演示攻关　2026年1月1日至11月30日" in shown
    assert "等它完成的　演示示范" in shown
    assert "移动路线图：演示攻关　移动：2026年11月23日：由2026年1月1日至2026年10月31日改为" in shown
    assert told["waits_for"] == [{"subject": "item", "id": 1, "title": "演示攻关"}]
    assert {one["subject"] for one in told["history"]} == {"plan_item", "dependency"}
    assert "roadmap list" in planned("roadmap", "show", "9").err


def test_an_indicator_is_shown_with_values_of_everybody_targets_and_history(desk):
    desk("indicator", "add", "演示产值", "--unit", "亿元")
    desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", "48.5")
    desk("indicator", "enter", "演示产值", "--period", "2026-09", "--value", "3", "--industry", "未来材料")
    desk("indicator", "target", "演示产值", "--period", "2026-09", "--value", "60")

    shown = desk("indicator", "show", "演示产值").out
    told = desk("indicator", "show", "演示产值", "--json").json

    assert "2026年9月　48.5　目标60" in shown
    assert "2026年9月　未来材料　3" in shown
    assert "填报指标：演示产值　2026年9月数值（未来材料）：3" in shown
    assert [(one["whose"], one["value"]) for one in told["of_parts"]] == [("未来材料", 3.0)]
    assert {one["subject"] for one in told["history"]} == {"indicator", "indicator_value", "indicator_target"}
