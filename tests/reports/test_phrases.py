"""The office's sentences: plain text that can name places and nothing else."""

import pytest

from reports.errors import PaperError
from reports.phrases import read

KNOWN = {"总体": frozenset({"截至", "项数"}), "进展·办结": frozenset({"任务"})}
SOUND = "# 说明\n总体 = 截至{截至}，共{项数}项。\n\n进展·办结 = {任务}已完成。\n"


@pytest.fixture
def file(tmp_path):
    def make(text):
        path = tmp_path / "简报.txt"
        path.write_text(text, "utf-8")
        return path

    return make


def test_a_sentence_is_said_with_its_places_filled(file):
    assert read(file(SOUND), KNOWN).say("总体", 截至="11月6日", 项数=3, 多余=1) == "截至11月6日，共3项。"


def test_what_fills_a_place_is_not_read_as_a_place(file):
    assert read(file(SOUND), KNOWN).say("总体", 截至="{项数}", 项数=3) == "截至{项数}，共3项。"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("总体 = 共{总数}项。", "第2行：“总体”里不能用 {总数}；可用的：{截至}、{项数}。"),
        ("总体 = {% for 一 in 项数 %}。", "第2行：“总体”里不能用 {% for 一 in 项数 %}"),
        ("总体 = {项数.__class__}", "第2行：“总体”里不能用 {项数.__class__}"),
        ("总体 = 共{项数项。", "第2行：花括号不成对"),
        ("总体 = 共{{项数}}项。", "第2行：花括号不成对"),
        ("总体：共{项数}项。", "第2行没有等号"),
        ("总体 =", "第2行：“总体”后面没有句子"),
        ("总休 = 共{项数}项。", "第2行：没有“总休”这一项"),
        ("总体 = 已经完成{项数}项。", "第2行：“已经”是完成的说法"),
    ],
)
def test_a_broken_sentence_is_refused_with_file_and_line(file, line, told):
    with pytest.raises(PaperError) as refused:
        read(file(f"# 说明\n{line}\n进展·办结 = {{任务}}已完成。\n"), KNOWN)

    assert "简报.txt" in str(refused.value)
    assert told in str(refused.value)


def test_a_sentence_that_is_missing_or_stands_twice_is_refused(file):
    with pytest.raises(PaperError, match="缺少“进展·办结”"):
        read(file("总体 = 共{项数}项。\n"), KNOWN)
    with pytest.raises(PaperError, match=r"第5行：“总体”前面已经写过"):
        read(file(f"{SOUND}总体 = 共{{项数}}项。\n"), KNOWN)


def test_what_the_office_did_not_write_is_said_as_usual(file):
    usual = read(file(SOUND), KNOWN)

    own = read(file("总体 = 共{项数}项。\n"), KNOWN, usual=usual.sentences)

    assert own.say("总体", 项数=3) == "共3项。"
    assert own.say("进展·办结", 任务="演示任务") == "演示任务已完成。"


def test_a_list_of_what_there_is_not_is_refused_with_its_line(file):
    lists = {"栏目": frozenset({"总体情况", "下步安排"})}
    known = {"栏目": frozenset()}
    assert read(file("栏目 = 下步安排、总体情况"), known, lists=lists).sentences["栏目"] == "下步安排、总体情况"

    with pytest.raises(PaperError, match="第1行：“栏目”里没有“领导讲话”这一栏；可用的：下步安排、总体情况。"):
        read(file("栏目 = 总体情况、领导讲话"), known, lists=lists)


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path):
    path = tmp_path / "简报.txt"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(PaperError, match="不是 UTF-8 文本"):
        read(path, KNOWN)
    with pytest.raises(PaperError, match="读不到"):
        read(tmp_path / "没有.txt", KNOWN)
