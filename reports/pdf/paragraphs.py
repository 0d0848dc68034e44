"""正文: headings and paragraphs on the lines of the grid, no line of a paragraph alone on a page."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reports.characters import printable
from reports.document import Heading, Paragraph
from reports.fonts import Role
from reports.levels import level_of
from reports.lines import Line
from reports.pdf.pieces import Piece, Press, Written

INDENT = 2.0  # 每个自然段左空二字 (7.3.3)
ROLES = {1: Role.HEADING, 2: Role.SUBHEADING}  # 黑体, 楷体; the third and fourth level are 仿宋 (7.3.3)
TOGETHER = 2
"""Lines of a paragraph that stand together at the foot of a page, and at the head of the next."""


def heading(block: Heading, press: Press) -> Iterator[Piece]:
    """All of its lines on the page of what follows."""
    role = ROLES.get(block.level, Role.BODY)
    for text in _paragraphs(block.text):
        style = press.body(role)
        for line in press.lines(text, style, indent=INDENT):
            yield press.on_line(line, style).but(keep=True)


def paragraphs(block: Paragraph, press: Press) -> Iterator[Piece]:
    """Each line of the text is a paragraph of its own; the first runs on from its heading."""
    indent = INDENT if block.indent else 0.0
    lead = printable(block.lead).strip(" \u3000\n").replace("\n", "")
    for place, text in enumerate(_paragraphs(lead + block.text)):
        yield from _paragraph(text, lead if place == 0 else "", indent, press)


def _paragraphs(text: str) -> Iterator[str]:
    stripped = (part.strip(" \u3000") for part in printable(text).split("\n"))
    return (part for part in stripped if part)


def _paragraph(text: str, lead: str, indent: float, press: Press) -> list[Piece]:
    lines = press.lines(text, press.body(Role.BODY), indent=indent)
    begun = list(_led(lines, lead, press)) if lead else []
    made = [press.of(written) for written in begun]
    made += [press.on_line(line, press.body(Role.BODY)) for line in lines[len(begun) :]]
    bound = chain(range(TOGETHER - 1), range(len(made) - TOGETHER, len(made) - 1))
    for place in {place for place in bound if 0 <= place < len(made) - 1}:
        made[place] = made[place].but(keep=True)
    return made


def _led(lines: Sequence[Line], lead: str, press: Press) -> Iterator[list[Written]]:
    """The lines that the heading stands on, it in its own face."""
    role, rest = ROLES.get(level_of(lead), Role.BODY), len("".join(lead.split()))
    for line in lines:
        if rest <= 0:
            return
        place = 0
        while place < len(line.text) and rest > 0:
            rest -= not line.text[place].isspace()
            place += 1
        first, second = _divided(line, place)
        written = [press.written(first, 0, role=role)]
        yield [*written, press.written(second, 0)] if second.text else written


def _divided(line: Line, place: int) -> tuple[Line, Line]:
    """A line in two, every character where it was."""
    x = line.x + sum(line.advances[:place])
    return (
        Line(line.text[:place], line.x, line.advances[:place], line.stretch),
        Line(line.text[place:], x, line.advances[place:], line.stretch),
    )
