"""How a sheet stands on paper: A4 landscape, one page wide, and rows as high as their texts."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from heze_desk.workbooks.sheets import letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LINE, PADDING, HIGHEST = 13.0, 4.0, 409.0  # points, at 10 points of type; no row can be higher
A4 = 9


def height(texts: Iterable[tuple[str, float]]) -> float:
    """High enough for every text as it is broken in a column of its width, for not every program measures a row."""
    return min(max((lines(text, width) for text, width in texts), default=1) * LINE + PADDING, HIGHEST)


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, a Chinese character counting two."""
    places = max(int(width), 2)
    even = places - places % 2
    return sum(max(1, -(-sum(map(_places, part)) // even)) for part in text.split("\n"))


def let_grow(sheet: "Worksheet", row: int, points: float) -> None:
    """A height to begin with, which Excel and WPS raise as more is typed; a row set by hand would cut the text off."""
    dimension: Any = sheet.row_dimensions[row]
    dimension.ht = points
    dimension.__fields__ = tuple(name for name in dimension.__fields__ if name != "customHeight")


def landscape(sheet: "Worksheet", *, columns: int, rows: int, titles: str) -> None:
    """A4 landscape, one page wide, the title rows (1:3) on every page, its number at the foot."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = titles
    sheet.print_area = f"A1:{letter(columns)}{rows}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for side, inches in (("left", 0.4), ("right", 0.4), ("top", 0.6), ("bottom", 0.7)):
        setattr(sheet.page_margins, side, inches)
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "第&P页 共&N页"


@cache
def _places(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1
