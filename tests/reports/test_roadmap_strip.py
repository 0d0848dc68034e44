"""The strip of a roadmap: headings, points, arrows, baselines, recognitions, and all of it on one page."""

import io

import pdfplumber
import pytest

from reports.document import Document, GanttStrip, Stretch, Title
from reports.errors import PaperError
from reports.layout import MM
from reports.pdf import to_pdf

WHITE, BLACK = (0, 0, 0, 0), (0, 0, 0, 1)


def drawn(sheet):
    """The shapes of a sheet, in mm."""
    with pdfplumber.open(io.BytesIO(sheet.pdf)) as pdf:
        page = pdf.pages[sheet.place]
        return page.rects, page.lines, page.curves


def bars_of(sheet, height=9):
    """The outlined rectangles of a height in points, from the left, as (left, width, colour) in mm."""
    rects = [rect for rect in drawn(sheet)[0] if abs(rect["height"] - height) < 0.1 and not rect["stroke"]]
    return [(rect["x0"] / MM, rect["width"] / MM, rect["non_stroking_color"]) for rect in rects]


def strip(*rows, **about):
    return GanttStrip(rows, **{"begins": "2026-01-01", "ends": "2026-12-31", **about})


def arrows_of(sheet):
    return [line for line in drawn(sheet)[1] if line["linewidth"] == pytest.approx(0.6)]


def test_a_heading_stands_without_a_bar_and_a_point_is_a_diamond(press):
    rows = (
        Stretch("演示产业", heading=True),
        Stretch("演示阶段", "2026-02-01", "2026-06-30"),
        Stretch("演示节点", "2026-09-01", "2026-09-01", point=True),
    )
    (sheet,) = press(strip(*rows, caption="图1　演示"))

    assert len(bars_of(sheet)) == 1
    assert "演示产业" in sheet.text


def test_an_arrow_leads_from_a_bar_to_the_one_that_waits_for_it(press):
    rows = (Stretch("甲", "2026-01-01", "2026-03-31"), Stretch("乙", "2026-06-01", "2026-08-31"))
    (alone,) = press(strip(*rows))
    (joined,) = press(strip(*rows, waits=((0, 1),)))

    lines, more = (drawn(sheet)[1] for sheet in (alone, joined))
    extra = [line for line in more if line["linewidth"] == pytest.approx(0.6)]
    assert (len(more) - len(lines), len(extra)) == (4, 4)
    assert len(drawn(joined)[2]) - len(drawn(alone)[2]) == 1  # its tip


def test_the_baseline_is_drawn_where_it_differs_only(press):
    kept = Stretch("甲", "2026-01-01", "2026-03-31", planned=("2026-01-01", "2026-03-31"))
    moved = Stretch("乙", "2026-02-01", "2026-05-31", planned=("2026-01-01", "2026-03-31"))
    (sheet,) = press(strip(kept, moved))

    ((left, width, _),) = bars_of(sheet, 1.5)
    (_, kept_width, _), *_ = bars_of(sheet)
    assert width == pytest.approx(kept_width, abs=0.01)
    assert left == pytest.approx(bars_of(sheet)[0][0], abs=0.01)


@pytest.mark.parametrize("many", [5, 25, 44])
def test_a_strip_for_one_page_takes_one_page_with_rows_as_low_as_it_asks_for(press, many):
    rows = [
        Stretch(f"演示任务第{place}项，名称很长很长很长很长很长很长很长很长", "2026-01-01", "2026-06-30")
        for place in range(many)
    ]
    sheets = press(strip(*rows, one_page=True, legend=True, caption="图1　演示", note="注：演示"))

    assert len(sheets) == 1
    assert "已完成" in sheets[0].text


def test_one_page_is_refused_below_the_type_that_is_asked_for(press):
    rows = [Stretch("演示", "2026-01-01", "2026-06-30")] * 70
    with pytest.raises(PaperError, match="一页最多画"):
        press(strip(*rows, one_page=True, smallest="六号"))

    assert len(press(strip(*rows, one_page=True, smallest="七号"))) == 1


