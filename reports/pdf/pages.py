"""The flow: pieces put on pages, text on the lines of the grid, headings never last, the imprint at the foot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import ceil
from typing import NamedTuple

from reports.layout import Grid, Sheet
from reports.pdf.pieces import Piece

GAP = 10.0
"""In points: the least between a table and the characters of the next line, as far as lines are not nearer."""
FOOT_GAP = 4.0
"""In points: the least between the last line and the first rule of the imprint."""
SPARE = 0.2
"""Of the page: what may be left blank to keep the last rows of a table together, or a picture as large as it is."""
WHOLE = 0.34
"""Of the page: what may be left blank to keep a table whole, which is read across its rows."""
_SLIP = 0.01


@dataclass
class Page:
    """Pieces with their tops, counted from the top of the text; a turned page has its head at the left edge."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)
    is_turned: bool = False
    numbered: bool = True

    @property
    def has_number(self) -> bool:
        return self.numbered and all(piece.numbered for _, piece in self.placed)

    @property
    def has_text(self) -> bool:
        return any(piece.is_text for _, piece in self.placed)


def paginate(pieces: Iterable[Piece], grid: Grid, sheet: Sheet) -> list[Page]:
    """The pages of a document; there is always one."""
    flow = _Flow(grid, sheet)
    for group in _groups(pieces):
        flow.add(group)
    return flow.pages


def kept(pieces: list[Piece], number: int) -> list[Piece]:
    """The same pieces, the last of them bound to what follows, the first of these loosely."""
    begin = max(len(pieces) - number, 0)
    bound = [replace(piece, keep=True, loosely=False) for piece in pieces[begin:]]
    if bound and (pieces[begin].loosely or not pieces[begin].keep):
        bound[0] = replace(bound[0], loosely=True)
    return pieces[:begin] + bound


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


class _Spot(NamedTuple):
    """Where the last piece ends, and how many lines are to stay blank below it."""

    used: float = 0.0
    after: float = 0
    is_top: bool = True


class _Flow:
    """The pages so far, the last of them still being filled."""

    def __init__(self, grid: Grid, sheet: Sheet) -> None:
        self.pages = [Page()]
        self._grid, self._sheet = grid, sheet
        self._gap = min(GAP, grid.pitch - grid.size) - grid.lead
        self._spot = _Spot()

    @property
    def _height(self) -> float:
        return self._sheet.text_width if self.pages[-1].is_turned else self._sheet.text_height

    def add(self, group: list[Piece]) -> None:
        if group[0].on_even:
            self._turn_to_even(group)
        elif not self._spot.is_top and (smaller := self._smaller(group)):
            group = smaller
        elif not self._spot.is_top and self._must_turn(group):
            begun = 0 if self._is_better_overleaf(group) else self._begun(group)
            self._put_all(group[:begun])
            group = group[begun:]
            self._turn()
        if self._spot.is_top:
            self.pages[-1].is_turned = group[0].is_turned
        divided = self._divided(group)
        self._put_all(group[:divided])
        if group[divided:]:
            self.add(group[divided:])

    def _must_turn(self, group: list[Piece]) -> bool:
        return group[0].opens_page or not self._has_room(group) or self._is_better_overleaf(group)

    def _smaller(self, group: list[Piece]) -> list[Piece] | None:
        """With a picture made somewhat smaller, where much would else be left blank before it."""
        place = next((place for place, piece in enumerate(group) if piece.smaller), None)
        spare = self._height - self._spot.used
        if place is None or group[0].opens_page or spare <= SPARE * self._height or self._has_room(group):
            return None
        whole = group[place]
        made = whole.smaller(whole.height - self._bottom(group) + self._height) if whole.smaller else None
        if made is None:
            return None
        scale = made.height / whole.height
        small = replace(whole, height=made.height, paint=made.paint, smaller=None, scale=scale)
        less = [*group[:place], small, *group[place + 1 :]]
        return less if self._has_room(less) else None

    def _begun(self, group: list[Piece]) -> int:
        """How many pieces stay, where the page would else be left blank for pieces that are bound but loosely."""
        if group[0].opens_page or self._height - self._spot.used <= SPARE * self._height:
            return 0
        places = (place for place in range(len(group) - 1, 0, -1) if group[place - 1].loosely)
        return next((place for place in places if self._has_room(group[:place])), 0)

    def _divided(self, group: list[Piece]) -> int:
        """Where a group longer than its page is divided: between lines of text, else below a text of a single line."""
        if self._has_room(group):
            return len(group)
        below = [place for place in range(len(group) - 1, 0, -1) if group[place - 1].is_text]
        between = [place for place in below if group[place].is_text]  # so that its ending has some text too
        wanted = (*between, *below)
        fits = (place for place in wanted if self._has_room(group[:place]) and self._has_room(group[place:], _Spot()))
        return next(fits, len(group))

    def _turn_to_even(self, group: list[Piece]) -> None:
        """Overleaf from an odd page; a blank page before it is not numbered, nor is its own then (7.5)."""
        if len(self.pages) % 2 == 0 and (self._spot.is_top or self._has_room(group)) and not group[0].opens_page:
            return
        if not self._spot.is_top:
            self._turn()
        if len(self.pages) % 2:
            self.pages[-1].numbered = False
            self._turn()
            self.pages[-1].numbered = False

    def _put_all(self, group: list[Piece]) -> None:
        for piece in group:
            self._put(piece)

    def _has_room(self, group: list[Piece], spot: _Spot | None = None) -> bool:
        """Whether the pieces find room where the page stands, or elsewhere."""
        spot = spot or self._spot
        for piece in group:
            top = self._top(piece, spot)
            need = piece.least if piece.divide and piece is group[-1] else piece.height
            if top + need > self._height + _SLIP:
                return False
            spot = _Spot(top + piece.height, piece.after, is_top=False)
        return True

    def _bottom(self, group: list[Piece]) -> float:
        """Where the last of the pieces would end."""
        spot = self._spot
        for piece in group:
            spot = _Spot(self._top(piece, spot) + piece.height, piece.after, is_top=False)
        return spot.used

    def _is_better_overleaf(self, group: list[Piece]) -> bool:
        """Whether turning keeps a table whole and leaves little blank."""
        spot = self._spot
        if self._height - spot.used > WHOLE * self._height:
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
        self.pages[-1].placed.append((top, piece))
        self._spot = _Spot(top + piece.height, piece.after, is_top=False)

    def _turn(self) -> None:
        self.pages.append(Page(is_turned=self.pages[-1].is_turned))
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
