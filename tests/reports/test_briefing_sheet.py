"""Head and foot of a briefing: the head is custom, the foot follows 7.4."""

import pytest

from reports.document import Imprint, Masthead, PageBreak, Paragraph, Signature, Title

HEAD = Masthead("演示工作简报", "第12期（总第15期）", "演示工作专班办公室", "2026年7月16日", "内部资料，注意保存")
FOOT = Imprint(
    (("报", "演示甲、演示乙。"), ("送", "演示单位，" * 12 + "演示单位。"), ("发", "演示单位。")),
    *("演示工作专班办公室", "2026年7月16日", "共印80份"),
)


def test_the_red_head_fills_the_top_third_and_its_rule_is_4_mm_below_the_issuer(press):
    (sheet,) = press(HEAD, Title("演示情况通报"), Paragraph("正文。"))

    (rule,) = [bar for bar in sheet.bars if bar.colour == (0, 0.8, 0.8, 0)]
    assert rule.middle == pytest.approx(sheet.line("演示工作专班办公室")[0].bottom + 4, abs=0.02)
    assert (rule.left, rule.right) == (pytest.approx(28, abs=0.02), pytest.approx(184, abs=0.02))
    assert rule.middle == pytest.approx(99, abs=1)
    assert rule.thickness == pytest.approx(2.25 * 25.4 / 72, abs=0.01)


def test_the_name_is_centred_above_the_issue_and_the_issuer_line_has_its_blanks(press):
    (sheet,) = press(HEAD, Title("演示情况通报"), Paragraph("正文。"))

    name, cell = sheet.line("演示工作简报"), 156 / 28
    assert name[0].size >= 42
    for centred in (name, sheet.line("第12期")):
        assert (centred[0].left + centred[-1].right) / 2 == pytest.approx(106, abs=0.1)
    issuer = sheet.line("演示工作专班办公室")
    assert issuer[0].left == pytest.approx(28 + cell, abs=0.05)
    assert issuer[-1].right == pytest.approx(184 - cell, abs=0.05)


def test_a_name_in_size_0_begins_20_mm_below_the_top_of_the_text_by_its_ink(press):
    (sheet,) = press(Masthead("未来产业工作专班简报", "第3期"))

    assert sheet.line("未来产业")[0].size == 42
    assert sheet.ink(30, 40, 180, 75)[0] == pytest.approx(57, abs=0.15)


def test_a_large_name_grows_upward_and_leaves_the_issue_its_room(press):
    (sheet,) = press(Masthead("简报", "第3期"))

    _, bottom = sheet.ink(30, 40, 180, 77)
    assert sheet.line("第3期")[0].top - bottom > 5


def test_the_title_follows_two_blank_lines_below_the_rule(press):
    (sheet,) = press(HEAD, Title("演示情况通报"), Paragraph("正文。"))

    issuer, title = sheet.line("演示工作专班"), sheet.line("演示情况通报")
    middles = [(line[0].top + line[0].bottom) / 2 for line in (issuer, title)]
    assert middles[1] - middles[0] == pytest.approx(3 * 10.449, abs=0.05)


@pytest.mark.parametrize("name", ["简报", "未来产业工作调度简报", "演示市未来产业工作专班重点任务推进情况调度简报"])
def test_a_name_of_any_length_stays_on_its_line(press, name):
    (sheet,) = press(Masthead(name))

    marks = sheet.line(name)
    assert marks[0].left >= 28
    assert marks[-1].right <= 184


def test_the_last_rule_of_the_foot_is_on_the_lower_edge_of_the_last_page(press):
    *_, sheet = press(Paragraph("国"), PageBreak(), Paragraph("国"), FOOT)

    first, middle, last = sorted(sheet.bars, key=lambda bar: bar.middle)
    assert last.middle == pytest.approx(262, abs=0.02)
    assert [bar.thickness for bar in (first, middle, last)] == pytest.approx([0.35, 0.25, 0.35], abs=0.01)
    assert {(round(bar.left, 1), round(bar.right, 1)) for bar in (first, middle, last)} == {(28.0, 184.0)}


def test_the_lists_hang_under_the_character_after_the_colon(press):
    (sheet,) = press(Paragraph("国"), FOOT)

    lines = sheet.lines()
    begin = next(place for place, line in enumerate(lines) if line[0].text == "送")
    one = 14 * 25.4 / 72
    assert lines[begin][0].left == pytest.approx(28 + one, abs=0.05)
    assert lines[begin + 1][0].left == pytest.approx(lines[begin][2].left, abs=0.05)
    assert all(
        mark.right <= 184 - one + 0.05 for line in lines[begin : begin + 2] for mark in line if mark.text != "，"
    )
    assert "2026年7月16日印发" in "".join(sheet.texts())
    assert "（共印80份）" in "".join(sheet.texts())


def test_the_foot_is_never_alone_on_its_page(press):
    pages = press(Paragraph("国" * 28 * 20, indent=False), FOOT)

    assert pages[-1].texts()[0] == "国" * 28
    assert pages[-1].text.count("报：") == 1


def test_signature_and_foot_go_to_the_same_page_with_text(press):
    pages = press(Paragraph("国" * 28 * 18, indent=False), Signature("演示专班", "2026年7月16日"), FOOT)

    assert "国" in pages[-1].text
    assert "演示专班" in pages[-1].text
    assert "演示专班" not in pages[0].text
