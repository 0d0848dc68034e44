"""Strokes and fills of charts as PDF operators, in points from the top left; told apart on a black-and-white copy."""

from dataclasses import dataclass
from enum import Enum

from reports.layout import RED_CMYK

THIN, FINE = 0.5, 0.25
"""In points: outlines, and the lines that only guide the eye."""
GUIDE = 0.35
"""Of black: how dark those lines are."""
_APART, _HATCH = 3.2, 0.7
"""In points: from one line of a hatching to the next, and how thick they are."""


class Hatch(Enum):
    NONE = ()
    RISING = ("rising",)
    FALLING = ("falling",)
    UPRIGHT = ("upright",)
    LEVEL = ("level",)
    CROSSED = ("rising", "falling")


@dataclass(frozen=True)
class Shade:
    """How a surface is filled: a share of black, and lines over it."""

    black: float = 0.0
    hatch: Hatch = Hatch.NONE

    @property
    def is_dark(self) -> bool:
        """Whether numbers on it are white."""
        return self.black > 0.4


@dataclass(frozen=True)
class Area:
    """A rectangle of the sheet."""

    x: float
    y: float
    width: float
    height: float

    def path(self) -> str:
        return f"{self.x:.2f} {self.y:.2f} {self.width:.2f} {self.height:.2f} re"


def surface(area: Area, shade: Shade, *, outline: float = THIN) -> str:
    """A filled rectangle with its black outline."""
    code = [f"0 0 0 {shade.black:g} k {area.path()} f"]
    if shade.hatch is not Hatch.NONE:
        code.append(_hatching(area, shade.hatch))
    if outline:
        code.append(f"0 0 0 1 K {outline:g} w {area.path()} S")
    return " ".join(code)


def blank(area: Area) -> str:
    """White, for what is written over lines."""
    return f"0 0 0 0 k {area.path()} f"


def stroke(start: tuple[float, float], end: tuple[float, float], *, width: float = THIN, black: float = 1.0) -> str:
    return f"0 0 0 {black:g} K {width:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"


def red_stroke(start: tuple[float, float], end: tuple[float, float], *, width: float) -> str:
    """In the red of the heads of papers."""
    return f"{_RED} K {width:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"


def dotted(start: tuple[float, float], end: tuple[float, float], *, width: float) -> str:
    """Round dots; the state is put back, so that what follows is drawn in full."""
    dots = f"1 J [0 {2 * width:g}] 0 d"
    return f"q {dots} {stroke(start, end, width=width)} Q"


def dashed(code: str) -> str:
    """The strokes of `code` in short dashes; the state is put back."""
    return f"q [1.6 1.2] 0 d {code} Q"


def polygon(points: tuple[tuple[float, float], ...], *, black: float, red: bool = False) -> str:
    """Filled, with a thin black outline unless it is red."""
    (x, y), *rest = points
    path = f"{x:.2f} {y:.2f} m " + " ".join(f"{a:.2f} {b:.2f} l" for a, b in rest) + " h"
    return f"{_RED} k {path} f" if red else f"0 0 0 {black:g} k 0 0 0 1 K {THIN:g} w {path} B"


def _hatching(area: Area, hatch: Hatch) -> str:
    lines = " ".join(line for way in hatch.value for line in _lines(area, way))
    return f"q {area.path()} W n 0 0 0 1 K {_HATCH:g} w {lines} S Q"


def _lines(area: Area, way: str) -> list[str]:
    """Counted from the corner of the sheet, so that neighbouring surfaces are hatched alike."""
    left, right, top, bottom = area.x, area.x + area.width, area.y, area.y + area.height
    match way:
        case "upright":
            return [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l" for x in _steps(left, right)]
        case "level":
            return [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in _steps(top, bottom)]
        case "rising":
            sums = _steps(left + top, right + bottom, slanted=True)
            return [f"{at - top:.2f} {top:.2f} m {at - bottom:.2f} {bottom:.2f} l" for at in sums]
        case _:
            differences = _steps(left - bottom, right - top, slanted=True)
            return [f"{at + top:.2f} {top:.2f} m {at + bottom:.2f} {bottom:.2f} l" for at in differences]


def _steps(first: float, last: float, *, slanted: bool = False) -> list[float]:
    apart = _APART * (2**0.5 if slanted else 1.0)
    start = int(first // apart) + 1
    return [place * apart for place in range(start, int(last // apart) + 1)]


_RED = " ".join(f"{part:g}" for part in RED_CMYK)
