"""The measures of GB/T 9704-2012 in mm, written down apart from the typesetter's, so that each tries the other."""

from reports.conformance.paper import Box

CELL = 156 / 28  # 一字
LINES, CHARACTERS = 22, 28  # 5.2.3
A4, A3 = (210.0, 297.0), (297.0, 420.0)
CUT = 2.0  # 裁切误差, 6.3
MARGIN = 1.0  # 天头, 订口, 5.2.1
EDGE = 0.3  # what is allowed to a distance for which the standard gives no tolerance
PART_OF_A_CELL = 0.15
SIZE_2, SIZE_3, SIZE_4 = 22.0, (15.5, 16.1), 14.0  # in points; size 3 is 15.79 on the grid of the standard, 16 in Word
FOURTH = 14 * 25.4 / 72  # 4号字一字
RED_RULE_BELOW = 4.0  # 7.2.7
ORGAN_TOP, ORDER_TOP, LETTER_TOP = 35.0, 20.0, 30.0  # 7.2.4, 10.2, 10.1
FOLIO_BELOW = 7.0  # 7.5
LETTER_RULE, LETTER_FOOT = 170.0, 20.0  # 10.1
THICK, THIN = 0.35, 0.25  # 7.4.1
SEAL = 42.0
"""Across the seal of an office below the province; custom, as the standard gives no size."""


def text_area(width: float, height: float) -> Box:
    """版心 on a sheet; the head of a turned one is at the binding edge (5.2.1, 8)."""
    if width > height:
        return Box(35.0, 28.0, width - 37.0, height - 26.0)
    return Box(28.0, 37.0, width - 26.0, height - 35.0)


def is_third(size: float) -> bool:
    """Whether type of so many points is 3号."""
    return SIZE_3[0] <= size <= SIZE_3[1]


def mm(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f} mm"


def cells(value: float) -> str:
    """A distance counted in characters of size 3."""
    return f"{round(value / CELL, 1) + 0.0:.1f}字"


def lines(value: float) -> str:
    """A number of lines."""
    return f"{round(value, 1) + 0.0:g}行"
