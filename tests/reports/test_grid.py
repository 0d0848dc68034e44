"""The page of GB/T 9704-2012, measured on the PDF in millimetres."""

import pytest

from reports.document import Heading, PageBreak, Paragraph, Signature, Title
from reports.layout import WORD_GRID

FULL_PAGE = 22 * 28


def test_a_full_page_has_22_lines_of_28_characters_from_edge_to_edge(press):
    (sheet,) = press(Paragraph("国" * FULL_PAGE, indent=False))

    lines = [[mark for mark in line if mark.text == "国"] for line in sheet.lines()]
    lines = [line for line in lines if line]
    assert [len(line) for line in lines] == [28] * 22
    assert lines[0][0].top == pytest.approx(37, abs=0.02)
    assert lines[-1][0].bottom == pytest.approx(262, abs=0.02)
    assert {round(line[0].left, 1) for line in lines} == {28.0}
    assert {round(line[-1].right, 1) for line in lines} == {184.0}
    assert lines[1][0].top - lines[0][0].top == pytest.approx(10.449, abs=0.01)


def test_what_is_more_than_a_page_begins_a_second(press):
    first, second = press(Paragraph("国" * (FULL_PAGE + 48), indent=False))

    assert [sheet.text.count("国") for sheet in (first, second)] == [FULL_PAGE, 48]


def test_the_word_grid_has_its_22_lines_in_the_same_text_area(press):
    (sheet,) = press(Paragraph("国" * FULL_PAGE, indent=False), grid=WORD_GRID)

    lines = [line for line in sheet.lines() if line[0].text == "国"]
    assert [len(line) for line in lines] == [28] * 22
    assert lines[1][0].top - lines[0][0].top == pytest.approx(28.95 * 25.4 / 72, abs=0.01)
    assert lines[0][0].top > 37
    assert lines[-1][0].bottom < 262
    assert lines[0][-1].right == pytest.approx(184, abs=0.2)


def test_paragraphs_begin_two_characters_in_and_their_own_blanks_are_dropped(press):
    (sheet,) = press(Paragraph("　　第一段。\n  第二段。"), Paragraph("各单位：", indent=False))

    lefts = [round(line[0].left, 1) for line in sheet.lines()[:3]]
    assert lefts == [pytest.approx(28 + 2 * 156 / 28, abs=0.1)] * 2 + [28.0]


@pytest.mark.parametrize(("level", "face"), [(1, "DeskHei-Medium"), (2, "DeskKai-Regular"), (3, "DeskFang-Regular")])
def test_each_level_of_heading_has_its_face_in_size_three(press, level, face):
    (sheet,) = press(Heading("任务", level), Paragraph("正文。"))

    heading = sheet.line("任务")
    assert {mark.face for mark in heading} == {face}
    assert {mark.size for mark in heading} == {15.79}


def test_page_numbers_stand_7_mm_below_the_text_right_on_odd_pages_and_left_on_even_ones(press):
    odd, even = press(Paragraph("国"), PageBreak(), Paragraph("国"))

    right, left = odd.lines()[-1], even.lines()[-1]
    assert "".join(mark.text for mark in right) == "— 1 —"
    assert "".join(mark.text for mark in left) == "— 2 —"
    one = 14 * 25.4 / 72
    assert right[-1].right == pytest.approx(184 - one, abs=0.05)
    assert left[0].left == pytest.approx(28 + one, abs=0.05)
    for dash, sheet in ((right[0], odd), (left[0], even)):
        edges = sheet.ink(dash.left, 263, dash.right, 275)
        assert sum(edges) / 2 == pytest.approx(269, abs=0.1)
    assert {(mark.size, mark.face) for mark in right} == {(14.0, "DeskSong-Regular")}


def test_a_heading_is_never_the_last_line_of_a_page(press):
    pages = press(Paragraph("国" * 28 * 21, indent=False), Heading("一、总体情况"), Paragraph("正文。"))

    assert "总体情况" not in pages[0].text
    assert pages[1].texts()[:2] == ["一、总体情况", "正文。"]


