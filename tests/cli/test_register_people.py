"""People wanted and research spending on the command line: on paper, out to Excel and in again."""

import pytest
from openpyxl import load_workbook

NEED = ("--industry", "人工智能", "--field", "算法", "--level", "顶尖人才", "--year", "2026", "--wanted", "3")


@pytest.fixture
def talents(desk):
    desk("register", "人才", "add", "--name", "王测一", "--industry", "人工智能", "专业领域=算法", "层次=顶尖人才")
    desk("register", "人才", "need", *NEED)
    return lambda *words: desk("register", "talent", "map", *words)


@pytest.fixture
def spent(desk):
    desk("register", "企业", "add", "--name", "演示甲公司", "类型=规上")
    desk("register", "企业", "year", "QY1", "2025", "研发投入=80")
    return lambda *words: desk("register", "enterprise", "research", "2026", *words)


@pytest.mark.parametrize("name", ["图谱.pdf", "图谱.docx"])
def test_the_map_and_research_are_printed(talents, spent, tmp_path, name):
    for verb in (talents, spent):
        told = verb("--out", tmp_path / name)
        assert (told.code, "已导出" in told.out) == (0, True)
        assert (tmp_path / name).read_bytes()[:2] in (b"%P", b"PK")


def test_the_map_is_filled_in_excel_looked_at_and_taken_in(talents, desk, tmp_path):
    path = tmp_path / "图谱.xlsx"
    assert "已导出 1 个领域" in talents("--out", path).out
    book = load_workbook(path)
    book.active["D4"] = "5人"
    book.save(path)

    looked = talents("--import", path, "--json").json
    assert [(one["name"], one["old"], one["new"]) for one in looked["changed"]] == [("顶尖人才需要", "3", "5")]
    assert (talents("--json").json[0]["wanted"], looked["written"]) == (3, False)
    assert "更改 1 个领域" in talents("--import", path, "--yes").out
    assert talents("--json").json[0]["wanted"] == 5
    desk("undo")
    assert talents("--json").json[0]["wanted"] == 3


def test_a_doubtful_number_is_decided_on(talents, tmp_path):
    path = tmp_path / "图谱.xlsx"
    talents("--out", path, "--industry", "人工智能")
    book = load_workbook(path)
    book.active["D4"] = "5-8人"
    book.save(path)

    assert "待定，没有写入　D4" in talents("--import", path).out
    talents("--import", path, "--decide", "D4=2", "--yes")

    assert talents("--json").json[0]["wanted"] == 8


def test_research_is_filled_in_excel_and_taken_in(spent, desk, tmp_path):
    path = tmp_path / "研发.xlsx"
    assert "已导出 1 家企业" in spent("--out", path).out
    book = load_workbook(path)
    book.active["F4"] = 100
    book.save(path)

    assert "没有写入" in spent("--import", path).out
    assert spent("--json").json["risen"] == []
    assert spent("--import", path, "--yes").code == 0

    assert [one["rise"] for one in spent("--json").json["risen"]] == [25.0]
    desk("undo")
    assert [one["name"] for one in spent("--json").json["unknown"]] == ["演示甲公司"]


@pytest.mark.parametrize(("kind", "words"), [("企业", ("map",)), ("人才", ("research", "2026"))])
def test_each_belongs_to_one_register(desk, kind, words):
    told = desk("register", kind, *words)

    assert told.code == 2
    assert "请用 register" in told.err


def test_a_need_is_told_and_of_a_level_that_the_register_knows(talents, desk):
    refused = desk("register", "人才", "need", *("乱" if one == "顶尖人才" else one for one in NEED))

    assert (refused.code, refused.out) == (2, "")
    assert "没有名为“乱”的层次，没有登记；可用：顶尖人才、科技领军人才、" in refused.err
    assert len(talents("--json").json) == 1
    told = desk("register", "人才", "need", *NEED)
    assert told.out == "已登记：人工智能到2026年底需要算法顶尖人才 3 人；现有 1 人，缺 2 人。\n"


def test_a_level_that_people_bear_may_be_wanted_and_the_cell_is_given_back(desk):
    desk("register", "人才", "add", "--name", "李测二", "--industry", "人工智能", "层次=演示层次", "--anyway")

    told = desk("register", "人才", "need", *("演示层次" if one == "顶尖人才" else one for one in NEED), "--json").json

    cell = {"field": "算法", "level": "演示层次", "have": 0, "wanted": 3, "short": 3}
    assert told == {"industry": "人工智能", "year": 2026, **cell}


def test_people_are_there_from_the_day_on_which_the_register_has_them(talents, desk):
    assert talents("--as-of", "2026-11-22", "--json").json[0]["have"] == 0
    desk("register", "人才", "mark", "RC1", "--on", "2026-11-20")
    assert talents("--as-of", "2026-11-22", "--json").json[0]["have"] == 1


@pytest.mark.parametrize("words", [("talent", "map"), ("enterprise", "research", "2026")])
def test_either_taken_in_or_given_out_and_answers_only_where_there_is_a_question(desk, tmp_path, words):
    both = desk("register", *words, "--import", tmp_path / "甲.xlsx", "--out", tmp_path / "乙.xlsx")
    alone = desk("register", *words, "--yes")

    assert (both.code, alone.code) == (2, 2)
    assert "--import 和 --out 不能同时用" in both.err
    assert "--yes、--preview 和 --decide 只用于导入" in alone.err
    assert not (tmp_path / "乙.xlsx").exists()


def test_a_need_entered_by_mistake_goes(talents, desk):
    words = ("register", "人才", "need", *NEED[:-2], "--remove")

    assert desk(*words).out == "已删除：人工智能到2026年底需要算法顶尖人才 3 人；可用 undo 撤销。\n"
    assert talents("--json").json[0]["wanted"] is None
    refused = desk(*words)
    assert (refused.code, "不用删除；请用 register 人才 map 查看" in refused.err) == (2, True)
    assert "须写明 --wanted、--remove 中的一个" in desk("register", "人才", "need", *NEED[:-2]).err
