"""A sentence cut into the pieces that one unit answers for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from heze_desk.meetings.deadline_words import RECURRING, Deadline
from heze_desk.meetings.plain_words import MASK, Span
from heze_desk.meetings.role_words import EACH, LEADING_IN, Group, Role, clause_of, groups
from heze_desk.meetings.sentence_words import NUMBERING, TOLD
from heze_desk.meetings.unit_words import Mention

DONE = re.compile(r"已经?(?![建有列])|目前已")
DAY = re.compile(rf"[于在到至]?\s?{MASK}+(?:之前|以前|前|底)?")
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

    @property
    def is_mere_day(self) -> bool:
        """9月30日前 alone: nobody has anything to do by it."""
        bare = RECURRING.sub("", DAY.sub("", NUMBERING.sub("", self.masked, count=1)))
        return not self.groups and re.search(r"\w", bare) is None

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
    spans = [span for one in pairwise(cuts) if (span := _stripped(whole.original, Span(*one)))]
    for place, span in enumerate(spans):
        if len(cuts) == 2 and span == (0, len(whole.original)):
            yield whole
        elif place + 1 < len(spans) and not _says(whole, span):
            act = next((other for other in spans[place + 1 :] if _says(whole, other)), spans[-1])
            yield _sharing(whole, span, act)
        else:
            yield whole.part(span)


def _stripped(text: str, span: Span) -> Span | None:
    words = span.of(text)
    ahead = len(words) - len(words.lstrip(" ，,、　"))
    found = Span(span.begins + ahead, span.ends - len(words) + len(words.rstrip(" ，,、　")))
    return found if found.begins < found.ends else None


def _says(whole: Piece, span: Span) -> bool:
    """Whether this stretch says what is to be done, and not only who and until when."""
    weights = _weights(whole)
    return weights[span.ends] - weights[span.begins] >= AN_ACT


def _sharing(whole: Piece, span: Span, act: Span) -> Piece:
    """市科技局于9月底前，曹县于10月底前，报送进展: what the first has to do is said behind the others."""
    both = whole.part(Span(span.begins, act.ends))
    own = span.ends - span.begins
    ahead, behind = both.masked[:own], both.masked[own:]
    return replace(
        both,
        masked=ahead + RECURRING.sub(lambda match: MASK * len(match[0]), behind),
        days=[one for one in both.days if one.span.begins < own],
        groups=[one if one.begins < own or not one.acts else replace(one, role=Role.BESIDE) for one in both.groups],
    )


def _cuts(whole: Piece) -> Iterator[int]:
    """The commas at which the sentence is cut."""
    said_before = _weights(whole)
    acting = [group for group in whole.groups if group.acts]
    begun: int | None = None
    for place, group in enumerate(acting):
        since = clause_of(whole.masked, group.begins)
        following = acting[place + 1].begins if place + 1 < len(acting) else len(whole.masked)
        says_enough = said_before[following] - said_before[since] >= AN_ACT
        has_a_day = _has_a_day(whole, Span(since, following))
        if begun is None:
            begun = since
            continue
        is_new = (
            since > begun and whole.masked[since - 1] == "," and LEADING_IN.fullmatch(whole.masked, since, group.begins)
        )
        said_enough = said_before[since] - said_before[begun] >= AN_ACT
        if is_new and (says_enough if said_enough else has_a_day and _has_a_day(whole, Span(begun, since))):
            begun = since
            yield since


def _has_a_day(whole: Piece, span: Span) -> bool:
    """Whether a day of its own stands in it, one that comes round again too."""
    return MASK in span.of(whole.masked) or RECURRING.search(whole.masked, *span) is not None


def _weights(whole: Piece) -> list[int]:
    """How many characters before each place say what is to be done."""
    counts = bytearray(character.isalnum() and character != MASK for character in whole.masked)
    units = (group.span for group in whole.groups if group.role is not Role.NONE)
    each = (EACH.match(whole.masked, group.span.ends) for group in whole.groups if group.each)
    idle = (*each, *RECURRING.finditer(whole.masked))
    for begins, ends in (*units, *(match.span() for match in idle if match)):
        counts[begins:ends] = bytes(ends - begins)
    return [*accumulate(counts, initial=0)]
