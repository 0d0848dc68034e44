"""The rules that hold on every page, for papers of one to forty pages."""

from itertools import pairwise

import pytest

from reports.document import (
    Annex,
    AttachmentList,
    Heading,
    Imprint,
    Paragraph,
    Recipients,
    RedHead,
    Signature,
    Table,
    Title,
)

CELL, PITCH, SIZE = 156 / 28, 10.449, 15.79 * 25.4 / 72
ONE = 14 * 25.4 / 72
OFFICE, DAY = "演示工作专班办公室", "2026年7月16日"
SENTENCES = (
    "各单位要对照任务台账，逐项明确2026年第三季度的目标、时限和责任人，形成清单并于9月30日前报送专班办公室。",
    "截至2026年6月30日，台账共列任务110项，办结28项，正常推进64项，临期11项，逾期7项，按期办结率80%。",
    "按照《实施意见》（演政字〔2025〕16号）要求，对“低空飞行服务平台”等30家平台实行动态监测。",
    "请张喆、刘垚、陈堃、赵翀分别负责。",
)


def _paper(paragraphs, *, annex):
    yield RedHead((OFFICE,), "演未专办〔2026〕15号", copy_number="000001")
    yield Title("关于2026年第二季度未来产业重点任务推进落实情况的通报")
    yield Recipients("各演示县人民政府，市直有关部门")
    for place in range(paragraphs):
        if place % 7 == 0:
            yield Heading(f"{'一二三四五六七八九十'[place // 7 % 10]}、演示事项")
        yield Paragraph("".join(SENTENCES[: place % 4 + 1]) * (place % 3 + 1))
        if place % 23 == 11:
            yield Table(
                ("序号", "任务", "灯"), tuple((str(row), "演示任务", "正常") for row in range(6)), (0.1, 0.7, 0.2)
            )
    if annex:
        yield AttachmentList(("任务台账",))
    yield Signature(OFFICE, DAY, seal="sealed")
    if annex:
        yield Annex("任务台账")
        yield Table(
            ("序号", "任务", "灯"), tuple((str(row), "演示任务", "正常") for row in range(paragraphs)), (0.1, 0.7, 0.2)
        )
    yield Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市委办公室")


@pytest.fixture(params=[(2, 1), (3, 3), (6, 5), (26, 13), (86, 40)], ids=lambda length: f"{length[1]} pages")
def paper(request, press):
    """Papers of different length; the shortest has no annex."""
    paragraphs, least = request.param
    pages = press(*_paper(paragraphs, annex=least > 1))
    assert least <= len(pages) <= least + 3
    return pages


def _body(sheet):
    """Lines in size 3 type, from the top."""
    return [line for line in sheet.lines() if line[0].size == 15.79]


def test_every_page_keeps_every_rule_of_the_page(paper):
    folios = ["".join(mark.text for mark in sheet.lines()[-1]) for sheet in paper]
    assert folios == [f"— {number} —" for number in range(1, len(paper) + 1)]
    for number, sheet in enumerate(paper, 1):
        _is_a4_and_within_the_text_area(sheet)
        _is_numbered_at_the_outer_edge(sheet, number)
        _has_its_lines_on_the_grid(sheet)
        _has_black_text_and_black_rules(sheet, number)
    _ends_on_the_lower_edge(paper[-1])
    _has_no_line_of_a_paragraph_alone(paper)


def _is_a4_and_within_the_text_area(sheet):
    assert (sheet.width, sheet.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    marks = [mark for mark in sheet.marks if mark.face != "DeskSong-Regular"]
    assert min(mark.left for mark in marks) >= 28 - 0.05
    hanging = "，。、；：？！）”》"
    assert max(mark.right for mark in marks if mark.text not in hanging) <= 184 + 0.05
    assert min(mark.top for mark in marks) >= 37 - 0.05
    assert max(mark.bottom for mark in marks) <= 262 + 0.05


def _is_numbered_at_the_outer_edge(sheet, number):
    folio = sheet.lines()[-1]
    assert {mark.size for mark in folio} == {14.0}
    if number % 2:
        assert folio[-1].right == pytest.approx(184 - ONE, abs=0.05)
    else:
        assert folio[0].left == pytest.approx(28 + ONE, abs=0.05)


def _has_its_lines_on_the_grid(sheet):
    tops = [line[0].top for line in _body(sheet)]
    steps = [(top - 37) / PITCH for top in tops]
    tight = any(abs(step - round(step)) > 0.01 for step in steps)
    if tight:
        pitches = {round(b - a, 2) for a, b in pairwise(tops)}
        assert min(pitches) >= 9.5
    assert len(tops) <= (24 if tight else 22)


def _has_black_text_and_black_rules(sheet, number):
    red = {mark.text for mark in sheet.marks if mark.colour == (0, 0.8, 0.8, 0)}
    rules = [bar for bar in sheet.bars if bar.colour == (0, 0.8, 0.8, 0)]
    assert {mark.colour for mark in sheet.marks} <= {(0, 0, 0, 1), (0, 0.8, 0.8, 0)}
    assert (red == set(OFFICE + "文件"), len(rules)) == ((True, 1) if number == 1 else (False, 0))


def _ends_on_the_lower_edge(sheet):
    wide = [bar for bar in sheet.bars if bar.right - bar.left > 155.9 and bar.thickness > 0.24]
    assert max(bar.middle for bar in wide) == pytest.approx(262, abs=0.02)


def _has_no_line_of_a_paragraph_alone(pages):
    """Neither does the last line of a paragraph begin a page, nor its first one end it."""
    for sheet, following in pairwise(pages):
        here, there = _body(sheet), _body(following)
        if not here or not there or there[0][0].text == "附":
            continue
        ends_with_a_beginning = here[-1][0].left > 29 and here[-1][-1].right > 180 and there[0][0].left < 29
        begins_with_an_end = there[0][0].left < 29 and (len(there) == 1 or there[1][0].left > 29)
        assert not ends_with_a_beginning, "".join(mark.text for mark in here[-1])
        assert not begins_with_an_end, "".join(mark.text for mark in there[0])
