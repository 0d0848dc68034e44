"""How large a sheet to fill in is set, so that it stays on its page; reckoned from its words, for PDF and DOCX."""

from collections.abc import Sequence
from math import ceil

from reports.document import Cell, Form

SIZES = {"四号": 14.0, "小四": 12.0, "五号": 10.5}
"""Points, the largest first; nothing smaller is read on paper with ease."""
LINE, SIDES = 442.2, 10.2
"""Points: the 156 mm of a line (GB/T 9704 5.2.1), and what a box keeps free at its sides."""
ROOM = 545.0
"""Points of the 225 mm of a page that are left below a title with a line under it, with something to spare."""
LEADING, ABOVE = 1.5, 0.7
"""In em: a line, and the room of a row above and below its lines."""


def fitted(rows: Sequence[tuple[Cell, ...]], widths: Sequence[float], *, note: str = "") -> Form:
    """The largest size in which it fits one page; what fits in none goes over pages, well legible."""
    size = next((name for name, em in SIZES.items() if height(rows, widths, em) <= ROOM), "四号")
    return Form(tuple(rows), widths=tuple(widths), size=size, note=note)


def height(rows: Sequence[tuple[Cell, ...]], widths: Sequence[float], em: float) -> float:
    """In points; each row takes the room of its highest box."""
    return (
        sum(max(_lines(cell, share, em) for cell, share in _shared(row, widths)) * LEADING + ABOVE for row in rows) * em
    )


def _shared(row: Sequence[Cell], widths: Sequence[float]) -> list[tuple[Cell, float]]:
    """The cells with their shares of the line; none of them stretches over rows."""
    found, begins = [], 0
    for cell in row:
        found.append((cell, sum(widths[begins : begins + cell.span]) / sum(widths)))
        begins += cell.span
    return found


def _lines(cell: Cell, share: float, em: float) -> int:
    room = max(1.0, (share * LINE - SIDES) / em)
    told = sum(_broken(_em(line), room) for line in cell.text.split("\n"))
    return max(cell.lines, told + (1 if cell.foot else 0))


def _broken(long: float, room: float) -> int:
    """Into how many lines; each but the last may lose half a character to a mark that may not begin the next."""
    return 1 if long <= room else ceil(long / max(1.0, room - 0.5))


def _em(text: str) -> float:
    return sum(0.5 if char < "\u2000" else 1.0 for char in text)
