"""Documents set as PDF."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from reports.characters import printable
from reports.colophon import KEY, to_text
from reports.document import Document
from reports.errors import PaperError
from reports.layout import GB_GRID, PAPERS, Grid, Sheet, sheet, turned
from reports.pdf.book import Book
from reports.pdf.folio import number_page, remark
from reports.pdf.inscription import colophon
from reports.pdf.makeup import made_up
from reports.pdf.pages import Page
from reports.pdf.pen import Pen
from reports.pdf.pieces import Press
from reports.styles import Letters

PROGRAM = "heze-desk"
"""What a reader shows as the program that made the file."""


def to_pdf(document: Document, *, grid: Grid = GB_GRID) -> bytes:
    """The pages of a document; the same document gives the same bytes."""
    if document.size not in PAPERS:
        raise PaperError(f"纸张“{document.size}”无法识别。请改用 A4 或 A3。")
    press = Press(Letters(), sheet(document.size, landscape=document.landscape), grid)
    with _collector_at_rest():
        made = made_up(document.body, press)
        return _painted(document, replace(press, tightness=made.tightness), made.pages)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A paper is a hundred thousand small objects, all in use: to look for unused ones takes a sixth of its time."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()


def _painted(document: Document, press: Press, pages: list[Page]) -> bytes:
    book = Book(press.sheet.width, press.sheet.height)
    upright = Pen(book, press.letters, press.sheet.height)
    sideways = Pen(book, press.letters, turned(press.sheet).height)
    for number, page in enumerate(pages, start=1):
        upright.black()
        if page.is_turned:
            _paint_turned(page, sideways, turned(press.sheet))
        else:
            _paint(page, upright, press.sheet)
        if page.has_number:
            number_page(upright, press, number, len(pages))
        if document.remark:
            remark(upright, press, document.remark)
        book.turn()
    return book.bound(
        {
            "Title": printable(document.title),
            "Author": printable(document.author),
            "Subject": printable(document.kind),
            "Creator": PROGRAM,
            KEY: to_text(colophon(document, press)),
        }
    )


def _paint(page: Page, pen: Pen, area: Sheet) -> None:
    for top, piece in page.placed:
        piece.paint(pen, area.top + top)


def _paint_turned(page: Page, pen: Pen, area: Sheet) -> None:
    """The head of the page is at the left edge of the sheet (8)."""
    pen.book.code.append(f"q 0 1 -1 0 {area.height:.4f} 0 cm")
    _paint(page, pen, area)
    pen.book.code.append("Q")
