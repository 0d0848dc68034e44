"""Pictures in their line; charts too, as pictures of what our paper shows, for Word would draw them otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from reports.characters import one_line
from reports.document import Bars, Block, Document, GanttStrip, Paragraph, Picture, ProgressBars
from reports.docx import captions, cells
from reports.docx.drawings import inline
from reports.docx.flow import Para, Part, Ruled
from reports.docx.looks import aligned
from reports.docx.measures import blanks
from reports.docx.package import Package
from reports.docx.runs import runs
from reports.docx.spoken import spoken
from reports.layout import GB_GRID, MM
from reports.pdf.pictures import EMPTY, HIGHEST
from reports.pdf.pictures_reading import is_on_its_side, opened, ready
from reports.pdf.pieces import Press

WANTED = "（图片待补）"
DOTS = 300 / 72
"""Of a chart, in a point."""
EDGE = 1.0
"""In points: beyond the text area, where half of a rule on its edge stands."""
CUT_OFF, TITLE_LINES = "—", 3
COLOURS = 64
"""Of a chart: greys, one red and what lies between them; a third of the bytes."""


@dataclass(frozen=True)
class Image:
    """A picture as it is kept in the file, and its size in points."""

    content: bytes
    ending: str
    width: float
    height: float


def picture(block: Picture, press: Press, package: Package, *, scale: float = 1.0) -> Iterator[Part]:
    """As large as on paper, its caption for those who cannot see it; an empty one is a frame to paste into."""
    shown: Para | Ruled = _frame(block.width_share * press.sheet.text_width)
    if block.content.strip():
        shown = _shown(_prepared(block, press, scale), one_line(block.caption), package)
    yield from captions.set_off([shown, *captions.below(block.caption)], blanks(block, press))


def chart(block: Bars | ProgressBars | GanttStrip, press: Press, package: Package) -> Iterator[Part]:
    """One picture for each page that it takes on paper, its numbers told in words behind it."""
    images = _photographed(replace(block, caption="", note=""), press)
    shown = [_shown(image, spoken(block), package) for image in images]
    text = [*captions.below(block.caption), *captions.note(block.note)]
    yield from captions.set_off([*shown, *text], blanks(block, press))


def _shown(image: Image, words: str, package: Package) -> Para:
    number = package.number()
    drawing = inline(package.picture(image.content, image.ending), (image.width, image.height), words, number=number)
    return Para(style="图", content=(drawing,))


def _frame(width: float) -> Ruled:
    wanted = Para(style="表注", content=runs(WANTED), look=(aligned("center"),))
    rows = [cells.row([cells.Cell(width=width, paras=(wanted,))], height=EMPTY)]
    return Ruled(table=cells.table([width], rows, aligned("center"), cells.ruled()))


def _prepared(block: Picture, press: Press, scale: float) -> Image:
    """Upright, no finer than paper can show, and without what the camera noted."""
    found = opened(block.content, block.caption)
    across, along = found.size[::-1] if is_on_its_side(found) else found.size
    broad = block.width_share * press.sheet.text_width
    height = scale * min(broad * along / across, HIGHEST * press.sheet.text_height)
    width = height * across / along
    made = ready(found, width, block.caption)
    if made.is_jpeg:
        return Image(made.content, "jpeg", width, height)
    return Image(_png(made.width, made.height, made.colours, made.content), "png", width, height)


def _png(width: int, height: int, colours: int, content: bytes) -> bytes:
    from PIL import Image as Pillow

    file = BytesIO()
    Pillow.frombytes("L" if colours == 1 else "RGB", (width, height), content).save(file, "PNG", optimize=True)
    return file.getvalue()


def _above(block: Bars | ProgressBars | GanttStrip) -> Iterator[Block]:
    """A roadmap goes over pages below its title, for which the first of its pictures leaves room."""
    if isinstance(block, GanttStrip) and block.legend and not block.one_page:
        yield from [Paragraph(CUT_OFF, indent=False)] * TITLE_LINES


def _photographed(block: Bars | ProgressBars | GanttStrip, press: Press) -> Iterator[Image]:
    """What stands in the text area of its pages, down to the last of its ink."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image as Pillow
    from PIL import ImageOps

    from reports.pdf import to_pdf

    sheet, above = press.sheet, list(_above(block))
    paper = Document(
        kind="",
        title="",
        body=(*above, block),
        size="A3" if max(sheet.width, sheet.height) > 300 * MM else "A4",
        landscape=sheet.width > sheet.height,
    )
    edges = (sheet.left - EDGE, sheet.top - EDGE, sheet.right + EDGE, sheet.bottom)
    top = round(len(above) * GB_GRID.pitch * DOTS)
    for page in pypdfium2.PdfDocument(to_pdf(paper)):
        whole = page.render(scale=DOTS).to_pil().convert("RGB")
        text = whole.crop(tuple(round(edge * DOTS) for edge in edges))
        ink = ImageOps.invert(text.convert("L")).getbbox()
        shown = text.crop((0, top, text.width, ink[3] if ink else 1))
        top = 0
        file = BytesIO()
        shown.quantize(COLOURS, dither=Pillow.Dither.NONE).save(file, "PNG", optimize=True, dpi=(300, 300))
        yield Image(file.getvalue(), "png", sheet.text_width, sheet.text_width * shown.height / shown.width)
