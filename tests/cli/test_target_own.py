"""What the office sets itself beside the targets of the policy, as the secretary types it."""

import pytest

WORDS = ("targets", "own", "--target", "平台", "--year", 2026)


@pytest.fixture
def own(desk):
    assert desk(*WORDS, "--value", 6, "--basis", "演示文件").code == 0
    return lambda *words: desk(*WORDS, *words)


def test_own_targets_are_listed_and_stand_in_the_text_of_the_targets(own, desk):
    own("--value", 2, "--industry", "低空经济")

    listed = desk("targets", "own", "--list").out

    assert listed == (
        "重大科技创新平台　2026年　全部产业　目标6家，已核实0家，差6家（依据：演示文件）\n"
        "重大科技创新平台　2026年　低空经济　目标2家，已核实0家，差2家\n"
        "共 2 项自定目标。\n"
    )
    assert "　自定：2026年　低空经济　目标2家，已核实0家，差2家\n" in desk("targets").out
    assert "共 1 项" in desk("targets", "own", "--list", "--industry", "低空经济").out
    for narrowed in (("--target", "关键技术"), ("--year", 2027)):
        assert desk("targets", "own", "--list", *narrowed).out == "共 0 项自定目标。\n"


def test_an_own_target_is_replaced_naming_the_old_and_keeps_its_basis(own, desk):
    refused = own("--value", 9)
    assert (refused.code, "已有自定目标 6家（依据：演示文件）；要改请加 --replace" in refused.err) == (2, True)

    told = own("--value", 9, "--replace")

    assert told.out == (
        "2026年重大科技创新平台自定目标由 6家（依据：演示文件）改为 9家（依据：演示文件）；原文目标30家左右不变。\n"
    )
    assert desk("targets", "own", "--list", "--json").json[0]["basis"] == "演示文件"


def test_an_own_target_goes_and_one_that_never_was_is_refused(own, desk):
    assert own("--remove").out == "已删除2026年重大科技创新平台的自定目标 6家（依据：演示文件）；可用 undo 撤销。\n"
    assert desk("targets", "--json").json[0]["own"] == []

    refused = own("--remove")

    assert (refused.code, "没有自定目标，不用删除" in refused.err) == (2, True)
    desk("undo")
    assert len(desk("targets", "own", "--list", "--json").json) == 1


def test_every_way_gives_the_same_shape_back(own, desk):
    set_one = own("--value", 2, "--industry", "低空经济", "--json").json

    assert set_one == {
        "target": "重大科技创新平台",
        "year": 2026,
        "industry": "低空经济",
        "value": 2,
        "unit": "家",
        "basis": None,
        "proven": 0,
    }
    assert desk("targets", "own", "--list", "--json").json[1] == set_one
    assert desk("targets", "--json").json[0]["own"][1] == set_one
    assert own("--remove", "--industry", "低空经济", "--json").json == set_one


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "缺少 --target、--year、--value；要看已有的自定目标请用 targets own --list。"),
        (("--target", "平台", "--year", 2026), "缺少 --value；"),
        (("--target", "大楼", "--year", 2026, "--value", 1), "“大楼”没有对应到一项目标；现有：重大科技创新平台、"),
        (("--target", "平台", "--year", 2031, "--value", 1), "目标到2030年为止，不能定2031年的"),
        (("--target", "平台", "--year", 26, "--value", 1), "年份须在 2000 到 2100 之间，不能是“26”。"),
        (("--target", "平台", "--year", 2026, "--value", "六"), "--value 须是整数，不能是“六”"),
        (("--target", "平台", "--year", 2026, "--value", -1), "自定目标须是不小于 0 的整数。"),
        (("--target", "平台", "--year", 2026, "--value", 1, "--industry", "乱"), "乱"),
        (("--list", "--remove"), "只能用一个"),
    ],
)
def test_what_cannot_be_an_own_target_is_refused(desk, words, why):
    refused = desk("targets", "own", *words)

    assert (refused.code, refused.out, why in refused.err) == (2, "", True), refused.err
    assert desk("targets", "own", "--list", "--json").json == []


def test_evidence_is_told_and_of_a_year_that_has_goals(desk):
    words = ("targets", "evidence", "--goal", "产业集群", "--text", "演示佐证。")

    assert desk(*words, "--year", 2035).out.startswith("已登记佐证：2035年“")
    assert desk(*words, "--year", 2035, "--json").json["text"] == "演示佐证。"
    unsaid = desk("targets", "evidence", "--year", 2035, "--goal", " ", "--text", "演示")
    assert (unsaid.code, "请用 --goal 写明对应哪一句目标" in unsaid.err) == (2, True)
    refused = desk(*words, "--year", 2033)
    assert (refused.code, "政策里没有2033年的目标；有文字目标的年份：" in refused.err) == (2, True)


def test_an_own_target_of_an_industry_that_ended_says_so(own, desk):
    own("--value", 2, "--industry", "低空经济")
    ended = desk("industry", "end", "低空经济", "--from", "2026-11-20", "--basis", "演示文件", "--leave", "全部")
    assert ended.code == 0, ended.err

    assert "　2026年　低空经济（已移出）　目标2家，" in desk("targets", "own", "--list").out
    refused = own("--value", 3, "--industry", "低空经济", "--replace")
    assert (refused.code, "不再列入产业" in refused.err) == (2, True)


def test_evidence_entered_by_mistake_goes_by_its_number(desk):
    desk("targets", "evidence", "--year", 2035, "--goal", "产业集群", "--text", "演示佐证。")
    assert "　1　2026年11月23日　" in desk("targets", "goals").out

    gone = desk("targets", "evidence", "--remove", 1)

    assert gone.out.endswith("，2026年11月23日，演示佐证；可用 undo 撤销。\n")
    assert [one["evidence"] for one in desk("targets", "goals", "--json").json if one["evidence"]] == []
    for words, why in (
        (("--remove", 1), "没有编号为 1 的佐证"),
        (("--year", 2035), "缺少 --goal、--text；"),
    ):
        refused = desk("targets", "evidence", *words)
        assert (refused.code, why in refused.err) == (2, True)
