"""Text read off a page: what is found, and what is copied, is what was written."""

import pytest
from PySide6.QtCore import QPointF

from heze_desk.kit.page_text import copied
from heze_desk.kit.pdf_pages import PdfPages
from reports import pdf
from reports.document import Document, Heading, Paragraph, Table

RARE = "䶮㛃𬭎喆堃玥垚昇翀祎赟"
FIRST = (
    f"这些字{RARE}都在纸上，按GB/T 9704—2012排版，AI-based office也在其中，"
    "一段话要有三行长，才看得出行与行接得对不对，“引号”也一样——完。"
)
SECOND = "第二段（进度60%）。"
ROWS = (("未来材料", "7", "1"), ("氢能与储能", "8", "2"))


@pytest.fixture(scope="module")
def pages():
    body = (
        Heading("一、总体情况"),
        Paragraph(FIRST),
        Paragraph(SECOND),
        Table(("产业", "任务数", "正常"), ROWS),
        *(Paragraph(f"第{number}段。{FIRST}") for number in range(3, 16)),
    )
    return PdfPages(pdf.to_pdf(Document(kind="通知", title="演示", body=body)))


@pytest.fixture
def text(pages):
    return pages.text(0)


def words(text, start, end):
    return "".join(letter.text for letter in text.letters[start:end])


def test_a_paragraph_is_copied_as_it_was_written(pages, text):
    assert copied([(text, 0, len(text.letters))]).splitlines()[:3] == ["一、总体情况", FIRST, SECOND]


def test_cells_are_copied_with_tabs_between(text):
    lines = copied([(text, 0, len(text.letters))]).splitlines()

    assert [line.split("\t") for line in lines[3:6]] == [["产业", "任务数", "正常"], *map(list, ROWS)]


def test_a_paragraph_over_two_pages_is_copied_in_one_and_without_the_page_number(pages):
    texts = [pages.text(number) for number in range(len(pages.sizes))]

    lines = copied([(text, 0, len(text.letters)) for text in texts]).splitlines()

    assert lines[6:] == [f"第{number}段。{FIRST}" for number in range(3, 16)]


def test_the_page_number_is_copied_with_its_page_alone(pages, text):
    assert "1" in copied([(text, 0, len(text.letters))]).splitlines()[-1]


@pytest.mark.parametrize(
    "wanted",
    [RARE, "𬭎", "𬭎喆", "gb/t9704", "ＧＢ／Ｔ　９７０４", "(进度60%)", "ai-based OFFICE", "总 体 情 况"],
)
def test_words_are_found_in_any_width_and_case(text, wanted):
    hits = text.find(wanted)

    assert hits
    fold = str.maketrans("（）", "()")
    found = words(text, *hits[0]).translate(fold).replace(" ", "").lower()
    assert found == wanted.translate(str.maketrans("ＧＢ／Ｔ９０７４", "GB/T9074")).lower().replace(" ", "").replace(
        "　", ""
    )


def test_words_that_a_line_ends_among_are_found_and_boxed_on_both_lines(text):
    broken = next(line for line in text.lines if line.end - line.start > 20)
    wanted = words(text, broken.end - 2, broken.end + 2)

    start, end = text.find(wanted)[0]

    boxes = text.boxes(start, end)
    assert (start, end) == (broken.end - 2, broken.end + 2)
    assert len(boxes) == 2
    assert boxes[0].bottom() < boxes[1].bottom()


@pytest.mark.parametrize("nothing", ["", "  ", "没有这几个字"])
def test_what_is_not_there_is_not_found(text, nothing):
    assert text.find(nothing) == []


def test_places_are_the_nearest_to_a_point(text):
    line = text.lines[1]
    letter = text.letters[line.start + 3]

    assert text.place_at(letter.box.center() - QPointF(2, 0)) == line.start + 3
    assert text.place_at(letter.box.center() + QPointF(2, 0)) == line.start + 4
    assert text.place_at(QPointF(0, line.box.center().y())) == line.start
    assert text.place_at(QPointF(9999, line.box.center().y())) == line.end


def test_a_word_ends_at_the_next_mark(text):
    place = text.find("进度60")[0][0]

    assert words(text, *text.word_at(place + 1)) == "进度60"


def test_a_page_without_text_has_nothing_to_find_or_select(qapp):
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.rect(0, 0, 9, 9)
    canvas.save()
    text = PdfPages(out.getvalue()).text(0)

    assert (text.letters, text.lines, text.find("字"), text.place_at(QPointF(5, 5))) == ((), (), [], 0)
    assert copied([(text, 0, 0)]) == ""
