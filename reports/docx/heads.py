"""The heads of papers: the red name placed by its ink, the numbers around it, and the red rule below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.characters import one_line
from reports.document import Masthead, MinutesHead, OrderHead, RedHead
from reports.docx.flow import SPACER, Para, Part, Ruled
from reports.docx.head_lines import centred, corner_line, issued, signed
from reports.docx.looks import rules
from reports.docx.marks import Name, name_of
from reports.docx.styles import RED
from reports.fonts import Role
from reports.layout import MASTHEAD_RULE, MASTHEAD_SIZE, MASTHEAD_TOP, ORDER_TOP, ORGAN_TOP, RED_RULE
from reports.lines import Line
from reports.pdf import masthead as paper
from reports.pdf.marks import WORD, Mark, mark, one_mark
from reports.pdf.pieces import Press
from reports.pdf.red_head import BLANK, corner, line_below
from reports.styles import Style

BELOW = 7.0
"""From the line box to the red rule: 4 mm below its characters (7.2.7)."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """A name whose ink begins `top` below the edge of the text, corner lines above it, lines from row `first` on."""

    name: Name
    top: float
    first: int
    lines: tuple[Para, ...]
    corner: tuple[tuple[int, Para], ...] = ()
    rule: float = 0.0

    def parts(self, press: Press) -> Iterator[Part]:
        pitch, used = press.grid.pitch, 0
        for row, para in self.corner:
            yield replace(para, drop=(row - used) * pitch)
            used = row + 1
        drop = max(self.top + self.name.top - used * pitch, 0.0)
        bottom = used * pitch + drop + self.name.bottom - self.name.top
        yield from _dropped(self.name.parts, drop)
        for place, para in enumerate(self.lines):
            above = max(self.first * pitch - bottom, 0.0) if place == 0 else 0.0
            yield replace(self._last(para, press) if para is self.lines[-1] else para, drop=above)

    def _last(self, para: Para, press: Press) -> Para:
        """With the rule, and two blank lines below it (7.3.1)."""
        after = BLANK * press.grid.pitch
        if not self.rule:
            return replace(para, after=after)
        look = (*para.look, rules(colour=RED, bottom=(self.rule, BELOW)))
        return replace(para, look=look, after=after, under=BELOW + self.rule)


def _dropped(parts: Sequence[Para | Ruled], drop: float) -> Iterator[Part]:
    first, *rest = parts
    if isinstance(first, Para):
        yield replace(first, drop=drop)
    else:
        yield from (replace(SPACER, drop=max(drop - 1, 0.0)), first)
    yield from rest


def red_head(block: RedHead, press: Press) -> Head:
    """版头 of a 文件 (7.2)."""
    organs = [name for name in map(one_line, block.organs) if name.strip()]
    word = WORD if block.with_file_word and not organs[0].endswith(WORD) else ""
    name = mark(organs, word, press, lambda height: _onto_the_grid(height, press))
    first = line_below(ORGAN_TOP + name.height, BLANK, press)
    lines = signed(block, press) if block.signers else (centred(block.number),)
    parts = corner(block.copy_number, block.secrecy, block.urgency)
    return Head(
        name=name_of(name, press),
        top=ORGAN_TOP,
        first=first,
        lines=tuple(lines),
        corner=tuple((row, corner_line(text, role)) for text, role, row in parts if text.strip()),
        rule=RED_RULE,
    )


def order_head(block: OrderHead, press: Press) -> Head:
    """The name 20 mm below the edge of the text, the number two blank lines below it, and no rule (10.2)."""
    name = one_mark(one_line(block.organ), press)
    first = line_below(ORDER_TOP + name.height, BLANK, press)
    return Head(name=name_of(name, press), top=ORDER_TOP, first=first, lines=(centred(block.number),))


def minutes_head(block: MinutesHead, press: Press) -> Head:
    """The name 35 mm below the edge of the text (10.3); number, issuer, day and the rule are custom."""
    name = one_mark(one_line(block.name), press)
    first = line_below(ORGAN_TOP + name.height, 1, press)
    lines = [centred(block.number)] if block.number.strip() else []
    if block.issuer.strip() or block.day_text.strip() or not lines:
        lines.append(issued(block.issuer, block.day_text, press))
    return Head(name=name_of(name, press), top=ORGAN_TOP, first=first, lines=tuple(lines), rule=RED_RULE)


def masthead(block: Masthead, press: Press) -> Head:
    """报头 of a briefing, by custom: remark at the left, name, 期号, issuer and day, and a heavy rule."""
    remark = ((0, corner_line(block.remark, Role.HEADING)),) if block.remark.strip() else ()
    lines = (centred(block.number), issued(block.issuer, block.day_text, press))
    return Head(
        name=name_of(_briefing_name(one_line(block.name), press), press),
        top=MASTHEAD_TOP,
        first=paper.NUMBER_LINE,
        lines=lines,
        corner=remark,
        rule=MASTHEAD_RULE,
    )


def _onto_the_grid(height: float, press: Press) -> float:
    """The height of a stack that leaves exactly two blank lines below it."""
    pitch, lead = press.grid.pitch, press.grid.lead
    number = line_below(ORGAN_TOP + height, BLANK, press) * pitch + lead
    least, most = BLANK * pitch, (BLANK + 1) * pitch - press.grid.size
    return min(max(ORGAN_TOP + height, number - most), number - least) - ORGAN_TOP


def _briefing_name(text: str, press: Press) -> Mark:
    """A short name large and spaced, a long one as large as the line allows."""
    room, count = press.sheet.text_width, max(len(text), 1)
    spaced = paper.SPREAD * room / (count * (1 + paper.SPACED))
    size = min(paper.LARGEST, paper.FILLS * room / count, max(MASTHEAD_SIZE, spaced))
    style = Style(Role.TITLE, size)
    plain = press.letters.line(text, style)
    gap = max(min((paper.SPREAD * room - plain.width) / max(count - 1, 1), paper.SPACED * size), 0.0)
    return Mark(((Line(text, 0.0, plain.advances, gap), style, 0.0, 0.0),), size)
