"""Charts on paper: lengths that are true, days in their place, and everything told apart in black and white."""

import io
from itertools import pairwise

import pdfplumber
import pytest

from reports.document import Bars, GanttStrip, Paragraph, Progress, ProgressBars, Stretch
from reports.errors import PaperError
from reports.layout import MM, RED_CMYK

LIGHTS = ("正常", "临期", "逾期", "办结", "暂停", "未定")
WHITE, BLACK = (0, 0, 0, 0), (0, 0, 0, 1)


def drawn(sheet):
    """The shapes of a sheet, in mm."""
    with pdfplumber.open(io.BytesIO(sheet.pdf)) as pdf:
        page = pdf.pages[sheet.place]
        return page.rects, page.lines, page.curves


def bars_of(sheet, height=13):
    """The outlined rectangles of a height in points, from the left, as (left, width, colour) in mm."""
    rects = [rect for rect in drawn(sheet)[0] if abs(rect["height"] - height) < 0.1 and not rect["stroke"]]
    return [(rect["x0"] / MM, rect["width"] / MM, rect["non_stroking_color"]) for rect in rects]


def strip(*rows, **about):
    return GanttStrip(rows, **{"begins": "2026-01-01", "ends": "2026-12-31", **about})


def test_bars_are_as_long_as_their_numbers_and_say_their_sum(press):
    (sheet,) = press(Bars(("甲产业", "乙产业"), LIGHTS[:3], ((10, 4, 2), (5, 0, 3)), caption="图1　演示"))

    one, two, three, four, five = (width for _, width, _ in bars_of(sheet))
    assert [one / two, one / three, one / four, four / five] == pytest.approx([2.5, 5, 2, 5 / 3], rel=0.01)
    assert "16项" in sheet.text
    assert "8项" in sheet.text
    assert {"10", "4", "2", "5", "3"} <= set(sheet.text.replace("16项", "").replace("8项", "").split())


def test_the_lights_differ_in_grey_and_hatching_and_the_legend_has_shape_and_word(press):
    (sheet,) = press(Bars(("甲",), LIGHTS, ((5,) * 6,), caption="图1　演示"))

    hatching = [line for line in drawn(sheet)[1] if line["linewidth"] == pytest.approx(0.7)]
    kinds = [
        (fill, tuple({line["width"] > 1 for line in hatching if left < line["x0"] / MM < left + width - 5}))
        for left, width, fill in bars_of(sheet)
    ]
    assert all(fill[:3] == (0, 0, 0) for fill, _ in kinds)
    assert len(set(kinds)) == 6
    for word in ("●正常", "▲临期", "■逾期", "✓办结", "‖暂停", "○未定"):
        assert word in sheet.text


def test_a_part_too_short_for_its_number_is_told_after_the_sum(press):
    (sheet,) = press(Bars(("甲", "乙"), LIGHTS, ((300, 0, 1, 0, 2, 0), (20, 0, 0, 0, 0, 0))))

    assert "303项（■1、‖2）" in sheet.text
    assert sheet.line("303项")[-1].right <= 184.1


def test_other_parts_have_shades_of_their_own_and_too_many_are_refused(press):
    names = tuple("甲乙丙丁戊己庚辛")
    (sheet,) = press(Bars(("项",), names, ((2,) * 8,)))

    assert len(bars_of(sheet)) == 8
    with pytest.raises(PaperError, match="8类"):
        press(Bars(("项",), (*names, "壬"), ((2,) * 9,)))


def test_a_chart_stays_inside_the_text_with_its_name_below_and_the_text_on_the_grid(press):
    labels = tuple(f"名称很长的演示产业第{place}号及其上下游" for place in range(8))
    chart = Bars(labels, LIGHTS, ((9,) * 6,) * 8, caption="图1　演示", note="注：演示。")
    (sheet,) = press(Paragraph("国" * 5), chart, Paragraph("民" * 5))

    rects, lines, _ = drawn(sheet)
    assert min(shape["x0"] for shape in rects + lines) / MM >= 28 - 0.1
    assert max(shape["x1"] for shape in rects + lines) / MM <= 184 + 0.1
    assert max(mark.right for mark in sheet.marks) <= 184.1
    texts = sheet.texts()
    assert texts.index("图1　演示") < texts.index("注：演示。") < texts.index("民民民民民")
    steps = (sheet.line("民民民民民")[0].top - 37) / 10.449
    assert steps == pytest.approx(round(steps), abs=0.005)


