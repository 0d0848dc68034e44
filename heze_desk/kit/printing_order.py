"""What is to be printed and how; the pages of it as a PDF of their own, letters kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from itertools import groupby

from PySide6.QtCore import QSizeF

from reports.pdfium import PDFIUM

POINTS_PER_MM = 72 / 25.4
A4 = QSizeF(210, 297)
SAME_MM = 2.0


class Sides(StrEnum):
    """HAND is one side first, and the other when the sheets were put back."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"
    HAND = "hand"


class Scale(StrEnum):
    """EXACT: a millimetre of the page is one on paper; FIT: the page becomes as large as the paper."""

    EXACT = "exact"
    FIT = "fit"


@dataclass(frozen=True, kw_only=True)
class Order:
    """Pages are counted from 0; None is a blank side. `paper` in millimetres is what pages are fitted to, if at all."""

    content: bytes
    name: str
    pages: tuple[int | None, ...]
    copies: int = 1
    collate: bool = True
    sides: Sides = Sides.ONE
    paper: QSizeF | None = None
    grey: bool = False


def in_two_passes(order: Order) -> tuple[Order, Order]:
    """The fronts, and the backs in the same order; a last front without a back gets a blank one."""
    pages = [*order.pages, *([None] if len(order.pages) % 2 else [])]
    fronts, backs = tuple(pages[::2]), tuple(pages[1::2])
    return replace(order, pages=fronts, sides=Sides.ONE), replace(order, pages=backs, sides=Sides.ONE)


def arranged(order: Order) -> bytes:
    """The pages of the order alone; all of them unchanged are the very bytes of the paper."""
    import pypdfium2  # type: ignore[import-untyped]

    with PDFIUM, pypdfium2.PdfDocument(order.content) as paper, pypdfium2.PdfDocument.new() as sheets:
        if order.paper is None and list(order.pages) == list(range(len(paper))):
            return order.content
        sheets.import_pages(paper, [page for page in order.pages if page is not None])  # at once: faces are shared
        for number, page in enumerate(order.pages):
            if page is None:
                sheets.new_page(*sheets.get_page_size(max(0, number - 1)), index=number).close()
        for number in range(len(sheets)):
            if order.paper is not None:
                _fit(sheets[number], order.paper * POINTS_PER_MM)
        out = BytesIO()
        sheets.save(out)
        return out.getvalue()


def runs(sizes: Sequence[QSizeF]) -> list[tuple[QSizeF, range]]:
    """Pages that lie on the same paper, in a row: its size in millimetres, upright, and which pages."""
    sheets = [_sheet(size * (1 / POINTS_PER_MM)) for size in sizes]
    out, start = [], 0
    for _, run in groupby(sheets, key=lambda size: (round(size.width()), round(size.height()))):
        papers = list(run)
        out.append((papers[0], range(start, start + len(papers))))
        start += len(papers)
    return out


def has_paper(papers: Iterable[QSizeF], wanted: QSizeF) -> bool:
    """Whether a printer that names these papers has the wanted one; one that names none is taken at its word."""
    known = [_sheet(paper) for paper in papers]
    return not known or any(
        abs(paper.width() - wanted.width()) <= SAME_MM and abs(paper.height() - wanted.height()) <= SAME_MM
        for paper in known
    )


def _sheet(size: QSizeF) -> QSizeF:
    """The paper standing upright."""
    return size if size.width() <= size.height() else size.transposed()


def _fit(page: object, paper: QSizeF) -> None:
    """Make a page as large as the paper, turned as the page is, its content in the middle."""
    from pypdfium2 import raw

    width, height = page.get_size()  # type: ignore[attr-defined]
    sheet = paper.transposed() if (width > height) != (paper.width() > paper.height()) else paper
    scale = min(sheet.width() / width, sheet.height() / height)
    aside = (sheet.width() - width * scale) / 2, (sheet.height() - height * scale) / 2
    raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(scale, 0, 0, scale, *aside), None)
    page.set_mediabox(0, 0, sheet.width(), sheet.height())  # type: ignore[attr-defined]
    page.set_cropbox(0, 0, sheet.width(), sheet.height())  # type: ignore[attr-defined]
    page.close()  # type: ignore[attr-defined]
