"""The head of a 文件 and what follows it, measured by the rules of GB/T 9704-2012, 7.2 and 7.3."""

import pytest

from reports.document import Heading, Imprint, Paragraph, Recipients, RedHead, Signature, Title
from reports.errors import PaperError
from reports.layout import WORD_GRID

CELL, PITCH, SIZE = 156 / 28, 10.449, 15.79 * 25.4 / 72
RED = (0, 0.8, 0.8, 0)
OFFICE = "演示市未来产业工作专班"
BODY = (
    Title("关于开展未来产业重点任务年中调度的通知"),
    Recipients("各演示县人民政府，市专班各成员单位"),
    Paragraph("现就有关事项通知如下。"),
)


def _head(**about):
    return RedHead(**{"organs": (OFFICE,), "number": "演未专发〔2026〕7号", **about})


def _rule(sheet):
    (rule,) = [bar for bar in sheet.bars if bar.colour == RED]
    return rule


@pytest.mark.parametrize(
    "organs",
    [
        ("演示局",),
        (OFFICE,),
        (f"{OFFICE}办公室",),
        ("演示市加快培育发展未来产业重点任务推进工作领导小组办公室",),
        ("演示市发展改革局", "演示市科技局"),
        tuple(f"演示市第{number}工作专班" for number in "一二三四五六七八"),
    ],
)
def test_the_name_of_the_organ_begins_35_mm_below_the_top_of_the_text_and_two_lines_follow(press, organs):
    (sheet, *_) = press(_head(organs=organs), *BODY)

    number = sheet.line("演未专发")
    top, bottom = sheet.ink(28, 60, 184, number[0].top - 2)
    assert top == pytest.approx(37 + 35, abs=0.15)
    assert 2 * PITCH - 0.2 <= number[0].top - bottom <= 3 * PITCH - SIZE + 0.2
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(106, abs=0.1)


@pytest.mark.parametrize("organs", [(OFFICE,), ("演示市发展改革局", "演示市科技局", "演示市人力资源和社会保障局")])
def test_names_of_organs_are_red_centred_and_within_the_text(press, organs):
    (sheet, *_) = press(_head(organs=organs), *BODY)

    marks = [mark for mark in sheet.marks if mark.face == "DeskSong-Bold" and mark.bottom < _rule(sheet).middle]
    assert {mark.colour for mark in marks} == {RED}
    left, right = min(mark.left for mark in marks), max(mark.right for mark in marks)
    assert left >= 28
    assert right <= 184
    assert (left + right) / 2 == pytest.approx(106, abs=0.6)


def test_names_of_several_organs_are_equally_broad_and_their_word_stands_beside_their_middle(press):
    names = ("演示市发展改革局", "演示市科技局", "演示市人力资源和社会保障局")
    (sheet, *_) = press(_head(organs=names), *BODY)

    rows = [[mark for mark in sheet.line(name[-4:]) if mark.text not in "文件"] for name in names]
    assert {round(row[0].left, 1) for row in rows} == {round(rows[0][0].left, 1)}
    assert {round(row[-1].right, 1) for row in rows} == {round(rows[0][-1].right, 1)}
    word = [mark for mark in sheet.marks if mark.text in "文件" and mark.bottom < _rule(sheet).middle]
    assert word[0].left > rows[0][-1].right
    above = sheet.line("演未专发")[0].top - 2
    stack = sheet.ink(28, 60, rows[0][-1].right, above)
    beside = sheet.ink(word[0].left, 60, 184, above)
    assert sum(beside) / 2 == pytest.approx(sum(stack) / 2, abs=0.3)


def test_a_name_that_ends_in_file_has_the_word_once_and_it_can_be_left_out(press):
    for head in (_head(organs=(f"{OFFICE}文件",)), _head()):
        assert press(head, *BODY)[0].text.count("文件") == 1
    assert "文件" not in press(_head(with_file_word=False), *BODY)[0].text


@pytest.mark.parametrize("grid", [None, WORD_GRID])
def test_the_red_rule_is_4_mm_below_the_number_and_as_wide_as_the_text(press, grid):
    (sheet,) = press(_head(), *BODY, **({"grid": grid} if grid else {}))

    rule = _rule(sheet)
    assert rule.middle == pytest.approx(sheet.line("演未专发")[0].bottom + 4, abs=0.05)
    assert (rule.left, rule.right) == (pytest.approx(28, abs=0.05), pytest.approx(184, abs=0.05))


def test_copy_number_secrecy_and_urgency_stand_at_the_left_one_below_the_other(press):
    (sheet,) = press(_head(copy_number="000012", secrecy="机密★1年", urgency="特急"), *BODY)

    for row, text in enumerate(("000012", "机密★1年", "特急")):
        line = sheet.line(text)
        assert line[0].left == pytest.approx(28, abs=0.1)
        assert line[0].top == pytest.approx(37 + row * PITCH, abs=0.05)
        assert {mark.size for mark in line} == {15.79}
    assert {mark.face for text in ("机密", "特急") for mark in sheet.line(text) if mark.text != "★"} == {
        "DeskHei-Medium"
    }


def test_urgency_alone_is_on_the_first_line_and_secrecy_on_the_second(press):
    assert press(_head(urgency="加急"), *BODY)[0].line("加急")[0].top == pytest.approx(37, abs=0.05)
    (sheet,) = press(_head(secrecy="秘密"), *BODY)
    assert sheet.line("秘密")[0].top == pytest.approx(37 + PITCH, abs=0.05)