def test_a_chart_of_many_rows_has_its_legend_on_every_page_and_a_small_one_is_not_divided(press):
    many = Bars(tuple(f"第{place}业" for place in range(80)), LIGHTS[:2], ((3, 2),) * 80, caption="图1　演示")
    pages = press(many)
    assert len(pages) == 3
    assert all("▲临期" in sheet.text for sheet in pages)
    assert "图1　演示" in pages[-1].texts()

    few = Bars(("甲", "乙", "丙"), LIGHTS[:2], ((3, 2),) * 3, caption="图1　演示")
    first, second = press(Paragraph("国" * 28 * 20, indent=False), few)
    assert bars_of(first) == []
    assert len(bars_of(second)) == 6


def test_charts_are_vectors_with_text_that_can_be_copied(press):
    (sheet,) = press(
        Bars(("甲",), ("正常",), ((3,),)),
        ProgressBars((Progress("张喆负责事项", 40, 50),)),
        strip(Stretch("组建䶮平台", "2026-02-01", "2026-05-31")),
    )

    assert b"/Subtype /Image" not in sheet.pdf
    assert all("Desk" in mark.face for mark in sheet.marks)
    for text in ("张喆负责事项", "组建䶮平台", "●正常"):
        assert text in sheet.text


def test_progress_is_drawn_against_the_time_gone_by(press):
    (sheet,) = press(ProgressBars((Progress("甲", 40, 50), Progress("乙", 60, 50), Progress("丙", 30)), caption="图1"))

    whole, behind, done, _, ahead, _, alone = bars_of(sheet)
    assert done[1] / whole[1] == pytest.approx(0.4, abs=0.002)
    assert behind[0] == pytest.approx(done[0] + done[1], abs=0.05)
    assert behind[1] / whole[1] == pytest.approx(0.1, abs=0.002)
    assert (ahead[1] / whole[1], alone[1] / whole[1]) == (pytest.approx(0.6, abs=0.002), pytest.approx(0.3, abs=0.002))
    marks = [line for line in drawn(sheet)[1] if line["linewidth"] == 2 and line["height"] > 15]
    assert len(marks) == 2
    assert all(
        (line["x0"] / MM - whole[0]) / whole[1] == pytest.approx(0.5, abs=0.002) and line["stroking_color"] == BLACK
        for line in marks
    )
    for text in ("已完成", "落后时间", "时间进度", "40%", "50%", "—"):
        assert text in sheet.text


def test_progress_beyond_the_whole_fills_the_bar_and_says_its_number(press):
    (sheet,) = press(ProgressBars((Progress("甲", 120.04), Progress("乙", 0))))

    whole, done, empty = bars_of(sheet)
    assert done[1] == whole[1] == empty[1]
    assert "120%" in sheet.text
    assert "时间进度" not in sheet.text


def test_a_strip_shows_days_where_they_are_and_the_day_as_a_red_line(press):
    rows = Stretch("甲", "2026-04-01", "2026-06-30", 50), Stretch("乙", "2026-10-01", "2026-12-31")
    (sheet,) = press(strip(*rows, day="2026-07-01", caption="图1"))

    months = "".join(mark.text for mark in sheet.line("1月"))
    assert months == "".join(f"{month}月" for month in range(1, 13))
    (left, width, _), (_, half, _), (late, _, _) = bars_of(sheet, height=9)
    assert half / width == pytest.approx(0.5, abs=0.01)
    assert (late - left) / width == pytest.approx(183 / 91, abs=0.01)
    red = [line for line in drawn(sheet)[1] if line["stroking_color"] == RED_CMYK]
    assert {round(line["x0"] / MM, 1) for line in red} == {round(left + width, 1)}
    assert "7月1日" in sheet.text


