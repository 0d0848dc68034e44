"""Documents set as PDF."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

from reports.characters import one_line, printable
from reports.document import Document
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import GB_GRID, PAPERS, Grid, Sheet, sheet, turned
from reports.pdf import archival
from reports.pdf.folio import FIGURES, FOLIO, REMARK, number_page, remark
from reports.pdf.inscription import inscribe
from reports.pdf.makeup import made_up
from reports.pdf.pages import Page
from reports.pdf.pen import Pen
from reports.pdf.pieces import Press
from reports.streams import Deflated, Stream
from reports.styles import Letters

ORDINARY = "永"
"""Its face is the first of the file; without one ReportLab would list Helvetica."""
PROGRAM = "heze-desk"
"""What a reader shows as the program that made the file."""


def to_pdf(document: Document, *, grid: Grid = GB_GRID) -> bytes:
    """The pages of a document; the same document gives the same bytes."""
    if document.size not in PAPERS:
        raise PaperError(f"纸张“{document.size}”无法识别。请改用 A4 或 A3。")
    with _collector_at_rest():
        return _set(document, grid)


def _set(document: Document, grid: Grid) -> bytes:
    """What is made here is gone at the end, before the collector looks for it."""
    press = Press(Letters(), sheet(document.size, landscape=document.landscape), grid)
    made = made_up(document.body, press)
    return painted(document, replace(press, tightness=made.tightness), made.pages)


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


def painted(document: Document, press: Press, pages: list[Page]) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # a quarter of the file and a tenth of the time, for mail systems of the last century
    file = BytesIO()
    body = press.letters.glyph(ORDINARY, Role.BODY).face.name
    options: dict[str, Any] = {
        "initialFontName": body,
        "lang": "zh-CN",
        "invariant": 1,
        "pageCompression": 1,
        "pdfVersion": (1, 7),
    }
    canvas: Any = Canvas(file, pagesize=(press.sheet.width, press.sheet.height), **options)
    canvas.setTitle(printable(document.title))
    canvas.setAuthor(printable(document.author))
    canvas.setSubject(printable(document.kind))
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    archival.colour(canvas)
    _begin_faces(canvas, press.letters, document.remark)
    upright = Pen(canvas, press.letters, press.sheet.height)
    sideways = Pen(canvas, press.letters, turned(press.sheet).height)
    for number, page in enumerate(pages, start=1):
        upright.black()
        if page.is_turned:
            _paint_turned(canvas, page, sideways, turned(press.sheet))
        else:
            _paint(page, upright, press.sheet)
        if page.has_number:
            number_page(upright, press, number, len(pages))
        if document.remark:
            remark(upright, press, document.remark)
        canvas.showPage()
        _end(canvas, number)
    inscribe(canvas, document, press)
    archival.describe(canvas)
    canvas.save()
    return file.getvalue()


def _begin_faces(canvas: Any, letters: Letters, beside: str) -> None:
    """Their files are made and compressed while the pages are painted; nearly all characters are known by now."""
    from reportlab.pdfbase.pdfmetrics import getFont

    letters.line(FIGURES, FOLIO)
    letters.line(one_line(beside), REMARK)
    wanted: dict[str, dict[str, None]] = {}
    for glyph in letters.looked_up().values():
        wanted.setdefault(glyph.face.name, {})[glyph.char] = None
    for name, characters in wanted.items():
        font: Any = getFont(name)
        font.begin(canvas._doc, characters)


def _end(canvas: Any, number: int) -> None:
    """Compress what the page says while the next is painted."""
    page = canvas._doc.idToObject[f"Page{number}"]
    said = page.stream.encode("ascii")
    page.Contents = Stream(said, [Deflated(said)])
    page._colorsUsed = {archival.INKS: archival.INKS}
    if not page.XObjects:
        page.Resources = archival.shared()


def _paint(page: Page, pen: Pen, area: Sheet) -> None:
    for top, piece in page.placed:
        piece.paint(pen, area.top + top)


def _paint_turned(canvas: Any, page: Page, pen: Pen, area: Sheet) -> None:
    """The head of the page is at the left edge of the sheet (8)."""
    canvas.saveState()
    canvas.transform(0, 1, -1, 0, area.height, 0)
    _paint(page, pen, area)
    canvas.restoreState()
