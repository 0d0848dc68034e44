"""Tables, forms and the imprint."""

import pytest

from reports.document import Cell, Form, Imprint, LetterHead, Paragraph, Table, Title
from reports.layout import TEXT_WIDTH

TABLE = Table(
    ("编号", "任务", "状态"),
    (("演示制造产业",), ("001", "编制产业路线图", "正常"), ("002", "组建平台", "逾期")),
    widths=(0.2, 0.6, 0.2),
    align=("center", "left", "right"),
    caption="表1　任务",
    note="注：逾期指超过时限。",
)


def rows_of(paper, table):
    return [[paper.text_of(cell) for cell in paper.every(row, "tc")] for row in paper.every(table, "tr")]


def test_the_heading_stands_on_every_page_and_rows_are_not_cut(word):
    paper = word(TABLE)
    head, *rows = paper.every(paper.tables[0], "tr")

    assert head.find("./{*}trPr/{*}tblHeader") is not None
    assert all(row.find("./{*}trPr/{*}tblHeader") is None for row in rows)
    assert all(row.find("./{*}trPr/{*}cantSplit") is not None for row in (head, *rows))


def test_a_row_that_fills_half_a_page_may_go_on_overleaf(word):
    paper = word(Table(("编号", "任务"), (("1", "演示" * 600), ("2", "演示"))))

    rows = paper.every(paper.tables[0], "tr")[1:]
    assert [row.find("./{*}trPr/{*}cantSplit") is None for row in rows] == [True, False]


def test_columns_share_the_line_as_wished(word):
    paper = word(TABLE)
    widths = [int(column.attrib.popitem()[1]) / 20 for column in paper.every(paper.tables[0], "gridCol")]

    assert widths == pytest.approx([share * TEXT_WIDTH for share in (0.2, 0.6, 0.2)], abs=0.1)
    assert paper.value(paper.tables[0], "tblPr/tblLayout", "type") == "fixed"


def test_a_single_text_spans_the_table(word):
    paper = word(TABLE)
    group = paper.every(paper.tables[0], "tr")[1]

    assert rows_of(paper, paper.tables[0])[1] == ["演示制造产业"]
    assert paper.value(group, "tc/tcPr/gridSpan") == "3"


def test_columns_are_aligned_as_wished(word):
    paper = word(TABLE)
    row = paper.every(paper.tables[0], "tr")[2]

    assert [paper.value(line, "pPr/jc") for line in paper.every(row, "p")] == ["center", "both", "right"]


def test_columns_of_short_texts_are_centred(word):
    paper = word(Table(("编号", "任务"), (("1", "编制产业路线图和年度实施计划，明确节点和责任单位" * 2),)))

    assert [paper.value(line, "pPr/jc") for line in paper.every(paper.tables[0], "p")[2:]] == ["center", "both"]


def test_the_caption_is_kept_with_its_table_and_the_note_stands_below(word):
    paper = word(TABLE)

    caption, *_, note = [paragraph for paragraph in paper.paragraphs if paragraph.text]
    assert (caption.style, caption.text) == ("表题", "表1　任务")
    assert caption.element.find(".//{*}keepNext") is not None
    assert (note.style, note.text) == ("表注", "注：逾期指超过时限。")


def test_two_tables_do_not_become_one(word):
    paper = word(TABLE, TABLE, Title("表"))
    tags = [element.tag.partition("}")[2] for element in paper.body]

    assert "tbl tbl" not in " ".join(tags)


def test_text_goes_on_at_a_line_of_the_grid(word):
    paper = word(Paragraph("甲。"), Table(("甲",), (("一",),) * 3), Paragraph("乙。"))

    above, below = (paper.paragraph(text).element for text in ("甲。", "乙。"))
    blanks = int(paper.value(above, "pPr/spacing", "after")) + int(paper.value(below, "pPr/spacing", "before"))
    table = 20 * 4 * (2 * 0.45 + 1) * 12
    assert (blanks + table) % 579 == pytest.approx(0, abs=2) or (blanks + table) % 579 == pytest.approx(579, abs=2)


def test_a_form_keeps_its_merged_boxes_and_its_room_to_write(word):
    form = Form(
        (
            (Cell("督办单", label=True, span=3),),
            (Cell("承办", label=True, rows=2), Cell("牵头"), Cell("协办")),
            (Cell("意见", span=2, lines=4, foot="签字："),),
        ),
        widths=(0.2, 0.4, 0.4),
        heading=1,
    )
    paper = word(form)
    head, first, second = paper.every(paper.tables[0], "tr")
    label, goes_on = first.find("./{*}tc"), second.find("./{*}tc")
    opinion = second.findall("./{*}tc")[1]

    assert [paper.value(cell, "tcPr/vMerge") for cell in (label, goes_on)] == ["restart", "continue"]
    assert paper.value(opinion, "tcPr/gridSpan") == "2"
    assert int(paper.value(second, "trPr/trHeight")) / 20 == pytest.approx((1.4 + 3 * 1.5 + 1) * 12, abs=0.1)
    assert [paper.value(line, "pPr/jc") for line in paper.every(opinion, "p")] == ["center", "right"]
    assert [row.find("./{*}trPr/{*}tblHeader") is not None for row in (head, first, second)] == [True, False, False]


def test_the_imprint_hangs_at_the_foot_of_the_page_between_its_rules(word):
    paper = word(
        Paragraph("正文。"), Imprint(copied_to="市委办公室", printed_by="演示办公室", printed_on="2026年7月16日")
    )
    table = paper.tables[-1]

    place = table.find("./{*}tblPr/{*}tblpPr")
    assert paper.value(table, "tblPr/tblpPr", "tblpYSpec") == "bottom"
    assert paper.value(table, "tblPr/tblpPr", "vertAnchor") == "margin"
    assert place is not None
    thicknesses = [
        (rule.tag.partition("}")[2], int(paper.value(row, f"tc/tcPr/tcBorders/{rule.tag.partition('}')[2]}", "sz")))
        for row in paper.every(table, "tr")
        for rule in row.find(".//{*}tcBorders")
    ]
    assert thicknesses == [("top", 8), ("bottom", 6), ("top", 6), ("bottom", 8)]
    assert rows_of(paper, table) == [["抄送：市委办公室。"], ["演示办公室 2026年7月16日印发"]]


def test_copies_stand_beside_the_last_readers_or_below_them(word):
    readers = (("报", "市专班组长。"), ("发", "各县区。"))
    beside = word(Imprint(readers, copies="共印80份"))
    below = word(Imprint((("发", "各演示县人民政府，演示新区管委会，市直有关部门。"),), copies="共印80份"))

    assert rows_of(beside, beside.tables[0]) == [["报：市专班组长。发：各县区。 （共印80份）"]]
    assert below.paragraph("共印").text == "（共印80份）"


def test_a_letter_has_no_rules_and_does_not_say_who_printed_it(word):
    paper = word(
        LetterHead("演示市工作专班"), Paragraph("正文。"), Imprint(copied_to="市统计局", printed_by="演示办公室")
    )

    assert rows_of(paper, paper.tables[-1]) == [["抄送：市统计局。"]]
    assert paper.tables[-1].find(".//{*}tcBorders") is None
