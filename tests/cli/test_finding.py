"""Finding by command."""

import pytest


@pytest.fixture
def kept(desk):
    assert desk("task", "add", "--title", "建设演示储能电站").code == 0
    return desk


def test_what_is_found_is_told_with_the_verb_that_opens_it(kept):
    (row,) = kept("find", "储能电站", "--json").json

    assert (row["kind"], row["title"]) == ("任务", "建设演示储能电站")
    assert kept(*row["where"].split()).code == 0
    told = kept("find", "ysc", "储能").out.splitlines()
    assert told[0].startswith(f"任务　{row['id']}　建设演示储能电站　")
    assert told[-1] == "共找到 1 条。"


def test_one_kind_is_listed_whole(kept):
    whole, best = kept("find", "市", "--kind", "单位").out, kept("find", "市").out

    assert "加 --kind 单位 全部列出" in best
    assert len(whole.splitlines()) == int(whole.splitlines()[-1].split()[1]) + 1
    assert {line.split("　")[0] for line in whole.splitlines()[:-1]} == {"单位"}


def test_without_a_word_it_is_refused(kept):
    assert kept("find", " ").err == "没有写要查找的词；请在 find 后面写上。\n"
    assert kept("find", "没有这样的词").out == "共找到 0 条。\n"
    assert "--kind 不能是“人”" in kept("find", "市", "--kind", "人").err


def test_a_renamed_task_is_found_by_its_former_title(kept):
    (row,) = kept("find", "储能电站", "--json").json
    assert kept("task", "set", str(row["id"]), "任务名称=建设演示氢能园区").code == 0

    told = kept("find", "储能电站").out.splitlines()

    assert "建设演示氢能园区" in told[0]
    assert "曾名：建设演示储能电站" in told[0]
