"""How a sheet stands on paper: A4 landscape, one page wide, and rows as high as their texts."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
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
    return sum(_broken(part, even) for part in text.split("\n"))


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


def _broken(part: str, places: int) -> int:
    if 2 * len(part) <= places:
        return 1
    return max(1, -(-sum(map(_places, part)) // places))


@cache
def _places(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1
