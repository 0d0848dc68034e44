"""A chart or a page as a picture, for a slide or a mail."""

from dataclasses import replace
from io import BytesIO

from reports.document import Block, Document, GanttStrip
from reports.errors import PaperError
from reports.layout import GB_GRID, Grid, sheet
from reports.pdfium import PDFIUM

DOTS = 200 / 72
"""For each point: 200 dots an inch, sharp on a slide and in print."""
MARGIN = 12


def to_png(chart: Block, *, grid: Grid = GB_GRID, size: str = "A4", landscape: bool = False) -> bytes:
    """The chart with its caption and note as it stands on a sheet, cut out of it; over pages they are put together."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image, ImageOps

    content = _set(chart, Document(kind="图", title="图", body=(), size=size, landscape=landscape), grid)
    area, parts = sheet(size, landscape=landscape), []
    with PDFIUM, pypdfium2.PdfDocument(content) as paper:
        for page in paper:
            drawn = page.render(scale=DOTS).to_pil().convert("RGB")
            top, bottom = round(area.top * DOTS) - MARGIN, round(area.bottom * DOTS)  # without its number
            text = drawn.crop((0, top, drawn.width, bottom))
            box = ImageOps.invert(text).getbbox() or (0, 0, 1, 1)
            parts.append(text.crop((0, box[1], drawn.width, box[3])))
    whole = Image.new("RGB", (parts[0].width, sum(part.height + MARGIN for part in parts)), "white")
    for place, part in enumerate(parts):
        whole.paste(part, (0, sum(before.height + MARGIN for before in parts[:place])))
    out = BytesIO()
    inked = whole.crop(ImageOps.invert(whole).getbbox() or (0, 0, 1, 1))
    ImageOps.expand(inked, border=MARGIN, fill="white").save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def _set(chart: Block, sheet_of: Document, grid: Grid) -> bytes:
    """A strip too long for one page goes over pages, for a picture has none."""
    from reports.pdf import to_pdf

    try:
        return to_pdf(replace(sheet_of, body=(chart,)), grid=grid)
    except PaperError:
        if not isinstance(chart, GanttStrip) or not chart.one_page:
            raise
        return to_pdf(replace(sheet_of, body=(replace(chart, one_page=False),)), grid=grid)


def page_png(content: bytes) -> bytes:
    """The first page of a PDF, whole."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(content) as paper:
        page = paper[0].render(scale=DOTS).to_pil().convert("RGB")
    out = BytesIO()
    page.save(out, "PNG", dpi=(200, 200), optimize=True)
    return out.getvalue()
