"""A paper as it was found printed: its characters, lines and ink in millimetres from the top left of the sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from reports.colophon import Colophon

POINT = 25.4 / 72
ASCENT, DESCENT = 0.88, 0.12  # of the character box of a CJK face, in em
SAME_LINE = 0.15  # mm


class Box(NamedTuple):
    """Edges in mm; the top is the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class Colour(NamedTuple):
    """As PDFium shows it on a screen, 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def is_neutral(self) -> bool:
        return max(self) - min(self) <= 8

    @property
    def is_red(self) -> bool:
        return self.red > 180 and max(self.green, self.blue) < 110


class Mark(NamedTuple):
    """A character; its size is in points, its edges are those of its character box."""

    char: str
    left: float
    right: float
    base: float
    size: float
    face: str
    colour: Colour
    page: int

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size * POINT

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size * POINT


class Bar(NamedTuple):
    """A filled rule or a line drawn, lying or standing."""

    box: Box
    colour: Colour
    is_filled: bool = True

    @property
    def is_lying(self) -> bool:
        return self.box.width > 5 * self.box.height


@dataclass(frozen=True)
class Stretch:
    """Characters that were found together, in the order in which they were written."""

    marks: tuple[Mark, ...]

    @property
    def first(self) -> Mark:
        return self.marks[0]

    @property
    def last(self) -> Mark:
        return self.marks[-1]

    @property
    def page(self) -> int:
        return self.first.page

    @cached_property
    def text(self) -> str:
        return "".join(mark.char for mark in self.marks)

    @cached_property
    def box(self) -> Box:
        """Of the character boxes; of one line, as pages are not told apart."""
        return Box(
            min(mark.left for mark in self.marks),
            min(mark.top for mark in self.marks),
            max(mark.right for mark in self.marks),
            max(mark.bottom for mark in self.marks),
        )

    @cached_property
    def lines(self) -> tuple["Stretch", ...]:
        """Its part on each line, from the first page down."""
        rows: list[list[Mark]] = []
        for mark in sorted(self.marks, key=lambda mark: (mark.page, mark.base)):
            if rows and rows[-1][0].page == mark.page and mark.base - rows[-1][0].base < SAME_LINE:
                rows[-1].append(mark)
            else:
                rows.append([mark])
        return tuple(Stretch(tuple(sorted(row, key=lambda mark: mark.left))) for row in rows)

    @property
    def sizes(self) -> set[float]:
        return {mark.size for mark in self.marks}


def joined(stretches: Iterable[Stretch]) -> Stretch:
    return Stretch(tuple(mark for stretch in stretches for mark in stretch.marks))


class Turn(Enum):
    """Where the head of a page is, as its sheet is held."""

    NONE = 0
    LEFT = 1
    RIGHT = -1


def turned(box: Box, turn: Turn, sheet: Box) -> Box:
    """A part of the sheet, as it is held, told as the page is read."""
    match turn:
        case Turn.LEFT:
            return Box(sheet.bottom - box.bottom, box.left, sheet.bottom - box.top, box.right)
        case Turn.RIGHT:
            return Box(box.top, sheet.right - box.right, box.bottom, sheet.right - box.left)
        case _:
            return box


def unturned(box: Box, turn: Turn, sheet: Box) -> Box:
    """A part of the page, as it is read, told as the sheet is held."""
    match turn:
        case Turn.LEFT:
            return Box(box.top, sheet.bottom - box.right, box.bottom, sheet.bottom - box.left)
        case Turn.RIGHT:
            return Box(sheet.right - box.bottom, box.left, sheet.right - box.top, box.right)
        case _:
            return box


Ink = Callable[[Box, float], Box | None]
"""The edges of what is printed in a part of the sheet, seen at so many dots per mm; None where it is blank."""


@dataclass(frozen=True)
class Page:
    """One page; on a turned one all but what is outside the text is told as it is read."""

    number: int
    sheet: Box
    marks: tuple[Mark, ...]
    outside: tuple[Mark, ...]  # the text area, as the sheet is held
    bars: tuple[Bar, ...]
    turn: "Turn"
    seen: Ink

    @property
    def folio(self) -> Stretch | None:
        """The page number."""
        found = tuple(mark for mark in self.outside if mark.base > self.sheet.bottom / 2)
        return Stretch(found) if found else None

    @property
    def above(self) -> Stretch | None:
        """The remark in the upper margin."""
        found = tuple(mark for mark in self.outside if mark.base <= self.sheet.bottom / 2)
        return Stretch(found) if found else None

    @property
    def is_turned(self) -> bool:
        return self.turn is not Turn.NONE

    @property
    def is_landscape(self) -> bool:
        return self.sheet.width > self.sheet.height

    @cached_property
    def lines(self) -> tuple[Stretch, ...]:
        return Stretch(self.marks).lines if self.marks else ()

    def ink(self, box: Box, dots: float = 24.0) -> Box | None:
        """Of a part of the page as it is read."""
        found = self.seen(unturned(box, self.turn, self.sheet), dots)
        return found and turned(found, self.turn, self.sheet)


@dataclass(frozen=True)
class Paper:
    """A whole PDF and what it says of itself."""

    colophon: Colophon
    pages: tuple[Page, ...]
    title: str
    author: str
    language: str
    embedded: tuple[tuple[str, bool], ...]  # each face, and whether it is in the file

    @cached_property
    def written(self) -> Stretch:
        """All characters but those outside the text, in the order in which they were written."""
        return Stretch(tuple(mark for page in self.pages for mark in page.marks))

    def page(self, number: int) -> Page:
        return self.pages[number - 1]
