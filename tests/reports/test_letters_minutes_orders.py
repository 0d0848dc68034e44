"""The special formats of GB/T 9704-2012, 10: letters, orders and minutes."""

import pytest

from reports.document import (
    Attendance,
    Imprint,
    LetterHead,
    MinutesHead,
    OrderHead,
    PageBreak,
    Paragraph,
    Recipients,
    Signature,
    Title,
)
from reports.errors import PaperError

CELL, PITCH, SIZE = 156 / 28, 10.449, 15.79 * 25.4 / 72
RED = (0, 0.8, 0.8, 0)
ORGAN = "演示市未来产业工作专班"
NAMES = ("演示局", ORGAN, "演示市加快培育发展未来产业重点任务推进工作领导小组办公室")
DAY = "2026年7月16日"
LETTER = LetterHead(ORGAN, "演未专函〔2026〕9号", copy_number="000001", secrecy="秘密★6个月", urgency="加急")
BODY = (Title("关于商请支持的函"), Recipients("演示市统计局"), Paragraph("专此函达，请予支持。"))


def _rules(sheet):
    return sorted((bar for bar in sheet.bars if bar.colour == RED), key=lambda bar: bar.middle)


def _edges(bar):
    return bar.middle - bar.thickness / 2, bar.middle + bar.thickness / 2


@pytest.mark.parametrize("organ", NAMES)
def test_the_name_of_a_letter_begins_30_mm_below_the_edge_and_its_rule_is_4_mm_below_it(press, organ):
    (sheet,) = press(LetterHead(organ, "演〔2026〕1号"), *BODY)

    first = _rules(sheet)[0]
    top, bottom = sheet.ink(20, 20, 190, _edges(first)[0] - 0.3)
    assert top == pytest.approx(30, abs=0.15)
    assert _edges(first)[0] - bottom == pytest.approx(4, abs=0.15)


def test_double_rules_are_170_mm_long_thick_above_thin_at_the_head_and_thin_above_thick_at_the_foot(press):
    (sheet,) = press(LETTER, *BODY)

    thick, thin, below_thin, below_thick = _rules(sheet)
    for rule in (thick, thin, below_thin, below_thick):
        assert (rule.left, rule.right) == (pytest.approx(20, abs=0.05), pytest.approx(190, abs=0.05))
    assert thick.thickness > thin.thickness
    assert below_thick.thickness > below_thin.thickness
    assert 297 - _edges(below_thick)[1] == pytest.approx(20, abs=0.05)


def test_numbers_stand_seven_eighths_of_a_character_below_the_rule(press):
    (sheet,) = press(LETTER, *BODY)

    number, copy = sheet.line("演未专函"), sheet.line("000001")
    assert number is copy or number[0].top == pytest.approx(copy[0].top, abs=0.02)
    assert copy[0].top - _edges(_rules(sheet)[1])[1] == pytest.approx(SIZE * 7 / 8, abs=0.1)
    assert copy[0].left == pytest.approx(28, abs=0.1)
    assert number[-1].right == pytest.approx(184, abs=0.1)
    for row, text in enumerate(("000001", "秘密★6个月", "加急")):
        assert sheet.line(text)[0].left == pytest.approx(28, abs=0.1)
        assert sheet.line(text)[0].top - copy[0].top == pytest.approx(row * PITCH, abs=0.05)


@pytest.mark.parametrize(
    "about", [{}, {"urgency": "加急"}, {"copy_number": "000001", "secrecy": "秘密", "urgency": "加急"}]
)
def test_the_title_of_a_letter_is_two_lines_below_what_stands_above_it(press, about):
    (sheet,) = press(LetterHead(ORGAN, "演未专函〔2026〕9号", **about), *BODY)

    above = sheet.line("加急" if about else "演未专函")
    title = sheet.line("关于商请")
    gap = (title[0].top + title[0].bottom) / 2 - SIZE / 2 - above[0].bottom
    assert 2 * PITCH - 0.1 <= gap <= 3 * PITCH - SIZE + 0.1


def test_the_first_page_of_a_letter_has_no_number_and_the_others_have(press):
    first, second = press(LETTER, *BODY, PageBreak(), Paragraph("国"))

    assert "— 1 —" not in first.text
    assert second.texts()[-1] == "— 2 —"
    assert len(_rules(second)) == 0


