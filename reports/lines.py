"""The line breaker: Chinese text with numbers and words in lines, justified by the space between characters."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from reports.characters import CLOSING, NO_END, NO_START, OPENING, is_full_width
from reports.tokens import parts, tokens

END_SQUEEZE = 0.5
"""In cells: the blank half of a closing mark may stand outside the line."""
END_SQUEEZE_MIDDLE = 0.3
"""In cells: of ？ and ！, which some faces draw in the middle."""
INNER_SQUEEZE = 0.25
"""In cells: what a mark within the line gives up to bring in the one that may not begin the next."""
LOOSEST = 0.25
"""In cells: a line that would need more between two characters is left ragged; a short one sooner."""
LOOSEST_SHORT = 0.08
ROOM_FOR_TWO = 10
"""In cells: a line shorter than this, as in a table, may end a paragraph with a single character."""

_PAIRS = frozenset(("——", "……"))
_EVEN = re.compile(r"[\u4e00-\u9fff，。、；：？！（）《》]*")
"""A line that may be loosened everywhere."""
_SLIP = 0.001


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The room for a paragraph: `cell` is one full-width character, `indent` begins the first line, `hang` the rest."""

    width: float
    cell: float
    indent: float = 0.0
    hang: float = 0.0

    @property
    def is_short(self) -> bool:
        return self.width < ROOM_FOR_TWO * self.cell


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn: each character's advance, and `stretch`, the space justification gave most of them."""

    text: str
    x: float
    advances: tuple[float, ...]
    stretch: float = 0.0

    @property
    def width(self) -> float:
        return sum(self.advances)


def break_lines(text: str, widths: Mapping[str, float], measure: Measure, *, justify: bool = True) -> list[Line]:
    """The paragraph in lines, none wider than the measure; only blanks at the end of a line are left out."""
    advances = tuple(map(widths.__getitem__, text))
    if sum(advances) <= measure.width - measure.indent + _SLIP:
        return [Line(text, measure.indent, advances)] if text else []
    return list(_Breaker(text, widths, measure).lines(justify))


