"""Numbered copies of a paper as it was set: each bears its 份号, and is else the same to the last line."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from reports.document import Document
from reports.errors import PaperError
from reports.layout import GB_GRID, Grid, sheet
from reports.pdf import painted
from reports.pdf.pages import Page
from reports.pdf.pieces import Press
from reports.pdfium import PDFIUM
from reports.styles import Letters

FIGURES = 6  # 7.2.1
MOST = 9999


def marks(number: int, *, first: int = 1) -> tuple[str, ...]:
    """000001, 000002 … for so many copies."""
    if not 0 < number <= MOST:
        raise PaperError(f"编份号的份数须在 1 到 {MOST} 之间。请改份数。")
    return tuple(f"{copy:0{FIGURES}d}" for copy in range(first, first + number))


def numbered(content: bytes, copies: Sequence[str], *, grid: Grid = GB_GRID) -> bytes:
    """The pages once for each copy, its number in size 3 type at the top left of the text of the first page (7.2.1)."""
    import pypdfium2  # type: ignore[import-untyped]

    out = BytesIO()
    with PDFIUM, pypdfium2.PdfDocument(content) as paper, pypdfium2.PdfDocument.new() as whole:
        with pypdfium2.PdfDocument.new() as once:
            _lay_first_pages(paper, copies, once, grid)
            rest = range(len(copies), len(copies) + len(paper) - 1)
            once.import_pages(paper, list(range(1, len(paper))))
            order = [page for first in range(len(copies)) for page in (first, *rest)]
            whole.import_pages(once, order)  # in one go: what is imported together shares its faces
        whole.save(out)
    return out.getvalue()


def _lay_first_pages(paper: Any, copies: Sequence[str], once: Any, grid: Grid) -> None:
    """The first page for each copy with its number upon it.

    A page is made of two ready ones, in a file that holds little else: PDFium goes through all of a file for each page
    that it writes anew.
    """
    import pypdfium2

    size = paper.get_page_size(0)
    first = paper.page_as_xobject(0, once)
    with pypdfium2.PdfDocument(_stamps(copies, grid, landscape=size[0] > size[1])) as stamps:
        for place in range(len(copies)):
            page = once.new_page(*size)
            page.insert_obj(first.as_pageobject())
            page.insert_obj(stamps.page_as_xobject(place, once).as_pageobject())
            page.gen_content()
            page.close()


def _stamps(copies: Sequence[str], grid: Grid, *, landscape: bool) -> bytes:
    """A page for each copy with nothing but its number."""
    press = Press(Letters(), sheet(landscape=landscape), grid)
    signs = [press.of([press.written(press.text(copy), 0)]) for copy in copies]
    pages = [Page([(0.0, replace(sign, numbered=False))]) for sign in signs]
    return painted(Document(kind="份号", title="份号", body=(), landscape=landscape), press, pages)
