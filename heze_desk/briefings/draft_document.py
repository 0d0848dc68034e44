"""A briefing as a document, be it a draft without number, an issue, or one that corrects it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from heze_desk.briefings.paper_records import ANNEX, SECOND, BriefingPaper, PaperSection, called
from heze_desk.days import said
from heze_desk.issuing.correction_document import correction_note
from heze_desk.issuing.records import Numbers
from heze_desk.policy.numerals import numeral
from heze_desk.settings.records import filled
from reports.document import Annex, AttachmentList, Block, Document, Heading, Imprint, Masthead, Paragraph, Table, Title

Blocks = Sequence[Mapping[str, Block]]
"""The tables, charts and pictures of each section in their order, and in it by their captions."""


def compose(paper: BriefingPaper, blocks: Blocks, *, day: date, numbers: Numbers | None = None) -> Document:
    """The paper of the day of issue; without numbers blanks are left where they will stand."""
    head = paper.head
    return Document(
        kind=str(paper.kind),
        title=paper.title,
        author=head.issuer,
        remark=head.remark,
        body=(
            Masthead(
                name=head.masthead, number=number_text(paper, day, numbers), issuer=head.issuer, day_text=said(day)
            ),
            Title(paper.title, note=f"（截至{said(paper.until)}）"),
            *correction_note(paper.corrections, paper.first_issued, called="本期"),
            *_sections(paper, blocks),
            Imprint(lines=head.readers, printed_by=head.issuer, printed_on=said(day), copies=head.copies),
        ),
    )


def number_text(paper: BriefingPaper, day: date, numbers: Numbers | None) -> str:
    """第12期（更正）（总第15期）: what corrects says so right behind its number."""
    if numbers is None:
        return filled(paper.head.pattern, year=day.year, number=0)
    text = filled(paper.head.pattern, year=numbers.year, number=numbers.number, running=numbers.running or 0)
    place = text.find("期") + 1 or len(text)
    return f"{text[:place]}{numbers.mark}{text[place:]}"


def _sections(paper: BriefingPaper, blocks: Blocks) -> Iterator[Block]:
    """The parts that have something to say, numbered without a gap, the annex last."""
    told = [(one, own) for one, own in zip(paper.sections, blocks, strict=True) if one.text.strip()]
    places = count(1)
    for one, own in told:
        if one.key != ANNEX:
            yield Heading(f"{numeral(next(places))}、{one.heading}")
            yield from _body(one, own)
    annexes = [(one, own) for one, own in told if one.key == ANNEX]
    if annexes:
        yield AttachmentList(tuple(one.heading for one, _ in annexes))
    for one, own in annexes:
        yield Annex(one.heading)
        for block in _body(one, own):
            yield _untitled(block, one.heading)


def _untitled(block: Block, title: str) -> Block:
    """A table that is called as its annex is says so once."""
    return replace(block, caption="") if isinstance(block, Table) and block.caption == title else block


def _body(section: PaperSection, own: Mapping[str, Block]) -> Iterator[Block]:
    for line in filter(None, map(str.strip, section.text.split("\n"))):
        if (name := called(line)) in own:
            yield own[name]
        elif SECOND.fullmatch(line):
            yield Heading(line, level=2)
        else:
            yield Paragraph(line)
