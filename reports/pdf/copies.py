"""Numbered copies of a paper as it was set: each bears its 份号, and is else the same to the last line."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

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
        pages = len(paper)
        whole.import_pages(paper, list(range(pages)) * len(copies))  # at once: faces are shared
        width, height = paper.get_page_size(0)
        stamps = _stamps(copies, grid, landscape=width > height)
        with pypdfium2.PdfDocument(stamps) as signs:
            for place in range(len(copies)):
                first = whole[place * pages]
                first.insert_obj(signs.page_as_xobject(place, whole).as_pageobject())
                first.gen_content()
                first.close()
        whole.save(out)
    return out.getvalue()


def _stamps(copies: Sequence[str], grid: Grid, *, landscape: bool) -> bytes:
    """A page for each copy with nothing but its number."""
    press = Press(Letters(), sheet(landscape=landscape), grid)
    signs = [press.of([press.written(press.text(copy), 0)]) for copy in copies]
    pages = [Page([(0.0, replace(sign, numbered=False))]) for sign in signs]
    return painted(Document(kind="份号", title="份号", body=(), landscape=landscape), press, pages)