def test_over_pages_the_legend_and_the_name_of_the_industry_stand_on_each(press):
    rows = [Stretch("演示产业", heading=True)]
    rows += [Stretch(f"演示第{place}项", "2026-01-01", "2026-06-30") for place in range(50)]
    sheets = press(strip(*rows, legend=True))

    assert len(sheets) == 2
    assert ["演示产业（续）" in sheet.text for sheet in sheets] == [False, True]
    assert all("未完成" in sheet.text for sheet in sheets)


def test_more_rows_than_one_page_holds_are_refused_with_how_many_it_holds(press):
    rows = [Stretch("演示", "2026-01-01", "2026-06-30")] * 140
    with pytest.raises(PaperError, match=r"一页最多画\d+行，连同产业名称现有140行"):
        press(strip(*rows, one_page=True))


def test_a_wait_that_is_not_kept_is_dashed_and_goes_round_its_bar(press):
    rows = (Stretch("甲", "2026-01-01", "2026-06-30"), Stretch("乙", "2026-03-01", "2026-08-31"))
    (kept,) = press(strip(*rows, waits=((0, 1),), legend=True))
    (broken,) = press(strip(*rows, waits=((0, 1),), broken=((0, 1),), legend=True))

    def dashed(sheet):
        return [line for line in arrows_of(sheet) if (line.get("dash") or ((), 0))[0]]

    assert (len(dashed(kept)), len(dashed(broken))) == (0, 6)  # five of the way, one of the legend
    assert "先后不符" not in kept.text
    assert "先后不符" in broken.text
    bar = bars_of(broken)[0]
    left_of_end = [line for line in arrows_of(broken) if line["x0"] / MM < bar[0] + bar[1] - 0.1]
    middle = next(rect for rect in drawn(broken)[0] if abs(rect["height"] - 9) < 0.1)
    inside = [line for line in left_of_end if middle["top"] + 0.5 < line["top"] < middle["bottom"] - 0.5]
    assert inside == []


def test_recognitions_are_diamonds_without_a_bar(press):
    row = Stretch("认定", "2026-02-01", "2026-09-01", milestones=("2026-02-01", "2026-09-01"), mark="共2项", bare=True)
    (sheet,) = press(strip(row, day="2026-06-30"))

    assert bars_of(sheet) == []
    assert len([curve for curve in drawn(sheet)[2] if curve["stroke"]]) == 2
    assert "共2项" in sheet.text


def test_a_milestone_is_full_once_it_is_done_where_that_is_told(press):
    row = Stretch("甲", "2026-02-01", "2026-11-30", milestones=("2026-03-31", "2026-09-30"), reached=(False, True))
    (sheet,) = press(strip(row, day="2026-06-30"))

    diamonds = sorted((curve["x0"], curve["non_stroking_color"]) for curve in drawn(sheet)[2] if curve["stroke"])
    assert [fill for _, fill in diamonds] == [WHITE, BLACK]


def test_below_headings_labels_stand_at_the_left(press):
    rows = [Stretch("演示产业", heading=True), Stretch("甲", "2026-02-01", "2026-06-30")]
    (sheet,) = press(strip(*rows, Stretch("很长的名称", "2026-02-01", "2026-06-30")))

    left = {text: sheet.line(text)[0].left for text in ("演示产业", "甲", "很长的名称")}
    assert left["甲"] == pytest.approx(left["很长的名称"], abs=0.2)
    assert left["演示产业"] < left["甲"]


def test_where_a_page_has_room_long_names_are_not_cut(press):
    name = "演示任务，名称很长很长很长很长很长很长很长很长很长很长"
    (sheet,) = press(strip(Stretch(name, "2026-01-01", "2026-06-30"), one_page=True, legend=True))

    assert "…" not in sheet.text


def test_eighty_four_rows_stand_on_one_turned_a3_sheet():
    rows = [Stretch("演示产业", heading=True)]
    rows += [Stretch(f"演示第{place}项", "2026-01-01", "2026-06-30", mark="超期3天") for place in range(83)]
    body = (Title("演示路线图"), strip(*rows, day="2026-07-04", one_page=True, legend=True, note="注：演示。"))

    content = to_pdf(Document(kind="图", title="图", body=body, size="A3", landscape=True))

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1
        chars = [char for char in pdf.pages[0].chars if char["text"] in "演示第"]
        assert min(char["size"] for char in chars) == pytest.approx(5.5)
