"""The flow: pieces put on pages, text on the lines of the grid, headings never last, the imprint at the foot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from reports.layout import Grid
from reports.pdf.pieces import Piece

GAP = 10.0
"""In points: the least between a table and the characters of the next line."""
FOOT_GAP = 4.0
"""In points: the least between the last line and the first rule of the imprint."""
SPARE = 0.2
"""Of the page: what may be left blank to keep a table whole."""
_SLIP = 0.01

Page = list[tuple[float, Piece]]
"""Each piece with its top, counted from the top of the text."""


def paginate(pieces: Iterable[Piece], grid: Grid, height: float) -> list[Page]:
    """The pages of a document; there is always one."""
    flow = _Flow(grid, height)
    for group in _groups(pieces):
        flow.add(group)
    return flow.pages


def kept(pieces: list[Piece], number: int) -> list[Piece]:
    """The same pieces, the last of them bound to what follows."""
    first = max(len(pieces) - number, 0)
    return pieces[:first] + [replace(piece, keep=True) for piece in pieces[first:]]


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that want to stand on one page."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.opens_page and group:
            yield group
            group = []
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


@dataclass(frozen=True)
class _Spot:
    """Where the last piece ends, and how many lines are to stay blank below it."""

    used: float = 0.0
    after: int = 0
    is_top: bool = True


class _Flow:
    """The pages so far, the last of them still being filled."""

    def __init__(self, grid: Grid, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._grid, self._height, self._gap = grid, height, GAP - grid.lead
        self._spot = _Spot()

    def add(self, group: list[Piece]) -> None:
        if not self._spot.is_top and (
            group[0].opens_page or not self._has_room(group) or self._is_better_overleaf(group)
        ):
            self._turn()
        for piece in group:
            self._put(piece)

    def _has_room(self, group: list[Piece]) -> bool:
        spot = self._spot
        for piece in group:
            top = self._top(piece, spot)
            need = piece.least if piece.divide and piece is group[-1] else piece.height
            if top + need > self._height + _SLIP:
                return False
            spot = _Spot(top + piece.height, piece.after, is_top=False)
        return True

    def _is_better_overleaf(self, group: list[Piece]) -> bool:
        """Whether turning keeps a table whole and leaves little blank."""
        spot = self._spot
        if self._height - spot.used > SPARE * self._height:
            return False
        for piece in group:
            top = self._top(piece, spot)
            if self._height - top < piece.wants <= self._height:
                return True
            spot = _Spot(top + piece.height, piece.after, is_top=False)
        return False

    def _put(self, piece: Piece) -> None:
        """Place a piece, on a new page if it must; what can be divided is, until it fits."""
        if not self._spot.is_top and not self._has_room([piece]):
            self._turn()
        if self._spot.is_top and piece.head:
            self._place(piece.head)
        room = self._height - self._top(piece, self._spot)
        parts = piece.divide(room) if piece.divide and piece.height > room + _SLIP else None
        if parts is None:
            self._place(piece)
            return
        self._place(parts[0])
        self._turn()
        self._put(replace(parts[1], head=piece.head))

    def _place(self, piece: Piece) -> None:
        top = self._top(piece, self._spot)
        if piece.at_foot:
            top = max(top, self._height - piece.height)
        self.pages[-1].append((top, piece))
        self._spot = _Spot(top + piece.height, piece.after, is_top=False)

    def _turn(self) -> None:
        self.pages.append([])
        self._spot = _Spot()

    def _top(self, piece: Piece, spot: _Spot) -> float:
        """Where a piece begins under what stands already."""
        if spot.is_top:
            return 0.0
        if piece.at_foot:
            return spot.used + FOOT_GAP
        if not piece.on_grid:
            return spot.used
        line = ceil((spot.used + self._gap) / self._grid.pitch - 0.001)
        return (line + max(piece.before, spot.after)) * self._grid.pitch
