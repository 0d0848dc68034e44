"""Photographs and drawings on the page, each with its caption below it."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reports.document import Picture
from reports.errors import PaperError
from reports.layout import MM
from reports.lines import Measure
from reports.pdf import captions
from reports.pdf.charts_ink import THIN
from reports.pdf.pen import Pen
from reports.pdf.pictures_reading import Print, is_on_its_side, opened, ready
from reports.pdf.pieces import Piece, Press

LEAST_SHARE = 0.1
HIGHEST = 0.62
"""Of the page: what one picture takes at most, so that text stands with it."""
SMALLEST = 0.75
"""Of its size: what a picture is made to stand on the page it is wanted on."""
EMPTY = 60 * MM
"""The height of the frame that is kept for a picture not yet there."""
BELOW = 5.0
KEPT = 4
"""Pictures that are remembered in print, since a paper is set again whenever its text changes."""


def picture(block: Picture, press: Press) -> Iterator[Piece]:
    """In the middle of the line, on the page of its caption."""
    if not LEAST_SHARE <= block.width_share <= 1:
        raise PaperError("图片宽度应在版心宽度的10%至100%之间。请调整后再输出。")
    below = list(captions.below(block.caption, press))
    below[-1:] = [replace(piece, height=piece.height + BELOW) for piece in below[-1:]]
    width = block.width_share * press.sheet.text_width
    made = _placed(block, width, press) if block.content.strip() else _empty(width, press)
    whole = [made, *below]
    for piece in whole[:-1]:
        yield replace(piece, keep=True)
    yield whole[-1]


def _placed(block: Picture, width: float, press: Press) -> Piece:
    """Scaled to its width, and smaller where it would be too high."""
    image = opened(block.content, block.caption)
    across, along = image.size[::-1] if is_on_its_side(image) else image.size
    height = min(width * along / across, HIGHEST * press.sheet.text_height)
    whole = _of_height(block, height, across / along, press)
    return replace(
        whole,
        smaller=lambda room: _of_height(block, room, across / along, press) if room >= SMALLEST * height else None,
    )


def _of_height(block: Picture, height: float, shape: float, press: Press) -> Piece:
    size = height * shape, height
    left = press.sheet.left + (press.sheet.text_width - size[0]) / 2
    return Piece(height=height, paint=lambda pen, top: _paint(pen, _ready(block, size[0]), (left, top), size))


@lru_cache(KEPT)
def _ready(block: Picture, width: float) -> Print:
    return ready(opened(block.content, block.caption), width, block.caption)


def _paint(pen: Pen, image: Print, place: tuple[float, float], size: tuple[float, float]) -> None:
    name = _registered(pen.canvas, image)
    pen.draw(f"{size[0]:.3f} 0 0 {-size[1]:.3f} {place[0]:.3f} {place[1] + size[1]:.3f} cm /{name} Do")


def _registered(canvas: Any, image: Print) -> str:
    """The name of the picture in the file, where it is put once however often it is shown.

    ReportLab's drawImage would read the JPEG whole again only to give it a name.
    """
    from reportlab.pdfbase.pdfdoc import PDFName

    from reports.streams import Stream

    key = sha256(image.content).hexdigest()[:32]
    name: str = canvas._doc.getXObjectName(key)
    if name not in canvas._doc.idToObject:
        made = Stream(
            image.content if image.is_jpeg else zlib.compress(image.content),
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=image.width,
            Height=image.height,
            BitsPerComponent=8,
            ColorSpace=PDFName("DeviceGray" if image.colours == 1 else "DeviceRGB"),
            Filter=PDFName("DCTDecode" if image.is_jpeg else "FlateDecode"),
        )
        canvas._doc.Reference(made, name)
        canvas._doc.addForm(key, made)
    canvas._currentPageHasImages = 1
    canvas._formsinuse.append(key)
    return name


def _empty(width: float, press: Press) -> Piece:
    """A frame of its own, so that the place is seen and not printed over by mistake."""
    style = captions.NOTE
    lines = press.letters.lines("（图片待补）", style, Measure(width=width, cell=style.em), justify=False)
    left = press.sheet.left + (press.sheet.text_width - width) / 2

    def paint(pen: Pen, top: float) -> None:
        for edge in (0.0, EMPTY):
            pen.rule(left, top + edge, width, THIN)
        for side in (0.0, width):
            pen.upright(left + side, top, EMPTY, THIN)
        for number, line in enumerate(lines):
            pen.write(line, style, left + (width - line.width) / 2, top + EMPTY / 2 + number * 1.4 * style.size)

    return Piece(height=EMPTY, paint=paint)
