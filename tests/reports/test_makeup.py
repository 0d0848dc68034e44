"""Pages of random papers: nothing overlaps or hangs over, and no heading, row or ending stands where it may not."""

from functools import cache
from itertools import pairwise
from random import Random

import pytest

from reports.document import (
    Annex,
    AttachmentList,
    Heading,
    Imprint,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.layout import GB_GRID, WORD_GRID, sheet
from reports.pdf.makeup import made_up
from reports.pdf.pieces import Press
from reports.styles import Letters

PAPERS = 150
OFFICE, DAY = "演示工作专班办公室", "2026年7月16日"
SENTENCE = "各单位要对照任务台账，逐项明确目标、时限和责任人，形成清单并于2026年9月30日前报送。"


def _body(dice, size):
    for _ in range(size):
        match dice.randrange(8):
            case 0:
                yield Heading("一、总体情况")
            case 1:
                yield Heading("（一）演示产业", 2)
            case 2:
                rows = tuple((str(row), "演示任务" * dice.randint(1, 12), "正常") for row in range(dice.randint(1, 12)))
                yield Table(
                    ("序号", "任务", "灯"), rows, (0.1, 0.7, 0.2), note="注：演示。" if dice.random() < 0.5 else ""
                )
            case _:
                yield Paragraph(SENTENCE * dice.randint(1, 6), lead="（一）演示。" if dice.random() < 0.2 else "")


def _paper(dice):
    yield RedHead((OFFICE,), "演〔2026〕1号")
    yield Title("关于演示事项的通知")
    yield Recipients("各单位")
    yield Paragraph(SENTENCE * dice.randint(2, 4))
    yield from _body(dice, dice.randint(0, 30))
    yield Paragraph(SENTENCE * dice.randint(1, 3))
    if dice.random() < 0.4:
        yield AttachmentList(("甲", "乙")[: dice.randint(1, 2)])
    yield Signature(OFFICE, DAY, seal=dice.choice(("none", "sealed")))
    if dice.random() < 0.3:
        yield Remark("此件公开发布")
    if dice.random() < 0.3:
        yield Annex("甲", turned=dice.random() < 0.5)
        yield from _body(dice, dice.randint(1, 8))
        yield Paragraph(SENTENCE)
    yield Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市委办公室", even_page=dice.random() < 0.3)


@cache
def _made_up(grid):
    dice, press = Random(9704), Press(Letters(), sheet(), grid)
    return [made_up(tuple(_paper(dice)), press).pages for _ in range(PAPERS)]


@pytest.fixture(params=[GB_GRID, WORD_GRID], ids=["GB", "Word"])
def papers(request):
    """Random papers on either grid, made up once."""
    return _made_up(request.param)


def test_pieces_follow_one_another_without_overlapping_and_end_within_the_page(papers):
    area = sheet()
    for pages in papers:
        for page in pages:
            height = area.text_width if page.is_turned else area.text_height
            for (top, piece), (below, _) in pairwise(page.placed):
                assert top + piece.height <= below + 0.01
            assert all(top + piece.height <= height + 0.02 for top, piece in page.placed)


def test_no_page_ends_with_what_is_bound_to_the_next(papers):
    for pages in papers:
        for page, following in pairwise(pages):
            if page.placed and following.placed:
                last = page.placed[-1][1]
                assert not last.keep or last.loosely, [piece.keep for _, piece in page.placed][-3:]


def test_every_ending_has_text_unless_it_is_an_imprint_on_an_even_page_or_after_a_turned_one(papers):
    for pages in papers:
        for before, page in pairwise(pages):
            endings = [piece for _, piece in page.placed if piece.is_ending]
            if endings and not endings[-1].on_even and not before.is_turned:
                assert page.has_text


def test_pages_are_filled_but_for_what_an_ending_takes_with_it(papers):
    blank = []
    for pages in papers:
        for page, following in pairwise(pages):
            opens = following.placed and (following.placed[0][1].opens_page or following.placed[0][1].on_even)
            if page.placed and not opens and following.placed and not page.is_turned:
                top, piece = page.placed[-1]
                blank.append(1 - (top + piece.height) / sheet().text_height)

    assert max(blank) < 0.4
    assert sum(blank) / len(blank) < 0.06
