"""Arrows from a bar to the bar that waits for it, row by row, so that they go on over a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.pdf.charts_ink import polygon, stroke

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

    @property
    def turn(self) -> float:
        """Where it runs down or up, just before the bar it leads to."""
        return self.begin - OUT


def arrows(ways: Sequence[Way], row: int, place: tuple[float, float]) -> str:
    """What of all ways lies in this row, at its top and height."""
    return " ".join(part for way in ways for part in _parts(way, row, place))


def head(x: float, y: float) -> str:
    """The tip of an arrow to the right."""
    back = x - 1.4 * HEAD
    return polygon(((x, y), (back, y - HEAD / 2), (back, y + HEAD / 2)), black=1.0)


def _parts(way: Way, row: int, place: tuple[float, float]) -> Iterator[str]:
    top, height = place
    middle, bottom = top + height / 2, top + height
    down = way.after > way.before
    if row == way.before:
        yield stroke((way.end, middle), (way.turn, middle), width=WIDTH)
        yield stroke((way.turn, middle), (way.turn, bottom if down else top), width=WIDTH)
    elif row == way.after:
        yield stroke((way.turn, top if down else bottom), (way.turn, middle), width=WIDTH)
        yield stroke((way.turn, middle), (way.begin, middle), width=WIDTH)
        x = way.begin
        yield polygon(
            ((x, middle), (x - HEAD * 1.4, middle - HEAD / 2), (x - HEAD * 1.4, middle + HEAD / 2)), black=1.0
        )
    elif min(way.before, way.after) < row < max(way.before, way.after):
        yield stroke((way.turn, top), (way.turn, bottom), width=WIDTH)