def test_a_short_last_line_does_not_begin_a_page_alone(press):
    pages = press(Paragraph("国" * 28 * 19, indent=False), Paragraph("国" * (28 * 3 + 3), indent=False))

    assert [sum(line[0].text == "国" for line in sheet.lines()) for sheet in pages] == [21, 2]


def test_a_signature_takes_text_with_it_and_stands_as_7_3_5_2_says(press):
    pages = press(Paragraph("国" * 28 * 22, indent=False), Signature("演示工作专班办公室", "2026年7月16日"))

    texts = pages[1].texts()
    assert texts[:2] == ["国" * 28] * 2
    name, day = pages[1].line("演示工作"), pages[1].line("2026年")
    cell = 156 / 28
    assert name[-1].right == pytest.approx(184 - 2 * cell, abs=0.05)
    assert day[0].left - name[0].left == pytest.approx(2 * cell, abs=0.05)
    assert name[0].top - pages[1].lines()[1][0].top == pytest.approx(2 * 10.449, abs=0.05)


def test_a_day_longer_than_the_name_is_set_two_characters_from_the_right(press):
    (sheet,) = press(Paragraph("正文。"), Signature("专班", "2026年12月16日"))

    cell = 156 / 28
    assert sheet.line("2026年")[-1].right == pytest.approx(184 - 2 * cell, abs=0.05)
    assert sheet.line("2026年")[0].left - sheet.line("专班")[0].left == pytest.approx(2 * cell, abs=0.05)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("未来产业任务台账", ["未来产业任务台账"]),
        (
            "关于全市未来产业重点任务2026年第二季度推进落实情况的通报",
            ["关于全市未来产业重点任务", "2026年第二季度推进落实情况的通报"],
        ),
        (
            "演示市人民政府办公室关于成立演示市未来产业工作专班的通知",
            ["演示市人民政府办公室", "关于成立演示市未来产业工作专班的通知"],
        ),
        (
            "关于做好国庆节、中秋节期间值班和安全生产工作的通知",
            ["关于做好国庆节、中秋节期间", "值班和安全生产工作的通知"],
        ),
        (
            "关于转发《演示省人民政府关于加快培育发展未来产业的实施意见》的通知",
            ["关于转发《演示省人民政府", "关于加快培育发展未来产业的", "实施意见》的通知"],
        ),
        ("关于开展调度工作|有关事项的通知", ["关于开展调度工作", "有关事项的通知"]),
    ],
)
def test_a_title_is_broken_by_sense_into_lines_of_different_length(press, title, lines):
    (sheet,) = press(Title(title), Paragraph("正文。"))

    assert sheet.texts()[: len(lines)] == lines
    assert {mark.size for line in sheet.lines()[: len(lines)] for mark in line} == {22.0}
    for line in sheet.lines()[: len(lines)]:
        assert (line[0].left + line[-1].right) / 2 == pytest.approx(106, abs=0.1)


def test_a_title_of_three_lines_is_no_hourglass(press):
    words = "关于印发加快培育发展未来产业重点任务责任分工方案和年度工作计划以及有关保障措施清单的通知"
    (sheet,) = press(Title(words), Paragraph("正文。"))

    texts = sheet.texts()
    lengths = [len(text) for text in texts[: texts.index("正文。")]]
    assert sum(lengths) == len(words)
    assert not any(b < a and b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))


def test_a_remark_is_small_and_outside_the_text_on_every_page(press):
    for sheet in press(Paragraph("国"), PageBreak(), Paragraph("国"), remark="演示数据"):
        remark = sheet.line("演示数据")
        assert remark[0].bottom < 37
        assert remark[-1].right == pytest.approx(184, abs=0.05)


def test_a_narrow_sign_stands_in_the_middle_of_its_cell(press):
    (sheet,) = press(Heading("（一）甲×乙", 2), Paragraph("正文。"))

    before, sign, after = sheet.line("甲×乙")[-3:]
    assert (sign.left + sign.right) / 2 == pytest.approx((before.right + after.left) / 2, abs=0.02)
    assert after.left - before.left == pytest.approx(2 * 156 / 28, abs=0.02)
