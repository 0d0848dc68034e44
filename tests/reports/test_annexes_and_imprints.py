"""附件 on pages of their own, turned ones too, and 版记 at the foot of the last page, on an even one when asked."""

import pytest

from reports.document import Annex, Imprint, PageBreak, Paragraph, Signature, Table, Title
from reports.errors import PaperError

CELL, PITCH, SIZE = 156 / 28, 10.449, 15.79 * 25.4 / 72
ONE = 14 * 25.4 / 72
DAY = "2026年7月17日"
OFFICE = "演示工作专班办公室"
FOOT = Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市委办公室，" * 9 + "市政协办公室")
ROWS = tuple((str(place), "演示任务", "正常") for place in range(40))


def _lines(number):
    return Paragraph("国" * 28 * number, indent=False)


def test_an_annex_begins_a_page_with_its_number_and_its_title_is_on_the_third_line(press):
    _, sheet = press(_lines(3), Annex("调度反馈表", "1"), Paragraph("正文。"))

    number, title, text = sheet.line("附件1"), sheet.line("调度反馈表"), sheet.line("正文。")
    assert number[0].left == pytest.approx(28, abs=0.05)
    assert number[0].top == pytest.approx(37, abs=0.02)
    assert number[0].face == "DeskHei-Medium"
    assert {mark.size for mark in title} == {22.0}
    assert (title[0].left + title[-1].right) / 2 == pytest.approx(106, abs=0.1)
    assert (title[0].top + title[0].bottom) / 2 - SIZE / 2 == pytest.approx(37 + 2 * PITCH, abs=0.05)
    assert text[0].top == pytest.approx(37 + 4 * PITCH, abs=0.05)


def test_an_annex_that_is_bound_apart_names_its_paper(press):
    sheet = press(_lines(1), Annex("调度反馈表", "2", paper_number="演未专发〔2026〕7号"))[-1]

    assert sheet.texts()[0] == "演未专发〔2026〕7号附件2"


def test_the_imprint_follows_the_last_annex_and_pages_are_counted_through(press):
    pages = press(_lines(1), Signature(OFFICE, DAY), Annex("甲", "1"), _lines(1), Annex("乙", "2"), _lines(1), FOOT)

    assert [f"— {number} —" in sheet.text for number, sheet in enumerate(pages, 1)] == [True] * 3
    assert "抄送" in pages[-1].text
    assert pages[-1].texts()[0] == "附件2"


def test_the_imprint_is_ruled_thick_thin_thick_and_ends_on_the_lower_edge(press):
    (sheet,) = press(_lines(1), FOOT)

    first, middle, last = sorted(sheet.bars, key=lambda bar: bar.middle)
    assert [bar.thickness for bar in (first, middle, last)] == pytest.approx([0.35, 0.25, 0.35], abs=0.01)
    assert last.middle == pytest.approx(262, abs=0.02)
    copied, printed = sheet.line("抄送"), sheet.line("印发")
    assert {mark.size for line in (copied, printed) for mark in line} == {14.0}
    assert first.middle < copied[0].top < middle.middle < printed[0].top < last.middle
    assert copied[0].left == pytest.approx(28 + ONE, abs=0.05)
    assert printed[0].left == pytest.approx(28 + ONE, abs=0.05)
    assert printed[-1].right == pytest.approx(184 - ONE, abs=0.05)
    second, third = sheet.lines()[sheet.lines().index(copied) + 1 :][:2]
    assert {round(line[0].left, 1) for line in (second, third)} == {round(copied[3].left, 1)}
    assert third[-1].text == "。"


def test_an_imprint_on_an_even_page_goes_overleaf_from_an_odd_one(press):
    even = Imprint(printed_by=OFFICE, printed_on=DAY, even_page=True)
    first, second = press(_lines(3), Signature(OFFICE, DAY), even)

    assert "印发" not in first.text
    assert "印发" in second.text
    assert "— 2 —" in second.text


def test_an_imprint_stays_on_an_even_page_that_has_room(press):
    even = Imprint(printed_by=OFFICE, printed_on=DAY, even_page=True)
    pages = press(_lines(1), PageBreak(), _lines(3), even)

    assert len(pages) == 2
    assert "国" in pages[1].text
    assert "印发" in pages[1].text


def test_a_blank_page_before_the_imprint_has_no_number_nor_has_the_imprints(press):
    even = Imprint(printed_by=OFFICE, printed_on=DAY, even_page=True)
    pages = press(_lines(1), PageBreak(), _lines(22), even)

    assert [sheet.texts() and sheet.texts()[-1] for sheet in pages] == [
        "— 1 —",
        "— 2 —",
        [],
        f"{OFFICE}{DAY}印发",
    ]


def test_a_turned_annex_has_its_head_at_the_left_and_its_number_where_it_always_is(press):
    pages = press(
        _lines(1),
        Annex("任务台账", turned=True),
        Table(("序号", "任务", "灯"), ROWS),
        Annex("说明", "2"),
        _lines(1),
        FOOT,
    )

    assert len(pages) > 3
    assert all((round(sheet.width), round(sheet.height)) == (210, 297) for sheet in pages)
    for number, sheet in enumerate(pages[1:-1], 2):
        folio = [mark for mark in sheet.marks if mark.size == 14]
        assert "".join(mark.text for mark in folio) == f"— {number} —"
        assert (folio[-1].right > 170) == bool(number % 2)
        table = [mark for mark in sheet.marks if mark.size == 10.5]
        heads = [mark for mark in table if mark.face == "DeskHei-Medium"]
        assert {mark.text for mark in heads} == set("序号任务灯")
        assert max(mark.right for mark in heads) <= min(mark.left for mark in table if mark not in heads) + 5
        assert min(mark.left for mark in table) >= 28
        assert max(mark.right for mark in table) <= 184.1
    assert pages[-1].texts()[0] == "附件2"


def test_an_imprint_after_a_turned_annex_stands_on_an_upright_page(press):
    pages = press(_lines(1), Annex("任务台账", turned=True), Table(("序号",), (("1",),)), FOOT)

    assert len(pages) == 3
    assert max(bar.middle for bar in pages[-1].bars) == pytest.approx(262, abs=0.02)


def test_an_annex_without_a_title_has_its_number_and_its_text(press):
    sheet = press(_lines(1), Annex("", "3"), Paragraph("正文。"))[-1]

    assert sheet.texts()[:2] == ["附件3", "正文。"]


def test_a_title_alone_on_a_turned_page_and_an_empty_imprint_are_no_fault(press):
    assert len(press(Title("甲"), Annex("任务台账", turned=True), Imprint())) == 2


def test_a_number_too_long_for_its_line_is_refused(press):
    with pytest.raises(PaperError, match="附件"):
        press(Annex("甲", "1" * 90))