class _Breaker:
    """Works on tokens; `edges` are the running widths before each of them."""

    def __init__(self, text: str, widths: Mapping[str, float], measure: Measure) -> None:
        self.widths, self.measure = widths, measure
        room = measure.width - max(measure.indent, measure.hang)
        self.tokens = tokens(text)
        begins = list(accumulate(map(widths.__getitem__, text), initial=0.0))
        self.edges = list(map(begins.__getitem__, accumulate(map(len, self.tokens), initial=0)))
        if max(map(sub, self.edges[1:], self.edges), default=0.0) > room + _SLIP:
            self.tokens = list(self._fitting(self.tokens, room))
            self.edges = list(accumulate(map(self._width, self.tokens), initial=0.0))

    def lines(self, justify: bool) -> Iterator[Line]:
        start, x = 0, self.measure.indent
        while start < len(self.tokens):
            room = self.measure.width - x
            stop = self._stop(start, room)
            end = len(self.tokens)
            text = "".join(self.tokens[start:stop]).rstrip(" \u3000") if stop < end else "".join(self.tokens[start:])
            yield self._line(text, x, room, justify=justify and stop < end)
            start, x = stop, self.measure.hang
            while start < end and self.tokens[start].isspace():
                start += 1

    def _fitting(self, whole: list[str], room: float) -> Iterator[str]:
        for token in whole:
            if len(token) == 1 or self._width(token) <= room:
                yield token
            else:
                for part in parts(token):
                    yield from (part,) if self._width(part) <= room else part

    def _width(self, token: str) -> float:
        return self.widths[token] if len(token) == 1 else sum(map(self.widths.__getitem__, token))

    def _stop(self, start: int, room: float) -> int:
        """The token that begins the next line: this one is loosened or its marks squeezed, whichever harms less."""
        end = len(self.tokens)
        full = max(bisect_right(self.edges, self.edges[start] + room + _SLIP, start) - 1, start + 1)
        if full >= end:
            return end
        pushed = self._legal_before(start, full)
        if not pushed:
            return self._pulled(start, room, most=room) or self._parted(start, full)
        if self._is_lonely(pushed):
            return self._pulled(start, room, most=room) or self._legal_before(start, pushed - 1) or pushed
        slack = room - (self.edges[pushed] - self.edges[start])
        return pushed if pushed == full else self._pulled(start, room, most=slack) or pushed

    def _pulled(self, start: int, room: float, *, most: float) -> int:
        """The first legal stop beyond the room, if squeezing marks by `most` altogether makes it fit, else 0."""
        reach = bisect_right(self.edges, self.edges[start] + room + _SLIP, start)
        last = min(reach + 3, len(self.tokens) + 1)
        stop = next((place for place in range(reach, last) if self._is_legal(place)), 0)
        need = self.edges[stop] - self.edges[start] - room
        given = sum(_squeezable("".join(self.tokens[start:stop]))) * self.measure.cell
        return stop if need <= min(given, most) + _SLIP else 0

    def _parted(self, start: int, full: int) -> int:
        """In a narrow column words are divided, so that the mark after them does not begin the next line."""
        for divided in (parts, iter):
            pieces = [part for token in self.tokens[start:full] for part in divided(token)]
            edges = accumulate(map(self._width, pieces), initial=self.edges[start])
            self.tokens[start:full], self.edges[start : full + 1] = pieces, edges
            full = start + len(pieces)
            if stop := self._legal_before(start, full):
                return stop
        return full

    def _legal_before(self, start: int, stop: int) -> int:
        """The last place in (start, stop] where a line may end, else 0."""
        return next((place for place in range(stop, start, -1) if self._is_legal(place)), 0)

    def _is_legal(self, place: int) -> bool:
        begins, ends = place, place - 1
        while begins < len(self.tokens) and self.tokens[begins].isspace():
            begins += 1
        while ends >= 0 and self.tokens[ends].isspace():
            ends -= 1
        if begins == len(self.tokens) or ends < 0:
            return True
        return self.tokens[begins][0] not in NO_START and self.tokens[ends][-1] not in NO_END

    def _is_lonely(self, place: int) -> bool:
        """Whether one character would be all that is left for the last line."""
        if len(self.tokens) - place > 3 or self.measure.is_short:
            return False
        rest = "".join(self.tokens[place:]).rstrip()
        return len(rest.rstrip("".join(NO_START))) <= 1

    def _line(self, text: str, x: float, room: float, *, justify: bool) -> Line:
        advances = list(map(self.widths.__getitem__, text))
        slack = room - sum(advances)
        if slack < -_SLIP:
            _squeeze(text, advances, -slack / self.measure.cell, self.measure.cell)
            return Line(text, x, tuple(advances))
        most = (LOOSEST_SHORT if self.measure.is_short else LOOSEST) * self.measure.cell
        stretch = _stretch(text, advances, slack, most) if justify else 0.0
        return Line(text, x, tuple(advances), stretch)


def _squeezable(text: str) -> list[float]:
    """What can be taken from the advance of each character, in cells."""
    given = [INNER_SQUEEZE if char in CLOSING else 0.0 for char in text]
    for place in range(1, len(text)):
        if text[place] in OPENING:
            given[place - 1] += INNER_SQUEEZE
    if text and text[-1] in CLOSING:
        given[-1] = END_SQUEEZE_MIDDLE if text[-1] in "？！" else END_SQUEEZE
    return given


def _squeeze(text: str, advances: list[float], need: float, cell: float) -> None:
    """Take the last mark's blank first, then from all marks alike."""
    given = _squeezable(text)
    last = min(given[-1], need)
    advances[-1] -= last * cell
    inner = sum(given[:-1])
    if need - last > 0 and inner > 0:
        share = min((need - last) / inner, 1.0)
        for place, part in enumerate(given[:-1]):
            advances[place] -= part * share * cell


def _stretch(text: str, advances: list[float], slack: float, most: float) -> float:
    """Share the slack over the places between characters, but not within words, numbers and dashes."""
    places: Sequence[int] = range(len(text) - 1)
    if not _EVEN.fullmatch(text):
        wide = [is_full_width(char) or char == " " for char in text]
        places = [
            place
            for place in places
            if (wide[place] or wide[place + 1]) and text[place : place + 2] not in _PAIRS and text[place + 1] != " "
        ]
    if not places or slack / len(places) > most:
        return 0.0
    stretch = slack / len(places)
    for place in places:
        advances[place] += stretch
    return stretch
