"""Sections of the file: sheet, margins and grid."""

from dataclasses import dataclass
from math import floor
from xml.etree.ElementTree import Element

from reports.docx.markup import node, twips
from reports.layout import ASCENT, FOLIO_BELOW, FOLIO_SIZE, SIZES, TEXT_WIDTH, Sheet
from reports.pdf.folio import REMARK_ABOVE

PITCH = 579 / 20
"""22 line boxes of it fill 225 mm.

Word puts a character in its line box with blank above, so the first line stands 2 mm lower than on our paper, as in
every office that sets 天头 37 mm and 22 lines.
"""
CHARACTERS = 28
_SPACE_UNITS = 4096  # of w:charSpace, in a point
BELOW_DASH = 0.49 * FOLIO_SIZE
"""From the middle of 一字线 to the end of its line box."""
CHARACTER_TOP = 0.8 * PITCH - ASCENT * SIZES["三号"]
"""Of a character in its line: Word and LibreOffice put the baseline at four fifths of a line of fixed height."""


@dataclass(frozen=True, kw_only=True)
class Margins:
    """What refers to the parts that stand in the margins of odd, even and first pages."""

    header: str
    odd: str
    even: str
    first_header: str = ""  # of a letter, whose first page has no number (10.1)
    first: str = ""
    foot: float = 0.0  # from the edge of the sheet, where it is not that of the number


def section(sheet: Sheet, margins: Margins, *, begins: str = "nextPage", characters: bool = True) -> Element:
    """<w:sectPr>: on the next page or the next even one; `characters` says whether the grid counts them, too."""
    upright = sheet.height > sheet.width
    return node(
        "sectPr",
        *_references(margins),
        node("type", val=begins),
        _size(sheet),
        _edges(sheet, margins.foot or below_folio(sheet)),
        *([node("titlePg")] if margins.first else []),
        *([_grid(characters=characters)] if upright else []),  # a table needs none, and would lose the rest of a line
    )


def _grid(*, characters: bool) -> Element:
    """22 lines of 28 characters on the page of A4 (5.2.3)."""
    if characters:
        return node("docGrid", type="linesAndChars", linePitch=twips(PITCH), charSpace=_char_space())
    return node("docGrid", type="lines", linePitch=twips(PITCH))


def _char_space() -> int:
    """What a character of size 3 gives up so that 28 of them stand in 156 mm."""
    return floor((TEXT_WIDTH / CHARACTERS - SIZES["三号"]) * _SPACE_UNITS)


def _references(margins: Margins) -> list[Element]:
    headers = {"default": margins.header, "even": margins.header, "first": margins.first_header}
    footers = {"default": margins.odd, "even": margins.even, "first": margins.first}
    found = [node("headerReference", type=kind, r_id=part) for kind, part in headers.items() if part]
    return found + [node("footerReference", type=kind, r_id=part) for kind, part in footers.items() if part]


def _size(sheet: Sheet) -> Element:
    turned: dict[str, object] = {"orient": "landscape"} if sheet.width > sheet.height else {}
    return node("pgSz", w=twips(sheet.width), h=twips(sheet.height), **turned)


def below_folio(sheet: Sheet) -> float:
    """From the line box of the number to the edge of the sheet, so that 一字线 is 7 mm below the text (7.5)."""
    return max(sheet.height - sheet.bottom - FOLIO_BELOW - BELOW_DASH, 0.0)


def _edges(sheet: Sheet, foot: float) -> Element:
    return node(
        "pgMar",
        top=twips(sheet.top),
        right=twips(sheet.width - sheet.right),
        bottom=twips(sheet.height - sheet.bottom),
        left=twips(sheet.left),
        header=twips(max(sheet.top - REMARK_ABOVE, 0)),
        footer=twips(foot),
        gutter=0,
    )