def test_to_a_superior_the_number_stands_left_and_the_signers_right_two_in_a_row(press):
    (sheet, *_) = press(_head(signers=("王测一", "李测二", "赵翀")), *BODY)

    first, second = sheet.line("签发人："), sheet.line("演未专发")
    assert second[0].left == pytest.approx(28 + CELL, abs=0.1)
    assert first[-1].right == pytest.approx(184 - CELL, abs=0.1)
    names = [mark for mark in first if mark.face == "DeskKai-Regular"]
    assert "".join(mark.text for mark in names) == "王测一李测二"
    below = [mark for mark in second if mark.left > 106]
    assert "".join(mark.text for mark in below) == "赵翀"
    assert below[0].left == pytest.approx(names[0].left, abs=0.1)
    assert below[-1].right == pytest.approx(names[2].right, abs=0.1)
    assert second[0].top - first[0].top == pytest.approx(PITCH, abs=0.05)
    assert _rule(sheet).middle == pytest.approx(second[0].bottom + 4, abs=0.05)


def test_one_signer_is_on_the_line_of_the_number(press):
    (sheet, *_) = press(_head(signers=("王测一",)), *BODY)

    line = sheet.line("演未专发")
    assert "".join(mark.text for mark in line).endswith("签发人：王测一")
    assert line[-1].right == pytest.approx(184 - CELL, abs=0.1)


def test_title_addressees_and_text_follow_as_the_standard_says(press):
    (sheet,) = press(_head(), *BODY)

    title, to, text = sheet.line("关于开展"), sheet.line("各演示县"), sheet.line("现就有关")
    assert {mark.size for mark in title} == {22.0}
    assert (title[0].left + title[-1].right) / 2 == pytest.approx(106, abs=0.1)
    middle = (title[0].top + title[0].bottom) / 2
    assert middle - SIZE / 2 - _rule(sheet).middle == pytest.approx(2 * PITCH + 0.9, abs=0.3)
    assert to[0].top - (middle - SIZE / 2) == pytest.approx(2 * PITCH, abs=0.05)
    assert to[0].left == pytest.approx(28, abs=0.05)
    assert to[-1].text == "："
    assert text[0].top - to[0].top == pytest.approx(PITCH, abs=0.02)
    assert text[0].left == pytest.approx(28 + 2 * CELL, abs=0.1)


def test_addressees_on_several_lines_begin_at_the_left_edge_each(press):
    (sheet,) = press(_head(), BODY[0], Recipients("演示市某某局，" * 9), BODY[2])

    lines = [
        line
        for line in sheet.lines()
        if "".join(mark.text for mark in line).startswith(("演示市某", "某某局，", "市某"))
    ]
    assert {round(line[0].left, 1) for line in lines} == {28.0}
    assert len(lines) >= 2


def test_addressees_that_would_leave_the_first_page_without_text_move_into_the_imprint(press):
    foot = Imprint(printed_by=OFFICE, printed_on="2026年7月17日", copied_to="市委办公室")
    pages = press(_head(), BODY[0], Recipients("演示市某某单位，" * 40), Paragraph("国" * 200), foot)

    assert "国国国" in pages[0].text
    assert "某某单位" not in pages[0].text
    sent, copied = pages[-1].line("主送"), pages[-1].line("抄送")
    assert {mark.size for mark in sent} == {14.0}
    assert not [bar for bar in pages[-1].bars if sent[0].bottom < bar.middle < copied[0].top]


def test_a_first_page_always_has_text(press):
    for many in range(1, 30):
        pages = press(_head(), BODY[0], Recipients("演示市某某单位，" * many), Paragraph("国" * 100))
        assert "国" in pages[0].text, many


def test_headings_may_run_on_in_the_face_of_their_level(press):
    (sheet,) = press(
        Paragraph("各单位要明确责任人。", lead="一、加强领导。"),
        Paragraph("各单位要明确责任人。", lead="（一）加强领导。"),
        Paragraph("各单位要明确责任人。", lead="1.加强领导。"),
        Heading("（1）加强领导", 4),
    )

    for row, face in enumerate(("DeskHei-Medium", "DeskKai-Regular", "DeskFang-Regular")):
        line = sheet.lines()[row]
        lead = next(place for place, mark in enumerate(line) if mark.text == "。")
        assert {mark.face for mark in line[2:lead] if mark.text not in "、（）."} == {face}
        assert {mark.face for mark in line[lead + 1 :]} == {"DeskFang-Regular"}


def test_a_heading_that_runs_on_over_two_lines_keeps_its_face_and_loses_nothing(press):
    lead = "（一）" + "加强组织领导，" * 5
    (sheet,) = press(Paragraph("各单位要明确责任人。" * 3, lead=lead))

    marks = [mark for line in sheet.lines()[:-1] for mark in line]
    assert "".join(mark.text for mark in marks) == lead + "各单位要明确责任人。" * 3
    assert {mark.face for mark in marks[: len(lead)]} == {"DeskKai-Regular"}


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (RedHead((), "演〔2026〕1号"), "发文机关"),
        (RedHead((" ",), "演〔2026〕1号"), "发文机关"),
        (_head(number="演未专发〔2026〕7号" * 4), "发文字号"),
        (_head(signers=("王测一" * 9,)), "签发人"),
        (_head(organs=tuple(f"演示市第{number}局" for number in range(30))), "太多"),
    ],
)
def test_a_head_that_cannot_be_set_is_refused_with_a_sentence(press, head, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(head, *BODY, Signature(OFFICE, "2026年7月16日"))

    assert str(refusal.value).endswith("。")
