"""Tasks proposed from a decision's text; nothing in them that the text does not say, and every guess is a doubt."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from heze_desk.meetings import piece_reading
from heze_desk.meetings.deadline_reckoning import Meeting
from heze_desk.meetings.deadline_words import RECURRING, Deadline, deadlines
from heze_desk.meetings.plain_words import MASK, Span, plain
from heze_desk.meetings.proposal_records import LeftOut, Party, Proposal, Roll
from heze_desk.meetings.sentence_pieces import Piece, pieces
from heze_desk.meetings.sentence_words import is_heading, sentences, why_no_task, why_undecided
from heze_desk.meetings.unit_words import Mention, mentions
from heze_desk.workdays.records import Calendar

MERE_DAY = "只写了时限，没有写明由谁办、要做什么，没有列为任务；请补上。"
UNPLACED = "没有写明由谁办、何时办，没有列为任务；需要时请补上单位或时限。"


class Understood(NamedTuple):
    """The tasks that a text asks for, and its sentences that ask for none, both in its order."""

    tasks: tuple[Proposal, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def decides_nothing(self) -> bool:
        """Whether all of it is suggestions and open questions, which are no decision."""
        return not self.tasks and bool(self.left_out) and all(one.undecided for one in self.left_out)


def proposals(text: str, *, day: date, units: Roll, calendar: Calendar | None = None) -> tuple[Proposal, ...]:
    """The tasks that the text of a decision asks for, as of the day of its meeting."""
    return understood(text, day=day, units=units, calendar=calendar).tasks


def understood(text: str, *, day: date, units: Roll, calendar: Calendar | None = None) -> Understood:
    """As `proposals`, with what was left out and why."""
    made = [*_read(text, Meeting(day=day, calendar=calendar or Calendar()), units)]
    placed = [one for one in made if isinstance(one, Proposal) and _is_placed(one)]
    loose = [one for one in made if isinstance(one, Proposal) and not _is_placed(one)]
    left = [one for one in made if isinstance(one, LeftOut)]
    if placed:
        left += (LeftOut(sentence=one.sentence, why=UNPLACED, begins=one.begins, ends=one.ends) for one in loose)
    return Understood(tuple(placed or loose), tuple(sorted(left, key=lambda one: one.begins)))


def _is_placed(one: Proposal) -> bool:
    """Whether the text says who or when; an unknown name and an impossible day are said as well, but as doubts."""
    return bool(one.lead or one.parties or one.deadline or one.ongoing) or not _says_nothing(one)


def _says_nothing(one: Proposal) -> bool:
    return one.doubts == (piece_reading.NO_UNIT, piece_reading.NO_DAY)


@dataclass(frozen=True, kw_only=True)
class _Whole:
    """The whole text with all that was found in it."""

    original: str
    masked: str
    found: Sequence[Mention]
    days: Sequence[Deadline]


def _read(text: str, meeting: Meeting, units: Roll) -> Iterator[Proposal | LeftOut]:
    clear = plain(text)
    days = deadlines(clear, meeting)
    found = mentions(clear, units)
    whole = _Whole(original=text, masked=_parted(_masked(clear, days), found), found=found, days=days)
    lead: Party | None = None
    ended = 0
    for span in sentences(clear):
        goes_on = clear[ended : span.begins].strip(" ,、") == ";"
        ended = span.ends
        if is_heading(span.of(clear)):
            lead = None
            continue
        if why := why_undecided(span.of(clear)):
            yield LeftOut(sentence=span.of(text), why=why, undecided=True, begins=span.begins, ends=span.ends)
            lead = None
            continue
        for piece in _pieces(whole, span):
            made = [*_of_piece(piece, units, lead if goes_on else None)]
            lead = next((one.lead for one in made if isinstance(one, Proposal) and one.lead), lead if goes_on else None)
            yield from made


def _of_piece(piece: Piece, units: Roll, carried: Party | None) -> Iterator[Proposal | LeftOut]:
    mere = MERE_DAY if piece.is_mere_day else ""
    if why := mere or piece.why_done or why_no_task(piece.masked, has_actor=any(group.acts for group in piece.groups)):
        yield LeftOut(sentence=piece.original, why=why, begins=piece.begins, ends=piece.begins + len(piece.original))
        return
    yield from piece_reading.proposed(piece, units, carried=carried)


def _pieces(whole: _Whole, span: Span) -> Iterator[Piece]:
    begins, ends = span
    first, last = (bisect_left(whole.found, place, key=lambda one: one.span.begins) for place in span)
    found = [replace(one, span=_moved(one.span, begins)) for one in whole.found[first:last]]
    first, last = (bisect_left(whole.days, place, key=lambda one: one.span.begins) for place in span)
    days = [replace(one, span=_moved(one.span, begins)) for one in whole.days[first:last]]
    sentence = Piece(original=whole.original[begins:ends], masked=whole.masked[begins:ends], begins=begins, days=days)
    return pieces(sentence, found)


def _moved(span: Span, by: int) -> Span:
    return Span(span.begins - by, span.ends - by)


def _parted(masked: str, found: Sequence[Mention]) -> str:
    """With a comma for the 、 between 市科技局9月底前 and 市财政局10月底前: each begins a clause of its own."""
    over = {match.end() for match in RECURRING.finditer(masked)}
    places = (one.span.begins - 1 for one in found if masked[max(0, one.span.begins - 1)] == "、")
    marks = [place for place in places if place > 0 and (masked[place - 1] == MASK or place in over)]
    cuts = [0, *(place + 1 for place in marks), len(masked)]
    return ",".join(masked[begins : ends - (ends - 1 in marks)] for begins, ends in pairwise(cuts))


def _masked(text: str, days: Sequence[Deadline]) -> str:
    parts, last = [], 0
    for one in days:
        parts += [text[last : one.span.begins], MASK * (one.span.ends - one.span.begins)]
        last = one.span.ends
    return "".join([*parts, text[last:]])
