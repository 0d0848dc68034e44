"""Dot by dot onto paper: every page at its size, every millimetre where it was."""

from io import BytesIO

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, qRgb
from PySide6.QtPrintSupport import QPrinter

from heze_desk.errors import DeskError
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_order import A4, Order
from heze_desk.kit.printing_paint import dots, inked, paint

UPRIGHT, LYING = (595.28, 841.89), (841.89, 595.28)
MM = 72 / 25.4
DOTS_TO_MM = 10


def paper(pages, size=UPRIGHT):
    """Each page has hairlines around the 156 × 225 mm that the text of an official paper takes."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.setLineWidth(0.3)
        canvas.rect(
            28 * MM,
            size[1] - 262 * MM if size == UPRIGHT else 20 * MM,
            156 * MM,
            225 * MM if size == UPRIGHT else 160 * MM,
        )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def ink_mm(content, number=0):
    """The edges of the ink: left, top, right, bottom."""
    pages = PdfPages(content)
    picture = pages.picture(number, round(pages.sizes[number].width() / MM * DOTS_TO_MM))
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    line, dots_of = grey.bytesPerLine(), bytes(grey.constBits())
    rows = [dots_of[row * line : row * line + grey.width()] for row in range(grey.height())]
    inky = [row for row, dots in enumerate(rows) if min(dots) < 200]
    across = [column for column in range(grey.width()) if min(dots_of[column::line][: grey.height()]) < 200]
    return [edge / DOTS_TO_MM for edge in (across[0], inky[0], across[-1] + 1, inky[-1] + 1)]


@pytest.fixture
def printer(tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(300)
    return printer


@pytest.fixture
def painted(printer, tmp_path):
    """Paints and gives the bytes that came out."""

    def painted(content, *pages, **more):
        paint(Order(content=content, name="第12期", pages=pages, **more), printer)
        return (tmp_path / "printed.pdf").read_bytes()

    return painted


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_every_millimetre_on_paper_is_where_it_is_on_the_page(painted, size):
    content = paper(3, size)

    out = painted(content, 0, 2)

    printed = PdfPages(out)
    assert len(printed.sizes) == 2
    assert (printed.sizes[1].width(), printed.sizes[1].height()) == pytest.approx(size, abs=0.6)
    assert ink_mm(out) == pytest.approx(ink_mm(content), abs=0.3)
    assert ink_mm(out, 1) == pytest.approx(ink_mm(content, 1), abs=0.3)
    assert ink_mm(out)[2] - ink_mm(out)[0] == pytest.approx(156, abs=0.3)


def test_a_large_page_is_painted_as_large_as_the_paper(painted):
    out = painted(paper(1, (1190.55, 841.89)), 0, paper=A4)

    assert ink_mm(out)[2] - ink_mm(out)[0] == pytest.approx(156 * 210 / 297, abs=0.3)


def test_copies_are_told_to_the_printer(painted, printer):
    painted(paper(2), 0, 1, copies=3, collate=False)

    assert (printer.copyCount(), printer.collateCopies(), printer.docName()) == (3, False, "第12期")


def test_the_printing_tells_how_far_it_is_and_can_be_stopped(printer, qapp):
    class Stopped(Exception):  # noqa: N818
        pass

    heard = []

    def told(done, total):
        heard.append((done, total))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        paint(Order(content=paper(4), name="第12期", pages=(0, 1, 2, 3)), printer, told)

    assert heard == [(0, 4), (1, 4), (2, 4)]


def test_a_printer_that_does_not_begin_is_told(printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "没有这个文件夹" / "printed.pdf"))

    with pytest.raises(DeskError, match="没有接受"):
        paint(Order(content=paper(1), name="第12期", pages=(0,)), printer)


@pytest.mark.parametrize(("finest", "used"), [(300, 300), (600, 600), (1200, 600), (2400, 600), (1440, 480)])
def test_dots_are_a_whole_part_of_the_printers_own(finest, used):
    assert dots(finest) == used


def test_only_bands_with_ink_are_sent(qapp):
    strip = QImage(50, 40, QImage.Format.Format_RGB32)
    strip.fill(0xFFFFFFFF)
    for row in (0, 10, 11, 39):
        strip.setPixel(7, row, qRgb(0, 0, 0))

    assert list(inked(strip)) == [QRect(0, 0, 50, 1), QRect(0, 10, 50, 2), QRect(0, 39, 50, 1)]


def test_the_white_of_a_page_is_white_to_the_last_bit(qapp):
    pages = PdfPages(paper(1))

    strip = pages.part(0, 1240, QRect(0, 0, 1240, 1754), for_print=True)

    assert sum(band.height() for band in inked(strip)) < 1754 * 0.8
