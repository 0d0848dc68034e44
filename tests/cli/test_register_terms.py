"""From when to when an entry counts in an industry, and all of an entry, on the command line."""

import pytest


@pytest.fixture
def platform(desk):
    desk("register", "平台", "add", "--name", "演示重点实验室", "--industry", "未来材料", "研究方向=膜")
    return lambda *words: desk("register", "平台", *words)


def counted(platform, day):
    return [row["industries"] for row in platform("list", "--as-of", day, "--json").json]


def test_a_term_gets_its_days_and_loses_them_again(platform, desk):
    told = platform("term", "PT1", "--industry", "未来材料", "--from", "2026-07-01", "--to", "2026-09-30")
    assert told.out == "已登记：演示重点实验室归属未来材料，自2026年7月1日起到2026年9月30日为止。\n"
    assert [counted(platform, day) for day in ("2026-06-30", "2026-07-01", "2026-10-01")] == [
        [],
        [["未来材料"]],
        [[]],
    ]

    assert "到2026年9月30日为止" in platform("term", "PT1", "--industry", "未来材料", "--from", "不限").out
    assert counted(platform, "2026-06-30") == [["未来材料"]]
    desk("undo")
    assert counted(platform, "2026-06-30") == []


def test_a_term_that_is_so_already_is_told_and_not_written(platform):
    told = platform("term", "PT1", "--industry", "未来材料")

    assert told.out == "演示重点实验室归属未来材料原来就是不限起止，没有改动。\n"
    assert "归属起止" not in platform("show", "PT1", "--history").out


def test_a_second_term_and_an_industry_that_is_new_are_added(platform):
    platform("term", "PT1", "--industry", "未来材料", "--to", "2026-06-30")

    assert platform("term", "PT1", "--industry", "未来材料", "--new", "--from", "2026-10-01").code == 0
    assert platform("term", "PT1", "--industry", "合成生物", "--from", "2026-08-01").code == 0

    terms = platform("show", "PT1", "--json").json["terms"]
    assert [(one["industry"], one["valid_from"], one["valid_to"]) for one in terms] == [
        ("未来材料", None, "2026-06-30"),
        ("未来材料", "2026-10-01", None),
        ("合成生物", "2026-08-01", None),
    ]
    assert "已经归属该产业" in platform("term", "PT1", "--industry", "合成生物", "--new").err
    assert "终止日期不能早于" in platform("term", "PT1", "--industry", "合成生物", "--to", "2026-01-01").err


def test_a_term_entered_by_mistake_goes(platform):
    gone = platform("term", "PT1", "--industry", "未来材料", "--remove").out

    assert gone == "已删除 PT1“演示重点实验室”误登的归属：未来材料，不限起止；可用 undo 撤销。\n"
    assert counted(platform, "2026-11-23") == [[]]
    assert "不用删除" in platform("term", "PT1", "--industry", "未来材料", "--remove").err


def test_all_of_an_entry_is_told_in_words(platform, desk, tmp_path):
    proof = tmp_path / "证书.txt"
    proof.write_text("演示", "utf-8")
    number = desk("tasks", "--json").json[0]["number"]
    platform("mark", "PT1", "--on", "2026-03-01", "--proof", proof)
    platform("year", "PT1", "2025", "研发投入=1,200.5")
    platform("link", "PT1", "--task", number)

    told = platform("show", "PT1").out

    assert "　研究方向　膜\n" in told
    assert "　归属产业　未来材料　不限起止\n" in told
    assert "　认定　2026年3月1日　材料 P1“证书.txt”\n" in told
    assert "　2025年　研发投入　1,200.5万元\n" in told
    assert f"　任务　{number}　" in told
    every = platform("show", "PT1", "--json").json
    (kept,) = every["recognitions"][0]["proofs"]
    assert (kept["key"], kept["file_name"], kept["removed_on"], every["tasks"]) == ("P1", "证书.txt", None, [number])
    assert "recognition_proof" in [one["subject"] for one in every["history"]]


def test_the_last_changes_are_told_in_words_and_all_where_asked_for(platform):
    for name in ("甲", "乙", "丙", "丁", "戊", "己"):
        platform("set", "PT1", f"依托单位=演示{name}学院")

    told, every = (platform("show", "PT1", *words).out for words in ((), ("--history",)))

    assert "　改动共 8 处，最近 5 处如下；全部的请加 --history。\n" in told
    assert "　修改平台：演示重点实验室　依托单位：演示戊学院 → 演示己学院\n" in told
    assert ("演示甲学院 → 演示乙学院" in told, "（空） → 演示甲学院" in told) == (True, False)
    assert "　改动共 8 处。\n" in every
    assert "（空） → 演示甲学院" in every
    assert every.endswith("　条目：演示重点实验室\n")
