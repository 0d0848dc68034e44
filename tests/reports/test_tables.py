"""Tables on paper: ledgers over many pages, rows longer than a page, groups, captions and notes."""

import re

import pytest

from reports.document import Paragraph, Table, Title
from reports.errors import PaperError

HEADER = ("序号", "任务内容", "时限", "灯")
WIDTHS = (0.1, 0.6, 0.2, 0.1)


def _rows(number, text="编制产业路线图"):
    return tuple((str(place + 1), text, "2026-09-30", "正常") for place in range(number))


def _ledger(rows, **about):
    return Table(HEADER, rows, WIDTHS, **about)


def test_three_hundred_tasks_have_their_heading_on_every_page_and_each_row_once(press):
    pages = press(Title("任务台账"), _ledger(_rows(300)), landscape=True)

    assert len(pages) > 10
    assert all(sheet.text.count("任务内容") == 1 for sheet in pages)
    found = re.findall(r"^(\d+) 编制产业路线图", "\n".join(sheet.text for sheet in pages), re.M)
    assert found == [str(place + 1) for place in range(300)]


def test_a_turned_sheet_says_which_of_how_many_pages_it_is(press):
    pages = press(_ledger(_rows(40)), landscape=True)

    assert [sheet.texts()[-1] for sheet in pages] == [
        f"第{place + 1}页 共{len(pages)}页" for place in range(len(pages))
    ]
    assert (round(pages[0].width), round(pages[0].height)) == (297, 210)


def test_a_table_stays_inside_the_text_area_and_its_rules_are_black(press):
    for sheet in press(_ledger(_rows(60, "任务" * 60)), landscape=True):
        assert min(bar.left for bar in sheet.bars) >= 35 - 0.2
        assert max(bar.right for bar in sheet.bars) <= 260 + 0.2
        assert max(bar.middle for bar in sheet.bars) <= 28 + 156 + 0.2
        assert {bar.colour for bar in sheet.bars} == {(0, 0, 0, 1)}


def test_a_row_of_1500_characters_is_carried_on_and_loses_none(press):
    task = "".join(f"第{place}项演示任务按计划推进，" for place in range(1, 200))[:3000]
    pages = press(
        _ledger((*_rows(2), ("3", task, "2026-09-30", "逾期"), ("4", "办结事项", "2026-09-30", "办结"))), landscape=True
    )

    carried = [sheet for sheet in pages if "（续）" in sheet.text]
    marks = [mark for sheet in pages for mark in sheet.marks if mark.bottom < 184]
    column = "".join(mark.text for mark in marks if 35 + 22.5 < mark.left < 35 + 157.5)
    assert carried
    assert all(sheet.text.count("任务内容") == 1 for sheet in pages)
    assert task in column.replace("（续）", "").replace("任务内容", "")
    assert "3" in [line.split()[0] for line in carried[0].text.split("\n")]


def test_a_row_that_fits_on_a_page_is_not_cut(press):
    pages = press(_ledger(_rows(30, "任务" * 100)), landscape=True)

    assert not any("续" in sheet.text for sheet in pages)


def test_text_after_a_table_stands_on_the_grid_again(press):
    (sheet,) = press(
        Paragraph("见下表。"),
        _ledger(_rows(3), caption="表1 亮灯情况", note="注：灯以截至日计算。"),
        Paragraph("国" * 5),
    )

    after = sheet.line("国国国国国")[0]
    steps = (after.top - 37) / 10.449
    assert steps == pytest.approx(round(steps), abs=0.005)
    assert after.top > sheet.line("注：")[0].bottom


def test_a_caption_stands_with_its_table_and_a_small_table_is_not_divided_for_a_little_blank(press):
    table = _ledger(_rows(8), caption="表1 亮灯情况")
    first, second = press(Paragraph("国" * 28 * 19, indent=False), table)

    assert "表1" not in first.text
    assert second.texts()[0] == "表1 亮灯情况"
    assert len(second.bars) == 2 * 9


def test_a_table_that_fits_on_a_page_is_kept_whole_for_a_third_of_a_page_left_blank(press):
    table = _ledger(_rows(12), caption="表1 亮灯情况")
    first, second = press(Paragraph("国" * 28 * 15, indent=False), table)

    assert "任务内容" not in first.text
    assert second.text.count("编制产业路线图") == 12


def test_the_name_of_a_group_spans_the_table_and_stays_with_its_first_row(press):
    (sheet,) = press(_ledger((("智能机器人产业（演示）",), *_rows(2))))

    group = sheet.line("智能机器人")
    assert {mark.face for mark in group} == {"DeskHei-Medium"}
    assert group[0].left == pytest.approx(28 + 1.2, abs=0.1)


def test_short_columns_are_centred_and_long_ones_begin_at_the_left(press):
    (sheet,) = press(_ledger(_rows(2, "任务" * 40)))

    first, last = sheet.line("正常")[-2:]
    assert (first.left + last.right) / 2 == pytest.approx(184 - 156 * 0.05, abs=0.1)
    assert sheet.line("任务任务")[0].left == pytest.approx(28 + 156 * 0.1 + 1.2, abs=0.1)


def test_lights_are_words_and_a_rare_name_is_on_the_paper(press):
    (sheet,) = press(Table(("责任人", "灯"), (("张喆", "正常"), ("刘垚", "临期"), ("李䶮", "逾期"), ("王𬭎", "办结"))))

    for text in ("张喆", "刘垚", "李䶮", "王𬭎", "正常", "临期", "逾期", "办结"):
        assert text in sheet.text


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (Table(("序号", "任务"), (("1", "甲", "多"),)), "第1行"),
        (Table(("序号", "任务"), (), (0.5,)), "列宽"),
        (Table(("序号",) * 60, ()), "太多"),
        (Table(("序号",), (), size="七号"), "字号"),
        (Table(("序号",), (), align=("middle",)), "对齐"),
        (Table(("序号" * 3000,), ()), "表头"),
    ],
)
def test_a_table_that_cannot_be_set_is_refused_with_a_sentence(press, table, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(table)

    assert str(refusal.value).endswith("。")


def test_a_group_that_goes_on_overleaf_is_named_there_again_where_it_is_wished(press):
    rows = (("演示乙组",), *_rows(2), ("演示甲组",), *_rows(60))
    named, plain = (press(_ledger(rows, named_again=again), landscape=True) for again in (True, False))

    going_on = [sheet.text.count("演示甲组（续）") for sheet in named]
    assert going_on == [0, *[1] * (len(named) - 1)]
    assert all("演示乙组（续）" not in sheet.text for sheet in named)
    assert all("（续）" not in sheet.text for sheet in plain)


def test_texts_of_a_ragged_table_are_not_spread(press):
    text = "“演示双百计划”（待核），2026年4月4日，演示文件"
    rows = (("1", text, "", ""),)
    spread, ragged = (
        press(Table(HEADER, rows, (0.1, 0.24, 0.33, 0.33), ragged=ragged), landscape=True)[0]
        for ragged in (False, True)
    )

    def widest(sheet):
        return max(mark.right for mark in sheet.marks if mark.bottom < 184 and 57 < mark.left < 112)

    assert widest(ragged) < widest(spread)
