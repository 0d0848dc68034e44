"""Two columns on one page."""

from itertools import pairwise

import pytest

from reports.document import (
    Bars,
    Beside,
    Document,
    GanttStrip,
    Paragraph,
    Progress,
    ProgressBars,
    Stretch,
    Table,
    Title,
)
from reports.errors import PaperError
from reports.keeping import from_json, to_json
from reports.layout import MM

LEFT = (
    Table(("任务", "逾期"), (("12项", "3"),), size="小五"),
    Bars(("甲产业", "乙产业"), ("正常", "逾期"), ((3, 1), (2, 0)), caption="左图"),
)
RIGHT = (
    Paragraph("右边的一段话，" * 12 + "到此为止。", indent=False),
    ProgressBars((Progress("平台 12/30", 40, 18),), caption="右图"),
    GanttStrip((Stretch("编制方案", "2026-01-05", "2026-06-30", 80),), day="2026-07-16"),
)


def of(sheet, text):
    """The first character of a text on the sheet."""
    found = "".join(mark.text for mark in sheet.marks).index(text)
    return sheet.marks[found]


def test_both_columns_begin_on_one_line_and_none_crosses_the_middle(press):
    (sheet,) = press(Beside(LEFT, RIGHT), landscape=True)

    middle = (sheet.width - 2 * 0) / 2 + (35 - 37) / 2  # of the text between its margins
    assert of(sheet, "任务").right < middle < of(sheet, "右边").left
    assert all(mark.right < middle or mark.left > middle for mark in sheet.marks if mark.top < 180)
    assert {"左图", "右图"} <= {sheet.text[place : place + 2] for place in range(len(sheet.text))}


def test_a_paragraph_in_a_column_is_in_smaller_type_with_lines_close_together(press):
    (sheet,) = press(Beside((), RIGHT[:1]), landscape=True)
    tops = sorted({round(mark.top, 1) for mark in sheet.marks if mark.face.endswith("Fang-Regular")})[:3]

    assert of(sheet, "右边").size == pytest.approx(10.5, abs=0.01)
    assert [below - above for above, below in pairwise(tops)] == pytest.approx([15.75 / MM] * 2, abs=0.15)


def test_what_does_not_fit_stands_whole_on_the_next_page(press):
    sheets = press(*[Paragraph("前文。")] * 12, Beside(LEFT, RIGHT), landscape=True)

    assert "左图" not in sheets[0].text
    assert "左图" in sheets[1].text
    assert "右图" in sheets[1].text


def test_columns_higher_than_a_page_are_refused_in_a_sentence(press):
    with pytest.raises(PaperError, match="一页放不下"):
        press(Beside(LEFT * 8, RIGHT), landscape=True)
    assert len(press(Beside((), ()))) == 1


def test_panels_are_kept_under_their_names(press):
    document = Document(kind="图", title="图", body=(Title("演示"), Beside(LEFT, RIGHT)))

    assert from_json(to_json(document)) == document
