"""Arrows from a bar to the bar that waits for it, row by row, so that they go on over a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.pdf.charts_ink import dashed, polygon, stroke

OUT = 4.0
"""In points: how far an arrow leaves its bar before it turns, and comes back before it arrives."""
HEAD = 2.4
WIDTH = 0.6


@dataclass(frozen=True)
class Way:
    """From the end of the bar in row `before` to the beginning of the bar in row `after`, in points from the left."""

    before: int
    after: int
    end: float
    begin: float
    broken: bool = False

    @property
    def turn(self) -> float:
        """Where it runs down or up, just before the bar it leads to."""
        return self.begin - OUT

    @property
    def is_straight(self) -> bool:
        """Whether there is room to turn between the two; else it goes round the end of the first, between the rows."""
        return self.turn >= self.end + 1


def arrows(ways: Sequence[Way], row: int, place: tuple[float, float]) -> str:
    """What of all ways lies in this row, at its top and height."""
    found = []
    for way in ways:
        lines = " ".join(_lines(way, row, place))
        found.append(dashed(lines) if way.broken and lines else lines)
        if row == way.after:
            found.append(head(way.begin, place[0] + place[1] / 2))
    return " ".join(filter(None, found))


def head(x: float, y: float) -> str:
    """The tip of an arrow to the right."""
    back = x - 1.4 * HEAD
    return polygon(((x, y), (back, y - HEAD / 2), (back, y + HEAD / 2)), black=1.0)


def _lines(way: Way, row: int, place: tuple[float, float]) -> Iterator[str]:
    top, height = place
    middle, bottom = top + height / 2, top + height
    down = way.after > way.before
    if row == way.before:
        yield from _leaving(way, middle, bottom if down else top)
    elif row == way.after:
        yield stroke((way.turn, top if down else bottom), (way.turn, middle), width=WIDTH)
        yield stroke((way.turn, middle), (way.begin, middle), width=WIDTH)
    elif min(way.before, way.after) < row < max(way.before, way.after):
        yield stroke((way.turn, top), (way.turn, bottom), width=WIDTH)


def _leaving(way: Way, middle: float, edge: float) -> Iterator[str]:
    """Out of the bar to the edge of its row, never back over it."""
    out = way.turn if way.is_straight else way.end + OUT
    yield stroke((way.end, middle), (out, middle), width=WIDTH)
    yield stroke((out, middle), (out, edge), width=WIDTH)
    if out != way.turn:
        yield stroke((out, edge), (way.turn, edge), width=WIDTH)
