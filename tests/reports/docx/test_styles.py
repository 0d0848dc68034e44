"""Styles under the names offices use, and the faces they ask for."""

import io

import docx
import pytest

from reports.document import Heading, Paragraph, Title

OFFICE_NAMES = {
    "标题说明",
    "一级标题",
    "二级标题",
    "三级标题",
    "四级标题",
    "主送",
    "附件说明",
    "落款",
    "附注",
    "出席名单",
}


def test_the_styles_have_the_names_offices_use(word):
    names = {style.name for style in docx.Document(io.BytesIO(word().content)).styles}

    assert OFFICE_NAMES | {"版记", "表题", "表头", "表文", "表注", "图题", "页码"} <= names


def test_text_and_title_are_what_word_and_wps_show_as_正文_and_标题(word):
    paper = word(Title("关于演示的通知"), Paragraph("各单位："))

    assert [paragraph.style for paragraph in paper.paragraphs] == ["Title", "Normal"]
    assert not {"正文", "标题"} & set(paper.styles)


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("一级标题", "黑体", 16),
        ("二级标题", "楷体_GB2312", 16),
        ("三级标题", "仿宋_GB2312", 16),
        ("版记", "仿宋_GB2312", 14),
        ("页码", "宋体", 14),
        ("表头", "黑体", 12),
        ("表文", "仿宋_GB2312", 12),
    ],
)
def test_each_style_asks_for_its_face_in_all_scripts(word, style, face, size):
    paper = word()
    faces = paper.styles[style].find("./{*}rPr/{*}rFonts")

    assert set(faces.attrib.values()) == {face}
    assert int(paper.value(paper.styles[style], "rPr/sz")) / 2 == size


def test_an_office_without_a_face_is_told_what_may_stand_for_it(word):
    paper = word()
    fonts = {font.get(font.keys()[0]): font for font in paper.root("word/fontTable.xml")}

    others = {name: paper.value(font, "altName").split(",") for name, font in fonts.items()}
    assert others["仿宋_GB2312"][0] == "仿宋"
    assert others["楷体_GB2312"][0] == "楷体"
    assert "方正小标宋_GBK" in others["方正小标宋简体"]
    assert others["方正小标宋简体"][-1] == "宋体"


def test_text_begins_two_characters_in_and_other_styles_do_not(word):
    paper = word()

    indents = {name: paper.value(style, "pPr/ind", "firstLineChars") for name, style in paper.styles.items()}
    assert {name for name, indent in indents.items() if indent == "200"} == {
        *("Normal", "一级标题", "二级标题", "三级标题", "四级标题", "附注")
    }


def test_headings_stand_in_the_outline_and_with_what_follows(word):
    paper = word(*(Heading(f"{level}级", level) for level in (1, 2, 3, 4)))

    styles = [paper.styles[paragraph.style] for paragraph in paper.paragraphs]
    assert [paper.value(style, "pPr/outlineLvl") for style in styles] == ["0", "1", "2", "3"]
    assert all(style.find("./{*}pPr/{*}keepNext") is not None for style in styles)


def test_every_style_is_based_on_the_text_and_what_follows_a_heading_is_text(word):
    paper = word()
    styles = [style for name, style in paper.styles.items() if style.find("./{*}basedOn") is not None]

    based = {paper.value(style, "basedOn") for style in styles}
    assert based == {"Normal", "Letters"}
    assert paper.value(paper.styles["一级标题"], "next") == "Normal"


def test_no_blank_is_put_between_chinese_and_figures_and_no_mark_outside_the_text(word):
    paper = word()

    for mark in ("autoSpaceDE", "autoSpaceDN", "overflowPunct"):
        assert paper.value(paper.styles["Normal"], f"pPr/{mark}") == "0"
