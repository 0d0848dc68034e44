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
    return paper_png(Document(kind="图", title="图", body=(chart,), size=size, landscape=landscape), grid=grid)


def paper_png(paper: Document, *, grid: Grid = GB_GRID) -> bytes:
    """All that stands on a paper as one picture, its remark above; numbers of pages are left out."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image, ImageOps

    area, parts = sheet(paper.size, landscape=paper.landscape), []
    with PDFIUM, pypdfium2.PdfDocument(_set(paper, grid)) as pages:
        for place, page in enumerate(pages):
            drawn = page.render(scale=DOTS).to_pil().convert("RGB")
            top = 0 if paper.remark and not place else round(area.top * DOTS) - MARGIN
            text = drawn.crop((0, top, drawn.width, round(area.bottom * DOTS)))  # without its number
            box = ImageOps.invert(text).getbbox() or (0, 0, 1, 1)
            parts.append(text.crop((0, box[1], drawn.width, box[3])))
    whole = Image.new("RGB", (parts[0].width, sum(part.height + MARGIN for part in parts)), "white")
    for place, part in enumerate(parts):
        whole.paste(part, (0, sum(before.height + MARGIN for before in parts[:place])))
    out = BytesIO()
    inked = whole.crop(ImageOps.invert(whole).getbbox() or (0, 0, 1, 1))
    ImageOps.expand(inked, border=MARGIN, fill="white").save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def _set(paper: Document, grid: Grid) -> bytes:
    """A strip too long for one page goes over pages, for a picture has none."""
    from reports.pdf import to_pdf

    try:
        return to_pdf(paper, grid=grid)
    except PaperError:
        *above, chart = paper.body
        if not isinstance(chart, GanttStrip) or not chart.one_page:
            raise
        return to_pdf(replace(paper, body=(*above, replace(chart, one_page=False))), grid=grid)


def page_png(content: bytes) -> bytes:
    """The first page of a PDF, whole."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(content) as paper:
        page = paper[0].render(scale=DOTS).to_pil().convert("RGB")
    out = BytesIO()
    page.save(out, "PNG", dpi=(200, 200), optimize=True)
    return out.getvalue()
