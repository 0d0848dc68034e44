"""A briefing as a document, be it a draft without number, an issue, or one that corrects it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from heze_desk.briefings.draft_records import Correction
from heze_desk.briefings.paper_records import ANNEX, SECOND, BriefingPaper, PaperSection, called
from heze_desk.days import said
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
            *_corrections(paper),
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


def _corrections(paper: BriefingPaper) -> Iterator[Block]:
    """更正说明: what was read as what; all else is as it was issued. A reason that all share is told once."""
    if not paper.corrections or paper.first_issued is None:
        return
    reasons = {(one.why, one.day) for one in paper.corrections}
    shared = f"更正原因：{paper.corrections[0].why.rstrip('。')}。" if len(reasons) == 1 else ""
    yield Paragraph(
        f"本期于{said(paper.first_issued)}印发，现更正重发，以本件为准。{shared}除下列更正外，其余内容不变。"
    )
    yield _noted(paper.corrections, with_reasons=not shared)


def _noted(corrections: Sequence[Correction], *, with_reasons: bool) -> Table:
    dated = len({one.day for one in corrections}) > 1
    rows = [(one.place, one.old, one.new, f"{one.why}（{one.day}）" if dated else one.why) for one in corrections]
    widths = (0.28, 0.25, 0.25, 0.22) if with_reasons else (0.4, 0.3, 0.3)
    header = ("位置", "原为", "更正为", "原因")[: len(widths)]
    return Table(
        header=header,
        rows=tuple(row[: len(header)] for row in rows),
        widths=widths,
        align=("left",) * len(header),
        caption="更正说明",
        size="五号",
    )


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
