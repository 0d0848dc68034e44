"""动态调整 as typed on the command line."""

import pytest

SINCE = ("--from", "2026-11-01", "--basis", "演示2号")


def test_industries_are_renamed_split_merged_added_and_ended(desk):
    assert "请逐类选择" in desk("industry", "rename", "未来材料", "--to", "演示新材", *SINCE).err
    told = desk("industry", "rename", "未来材料", "--to", "演示新材", *SINCE, "--move", "全部")
    assert told.out.startswith("已调整：2026年11月1日：未来材料更名为演示新材，依据：演示2号。\n已转入：任务")
    assert desk("industry", "add", "演示量子", *SINCE).code == 0
    assert "请逐类选择" in desk("industry", "end", "合成生物", *SINCE).err
    ended = desk("industry", "end", "合成生物", *SINCE, "--leave", "全部", "--move", "任务=演示新材")
    assert "已转入：任务" in ended.out
    split = ("--into", "演示低空制造", "--into", "演示低空服务")
    assert "写明转入哪个产业" in desk("industry", "split", "低空经济", *split, *SINCE, "--move", "任务").err
    moved = ("--move", "全部=演示低空制造", "--leave", "路线图")
    assert desk("industry", "split", "低空经济", *split, *SINCE, *moved).code == 0
    merged = desk("industry", "merge", "人工智能", "智能机器人", "--into", "演示智能", *SINCE, "--leave", "全部")
    assert merged.code == 0, merged.err
    assert "演示智能的责任单位为人工智能、智能机器人责任单位的合并，重复的只列一次。" in merged.out

    shown = desk("industry", "list", "--json").json
    assert [one["name"] for one in shown["industries"]] == [
        "演示新材",
        "氢能与储能",
        "演示智能",
        "未来制造",
        "演示低空制造",
        "演示低空服务",
        "演示量子",
    ]
    assert [one["act"] for one in shown["changes"]] == ["合并", "拆分", "结束", "新增", "更名"]


def test_what_is_wrong_is_refused_in_a_sentence(desk):
    rename = ("industry", "rename", "未来材料", "--to", "演示新材", *SINCE)
    assert "不认识“人事”" in desk(*rename, "--move", "人事").err
    assert "没有名为“未来食品”的产业" in desk("industry", "end", "未来食品", *SINCE).err
    assert "新名称与原名称相同" in desk("industry", "rename", "未来材料", "--to", "未来材料", *SINCE).err
    itself = ("--leave", "全部", "--move", "任务=未来材料")
    assert "正要结束的产业本身" in desk("industry", "end", "未来材料", *SINCE, *itself).err
    assert (
        "任务编号=新产业"
        in desk("industry", "split", "未来材料", "--into", "一", "--into", "二", *SINCE, "--task", "x").err
    )


def test_a_task_of_another_industry_is_not_parted_silently(desk):
    split = ("industry", "split", "未来制造", "--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")

    assert "任务2-1-01不属于要调整的产业" in desk(*split, "--task", "1=演示二").err
    assert [one["name"] for one in desk("industry", "list", "--json").json["industries"]][5] == "未来制造"


