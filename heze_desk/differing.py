"""A new draft beside the secretary's own text, paragraph by paragraph; own words go only where they are told to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from operator import attrgetter

from heze_desk.errors import DeskError

MANY = 1000
"""Beyond so many changed paragraphs those that stand everywhere, like blank ones, are not looked up one by one."""


class Standing(StrEnum):
    """How a piece of the text stands to the new draft."""

    SAME = "相同"
    FOLLOWS = "随新稿"  # untouched since it was drafted, so the new draft takes its place
    OWN = "自己的改动"  # changed by the secretary, and the draft says there what it said before
    BESIDE = "两边都改"  # changed by both: the secretary's stays, with the new draft beside it


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some paragraphs of the secretary's text, and those of the new draft that stand for them."""

    standing: Standing
    own: tuple[str, ...]
    drafted: tuple[str, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """What stands there if nobody chooses."""
        return self.drafted if self.standing is Standing.FOLLOWS else self.own


def differences(drafted_before: str, drafted_now: str, own: str) -> tuple[Piece, ...]:
    """The whole text in pieces; `own` is what the secretary made of the draft that was written before."""
    return tuple(_joined(_pieces(paragraphs(drafted_before), paragraphs(drafted_now), paragraphs(own))))


def taken(own: str, pieces: Sequence[Piece], chosen: Collection[int] = ()) -> str:
    """The text with the new draft where it is chosen by the place of its piece, and where nothing was touched."""
    if paragraphs(own) != [line for piece in pieces for line in piece.own]:
        raise DeskError("正文在比较以后又改过；请重新比较新稿。")
    if wrong := [place for place in chosen if not 0 <= place < len(pieces)]:
        raise DeskError(f"没有第{wrong[0] + 1}处不同，一共{len(pieces)}处；请核对。")
    texts = (piece.drafted if place in chosen else piece.kept for place, piece in enumerate(pieces))
    return "\n".join(line for lines in texts for line in lines)


def paragraphs(text: str) -> list[str]:
    return text.split("\n") if text else []


@dataclass(frozen=True, kw_only=True)
class _Hunk:
    """Paragraphs of the former draft, from and to, in whose stand the text has `more` paragraphs than they are."""

    begins: int
    ends: int
    more: int
    by_own: bool


@dataclass(kw_only=True)
class _Region:
    begins: int
    ends: int
    own: int = 0
    new: int = 0

    def meets(self, hunk: _Hunk) -> bool:
        """Whether both change the same paragraphs, or put theirs in the same place."""
        inserts = hunk.begins == hunk.ends == self.begins == self.ends
        return hunk.begins < self.ends or inserts

    def add(self, hunk: _Hunk) -> None:
        self.ends = max(self.ends, hunk.ends)
        if hunk.by_own:
            self.own += hunk.more
        else:
            self.new += hunk.more


def _pieces(before: list[str], now: list[str], own: list[str]) -> Iterator[Piece]:
    base = in_own = in_new = 0
    for region in [*_regions(before, now, own), _Region(begins=len(before), ends=len(before))]:
        same = region.begins - base
        yield Piece(
            standing=Standing.SAME,
            own=tuple(own[in_own : in_own + same]),
            drafted=tuple(now[in_new : in_new + same]),
        )
        in_own, in_new, base = in_own + same, in_new + same, region.ends
        length = region.ends - region.begins
        was, ours = tuple(before[region.begins : region.ends]), tuple(own[in_own : in_own + length + region.own])
        news = tuple(now[in_new : in_new + length + region.new])
        yield Piece(standing=_standing(was, ours, news), own=ours, drafted=news)
        in_own, in_new = in_own + len(ours), in_new + len(news)


def _standing(was: tuple[str, ...], own: tuple[str, ...], new: tuple[str, ...]) -> Standing:
    if own == new:
        return Standing.SAME
    if own == was:
        return Standing.FOLLOWS
    return Standing.OWN if new == was else Standing.BESIDE


def _regions(before: list[str], now: list[str], own: list[str]) -> list[_Region]:
    hunks = sorted([*_hunks(before, own, by_own=True), *_hunks(before, now, by_own=False)], key=_order)
    regions: list[_Region] = []
    for hunk in hunks:
        if not regions or not regions[-1].meets(hunk):
            regions.append(_Region(begins=hunk.begins, ends=hunk.ends))
        regions[-1].add(hunk)
    return regions


_order = attrgetter("begins", "ends")


def _hunks(before: list[str], after: list[str], *, by_own: bool) -> Iterator[_Hunk]:
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > MANY)
    for tag, begins, ends, first, last in matcher.get_opcodes():
        if tag != "equal":
            more = (last - first) - (ends - begins)
            yield _Hunk(begins=head + begins, ends=head + ends, more=more, by_own=by_own)


def _common(some: list[str], others: list[str]) -> int:
    """How many paragraphs both begin with."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(some), len(others)))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without the empty ones, and what is the same in one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.own and not piece.drafted:
            continue
        if last is not None and last.standing is piece.standing is Standing.SAME:
            last = Piece(standing=Standing.SAME, own=last.own + piece.own, drafted=last.drafted + piece.drafted)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