def test_the_foot_of_a_letter_has_no_rules_and_no_printer_and_is_at_the_bottom(press):
    (sheet,) = press(LETTER, *BODY, Imprint(copied_to="演示市发展改革局", printed_by=ORGAN, printed_on=DAY))

    assert "印发" not in sheet.text
    assert not [bar for bar in sheet.bars if bar.colour != RED]
    copied = sheet.line("抄送：")
    assert 262 - copied[0].bottom == pytest.approx(0, abs=1.5)
    assert "".join(mark.text for mark in copied) == "抄送：演示市发展改革局。"


def test_an_order_begins_20_mm_below_the_top_of_the_text_and_is_ruled_nowhere(press):
    (sheet,) = press(
        OrderHead("演示市人民政府令", "第12号"),
        Paragraph("现予公布，自2026年9月1日起施行。"),
        Signature("", DAY, seal="stamp", office="市长"),
    )

    number, text = sheet.line("第12号"), sheet.line("现予公布")
    top, bottom = sheet.ink(28, 40, 184, number[0].top - 2)
    assert top == pytest.approx(37 + 20, abs=0.15)
    assert 2 * PITCH - 0.1 <= number[0].top - bottom <= 3 * PITCH - SIZE + 0.1
    assert text[0].top - number[0].top == pytest.approx(3 * PITCH, abs=0.05)
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(106, abs=0.1)
    assert sheet.bars == []


@pytest.mark.parametrize("name", ["演示会议纪要", "演示市未来产业工作专班会议纪要", "演示纪要"])
def test_the_name_of_minutes_is_red_and_begins_35_mm_below_the_top_of_the_text(press, name):
    (sheet,) = press(MinutesHead(name, "第3期", f"{ORGAN}办公室", DAY), Title("第3次会议纪要"), Paragraph("正文。"))

    number, issuer = sheet.line("第3期"), sheet.line(f"{ORGAN}办公室")
    assert sheet.ink(28, 60, 184, number[0].top - 2)[0] == pytest.approx(72, abs=0.15)
    assert {mark.colour for mark in sheet.line(name)} == {RED}
    assert {mark.face for mark in sheet.line(name)} == {"DeskSong-Bold"}
    assert issuer[0].left == pytest.approx(28 + CELL, abs=0.1)
    assert issuer[-1].right == pytest.approx(184 - CELL, abs=0.1)
    (rule,) = _rules(sheet)
    assert rule.middle - issuer[0].bottom == pytest.approx(4, abs=0.05)


def test_minutes_may_have_no_more_than_a_name(press):
    (sheet,) = press(MinutesHead("演示纪要"), Paragraph("正文。"))

    assert sheet.texts()[:2] == ["演示纪要", "正文。"]


def test_those_present_excused_and_in_attendance_hang_under_the_first_after_the_colon(press):
    groups = (
        ("出席", "演示市发展改革局　张喆，演示市科技局　刘垚，演示市工业和信息化局　陈堃，演示市财政局　赵翀"),
        ("请假：", "演示市大数据局　王测一（因公外出）"),
        ("列席", "演示县人民政府　李测二"),
    )
    (sheet,) = press(Paragraph("正文。"), Attendance(groups))

    text, first = sheet.line("正文"), sheet.line("出席")
    assert first[0].top - text[0].top == pytest.approx(2 * PITCH, abs=0.02)
    for label in ("出席", "请假", "列席"):
        line = sheet.line(label)
        assert line[0].left == pytest.approx(28 + 2 * CELL, abs=0.1)
        assert {mark.face for mark in line[:2]} == {"DeskHei-Medium"}
        assert line[3].left == pytest.approx(28 + 5 * CELL, abs=0.1)
        assert line[2].text == "："
        assert line[3].text != "："
        assert {mark.face for mark in line[3:6]} == {"DeskFang-Regular"}
    carried = sheet.lines()[sheet.lines().index(first) + 1]
    assert carried[0].left == pytest.approx(28 + 5 * CELL, abs=0.1)


def test_a_name_after_a_wide_blank_is_not_divided(press):
    names = "，".join(f"演示市第{place}局　王测一" for place in "一二三四五六七八九十")
    for more in range(8):
        (sheet,) = press(Attendance((("出席", "演" * more + names),)))
        assert "".join(sheet.texts()).count("王测一") == 10
        assert not [
            text for text in sheet.texts() if text.startswith(("测一", "一，")) or text.endswith(("王", "王测"))
        ]


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (LetterHead(ORGAN, "演未专函〔2026〕9号" * 4), "发文字号"),
        (MinutesHead("演示纪要", "第3期", ORGAN * 3, DAY), "编发机关"),
        (Attendance((("出席人员" * 8, "王测一"),)), "名单"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(press, head, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(head, Paragraph("正文。"))

    assert str(refusal.value).endswith("。")
