"""Which pages go on which paper: ranges, both sides by hand, and pages made as large as the paper."""

from io import BytesIO

import pytest
from PySide6.QtCore import QSizeF

from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_order import A4, Order, Sides, arranged, has_paper, in_two_passes, runs

UPRIGHT, LYING, LARGE = (595.28, 841.89), (841.89, 595.28), (1190.55, 841.89)


def paper(*sizes):
    """Each page has its number and a black square one inch from the left and from the top."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    for number, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.rect(72, size[1] - 144, 72, 72, fill=1)
        canvas.drawString(200, 200, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def order(content, *pages, **more):
    return Order(content=content, name="第12期", pages=pages, **more)


def texts(pages):
    return ["".join(letter.text for letter in pages.text(number).letters) for number in range(len(pages.sizes))]


def test_all_pages_are_the_very_bytes():
    content = paper(UPRIGHT, UPRIGHT)

    assert arranged(order(content, 0, 1)) is content


def test_chosen_pages_come_in_their_order_with_blank_ones_between(qapp):
    pages = PdfPages(arranged(order(paper(UPRIGHT, LYING, UPRIGHT), 2, None, 1, None)))

    assert texts(pages) == ["page 3", "", "page 2", ""]
    assert [size.width() < size.height() for size in pages.sizes] == [True, True, False, False]


def test_faces_are_kept_once_however_many_pages_are_chosen(qapp):
    from reports import pdf
    from reports.document import Document, Paragraph

    body = tuple(Paragraph("演示未来产业。" * 40) for _ in range(40))
    content = pdf.to_pdf(Document(kind="通知", title="演示", body=body))

    assert len(arranged(order(content, *range(1, len(PdfPages(content).sizes))))) < len(content)


@pytest.mark.parametrize(
    ("size", "expected"),
    [(LARGE, (841.89, 595.28)), (UPRIGHT, UPRIGHT), (LYING, LYING), ((297.64, 419.53), UPRIGHT)],
)
def test_a_page_is_fitted_to_the_paper_turned_as_it_is(qapp, size, expected):
    pages = PdfPages(arranged(order(paper(size), 0, paper=A4)))

    assert (pages.sizes[0].width(), pages.sizes[0].height()) == pytest.approx(expected, abs=0.1)
    scale, picture = expected[0] / size[0], pages.picture(0, round(expected[0]))
    assert picture.pixelColor(round(108 * scale), round(108 * scale)).lightness() < 40
    assert picture.pixelColor(round(66 * scale), round(108 * scale)).lightness() > 200
    assert picture.pixelColor(round(150 * scale), round(108 * scale)).lightness() > 200
    assert texts(pages) == ["page 1"]


def test_a_page_of_another_shape_stands_in_the_middle_of_the_paper(qapp):
    pages = PdfPages(arranged(order(paper((400, 400)), 0, paper=A4)))

    scale, picture = 595.28 / 400, pages.picture(0, 595)
    above = (841.89 - 595.28) / 2
    assert picture.pixelColor(round(108 * scale), round(above + 108 * scale)).lightness() < 40
    assert picture.pixelColor(round(108 * scale), round(above + 60 * scale)).lightness() > 200


@pytest.mark.parametrize(
    ("pages", "fronts", "backs"),
    [
        ((0, 1, 2, 3), (0, 2), (1, 3)),
        ((0, 1, 2), (0, 2), (1, None)),
        ((4, 5, 6), (4, 6), (5, None)),
        ((3, 2, 1, 0), (3, 1), (2, 0)),
    ],
)
def test_by_hand_the_backs_follow_the_fronts_sheet_by_sheet(pages, fronts, backs):
    front, back = in_two_passes(order(b"", *pages, copies=2, sides=Sides.HAND))

    assert (front.pages, back.pages) == (fronts, backs)
    assert {front.sides, back.sides} == {Sides.ONE}
    assert (front.copies, back.copies) == (2, 2)


def test_sheets_of_another_size_begin_a_run_of_their_own():
    sizes = [QSizeF(*UPRIGHT), QSizeF(*LYING), QSizeF(*LARGE), QSizeF(*UPRIGHT)]

    assert [(round(paper.width()), list(pages)) for paper, pages in runs(sizes)] == [
        (210, [0, 1]),
        (297, [2]),
        (210, [3]),
    ]


@pytest.mark.parametrize(
    ("papers", "wanted", "has"),
    [
        ([QSizeF(210, 297)], QSizeF(210, 297), True),
        ([QSizeF(297, 210)], QSizeF(209.9, 297.4), True),
        ([QSizeF(210, 297), QSizeF(215.9, 279.4)], QSizeF(297, 420), False),
        ([], QSizeF(297, 420), True),
    ],
)
def test_a_printer_has_a_paper_or_not(papers, wanted, has):
    assert has_paper(papers, wanted) is has
