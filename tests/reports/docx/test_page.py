"""Sheet, margins and grid, and what stands in the margins."""

import pytest

from reports.document import Annex, Imprint, LetterHead, Paragraph, RedHead, Signature, Table, Title
from reports.layout import MM, WORD_GRID

TEXT = Paragraph("各单位要逐项研究。")
FOOT = Imprint(printed_by="演示办公室", printed_on="2026年7月16日")


def mm(twips):
    return int(twips) / 20 / MM


def test_the_sheet_is_a4_with_the_margins_of_the_standard(word):
    [section] = word(TEXT).sections

    edges = [mm(word().value(section, "pgMar", edge)) for edge in ("top", "left", "right", "bottom")]
    assert edges == pytest.approx([37, 28, 26, 35], abs=0.02)
    assert mm(word().value(section, "pgSz", "w")) == pytest.approx(210, abs=0.02)
    assert mm(word().value(section, "pgSz", "h")) == pytest.approx(297, abs=0.02)


def test_the_grid_of_the_page_counts_22_lines_of_28_characters(word):
    paper = word(TEXT)
    [section] = paper.sections

    pitch = int(paper.value(section, "docGrid", "linePitch")) / 20
    cell = 16 + int(paper.value(section, "docGrid", "charSpace")) / 4096
    assert paper.value(section, "docGrid", "type") == "linesAndChars"
    assert 225 * MM // pitch == 22
    assert 156 * MM // cell == 28


def test_the_grid_of_word_counts_lines_of_28_95_points(word):
    paper = word(TEXT, grid=WORD_GRID)
    [section] = paper.sections

    assert paper.value(section, "docGrid", "type") == "lines"
    assert paper.value(section, "docGrid", "linePitch") == "579"
    assert paper.value(paper.styles["Normal"], "pPr/spacing", "line") == "579"
    assert paper.value(paper.styles["Normal"], "pPr/spacing", "lineRule") == "exact"


def test_28_characters_stand_in_a_line_also_where_a_program_minds_no_grid(word):
    paper = word(TEXT)
    letters = paper.styles["Normal"].find("./{*}rPr")

    advance = int(paper.value(letters, "sz")) / 2 + int(paper.value(letters, "spacing")) / 20
    assert 156 * MM // advance == 28
    assert paper.value(letters, "snapToGrid") == "0"


@pytest.mark.parametrize(("size", "wide", "high"), [("A4", 297, 210), ("A3", 420, 297)])
def test_a_ledger_lies_on_its_side(word, size, wide, high):
    paper = word(Table(("编号", "任务"), (("1", "演示"),)), landscape=True, size=size)
    [section] = paper.sections

    assert paper.value(section, "pgSz", "orient") == "landscape"
    assert mm(paper.value(section, "pgSz", "w")) == pytest.approx(wide, abs=0.02)
    assert mm(paper.value(section, "pgSz", "h")) == pytest.approx(high, abs=0.02)


def test_numbers_stand_at_the_right_of_odd_pages_and_at_the_left_of_even_ones(word):
    paper = word(TEXT)
    [section] = paper.sections
    odd, even = (paper.margin(section, kind, "footer") for kind in ("default", "even"))

    assert paper.root("word/settings.xml").find("./{*}evenAndOddHeaders") is not None
    assert [paper.text_of(footer) for footer in (odd, even)] == ["— 1 —", "— 1 —"]
    assert paper.value(odd, "p/pPr/jc") == "right"
    assert paper.value(even, "p/pPr/jc") is None
    assert paper.value(paper.styles["页码"], "pPr/jc") == "left"
    assert paper.value(odd, "p/pPr/ind", "right") == paper.value(even, "p/pPr/ind", "left") == "280"
    assert paper.value(odd, "p/fldSimple", "instr").strip() == "PAGE"
    assert paper.value(paper.styles["页码"], "rPr/rFonts", "eastAsia") == "宋体"
    assert paper.value(paper.styles["页码"], "rPr/sz") == "28"


def test_a_ledger_counts_its_pages(word):
    paper = word(TEXT, landscape=True)
    footer = paper.margin(paper.sections[0], "default", "footer")

    assert [field.attrib.popitem()[1].strip() for field in paper.every(footer, "fldSimple")] == ["PAGE", "NUMPAGES"]
    assert paper.text_of(footer) == "第1页 共1页"
    assert paper.value(footer, "p/pPr/jc") == "center"


def test_the_remark_stands_above_every_page(word):
    paper = word(TEXT, remark="演示数据，不作依据")

    headers = {paper.text_of(paper.margin(paper.sections[0], kind, "header")) for kind in ("default", "even")}
    assert headers == {"演示数据，不作依据"}


def test_the_first_page_of_a_letter_has_its_name_above_and_no_number(word):
    paper = word(LetterHead("演示市工作专班", "演函〔2026〕9号"), Title("关于演示的函"), TEXT, remark="演示数据")
    [section] = paper.sections
    header, footer = paper.margin(section, "first", "header"), paper.margin(section, "first", "footer")

    assert section.find("./{*}titlePg") is not None
    assert paper.text_of(header) == "演示数据演示市工作专班"
    assert paper.text_of(footer) == ""
    assert [border.tag.partition("}")[2] for border in footer.find(".//{*}pBdr")] == ["top", "bottom"]
    assert paper.paragraph("演函〔2026〕9号").text.strip() == "演函〔2026〕9号"


def test_a_turned_annex_has_sheets_of_its_own_and_its_number_at_the_edge(word):
    table = Table(("甲", "乙"), (("一", "二"),))
    paper = word(Title("通知"), TEXT, Annex("横表", turned=True), table, Annex("说明", number="2"), TEXT, FOOT)

    turned = [paper.value(section, "pgSz", "orient") for section in paper.sections]
    assert turned == [None, "landscape", None]
    footer = paper.margin(paper.sections[1], "default", "footer")
    assert paper.value(footer, "tbl/tr/tc/tcPr/textDirection") == "tbRl"
    assert paper.text_of(footer) == "— 1 —"


def test_a_paper_that_begins_turned_has_no_empty_page_before(word):
    paper = word(Annex("横表", turned=True), Table(("甲",), (("一",),)))

    assert [paper.value(section, "pgSz", "orient") for section in paper.sections] == ["landscape"]


def test_an_imprint_for_the_back_of_a_sheet_begins_an_even_page(word):
    paper = word(Title("通知"), TEXT, Signature("演示办公室", "2026年7月16日"), Imprint(copied_to="甲", even_page=True))

    assert [paper.value(section, "type") for section in paper.sections] == ["nextPage", "evenPage"]


def test_an_imprint_that_has_an_even_page_already_stays_on_it(word):
    paper = word(
        RedHead(("演示办公室",), "演发〔2026〕1号"),
        Title("通知"),
        *[TEXT] * 20,
        Imprint(copied_to="甲", even_page=True),
    )

    assert len(paper.sections) == 1