def test_what_is_late_has_a_dotted_tail_to_the_day_and_its_word(press):
    (sheet,) = press(
        strip(
            Stretch("甲", "2026-02-01", "2026-05-31", 70, mark="逾期30天"),
            Stretch("乙", "2026-02-01", "2026-05-31", 100, mark="办结"),
            day="2026-06-30",
        )
    )

    tails = [line for line in drawn(sheet)[1] if (line.get("dash") or ((), 0))[0]]
    (left, width, _) = bars_of(sheet, height=9)[0]
    assert len(tails) == 1
    assert tails[0]["x0"] / MM == pytest.approx(left + width, abs=0.8)
    assert tails[0]["width"] / MM == pytest.approx(width * 30 / 120, abs=0.8)
    assert "■逾期30天" in sheet.text
    assert "✓办结" in sheet.text


def test_milestones_that_have_come_are_black(press):
    (sheet,) = press(
        strip(Stretch("甲", "2026-02-01", "2026-11-30", milestones=("2026-03-31", "2026-09-30")), day="2026-06-30")
    )

    diamonds = sorted((curve["x0"], curve["non_stroking_color"]) for curve in drawn(sheet)[2] if curve["stroke"])
    assert [fill for _, fill in diamonds] == [BLACK, WHITE]


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("2026-01-15", "2026-12-20", ("2026年", "1月", "12月")),
        ("2025-03-01", "2027-06-30", ("2025年", "一季度", "四季度")),
        ("2025-10-01", "2035-12-31", ("2025年", "2035年")),
        ("1949-10-01", "2049-10-01", ("1950年", "2040年")),
        ("0001-01-01", "9999-12-31", ("2000年", "9000年")),
        ("2026-02-28", "2026-02-28", ("2026年", "2月")),
    ],
)
def test_the_scale_is_as_fine_as_can_be_read(press, begins, ends, words):
    (sheet,) = press(GanttStrip((Stretch("甲", begins, ends, 50),)))

    head = " ".join(sheet.texts()[:2])
    assert all(word in head for word in words)
    assert all(b.left >= a.right - 0.01 for a, b in pairwise(sheet.lines()[0]))


def test_words_after_bars_stay_inside_the_text(press):
    (sheet,) = press(
        strip(Stretch("甲", "2026-01-01", "2026-12-31", mark="正常，经专班同意延期一次"), day="2026-12-31")
    )

    assert max(mark.right for mark in sheet.marks) <= 184.1


def test_a_chart_with_nothing_in_it_says_so(press):
    (sheet,) = press(Bars((), LIGHTS, ()), ProgressBars(()), GanttStrip(()))

    assert sheet.texts()[:3] == ["（无）"] * 3


@pytest.mark.parametrize(
    ("chart", "word"),
    [
        (Bars(("甲",), ("正常",), ()), "个数"),
        (Bars(("甲",), ("正常",), ((1, 2),)), "个数"),
        (Bars(("甲",), ("正常",), ((-1,),)), "小于0"),
        (ProgressBars((Progress("甲", -1),)), "甲"),
        (ProgressBars((Progress("甲", 1, float("nan")),)), "甲"),
        (strip(Stretch("甲", "2026-13-01", "2026-05-31")), "2026-13-01"),
        (strip(Stretch("甲", "", "2026-05-31")), "甲"),
        (strip(Stretch("甲", "2026-06-01", "2026-05-31")), "早于"),
        (strip(Stretch("甲", "2026-05-01", "2026-05-31", -3)), "进度"),
        (strip(Stretch("甲", "2026-05-01", "2026-05-31", milestones=("五月",))), "五月"),
        (strip(Stretch("甲", "2026-05-01", "2026-05-31"), begins="2027-01-01"), "早于"),
        (strip(Stretch("甲", "2026-05-01", "2026-05-31"), day="今天"), "截至日"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused_with_a_sentence(press, chart, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(chart)

    assert str(refusal.value).endswith("。")
