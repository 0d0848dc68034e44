"""`briefing arrange` and `briefing insert`: the sections of a draft, and what is put into them."""

import pytest
from PIL import Image


@pytest.fixture
def draft_id(desk):
    return desk("briefing", "draft", "--json").json["id"]


@pytest.fixture
def told(desk, draft_id):
    return lambda: desk("briefing", "show", draft_id, "--json").json


def headings(told):
    return [one["heading"] for one in told()["sections"]]


def test_a_section_is_moved_and_left_out(desk, draft_id, told):
    before = headings(told)

    said = desk("briefing", "arrange", draft_id, "--section", 1, "--to", 2, "--leave-out")

    assert headings(told) == [before[1], before[0], *before[2:]]
    assert [one["left_out"] for one in told()["sections"]][:2] == [False, True]
    assert f"2　{before[0]}（不印）" in said.out
    assert desk("briefing", "arrange", draft_id, "--section", 2, "--put-back").code == 0
    assert not any(one["left_out"] for one in told()["sections"])


def test_a_section_of_ones_own_is_named_anew_and_thrown_away(desk, draft_id, told):
    desk("briefing", "set", draft_id, "--add", "其他情况", "--text", "另有情况。")
    number = len(headings(told))

    desk("briefing", "arrange", draft_id, "--section", number, "--heading", "其他有关情况")
    assert headings(told)[-1] == "其他有关情况"
    desk("briefing", "arrange", draft_id, "--section", number, "--drop")

    assert len(headings(told)) == number - 1


def test_the_annex_lists_all_when_it_is_asked_to(desk):
    assert desk("task", "set", 1, "时限=2026-11-20").code == 0
    draft_id = desk("briefing", "draft", "--json").json["id"]

    whole = desk("briefing", "annex", draft_id, "--whole", "--json").json
    told = desk("briefing", "annex", draft_id, "--short")

    assert whole["listed"] == whole["wanted"] > 0
    assert told.out.startswith("附件列出全部 ")
    assert desk("briefing", "annex", draft_id).code == 2


def test_a_draft_without_an_annex_has_none_to_list(desk, draft_id):
    told = desk("briefing", "annex", draft_id, "--whole")

    assert told.code != 0
    assert "没有列台账摘表的附件" in told.err


def test_a_table_and_a_photograph_are_put_in(desk, draft_id, told, tmp_path):
    (tmp_path / "表.txt").write_text("企业\t数量\n演示企业甲\t3\n", "utf-8")
    Image.effect_noise((300, 200), 90).save(tmp_path / "现场.png")

    first = desk(
        "briefing", "insert", draft_id, "--section", 1, "--caption", "演示企业", "--table", tmp_path / "表.txt"
    )
    name = tmp_path / "现场.png"
    second = desk(
        "briefing", "insert", draft_id, "--section", 1, "--caption", "演示现场", "--picture", name, "--width", 50
    )

    third = desk("briefing", "rescale", draft_id, "--caption", "演示现场", "--width", 30)
    table = desk("briefing", "rescale", draft_id, "--caption", "演示企业", "--width", 30)
    wide = desk("briefing", "rescale", draft_id, "--caption", "演示现场", "--width", 300)

    assert (first.code, second.code) == (0, 0)
    assert third.out.strip() == "已改宽度：［演示现场］　一行的 30%"
    assert "不是图片" in table.err
    assert "10% 到 100%" in wide.err
    assert told()["insets"] == ["演示企业", "演示现场"]
    assert told()["sections"][0]["text"].endswith("［演示企业］\n［演示现场］")
    assert desk("briefing", "export", draft_id, "--out", tmp_path / "稿.pdf").code == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("arrange", "--section", 1), "没有写要改什么"),
        (("arrange", "--section", 99, "--leave-out"), "没有第99部分"),
        (("arrange", "--section", 1, "--drop"), "不能删除"),
        (("arrange", "--section", 1, "--to", 99), "不能移到"),
        (("insert", "--section", 1, "--caption", "甲"), "--table 或 --picture"),
        (("insert", "--section", 1, "--caption", "甲", "--table", "没有.txt"), "读不出来"),
        (("insert", "--section", 1, "--caption", "甲", "--picture", "没有.png"), "读不出来"),
        (("insert", "--section", 1, "--caption", "甲", "--picture", "没有.png", "--width", 5), "10%"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(desk, draft_id, words, why):
    act, *rest = words

    refused = desk("briefing", act, draft_id, *rest)

    assert refused.code != 0
    assert why in refused.err
