"""A chart or a page as a picture, for a slide or a mail."""

from io import BytesIO

from reports.document import Block, Document
from reports.layout import GB_GRID, Grid, sheet
from reports.pdfium import PDFIUM

DOTS = 200 / 72
"""For each point: 200 dots an inch, sharp on a slide and in print."""
MARGIN = 12


def to_png(chart: Block, *, grid: Grid = GB_GRID, size: str = "A4", landscape: bool = False) -> bytes:
    """The chart with its caption and note as it stands on a sheet, cut out of it."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import ImageOps

    from reports.pdf import to_pdf

    content = to_pdf(Document(kind="图", title="图", body=(chart,), size=size, landscape=landscape), grid=grid)
    with PDFIUM, pypdfium2.PdfDocument(content) as paper:
        page = paper[0].render(scale=DOTS).to_pil().convert("RGB")
    area = sheet(size, landscape=landscape)
    text = page.crop((0, round(area.top * DOTS) - MARGIN, page.width, round(area.bottom * DOTS)))  # without its number
    box = ImageOps.invert(text).getbbox() or (0, 0, 1, 1)
    out = BytesIO()
    ImageOps.expand(text.crop(box), border=MARGIN, fill="white").save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def page_png(content: bytes) -> bytes:
    """The first page of a PDF, whole."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(content) as paper:
        page = paper[0].render(scale=DOTS).to_pil().convert("RGB")
    out = BytesIO()
    page.save(out, "PNG", dpi=(200, 200), optimize=True)
    return out.getvalue()
