"""Reads a PDF with PDFium: each character where it stands, each line drawn, and the ink that comes out."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from reports.colophon import KEY, from_text
from reports.conformance.paper import POINT, Bar, Box, Colour, Mark, Page, Paper, Turn, turned
from reports.conformance.standard import text_area
from reports.errors import PaperError

COARSE = 6.0
"""Dots per mm of the picture that serves wherever a tenth of a millimetre does not matter."""
FURTHER_OUT = 5.0
"""In mm: what is so far outside the text is not text that has slipped."""
PRINTED = 160
"""Of 255: what is darker is ink; half of an edge covered is, and so is red."""
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def read(content: bytes) -> Paper:
    """The paper in a PDF of ours; another PDF is refused."""
    try:
        file: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise PaperError("这个文件不是 PDF，或已损坏，无法预检。请重新导出后再检查。") from fault
    about = from_text(file.get_metadata_value(KEY))
    if about is None:
        raise PaperError("这份 PDF 不是本程序导出的，或由旧版本导出，不含版式说明，无法预检。请重新导出后再检查。")
    embedded: dict[str, bool] = {}
    pages = tuple(_set_apart(_Reader(file[n], n + 1, embedded).page(), about.remark) for n in range(len(file)))
    return Paper(
        about,
        pages,
        title=file.get_metadata_value("Title"),
        author=file.get_metadata_value("Author"),
        language=_language(file),
        embedded=tuple(sorted(embedded.items())),
    )


@dataclass(frozen=True)
class _Looks:
    """What the characters of one text object have in common."""

    order: int
    face: str
    colour: Colour


class _Reader:
    """Reads one page."""

    def __init__(self, page: Any, number: int, embedded: dict[str, bool]) -> None:
        self._page, self._number, self._embedded = page, number, embedded
        self._sheet = Box(0.0, 0.0, *(size * POINT for size in page.get_size()))

    def page(self) -> Page:
        objects = [raw.FPDFPage_GetObject(self._page, place) for place in range(raw.FPDFPage_CountObjects(self._page))]
        looks = {_address(one): self._looks(one, place) for place, one in enumerate(objects) if _is_text(one)}
        found = sorted(self._characters(looks), key=lambda one: one[0])
        turn = next((turn for _, _, turn in found if turn is not Turn.NONE), Turn.NONE)
        return Page(
            number=self._number,
            sheet=self._sheet,
            marks=tuple(mark for _, mark, how in found if how is turn),
            outside=tuple(mark for _, mark, how in found if how is not turn),
            bars=tuple(self._bar(one, turn) for one in objects if _is_path(one)),
            turn=turn,
            seen=Picture(self._page).ink,
        )

    def _looks(self, one: Any, order: int) -> _Looks:
        font = raw.FPDFTextObj_GetFont(one)
        length = raw.FPDFFont_GetBaseFontName(font, None, 0)
        name = ctypes.create_string_buffer(length)
        raw.FPDFFont_GetBaseFontName(font, name, length)
        face = name.value.decode("utf-8", "replace").partition("+")[2] or name.value.decode("utf-8", "replace")
        self._embedded[face] = self._embedded.get(face, True) and raw.FPDFFont_GetIsEmbedded(font) == 1
        return _Looks(order, face, _colour(raw.FPDFPageObj_GetFillColor, one))

    def _characters(self, looks: dict[int, _Looks]) -> Iterator[tuple[int, Mark, Turn]]:
        """Each with its place in the order of writing, and how the sheet is turned to read it."""
        text = self._page.get_textpage()
        x, y, loose, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
        high = 0
        for place in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, place)
            if code in HIGH:
                high = code
                continue
            if raw.FPDFText_IsGenerated(text, place) or code <= 0x20 or code in (0xA0, 0x3000):
                continue
            code = 0x10000 + ((high - HIGH.start) << 10) + code - LOW.start if code in LOW and high else code
            look = looks[_address(raw.FPDFText_GetTextObject(text, place))]
            raw.FPDFText_GetCharOrigin(text, place, x, y)
            raw.FPDFText_GetLooseCharBox(text, place, loose)
            raw.FPDFText_GetMatrix(text, place, matrix)
            turn = _turn(matrix)
            held = self._held((loose.left, loose.bottom, loose.right, loose.top))
            origin = self._held((x.value, y.value, x.value, y.value))
            read, begin = turned(held, turn, self._sheet), turned(origin, turn, self._sheet)
            size = round(raw.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d), 2)
            yield (
                look.order,
                Mark(chr(code), begin.left, read.right, begin.top, size, look.face, look.colour, self._number),
                turn,
            )

    def _held(self, edges: tuple[float, float, float, float]) -> Box:
        """Left, bottom, right and top as PDF tells them, in mm from the top left corner."""
        left, bottom, right, top = (edge * POINT for edge in edges)
        return Box(left, self._sheet.bottom - top, right, self._sheet.bottom - bottom)

    def _bar(self, one: Any, turn: Turn) -> Bar:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(one, left, bottom, right, top)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, fill, stroke)
        asked = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
        box = self._held((left.value, bottom.value, right.value, top.value))
        return Bar(turned(box, turn, self._sheet), _colour(asked, one), bool(fill.value))


def _turn(matrix: Any) -> Turn:
    if abs(matrix.b) <= abs(matrix.a):
        return Turn.NONE
    return Turn.LEFT if matrix.b > 0 else Turn.RIGHT


def _set_apart(page: Page, remark: str) -> Page:
    """What stands in the upper and the lower margin, taken from the text; on a turned page it is apart already."""
    if page.is_turned:
        return page
    area = text_area(page.sheet.width, page.sheet.height)
    above = [mark for mark in page.marks if mark.bottom < area.top - FURTHER_OUT]
    words = "".join(mark.char for mark in above).find("".join(remark.split())) if remark else -1
    told = above[words : words + len("".join(remark.split()))] if words >= 0 else []
    outside = {*told, *(mark for mark in page.marks if mark.base > area.bottom + FURTHER_OUT)}
    marks = tuple(mark for mark in page.marks if mark not in outside)
    return replace(page, marks=marks, outside=tuple(mark for mark in page.marks if mark in outside))


class Picture:
    """What a page looks like, drawn where it is asked for."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def ink(self, box: Box, dots: float) -> Box | None:
        """The edges of what is printed within a part of the sheet, all in mm."""
        if dots <= COARSE:
            return _edges(self._whole, box, (0, 0), self._dots(COARSE))
        width, height = self._page.get_size()
        scale = dots * POINT
        cut = (box.left / POINT, height - box.bottom / POINT, width - box.right / POINT, box.top / POINT)
        left, bottom, right, top = crop = [max(edge, 0.0) for edge in cut]
        if left + right >= width - 1 or top + bottom >= height - 1:
            return None
        picture = self._page.render(scale=scale, crop=crop, grayscale=True).to_pil()
        return _edges(picture, box, (math.ceil(left * scale), math.ceil(top * scale)), self._dots(dots))

    @cached_property
    def _whole(self) -> Any:
        return self._page.render(scale=COARSE * POINT, grayscale=True).to_pil()

    def _dots(self, wanted: float) -> tuple[float, float]:
        """What PDFium makes of it, for it rounds the sheet to whole dots."""
        width, height = self._page.get_size()
        scale = wanted * POINT
        return math.ceil(width * scale) / (width * POINT), math.ceil(height * scale) / (height * POINT)


def _edges(picture: Any, box: Box, origin: tuple[int, int], dots: tuple[float, float]) -> Box | None:
    (across, down), (x, y) = dots, origin
    part = (
        max(round(box.left * across) - x, 0),
        max(round(box.top * down) - y, 0),
        min(round(box.right * across) - x, picture.width),
        min(round(box.bottom * down) - y, picture.height),
    )
    if part[0] >= part[2] or part[1] >= part[3]:
        return None
    found = picture.crop(part).point(lambda grey: 255 if grey < PRINTED else 0).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    x, y = x + part[0], y + part[1]
    return Box((x + left) / across, (y + top) / down, (x + right) / across, (y + bottom) / down)


def _colour(ask: Any, one: Any) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(one, red, green, blue, alpha)
    return Colour(red.value, green.value, blue.value)


def _address(one: Any) -> int:
    return ctypes.cast(one, ctypes.c_void_p).value or 0


def _is_text(one: Any) -> bool:
    return bool(raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT)


def _is_path(one: Any) -> bool:
    return bool(raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_PATH)


def _language(file: Any) -> str:
    length = raw.FPDFCatalog_GetLanguage(file, None, 0)
    text = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(file, text, length)
    return bytes(text).decode("utf-16-le").rstrip("\0")
