"""Documents as Word files that can be edited on, on the same page and in the same order."""

from reports.characters import printable
from reports.document import Document
from reports.docx.body import body
from reports.docx.faces import font_table
from reports.docx.markup import node
from reports.docx.package import Package, core_properties
from reports.docx.settings import settings
from reports.docx.style_sheet import style_sheet
from reports.errors import PaperError
from reports.layout import GB_GRID, PAPERS, WORD_GRID, Grid, sheet
from reports.pdf.pieces import Press
from reports.styles import Letters


def to_docx(document: Document, *, grid: Grid = GB_GRID) -> bytes:
    """The paper as an Office Open XML file; the same document gives the same bytes."""
    if document.size not in PAPERS:
        raise PaperError(f"纸张“{document.size}”无法识别。请改用 A4 或 A3。")
    press = Press(Letters(), sheet(document.size, landscape=document.landscape), WORD_GRID)
    package = Package()
    package.attach("styles", style_sheet())
    package.attach("settings", settings())
    package.attach("fontTable", font_table())
    made = body(document, press, package, characters=grid != WORD_GRID)
    root = node("document", node("body", *made))
    texts = {"title": document.title, "subject": document.kind, "author": document.author}
    return package.archive(root, core_properties(**{name: printable(text) for name, text in texts.items()}))
