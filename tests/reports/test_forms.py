"""Forms on paper: merged boxes, room to write, lists to sign over several pages, texts longer than a page."""

import re
from collections import Counter

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Cell, Document, Form, Paragraph, Title
from reports.errors import PaperError
from reports.layout import GB_GRID, MM
from reports.pdf import to_pdf

FOUR = (0.17, 0.33, 0.17, 0.33)


def label(text, **about):
    return Cell(text, label=True, **about)


def test_boxes_stand_where_rows_and_columns_say_and_merged_ones_leave_room_for_the_next(press):
    (sheet,) = press(
        Form(
            (
                (label("甲", rows=2), Cell("乙", span=3)),
                (Cell("丙"), Cell("丁", span=2, rows=2)),
                (label("戊", span=2),),
            ),
            FOUR,
        )
    )

    place = {mark.text: ((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2) for mark in sheet.marks}
    rows = sorted({round(bar.middle, 2) for bar in sheet.bars})
    assert len(rows) == 4
    assert place["甲"][0] == pytest.approx(28 + 156 * 0.085, abs=0.1)
    assert place["乙"][0] == pytest.approx(28 + 156 * 0.585, abs=0.1)
    assert place["丁"][0] == pytest.approx(28 + 156 * 0.75, abs=0.1)
    assert place["戊"][0] == pytest.approx(28 + 156 * 0.25, abs=0.1)
    assert place["甲"][1] == pytest.approx(rows[1], abs=0.1)
    assert place["丁"][1] == pytest.approx(rows[2], abs=0.1)


def test_labels_are_in_heading_type_and_everything_is_black_and_inside_the_text(press):
    (sheet,) = press(Form(((label("督办事项"), Cell("国" * 200, span=3)),), FOUR, caption="表1", note="注：演示。"))

    assert {mark.face for mark in sheet.line("督办事项") if mark.text in "督办事项"} == {"DeskHei-Medium"}
    assert min(bar.left for bar in sheet.bars) >= 28 - 0.1
    assert max(bar.right for bar in sheet.bars) <= 184 + 0.1
    assert {bar.colour for bar in sheet.bars} == {(0, 0, 0, 1)}
    assert [sheet.texts().index("表1"), sheet.texts()[-2]] == [0, "注：演示。"]


def test_a_box_has_room_for_the_lines_asked_and_grows_with_its_text(press):
    def height(cell):
        (sheet,) = press(Form(((cell,),), (1.0,)))
        top, bottom = (bar.middle for bar in sheet.bars)
        return bottom - top

    line = 12 * 1.5 * 25.4 / 72
    assert height(Cell(lines=5)) - height(Cell()) == pytest.approx(4 * line, abs=0.02)
    assert height(Cell("甲\n乙\n丙", lines=2)) == pytest.approx(height(Cell(lines=3)), abs=0.02)
    assert height(Cell("甲", foot="签字：")) == pytest.approx(height(Cell(lines=2)), abs=0.02)
    assert height(Cell()) > 9


def test_the_line_to_sign_stands_at_the_lower_right_and_the_text_above_it(press):
    (sheet,) = press(Form(((label("签发"), Cell("同意。", lines=6, foot="签字：年月日", align="left")),), (0.2, 0.8)))

    bottom = max(bar.middle for bar in sheet.bars)
    sign, text = sheet.line("签字"), sheet.line("同意")
    assert bottom - sign[-1].bottom < 4
    assert 184 - 8 < sign[-1].right < 184
    assert sign[0].top - text[0].bottom > 10


def test_a_merged_box_longer_than_its_rows_makes_them_all_higher(press):
    (sheet,) = press(Form(((label("长" * 40, rows=2), Cell("一")), (Cell("二"),)), (0.1, 0.9)))

    top, middle, bottom = sorted({round(bar.middle, 2) for bar in sheet.bars})
    assert middle - top == pytest.approx(bottom - middle, abs=0.05)
    assert all(mark.bottom < bottom for mark in sheet.marks if mark.text == "长")


def test_a_list_to_sign_has_its_heading_on_every_page_and_every_seat_once(press):
    heading = ((label("会议名称"), Cell("演示会议", span=3)), tuple(map(label, ("序号", "单位", "姓名", "签名"))))
    seats = tuple((Cell(f"座{place}"), Cell("演示单位"), Cell("张喆"), Cell()) for place in range(1, 61))
    pages = press(Title("签到表"), Form((*heading, *seats), FOUR, heading=2))

    assert len(pages) == 4
    for sheet in pages:
        assert sheet.text.count("会议名称") == sheet.text.count("序号") == 1
        assert max(bar.middle for bar in sheet.bars) <= 262 + 0.1
    found = re.findall(r"座(\d+)", "".join(sheet.text for sheet in pages))
    assert found == [str(place) for place in range(1, 61)]


def test_half_a_line_stands_between_a_title_and_the_form_it_names(press):
    (sheet,) = press(Title("签到表"), Form(((label("会议名称"), Cell("演示会议")),), (0.3, 0.7)))

    named = [mark for mark in sheet.marks if mark.text in "签到表" and mark.size > 20]
    gap = min(bar.middle for bar in sheet.bars) - max(mark.bottom for mark in named)
    assert 4 <= gap <= 11


def test_a_note_below_the_title_stands_clear_of_the_form_by_itself(press):
    form = Form(((label("会议名称"), Cell("演示会议")),), (0.3, 0.7))
    (bare,), (noted,) = press(Title("签到表"), form), press(Title("签到表", note="（演示）"), form)
    tops = [min(bar.middle for bar in sheet.bars) for sheet in (bare, noted)]

    assert tops[1] - tops[0] == pytest.approx(GB_GRID.pitch / MM / 2, abs=0.2)


def test_a_text_longer_than_a_page_goes_on_under_its_label_and_loses_nothing(press):
    told = "".join(f"第{place}步已按要求办理，" for place in range(1, 210))
    pages = press(
        Form(
            (
                (label("编号"), Cell("演未专督〔2026〕3号")),
                (label("办理情况"), Cell(told)),
                (label("审核"), Cell(lines=3, foot="签字：")),
            ),
            (0.2, 0.8),
        )
    )

    assert len(pages) == 3
    labels = ["".join(mark.text for mark in sheet.marks if mark.right < 28 + 31.2) for sheet in pages]
    column = "".join(
        mark.text for sheet in pages for mark in sheet.marks if mark.left > 28 + 31.2 and mark.bottom < 262
    )
    assert told in column
    assert labels[0].startswith("编号办理情况")
    assert all(text.startswith("办理情况（续）") for text in labels[1:])
    assert "签字：" in pages[-1].text


def test_a_label_over_many_rows_is_said_again_overleaf(press):
    rows = ((label("承办情况", rows=40), Cell("第1行")), *((Cell(f"第{place}行"),) for place in range(2, 41)))
    pages = press(Form(rows, (0.2, 0.8)))

    assert [sheet.text.count("承办情况") for sheet in pages] == [1] * len(pages)
    assert ["（续）" in sheet.text for sheet in pages] == [False] + [True] * (len(pages) - 1)
    found = re.findall(r"第(\d+)行", "".join(sheet.text for sheet in pages))
    assert found == [str(place) for place in range(1, 41)]


def test_text_after_a_form_stands_on_the_grid_again(press):
    (sheet,) = press(Paragraph("见下表。"), Form(((Cell("甲"),),) * 3, (1.0,), note="注：演示。"), Paragraph("国" * 5))

    steps = (sheet.line("国国国国国")[0].top - 37) / 10.449
    assert steps == pytest.approx(round(steps), abs=0.005)


def test_a_form_keeps_its_first_rows_together_and_a_small_one_moves_whole(press):
    rows = tuple((label(f"项{place}"), Cell()) for place in range(6))
    first, second = press(Paragraph("国" * 28 * 18, indent=False), Form(rows, (0.3, 0.7)))

    assert "项0" not in first.text
    assert all(f"项{place}" in second.text for place in range(6))


def test_a_form_in_a_larger_size_and_with_rare_names(press):
    (sheet,) = press(Form(((label("联系人"), Cell("张喆、刘垚、陈堃、赵翀、李䶮、王𬭎")),), (0.2, 0.8), size="四号"))

    assert {mark.size for mark in sheet.line("联系人")} == {14.0}
    assert "张喆、刘垚、陈堃、赵翀、李䶮、王𬭎" in sheet.text


@pytest.mark.parametrize(
    ("form", "word"),
    [
        (Form(((Cell(), Cell(), Cell()),), (0.5, 0.5)), "第1行"),
        (Form(((Cell(),),), (0.5, 0.5)), "没有排满"),
        (Form(((Cell(rows=2),),), (1.0,)), "最后一行"),
        (Form(((Cell(span=0),),), (1.0,)), "小于1"),
        (Form(((Cell(),),), ()), "列宽"),
        (Form(((Cell(),),), (float("nan"),)), "列宽"),
        (Form(((Cell(),) * 60,), (1.0,) * 60), "太窄"),
        (Form(((Cell(),),), (1.0,), size="七号"), "字号"),
        (Form(((Cell(align="middle"),),), (1.0,)), "对齐"),
        (Form(((Cell(lines=10**9),),), (1.0,)), "太多|减少"),
        (Form(((Cell("长" * 9999),), (Cell(),)), (1.0,), heading=1), "表头"),
        (Form(((Cell(rows=2),), ()), (1.0,), heading=1), "表头"),
    ],
)
def test_a_form_that_cannot_be_set_is_refused_with_a_sentence(press, form, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(form)

    assert str(refusal.value).endswith("。")


def test_a_form_without_rows_leaves_no_trace(press):
    (sheet,) = press(Form((), ()), Paragraph("正文。"))

    assert sheet.texts() == ["正文。", "— 1 —"]


cells = st.builds(
    Cell,
    text=st.text("国务院办公厅，。a1 \n", max_size=700),
    label=st.booleans(),
    lines=st.integers(0, 30),
    foot=st.sampled_from(("", "签字：")),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6), st.integers(1, 6))
def test_whatever_is_filled_in_is_all_on_paper(rows, merged):
    """The first column is one box over `merged` rows, as far as there are rows."""
    merged = min(merged, len(rows))
    table = ((Cell(rows[0][0].text, rows=merged), *rows[0][1:]), *(row[1:] for row in rows[1:merged]), *rows[merged:])
    paper = to_pdf(Document(kind="演示", title="演示", body=(Form(table, (0.2, 0.3, 0.5)),)))

    pages = pypdfium2.PdfDocument(paper)
    printed = Counter("".join(page.get_textpage().get_text_range() for page in pages))
    wanted = Counter("".join(cell.text for row in table for cell in row))
    assert all(printed[char] >= number for char, number in wanted.items() if char in "国务院办公厅，。a")
