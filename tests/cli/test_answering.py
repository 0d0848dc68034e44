"""Doubts of an import answered on the command line: by cell, by field, or whatever is left."""

import pytest
from openpyxl import Workbook

HEADINGS = ("企业名称", "所属产业", "规模")


@pytest.fixture
def taken(desk, tmp_path):
    """Three enterprises near to those there are, two of an unknown industry and of an unknown size."""
    for name in ("演示材料有限公司", "演示机器人有限公司"):
        desk("register", "企业", "add", "--name", name, "--industry", "未来材料")
    book = Workbook()
    for row in (
        HEADINGS,
        ("菏泽演示材料公司", "元宇宙", "特大型"),
        ("山东演示机器人公司", "元宇宙", "小型"),
        ("新来的企业", "未来材料", "超小型"),
    ):
        book.active.append(row)
    book.save(tmp_path / "企业.xlsx")
    return lambda *decided: desk(
        *("register", "企业", "import", tmp_path / "企业.xlsx"),
        *(part for one in decided for part in ("--decide", one)),
    )


def open_doubts(told):
    return [line.split("　")[1].split("：")[0] for line in told.out.splitlines() if line.startswith("待定，")]


def news(told):
    return [line.removeprefix("新增　") for line in told.out.splitlines() if line.startswith("新增　")]


def test_the_last_line_says_how_all_of_a_field_and_all_that_is_left_are_answered(taken):
    told = taken()

    assert open_doubts(told) == ["C2", "A2", "A3", "C4"]
    assert "待定的各处先选定再导入，例如 --decide C2=1；没有选定的不写入。" in told.out
    assert "“规模”的 2 处一样处理的，例如 --decide 规模=不导入这一格；" in told.out
    assert "没有另外答复的都一样处理的，把“规模”换成“其余”。" in told.out


def test_all_of_a_field_are_answered_by_words_of_the_option(taken):
    told = taken("对应条目=新条目")

    assert open_doubts(told) == ["C2", "B2等2处", "C4"]
    assert len(news(told)) == 3


def test_a_cell_counts_before_its_field_and_that_before_the_rest(taken):
    told = taken("其余=不列入", "对应条目=新条目", "A2=1", "规模=照写")

    assert open_doubts(told) == []
    assert "更改　演示材料有限公司　规模：（空） → 特大型" in told.out
    assert news(told) == ["山东演示机器人公司", "新来的企业"]


def test_a_number_answers_several_only_where_they_offer_the_same(taken):
    assert open_doubts(taken("规模=1")) == ["A2", "A3"]

    refused = taken("其余=1")

    assert refused.code == 2
    assert "“其余=1”的各处可选的不一样，没有导入；请写选项里的文字" in refused.err


@pytest.mark.parametrize(
    ("decided", "why"),
    [
        ("规模=巨型", "“规模=巨型”选不出是哪一项，没有导入；可选的有：改为“大型”；"),
        ("A2=没有的", "“A2=没有的”选不出是哪一项"),
        ("A2=3", "“A2”只能选 1 到 2，不能选 3"),
        ("属地=1", "“属地”没有待定的内容，没有导入；待定的有：C2、A2、A3、C4。也可以写字段（"),
        ("规模", "“规模”写法不对；请写成 D5=1"),
        ("A2=0", "“A2=0”写法不对"),
    ],
)
def test_an_answer_that_answers_nothing_is_refused(taken, decided, why):
    refused = taken(decided)

    assert (refused.code, refused.out) == (2, "")
    assert why in refused.err


def test_an_answer_to_the_rest_may_find_nothing_left(taken):
    assert taken("产业=不列入", "规模=照写", "对应条目=新条目", "其余=新条目").code == 0


def test_the_doubts_of_an_old_ledger_are_answered_alike(desk, tmp_path):
    book = Workbook()
    for row in (
        ("重点任务", "牵头部门", "完成时限"),
        ("演示任务甲", "市科技局", "3.5"),
        ("演示任务乙", "市科技局", "3.6"),
    ):
        book.active.append(row)
    book.save(tmp_path / "台账.xlsx")
    asked = desk("import", "tasks", tmp_path / "台账.xlsx")
    assert asked.out.count("待定，没有写入") == 2
    assert "--decide 时限=" in asked.out

    told = desk("import", "tasks", tmp_path / "台账.xlsx", "--decide", "时限=1", "--yes")

    assert "待定" not in told.out
    assert news(told) == ["演示任务甲", "演示任务乙"]
