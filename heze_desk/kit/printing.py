"""A PDF onto paper at its exact size: by CUPS as it stands, else dot by dot."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.pdf_pages import PdfPages

MOST_DOTS = 600
STRIP = 512


def printers() -> list[str]:
    return QPrinterInfo.availablePrinterNames()


def print_pages(parent: QWidget, pages: PdfPages, name: str) -> bool:
    """Ask which printer and which pages, and print; False if it was called off."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages.sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not dialog.exec():
        return False
    numbers = wanted_pages(printer, len(pages.sizes))
    if shutil.which("lp") and not printer.outputFileName():
        _send(pages.content, lp_command(printer, numbers, name))
    else:
        paint_pages(printer, pages, numbers)
    return True


def wanted_pages(printer: QPrinter, count: int) -> range:
    """The pages chosen in the dialog, from 0."""
    if printer.printRange() != QPrinter.PrintRange.PageRange or printer.fromPage() < 1:
        return range(count)
    return range(printer.fromPage() - 1, min(count, printer.toPage()))


def lp_command(printer: QPrinter, numbers: range, name: str) -> list[str]:
    """CUPS takes the PDF as it stands: letters stay outlines, and nothing is scaled."""
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }.get(printer.duplex(), "one-sided")
    command = ["lp", "-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", name]
    command += ["-P", f"{numbers.start + 1}-{numbers.stop}", "-o", f"sides={sides}", "-o", "print-scaling=none"]
    return command


def paint_pages(printer: QPrinter, pages: PdfPages, numbers: Sequence[int]) -> None:
    """Paint pages at the printer's own resolution, edge to edge, each on paper of its own size."""
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), MOST_DOTS))
    painter = QPainter()
    for place, number in enumerate(numbers):
        _set_paper(printer, pages.sizes[number])
        begun = painter.begin(printer) if place == 0 else printer.newPage()
        if not begun:
            raise DeskError("打印机没有接受这份文件；请检查打印机是否开机、缺纸，或先另存为 PDF。")
        _paint_page(painter, printer, pages, number)
    painter.end()


def _set_paper(printer: QPrinter, size: QSizeF) -> None:
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    lying = size.width() > size.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(), QPageLayout.Unit.Point))


def _paint_page(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    width = round(pages.sizes[number].width() / 72 * printer.resolution())
    whole = pages.height_in_pixels(number, width)
    for top in range(0, whole, STRIP):
        strip = pages.strip(number, width, top=top, height=min(STRIP, whole - top))
        painter.drawImage(QPoint(0, top), strip)


def _send(content: bytes, command: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        done = subprocess.run([*command, "--", str(path)], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        raise DeskError(f"打印机没有接受这份文件（{done.stderr.strip() or 'lp'}）；请检查打印机，或先另存为 PDF。")
