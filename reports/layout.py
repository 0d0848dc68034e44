"""The measures of an official document in points, each with its clause of GB/T 9704-2012."""

from dataclasses import dataclass, replace
from math import floor

MM = 72 / 25.4

SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "二号": 22.0,
    "三号": 16.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
}

TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM  # 版心, 5.2.1
TOP_MARGIN, BINDING_MARGIN = 37 * MM, 28 * MM  # 天头, 订口, 5.2.1
FORE_MARGIN, FOOT_MARGIN = 26 * MM, 35 * MM  # what is left of A4, 6.3
FOLIO_BELOW = 7 * MM  # 一字线 below the text, 7.5
FOLIO_SIZE = SIZES["四号"]  # 7.5
IMPRINT_SIZE = SIZES["四号"]  # 7.4.2
IMPRINT_THICK, IMPRINT_THIN = 0.35 * MM, 0.25 * MM  # 7.4.1
TITLE_SIZE = SIZES["二号"]  # 7.3.1
RED_RULE_BELOW = 4 * MM  # under the line above it, 7.2.7
RED_CMYK = (0.0, 0.8, 0.8, 0.0)  # Y80 M80, 6.2

RED_RULE = 0.5 * MM  # custom; the standard gives no thickness
ORGAN_TOP = 35 * MM  # ink of 发文机关标志 and of the name of minutes below the top of the text, 7.2.4, 10.3
ORDER_TOP = 20 * MM  # of an order, 10.2
LETTER_TOP = 30 * MM  # of a letter, below the edge of the sheet, 10.1
LETTER_RULE_LENGTH = 170 * MM  # 10.1
LETTER_RULE_BELOW = 4 * MM  # under the ink of the name, 10.1
LETTER_RULE_ABOVE_EDGE = 20 * MM  # 10.1
LETTER_THICK, LETTER_THIN, LETTER_BETWEEN = 1.0 * MM, 0.35 * MM, 0.48 * MM  # custom
BELOW_LINE = 7 / 8  # of a character: from the red line of a letter to what stands below it, 10.1

MASTHEAD_SIZE = SIZES["初号"]  # custom for briefings, not of the standard
MASTHEAD_TOP = 20 * MM  # ink below the top of the text, custom
MASTHEAD_RULE = 2.25  # custom; heavier than the rule of a 文件

ASCENT, DESCENT = 0.88, 0.12  # the character box of a CJK face, in em; not its hhea


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Where characters and lines fall: `cell` is 一字, `pitch` is 一行, `lead` the blank above a line's characters."""

    size: float
    cell: float
    pitch: float
    lead: float = 0.0

    def lines(self, height: float) -> int:
        """How many lines stand in a height."""
        return floor((height - self.lead - self.size) / self.pitch + 1.001)


CHARACTER = 15.79
"""22 characters and 21 spaces of 7/8 fill 225 mm, and 28 fill 156 mm (3.1, 3.2, 5.2.3)."""

GB_GRID = Grid(size=CHARACTER, cell=TEXT_WIDTH / 28, pitch=(TEXT_HEIGHT - CHARACTER) / 21)

WORD_GRID = Grid(size=16.0, cell=TEXT_WIDTH / 28, pitch=28.95, lead=(28.95 - 16.0) / 2)
"""What Word and WPS make of 22 lines: each character in the middle of its line box."""


TIGHTEST_PITCH = (TEXT_HEIGHT - CHARACTER) / 23
"""24 lines on a page: as near as lines are brought so that name, day and imprint find room (7.3.5.5)."""


def tightened(grid: Grid, tightness: float) -> Grid:
    """The grid with its lines nearer to one another; 1 is as near as they are brought."""
    pitch = grid.pitch - tightness * max(grid.pitch - TIGHTEST_PITCH, 0.0)
    return replace(grid, pitch=pitch, lead=max(grid.lead - (grid.pitch - pitch) / 2, 0.0))


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of paper and the text area (版心) on it; `left` and `top` are its distances from the edge."""

    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float

    @property
    def right(self) -> float:
        return self.left + self.text_width

    @property
    def bottom(self) -> float:
        return self.top + self.text_height


_PAPERS = {"A4": (210 * MM, 297 * MM), "A3": (297 * MM, 420 * MM)}
PAPERS = tuple(_PAPERS)


def sheet(size: str = "A4", *, landscape: bool = False) -> Sheet:
    """A sheet with the margins of A4; landscape it is the upright one turned, its head at the binding edge (8)."""
    width, height = _PAPERS[size]
    if landscape:
        return Sheet(
            width=height,
            height=width,
            left=FOOT_MARGIN,
            top=BINDING_MARGIN,
            text_width=height - TOP_MARGIN - FOOT_MARGIN,
            text_height=width - BINDING_MARGIN - FORE_MARGIN,
        )
    return Sheet(
        width=width,
        height=height,
        left=BINDING_MARGIN,
        top=TOP_MARGIN,
        text_width=width - BINDING_MARGIN - FORE_MARGIN,
        text_height=height - TOP_MARGIN - FOOT_MARGIN,
    )


def turned(upright: Sheet) -> Sheet:
    """The same sheet with its head at the left edge, for a wide table among upright pages (8)."""
    return Sheet(
        width=upright.height,
        height=upright.width,
        left=upright.height - upright.bottom,
        top=upright.left,
        text_width=upright.text_height,
        text_height=upright.text_width,
    )