def test_nothing_new_is_filed_under_an_industry_that_ended(desk):
    split = ("--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    assert desk("industry", "split", "未来制造", *split).code == 0

    for words in (
        ("task", "add", "--title", "新任务", "--industry", "未来制造"),
        ("task", "set", "1", "产业=未来制造"),
    ):
        told = desk(*words)
        assert told.code == 2
        assert "未来制造自2026年11月1日起不再列入产业，由演示一、演示二接续；请改写为演示一或演示二。" in told.err
    unknown = desk("task", "add", "--title", "新任务", "--industry", "没有").err
    assert "演示一、演示二、低空经济；已移出：未来制造。" in unknown


def test_an_act_tells_what_it_wrote_as_json_even_before_a_later_one(desk):
    later = desk("industry", "add", "演示量子", "--from", "2026-11-10", "--basis", "演示3号", "--json").json
    told = desk("industry", "rename", "未来材料", "--to", "演示新材", *SINCE, "--move", "全部", "--json").json

    rows = {one["name"]: one["id"] for one in desk("industry", "--json").json["industries"]}
    assert (later["act"], later["new"], later["new_ids"]) == ("新增", ["演示量子"], [rows["演示量子"]])
    assert (told["act"], told["old"], told["new"]) == ("更名", ["未来材料"], ["演示新材"])
    assert told["new_ids"] == [rows["演示新材"]]
    assert told["moved"]["任务"] > 0


def test_what_an_industry_has_is_listed_and_parted_one_by_one(desk):
    for name in ("演示甲平台", "演示乙平台"):
        assert desk("register", "平台", "add", "--name", name, "--industry", "未来制造").code == 0
    for year in ("2026", "2027"):
        own = ("--target", "平台", "--year", year, "--value", "2", "--industry", "未来制造")
        assert desk("targets", "own", *own).code == 0

    listed = desk("industry", "belongings", "未来制造", "--json").json
    entries = [one["number"] for one in listed if one["option"] == "entry"]
    first, second = (one["id"] for one in listed if one["option"] == "target")
    task = next(one for one in listed if one["option"] == "task")
    shown = desk("industry", "belongings", "未来制造").out
    assert f"名录　--entry {entries[0]}　演示甲平台" in shown
    assert f"任务　--task {task['number']}　{task['title']}" in shown
    assert f"目标　--target {first}　2026年　重大科技创新平台自定目标2家" in shown

    split = ("industry", "split", "未来制造", "--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    told = desk(
        *split, "--entry", f"{entries[1]}=演示二", "--target", f"{second}=演示二", "--target", f"{first}=", "--json"
    )
    assert (told.code, told.json["moved"]["名录"], told.json["moved"]["目标"]) == (0, 2, 1)

    places = {one["name"]: one["industries"] for one in desk("register", "平台", "list", "--json").json}
    assert places == {"演示甲平台": ["演示一"], "演示乙平台": ["演示二"]}
    own = desk("targets", "own", "--list", "--json").json
    assert {(one["year"], one["industry"]) for one in own} == {(2026, "未来制造"), (2027, "演示二")}


def test_a_single_thing_that_is_not_there_is_not_parted(desk):
    split = ("industry", "split", "未来制造", "--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    assert desk("register", "平台", "add", "--name", "演示平台", "--industry", "低空经济").code == 0

    assert "名录条目1不属于要调整的产业" in desk(*split, "--entry", "PT1=演示二").err
    assert "项目名录里没有“XM1”" in desk(*split, "--entry", "XM1=演示二").err
    assert "自定目标7不属于要调整的产业" in desk(*split, "--target", "7=演示二").err
    assert "条目编号=新产业" in desk(*split, "--entry", "x=演示二").err


def test_the_ledger_goes_out_and_in_unchanged_after_industries_changed(desk, tmp_path):
    merge = ("industry", "merge", "氢能与储能", "合成生物", "--into", "演示能源生物", *SINCE, "--move", "全部")
    assert desk(*merge, "--terms-of", "氢能与储能").code == 0
    split = ("--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    assert desk("industry", "split", "未来制造", *split).code == 0
    assert desk("industry", "rename", "低空经济", "--to", "演示低空", *SINCE, "--move", "全部").code == 0
    out = tmp_path / "台账.xlsx"
    assert desk("export", "tasks", "--out", out).code == 0

    assert "新增 0 项，更改 0 项（0 处）" in desk("import", "tasks", out).out
    assert "板块：演示低空\n" in desk("task", "show", "2-7-03").out
    assert "板块：演示能源生物\n" in desk("task", "show", "2-3-01").out


def test_a_task_is_parted_by_the_number_that_every_list_prints(desk):
    task = next(one for one in desk("industry", "belongings", "未来制造", "--json").json if one["option"] == "task")
    split = ("industry", "split", "未来制造", "--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")

    assert "不能是“2-6-99=演示二”" in desk(*split, "--task", "2-6-99=演示二").err
    assert desk(*split, "--task", f"{task['number']}=演示二").code == 0

    assert [one["id"] for one in desk("industry", "belongings", "演示二", "--json").json] == [task["id"]]


@pytest.fixture
def ended(desk):
    """未来制造 is no more from 2026-11-01 on."""
    split = ("--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    assert desk("industry", "split", "未来制造", *split).code == 0
    assert desk("indicator", "add", "演示产值").code == 0
    assert desk("register", "平台", "add", "--name", "演示平台", "--industry", "演示一").code == 0
    assert desk("meeting", "new", "--type", "专题会", "--on", "2026-11-05", "--chair", "王测一").code == 0
    return desk


ENDED = ("--industry", "未来制造")
LEADER = ("assign", *ENDED, "--leader", "王测一", "--title", "副市长", "--basis", "演示3号", "--from")


@pytest.mark.parametrize(
    "words",
    [
        (*LEADER, "2026-11-01"),
        ("assign", *ENDED, "--lead-unit", "市科技局", "--from", "2026-11-23", "--basis", "演示3号"),
        ("roadmap", "add", "演示节点", *ENDED, "--on", "2027-01-01"),
        ("indicator", "enter", "演示产值", *ENDED, "--period", "2026-11", "--value", "3"),
        ("register", "平台", "term", "PT1", *ENDED, "--from", "2026-11-01", "--to", "2026-11-02"),
        ("meeting", "invite", "1", *ENDED),
    ],
)
def test_no_act_of_later_days_is_taken_for_an_industry_that_ended(ended, words):
    told = ended(*words)

    assert told.code == 2
    assert told.err.endswith("未来制造自2026年11月1日起不再列入产业，由演示一、演示二接续；请改写为演示一或演示二。\n")


def test_what_an_ended_industry_was_before_its_end_can_still_be_put_right(ended):
    assert "列到2026年10月31日为止" in ended(*LEADER, "2026-03-02").err
    for words in (
        (*LEADER, "2026-03-02", "--to", "2026-10-31"),
        ("roadmap", "add", "演示阶段", *ENDED, "--from", "2026-09-01", "--to", "2026-10-31"),
        ("indicator", "enter", "演示产值", *ENDED, "--period", "2026-10", "--value", "3"),
        ("register", "平台", "term", "PT1", *ENDED, "--from", "2026-06-01", "--to", "2026-10-31"),
    ):
        told = ended(*words)
        assert told.code == 0, told.err
    roster = ended("roster", "--as-of", "2026-10-31", "--json").json
    assert next(one["leader"] for one in roster if one["industry"] == "未来制造") == "王测一"


def test_an_old_ledger_files_nothing_new_under_an_industry_that_ended(desk, tmp_path):
    from openpyxl import Workbook

    split = ("--into", "演示一", "--into", "演示二", *SINCE, "--move", "全部=演示一")
    assert desk("industry", "split", "未来制造", *split).code == 0
    book = Workbook()
    book.active.append(["任务名称", "产业", "牵头单位"])
    book.active.append(["演示新任务", "未来制造", "市科技局"])
    book.save(tmp_path / "旧台账.xlsx")

    told = desk("import", "tasks", tmp_path / "旧台账.xlsx", "--yes")

    assert "未来制造自2026年11月1日起不再列入产业，由演示一、演示二接续" in told.out
    (made,) = [one for one in desk("tasks", "--json").json if one["title"] == "演示新任务"]
    assert made["industry"] is None
