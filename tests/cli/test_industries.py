"""动态调整 as typed on the command line."""

SINCE = ("--from", "2026-11-01", "--basis", "演示2号")


def test_industries_are_renamed_split_merged_added_and_ended(desk):
    assert "请逐类选择" in desk("industry", "rename", "未来材料", "--to", "演示新材", *SINCE).err
    told = desk("industry", "rename", "未来材料", "--to", "演示新材", *SINCE, "--move", "全部")
    assert told.out.startswith("已调整：2026年11月1日：未来材料更名为演示新材，依据：演示2号。\n转入新产业：任务")
    assert desk("industry", "add", "演示量子", *SINCE).code == 0
    assert desk("industry", "end", "合成生物", *SINCE).code == 0
    split = ("--into", "演示低空制造", "--into", "演示低空服务")
    assert "写明转入哪个产业" in desk("industry", "split", "低空经济", *split, *SINCE, "--move", "任务").err
    moved = ("--move", "全部=演示低空制造", "--leave", "路线图")
    assert desk("industry", "split", "低空经济", *split, *SINCE, *moved).code == 0
    merged = desk("industry", "merge", "人工智能", "智能机器人", "--into", "演示智能", *SINCE, "--leave", "全部")
    assert merged.code == 0, merged.err

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
    assert (
        "任务编号=新产业"
        in desk("industry", "split", "未来材料", "--into", "一", "--into", "二", *SINCE, "--task", "x").err
    )
