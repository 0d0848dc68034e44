"""What is said, in which order, and where each line stands."""

import pytest

from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Heading,
    Imprint,
    LetterHead,
    Masthead,
    MinutesHead,
    OrderHead,
    PageBreak,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.layout import TEXT_WIDTH
from reports.samples import ALL

DAY = "2026年7月16日"
TEXT = Paragraph("各单位要逐项研究，按月报送。")
CHARACTER = 20 * TEXT_WIDTH / 28


def characters(twips):
    return round(int(twips) / CHARACTER, 1)


def test_a_paper_reads_in_the_order_it_was_composed(word):
    paper = word(
        RedHead(("演示市工作专班",), "演发〔2026〕7号", copy_number="000012", secrecy="秘密★1年", urgency="加急"),
        Title("关于演示的通知"),
        Recipients("各单位"),
        Heading("一、总体情况"),
        Paragraph("第一段。\n第二段。"),
        AttachmentList(("名单", "说明。")),
        Signature("演示市工作专班", DAY),
        Remark("联系人：张喆"),
        Annex("名单", number="1"),
        Table(("序号", "单位"), (("1", "演示局"),), caption="表1　名单", note="注：演示。"),
        Imprint(copied_to="市委办公室", printed_by="演示办公室", printed_on=DAY),
    )

    assert [paragraph.text.strip() for paragraph in paper.paragraphs if paragraph.text.strip()] == [
        *("000012", "秘密★1年", "加急", "演示市工作专班文件", "演发〔2026〕7号", "关于演示的通知", "各单位："),
        *("一、总体情况", "第一段。", "第二段。", "附件：1.名单", "2.说明", "演示市工作专班", DAY, "（联系人：张喆）"),
        *("附件1", "名单", "表1　名单", "序号", "单位", "1", "演示局", "注：演示。"),
        *("抄送：市委办公室。", f"演示办公室 {DAY}印发"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_paper_says_all_of_its_text(word, name):
    document = ALL[name]()
    about = {field: getattr(document, field) for field in ("kind", "title", "author", "remark", "landscape", "size")}
    paper = word(*document.body, **about)
    said = "".join(paragraph.text for paragraph in paper.paragraphs).replace(" ", "")

    texts = [block.text for block in document.body if isinstance(block, Paragraph | Heading)]
    rest = said
    for text in texts:
        assert text.replace(" ", "").replace("\n", "") in rest
        rest = rest[rest.index(text.replace(" ", "").replace("\n", "")) :]
    cells = [cell for block in document.body if isinstance(block, Table) for row in block.rows for cell in row]
    assert [cell for cell in cells if cell.replace(" ", "").replace("\n", "") not in said] == []


def test_a_long_title_is_one_paragraph_broken_within_a_line(word):
    title = "关于2026年第二季度未来产业重点任务推进落实情况的通报"
    paper = word(Title(title), Title("请示|审定"))
    long, wished = paper.paragraphs

    assert long.text.replace(" ", "") == title
    assert len(paper.every(long.element, "br")) == 1
    assert wished.text == "请示 审定"


def test_two_blank_lines_part_the_title_from_the_head_and_none_the_top_of_a_page(word):
    below = word(MinutesHead("演示会议纪要"), Title("纪要"))
    alone = word(Title("纪要"), TEXT)

    above = int(below.paragraph("纪要").mark("spacing", "before") or 0)
    title = next(paragraph for paragraph in below.paragraphs if paragraph.style == "Title")
    assert above > 0
    assert int(title.mark("spacing", "before")) == pytest.approx(2 * 579, abs=200)
    assert alone.paragraphs[0].mark("spacing", "before") is None


def test_the_first_sentence_of_a_paragraph_is_in_the_face_of_its_level(word):
    paper = word(Paragraph("要抓紧办理。", lead="（一）加强领导。"), Paragraph("要抓紧办理。", lead="一、总体要求。"))

    for paragraph, style in zip(paper.paragraphs, ("楷体字", "黑体字"), strict=True):
        lead, rest = paper.every(paragraph.element, "r")
        assert paper.names[paper.value(lead, "rPr/rStyle")] == style
        assert paper.value(rest, "rPr/rStyle") is None


def test_quotation_marks_and_dashes_are_those_of_the_chinese_face(word):
    paper = word(Paragraph("“十四五”——以来……"))

    assert paper.value(paper.body, "p/r/rPr/rFonts", "hint") == "eastAsia"


def test_names_of_attachments_hang_under_the_first(word):
    first, second = word(AttachmentList(("名单", "说明"))).paragraphs

    assert characters(first.mark("ind", "left")) == characters(second.mark("ind", "left"))
    assert characters(first.mark("ind", "left")) - characters(first.mark("ind", "hanging")) == 2


def test_names_of_those_present_hang_under_the_first_after_the_colon(word):
    [paragraph] = word(Attendance((("出席", "王测一、李测二"),))).paragraphs

    assert characters(paragraph.mark("ind", "left")) == 5
    assert characters(paragraph.mark("ind", "hanging")) == 3


def test_without_a_seal_the_day_begins_two_characters_after_the_name(word):
    name, day = word(Signature("演示市未来产业工作专班", DAY)).paragraphs

    begins = [28 - characters(line.mark("ind", "right")) - length for line, length in ((name, 11), (day, 6.5))]
    assert characters(name.mark("ind", "right")) == 2
    assert begins[1] - begins[0] == pytest.approx(2, abs=0.2)


def test_with_a_seal_the_day_is_four_characters_from_the_right_and_the_name_above_its_middle(word):
    name, day = word(TEXT, Signature("演示市工作专班", DAY, seal="sealed")).paragraphs[1:]

    middles = [characters(line.mark("ind", "right")) + length / 2 for line, length in ((name, 7), (day, 6.5))]
    assert characters(day.mark("ind", "right")) == 4
    assert middles[0] == pytest.approx(middles[1], abs=0.2)
    assert int(name.mark("spacing", "before")) == 2 * 579


def test_a_stamp_has_the_office_beside_it_and_the_day_below(word):
    office, day = word(OrderHead("演示令"), TEXT, Signature("王测一", DAY, seal="stamp", office="市长")).paragraphs[-2:]

    assert office.text == "市长"
    assert characters(day.mark("ind", "right")) == 4
    assert characters(office.mark("ind", "right")) > 8


def test_name_and_day_are_kept_with_two_lines_of_text(word):
    paper = word(*[TEXT] * 4, AttachmentList(("名单",)), Signature("演示市工作专班", DAY))

    kept = [
        paragraph.text
        for paragraph in paper.paragraphs
        if paragraph.mark("keepNext") or paragraph.element.find(".//{*}keepNext") is not None
    ]
    assert kept == [TEXT.text, TEXT.text, "附件：名单", "演示市工作专班"]


def test_the_head_of_a_briefing_has_its_rule_and_what_stands_at_its_ends(word):
    paper = word(Masthead("调度简报", "第12期", "演示办公室", DAY, "内部资料"))
    remark, name, number, issued = paper.paragraphs

    assert [remark.style, name.style] == ["密级和紧急程度", "发文机关标志"]
    assert (number.text, issued.text.split()) == ("第12期", ["演示办公室", DAY])
    assert issued.mark("pBdr/bottom", "color") == "FF0000"
    assert paper.value(paper.styles["发文机关标志"], "rPr/color") == "FF0000"


def test_what_stands_under_the_rule_of_a_letter_is_line_by_line(word):
    paper = word(LetterHead("演示市工作专班", "演函〔2026〕9号", secrecy="秘密", urgency="加急"), Title("函"), TEXT)
    first, second, title, _ = paper.paragraphs

    assert [first.text.split(), second.text.split()] == [["秘密", "演函〔2026〕9号"], ["加急"]]
    assert [line.mark("spacing", "before") for line in (first, second, title)] == [None, None, "1158"]


def test_several_organs_stand_in_a_table_beside_their_word(word):
    paper = word(RedHead(("演示市发展改革局", "演示市科技局"), "演发〔2026〕1号"), Title("通知"), TEXT)
    [table] = paper.tables

    assert [paper.text_of(cell) for cell in paper.every(table, "tc")] == ["演示市发展改革局演示市科技局", "文件"]
    assert {paper.value(line, "pPr/jc") for line in paper.every(table.find(".//{*}tc"), "p")} == {"distribute"}


def test_signers_stand_two_in_a_row_beside_the_number(word):
    paper = word(
        RedHead(("演示市工作专班",), "演发〔2026〕4号", signers=("王测一", "李测二", "赵翀")), Title("请示"), TEXT
    )

    rows = [paragraph.text.split() for paragraph in paper.paragraphs if paragraph.style == "发文字号"]
    assert rows == [["签发人：", "王测一", "李测二"], ["演发〔2026〕4号", "赵翀"]]


def test_what_follows_a_page_break_and_an_annex_opens_a_page(word):
    paper = word(TEXT, PageBreak(), Table(("甲",), (("一",),)), Annex("名单"), TEXT)

    opens = [
        paragraph.text for paragraph in paper.paragraphs if paragraph.element.find(".//{*}pageBreakBefore") is not None
    ]
    assert opens == ["", "附件"]
