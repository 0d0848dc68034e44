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
    assert platform("term", "PT1", "--industry", "未来材料", "--remove").out == "已删除；可用 undo 撤销。\n"

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
    assert "　认定　2026年3月1日　材料“证书.txt”\n" in told
    assert "　2025年　研发投入　1,200.5万元\n" in told
    assert f"　任务　{number}　" in told
    assert "改动 " in told
    every = platform("show", "PT1", "--json").json
    assert (every["recognitions"][0]["proofs"], every["tasks"]) == (["证书.txt"], [number])
    assert "recognition_proof" in [one["subject"] for one in every["history"]]
