"""A paper dot by dot onto a printer of Qt: each page at its exact size, edge to edge."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from heze_desk.errors import DeskError
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_order import Order, Sides, arranged

MOST_DOTS = 600  # finer is not seen in letters and takes four times the memory
STRIP = 512
WHITE = b"\xff"
DUPLEX = {
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}
Told = Callable[[int, int], None]


def paint(order: Order, printer: QPrinter, told: Told = lambda done, total: None) -> None:
    """Paint the order's pages; `told` hears how many are done, and may raise to stop the printing."""
    printer.setFullPage(True)
    printer.setResolution(dots(printer.resolution()))
    printer.setCopyCount(order.copies)
    printer.setCollateCopies(order.collate)
    printer.setDuplex(DUPLEX.get(order.sides, QPrinter.DuplexMode.DuplexNone))
    printer.setDocName(order.name)
    pages = PdfPages(arranged(order))
    painter = QPainter()
    try:
        for number in range(len(pages.sizes)):
            told(number, len(pages.sizes))
            _begin_page(painter, printer, pages.sizes[number], first=number == 0)
            _paint_page(painter, printer, pages, number)
        painter.end()
    finally:
        pages.close()
        if painter.isActive():
            printer.abort()
            painter.end()


def dots(finest: int) -> int:
    """Dots to the inch to paint with: a whole part of the printer's own, lest strips part or overlap."""
    return finest // -(-finest // MOST_DOTS)


def inked(strip: QImage) -> Iterator[QRect]:
    """The rows that are not white, in bands: what a spooler need not keep is not sent."""
    line, white = strip.bytesPerLine(), WHITE * strip.bytesPerLine()
    dots_of = strip.constBits()
    begun = None
    for row in range(strip.height() + 1):
        is_white = row == strip.height() or bytes(dots_of[row * line : (row + 1) * line]) == white
        if is_white and begun is not None:
            yield QRect(0, begun, strip.width(), row - begun)
            begun = None
        elif not is_white and begun is None:
            begun = row


def _begin_page(painter: QPainter, printer: QPrinter, size: QSizeF, *, first: bool) -> None:
    lying = size.width() > size.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    upright = size.transposed() if lying else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(), QPageLayout.Unit.Point))
    if not (painter.begin(printer) if first else printer.newPage()):
        raise DeskError("打印机没有接受这份文件。请检查打印机是否开机、缺纸，或先另存 PDF。")


def _paint_page(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    width = round(pages.sizes[number].width() / 72 * printer.resolution())
    whole = pages.height_in_pixels(number, width)
    for top in range(0, whole, STRIP):
        place = QRect(0, top, width, min(STRIP, whole - top))
        strip = pages.part(number, width, place, for_print=True)
        for band in inked(strip):
            painter.drawImage(QPoint(0, top + band.top()), strip, band)
