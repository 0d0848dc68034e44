"""Blocks turned into pieces: which face, which indent, how many lines, what stays together.

What few papers have is imported where it is met, for a paper is often all that a process sets.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Bars,
    Beside,
    Block,
    Form,
    GanttStrip,
    Heading,
    Imprint,
    LetterHead,
    Masthead,
    MinutesHead,
    OrderHead,
    PageBreak,
    Paragraph,
    Picture,
    ProgressBars,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.layout import turned
from reports.pdf.annexes import annex
from reports.pdf.imprint import imprint
from reports.pdf.lists import attachment_list, attendance, recipients, remark
from reports.pdf.masthead import masthead
from reports.pdf.pages import kept
from reports.pdf.paragraphs import heading, paragraphs
from reports.pdf.pieces import Piece, Press
from reports.pdf.red_head import minutes_head, order_head, red_head
from reports.pdf.signatures import signature
from reports.pdf.tables import table
from reports.pdf.titles import title

ABOVE_FORM = 0.5
"""Of a line between a title and the form it names, as printed forms leave it; a table with its headings needs none."""
WITH_ENDING = 2
"""Lines of text that go with a signature or an imprint to its page (7.3.5.5)."""

TEXT = Heading | Paragraph | Attendance | Table | Form | Bars | ProgressBars | GanttStrip | Beside | Picture
ENDINGS = Signature | Remark | Imprint


def pieces(blocks: tuple[Block, ...], press: Press, *, start: int = 0) -> list[Piece]:
    """The document from a block on in pieces, in order; the same blocks give as many pieces at any tightness."""
    made: list[Piece] = []
    upright, opens, before = press, False, None
    for place, block in enumerate(blocks[start:], start):
        if isinstance(block, Annex | Imprint):
            opens = opens or press is not upright
            press = _turned(upright) if isinstance(block, Annex) and block.turned else upright
        opens = opens or isinstance(block, PageBreak)
        new = list(_pieces(place, press, blocks, sideways=press is not upright))
        if new and opens:
            new[0] = replace(new[0], opens_page=True)
        elif new and not new[0].opens_page:
            made = _bound(made, before, block)
        opens, before = opens and not new, block if new else before
        made += new
    return made


def _turned(press: Press) -> Press:
    return replace(press, sheet=turned(press.sheet))


def _bound(made: list[Piece], before: Block | None, block: Block) -> list[Piece]:
    """What stands before a block is bound to it where it may not be left alone."""
    if isinstance(block, ENDINGS) and not (isinstance(block, Imprint) and block.even_page):
        endings = next((place for place, piece in enumerate(reversed(made)) if not piece.is_ending), len(made))
        return kept(made, endings + WITH_ENDING)
    if isinstance(block, AttachmentList):
        return kept(made, WITH_ENDING)
    if isinstance(before, Title) and isinstance(block, Table | Form | Beside) and made:
        made[-1] = replace(made[-1], after=below_title(before, block))
    return made


def below_title(named: Title, block: Block) -> float:
    """How many blank lines; a note below the title is small enough to stand clear of the form by itself."""
    return ABOVE_FORM if isinstance(block, Form) and not named.note.strip() else 0.0


def _pieces(place: int, press: Press, blocks: tuple[Block, ...], *, sideways: bool) -> Iterator[Piece]:
    """One block; what is 正文, an ending or turned is marked, because pages are made up by it."""
    block = blocks[place]
    text, ending = isinstance(block, TEXT), isinstance(block, ENDINGS)
    for piece in _set(block, press, blocks):
        yield piece.but(is_text=text, is_ending=ending, is_turned=sideways, block=place)


def _set(block: Block, press: Press, blocks: tuple[Block, ...]) -> Iterator[Piece]:
    match block:
        case Masthead() | RedHead() | LetterHead() | OrderHead() | MinutesHead():
            yield _head(block, press)
        case Title():
            yield title(block, press)
        case Recipients():
            yield from recipients(block, press)
        case Heading():
            yield from heading(block, press)
        case Paragraph():
            yield from paragraphs(block, press)
        case Attendance():
            yield from attendance(block, press)
        case Table():
            yield from table(block, press)
        case Form() | Bars() | ProgressBars() | GanttStrip() | Picture():
            yield from _drawn(block, press)
        case Beside():
            from reports.pdf.beside import beside

            yield beside(block, press)
        case AttachmentList():
            yield from attachment_list(block, press)
        case Signature():
            yield from signature(block, press)
        case Remark():
            yield from remark(block, press)
        case Annex():
            yield from annex(block, press)
        case Imprint():
            letter = any(isinstance(other, LetterHead) for other in blocks)
            yield from filter(None, [imprint(block, press, letter=letter)])
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _head(block: Masthead | RedHead | LetterHead | OrderHead | MinutesHead, press: Press) -> Piece:
    match block:
        case Masthead():
            return masthead(block, press)
        case RedHead():
            return red_head(block, press)
        case LetterHead():
            from reports.pdf.letter_head import letter_head

            return letter_head(block, press)
        case OrderHead():
            return order_head(block, press)
        case MinutesHead():
            return minutes_head(block, press)
        case _:
            assert_never(block)


def _drawn(block: Form | Bars | ProgressBars | GanttStrip | Picture, press: Press) -> Iterator[Piece]:
    match block:
        case Form():
            from reports.pdf.forms import form

            yield from form(block, press)
        case Bars() | ProgressBars() | GanttStrip():
            from reports.pdf.charts import chart

            yield from chart(block, press)
        case Picture():
            from reports.pdf.pictures import picture

            yield from picture(block, press)
        case _:
            assert_never(block)
