"""What the rules ask of a paper again and again: how far apart its lines are, and what stands above what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reports.conformance.paper import POINT, Box, Mark, Page, Paper, Stretch
from reports.conformance.parts import Composition, composition
from reports.conformance.standard import CELL, is_third, lines, text_area
from reports.layout import tightened

INDENTS = (0.0, 2.0)
"""In characters: where lines of text begin."""
NO_TEXT = ("Signature", "Title", "RedHead", "LetterHead", "OrderHead", "MinutesHead", "Masthead")
NEAR = 0.6
"""In characters: how far from there a line is still taken for one of the text."""
BELOW_DRAWN = 3.5
"""In mm: from what is drawn, or set in other type, to the next line of the grid at least."""
COARSE = 6.0
"""Dots per mm that are enough where a tenth of a line does not matter."""
_ON_LINES = 0.1


@dataclass(frozen=True)
class Survey:
    """A paper and its parts."""

    paper: Paper
    parts: Composition

    @cached_property
    def pitches(self) -> tuple[float, ...]:
        """From line to line on each page in mm, as measured; that of the grid where there are no two lines."""
        about, last = self.paper.colophon, len(self.paper.pages)
        tight = tightened(about.grid, about.tightness)
        usual = {page.number: tight.pitch if page.number == last else about.grid.pitch for page in self.paper.pages}
        return tuple(_pitch(self.text_lines(page), usual[page.number] * POINT) for page in self.paper.pages)

    @property
    def em(self) -> float:
        """Of a character of size 3, in mm."""
        return self.paper.colophon.grid.size * POINT

    def lead(self, page: int) -> float:
        """The blank that belongs to a line above its characters, in mm, as Word has it."""
        grid = self.paper.colophon.grid
        return max(grid.lead * POINT - (grid.pitch * POINT - self.pitches[page - 1]) / 2, 0.0)

    def area(self, page: int) -> Box:
        """版心 of a page as it is read."""
        sheet = self.paper.page(page).sheet
        turned = self.paper.page(page).is_turned
        return text_area(sheet.height, sheet.width) if turned else text_area(sheet.width, sheet.height)

    def text_lines(self, page: Page) -> tuple[Stretch, ...]:
        """Lines of size 3 that begin at the edge of the text or two characters in."""
        return self._text_lines[page.number - 1]

    @cached_property
    def _text_lines(self) -> tuple[tuple[Stretch, ...], ...]:
        return tuple(tuple(self._found_lines(page)) for page in self.paper.pages)

    def _found_lines(self, page: Page) -> Iterator[Stretch]:
        area, apart = self.area(page.number), self._no_text
        begins = [area.left + CELL * indent for indent in INDENTS]
        for line in page.lines:
            near = min(abs(line.first.left - begin) for begin in begins) < NEAR * CELL
            if near and line.first not in apart and all(is_third(mark.size) for mark in line.marks):
                yield line

    @cached_property
    def _no_text(self) -> frozenset[Mark]:
        """Characters that stand at the edge of the text by chance."""
        return frozenset(mark for part in self.parts.all(*NO_TEXT) for mark in part.marks)

    def row(self, line: Stretch) -> float:
        """The top of its line of the grid, also of type that is larger than the text."""
        return line.box.middle - self.em / 2

    def rows_between(self, upper: Stretch, lower: Stretch) -> float | None:
        """Blank lines from the last line of one to the first of another; None where the page ends between them."""
        last, first = upper.lines[-1], lower.lines[0]
        if last.page != first.page:
            return None
        return (self.row(first) - self.row(last)) / self.pitches[first.page - 1] - 1

    def blank_above(self, part: Stretch) -> "Blank":
        """Between a part and what is printed above it on its page."""
        line = part.lines[0]
        page, pitch = self.paper.page(part.page), self.pitches[part.page - 1]
        above = [other for other in page.lines if other.first.base < line.first.base - 0.5]
        edges = [bar.box.bottom for bar in page.bars if bar.box.bottom < line.box.top]
        drawn = page.ink(self.area(part.page)._replace(bottom=line.box.top - 0.5), COARSE)
        bottom = max(
            [*edges, *(other.box.bottom for other in above[-1:]), *([drawn.bottom] if drawn else [])], default=0
        )
        if bottom == 0:
            return Blank(None)
        if above and above[-1].box.bottom > bottom - 0.5 and all(is_third(mark.size) for mark in above[-1].marks):
            return Blank((self.row(line) - self.row(above[-1])) / pitch - 1)
        return Blank((line.box.top - bottom - BELOW_DRAWN) / pitch, on_grid=False)

    def blank(self, bottom: float, part: Stretch) -> int:
        """How many lines there is room for between an edge off the grid and a part below it."""
        pitch = self.pitches[part.page - 1]
        return int((part.lines[0].box.top - bottom) / pitch + _ON_LINES)

    def face(self, part: Stretch) -> str:
        """The role of most of its characters, else the name of their face."""
        (face, _), *_ = Counter(mark.face for mark in part.marks).most_common(1)
        return next((cast.role for cast in self.paper.colophon.faces if cast.face == face), face)

    def is_in(self, part: Stretch, role: str) -> bool:
        """Whether all is set in the face of a role, or in one that stands in for characters it lacks."""
        about = self.paper.colophon
        main = {cast.face for cast in about.faces if cast.role == role}
        stands_in = {(one.face, char) for one in about.substitutes if one.role == role for char in one.characters}
        return all(mark.face in main or (mark.face, mark.char) in stands_in for mark in part.marks)

    @cached_property
    def body_lines(self) -> tuple[tuple[Stretch, bool, bool], ...]:
        """Lines of headings and paragraphs, whether each begins one, and whether that is to be indented."""
        return tuple(self._body_lines())

    def _body_lines(self) -> Iterator[tuple[Stretch, bool, bool]]:
        for part in self.parts.body:
            if part.run is None:
                continue
            begins = {stretch.first for stretch in part.all("begins")}
            indent = bool(part.part.says.get("indent", True))
            whole = Stretch(tuple(mark for mark in part.run.marks if is_third(mark.size)))
            for line in _unbroken(whole.lines, self.pitches):
                yield line, line.first in begins, indent


class Blank(NamedTuple):
    """Blank lines; None at the top of a page, and more than a whole number below what is not on the grid."""

    lines: float | None
    on_grid: bool = True

    def is_about(self, wanted: float) -> bool:
        if self.lines is None:
            return True
        return abs(self.lines - wanted) < 0.15 if self.on_grid else -0.15 < self.lines - wanted < 1.1

    def __str__(self) -> str:
        if self.lines is None:
            return "在页首"
        return f"空{lines(self.lines if self.on_grid else max(int(self.lines + 0.15), 0))}"


def survey(paper: Paper) -> Survey:
    return Survey(paper, composition(paper))


def _unbroken(lines: Sequence[Stretch], pitches: Sequence[float]) -> Iterator[Stretch]:
    """Up to where something else stands between them."""
    for before, line in pairwise((None, *lines)):
        assert line is not None
        if before and before.page == line.page and line.box.top - before.box.top > 1.5 * pitches[line.page - 1]:
            return
        yield line


def _pitch(lines: Sequence[Stretch], usual: float) -> float:
    """Over the longest way, in which as many lines were counted as there are nearest steps."""
    tops = [line.first.base for line in lines]
    steps = sorted(lower - upper for upper, lower in pairwise(tops) if 0.7 * usual < lower - upper < 1.2 * usual)
    if not steps:
        return usual
    step = steps[len(steps) // 2]
    count = (tops[-1] - tops[0]) / step
    return (tops[-1] - tops[0]) / round(count) if abs(count - round(count)) < _ON_LINES else step
