"""A sentence cut into the pieces that one unit answers for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from heze_desk.meetings.deadline_words import Deadline
from heze_desk.meetings.plain_words import MASK, Span
from heze_desk.meetings.role_words import LEADING_IN, Group, Role, clause_of, groups
from heze_desk.meetings.sentence_words import TOLD
from heze_desk.meetings.unit_words import Mention

DONE = re.compile(r"已经?(?![建有列])|目前已")
AN_ACT = 3
"""A clause that says fewer characters than this beside its unit, like 由市工信局汇总, is no task of its own."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """`masked` is the plain text with its days masked; everything in it is counted from its own begin."""

    original: str
    masked: str
    begins: int
    days: Sequence[Deadline] = ()
    groups: Sequence[Group] = ()

    @property
    def why_done(self) -> str:
        """市科技局已完成……: what was done needs no task."""
        acting = [group for group in self.groups if group.acts]
        return TOLD if acting and all(DONE.match(self.masked, group.span.ends) for group in acting) else ""

    def part(self, span: Span) -> "Piece":
        def moved(one: Span) -> Span:
            return Span(one.begins - span.begins, one.ends - span.begins)

        def unit(one: Mention) -> Mention:
            return replace(one, span=moved(one.span))

        inside = [group for group in self.groups if span.holds(group.begins)]
        return Piece(
            original=span.of(self.original),
            masked=span.of(self.masked),
            begins=self.begins + span.begins,
            days=[replace(one, span=moved(one.span)) for one in self.days if span.holds(one.span.begins)],
            groups=[replace(one, span=moved(one.span), units=tuple(map(unit, one.units))) for one in inside],
        )


def pieces(sentence: Piece, found: Sequence[Mention]) -> Iterator[Piece]:
    """The sentence cut before each clause in which another unit begins to do something of its own."""
    whole = replace(sentence, groups=groups(sentence.masked, found))
    cuts = [0, *_cuts(whole), len(whole.original)]
    for begins, ends in pairwise(cuts):
        words = whole.original[begins:ends]
        ahead = len(words) - len(words.lstrip(" ，,、　"))
        span = Span(begins + ahead, ends - len(words) + len(words.rstrip(" ，,、　")))
        if span.begins < span.ends:
            yield whole.part(span) if len(cuts) > 2 or span != (0, len(whole.original)) else whole


def _cuts(whole: Piece) -> Iterator[int]:
    """The commas at which the sentence is cut."""
    said_before = _weights(whole)
    acting = [group for group in whole.groups if group.acts]
    begun: int | None = None
    for place, group in enumerate(acting):
        since = clause_of(whole.masked, group.begins)
        following = acting[place + 1].begins if place + 1 < len(acting) else len(whole.masked)
        says_enough = said_before[following] - said_before[since] >= AN_ACT
        if begun is None:
            begun = since
            continue
        is_new = (
            since > begun and whole.masked[since - 1] == "," and LEADING_IN.fullmatch(whole.masked, since, group.begins)
        )
        if is_new and says_enough and said_before[since] - said_before[begun] >= AN_ACT:
            begun = since
            yield since


def _weights(whole: Piece) -> list[int]:
    """How many characters before each place say what is to be done."""
    counts = bytearray(character.isalnum() and character != MASK for character in whole.masked)
    for group in whole.groups:
        if group.role is not Role.NONE:
            counts[group.span.begins : group.span.ends] = bytes(group.span.ends - group.span.begins)
    return [*accumulate(counts, initial=0)]
