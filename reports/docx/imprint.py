"""版记: a table at the foot of the last page, thick rules first and last and thin ones between (7.4)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reports.characters import one_line
from reports.document import Imprint
from reports.docx import cells
from reports.docx.flow import Para, Ruled
from reports.docx.looks import aligned, indent, rule, tabs
from reports.docx.markup import node, twips
from reports.docx.runs import runs, tab
from reports.layout import IMPRINT_THICK, IMPRINT_THIN
from reports.lines import Measure
from reports.pdf.imprint import BESIDE, BLANK, SMALL
from reports.pdf.pieces import Press
from reports.wording import copied, printed_on

LESS = 1.0
"""In points, of the blank beside a rule: a line box ends lower than the characters after which paper begins 版记."""


def imprint(block: Imprint, press: Press, *, letter: bool = False) -> Ruled | None:
    """A letter has no rules and does not say who printed it (10.1)."""
    groups = [
        tuple(_hanging(label, text, press) for label, text in copied(block)),
        tuple(_distribution(block, press)),
        () if letter else tuple(_printing(block, press)),
    ]
    groups = [group for group in groups if group]
    if not groups:
        return None
    width = press.sheet.text_width
    rows = [
        cells.row([cells.Cell(width=width, paras=group, edges=_edges(place, len(groups), letter=letter))])
        for place, group in enumerate(groups)
    ]
    placed = node(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="page",  # from the margin, LibreOffice would let so broad a table stand in the text
        tblpX=twips(press.sheet.left),
        tblpYSpec="bottom",
    )
    blank = cells.margins(upright=0.0 if letter else BLANK - LESS)
    return Ruled(table=cells.table([width], rows, placed, blank), floats=True)


def _edges(place: int, count: int, *, letter: bool) -> tuple[Element, ...]:
    if letter:
        return ()
    above = IMPRINT_THICK if place == 0 else IMPRINT_THIN
    below = IMPRINT_THICK if place == count - 1 else IMPRINT_THIN
    return (rule("top", above, "000000"), rule("bottom", below, "000000"))


def _distribution(block: Imprint, press: Press) -> Iterator[Para]:
    """报, 送, 发, and how many copies on the last line if there is room, else below it."""
    lines = [(f"{one_line(label)}：", one_line(text)) for label, text in block.lines]
    copies = f"（{one_line(block.copies)}）" if block.copies else ""
    for label, text in lines[:-1] if copies else lines:
        yield _hanging(label, text, press)
    if not copies:
        return
    beside = bool(lines) and _has_room(*lines[-1], copies, press)
    if lines:
        yield _hanging(*lines[-1], press, beside=copies if beside else "")
    if not beside:
        yield Para(style="版记", content=runs(copies), look=(aligned("right"), indent(right=BESIDE * SMALL.em)))


def _hanging(label: str, text: str, press: Press, *, beside: str = "") -> Para:
    """Further lines stand under the first character after the colon (7.4.2)."""
    hang, edge = _width(label, press), BESIDE * SMALL.em
    look = [indent(left=edge + hang, right=edge, first=-hang)]
    content = runs(label + text)
    if beside:
        look.append(tabs(("right", press.sheet.text_width - edge)))
        content = (*content, tab(), *runs(beside))
    return Para(style="版记", content=content, look=tuple(look))


def _has_room(label: str, text: str, copies: str, press: Press) -> bool:
    whole = press.sheet.text_width - 2 * BESIDE * SMALL.em
    room = whole - _width(label, press)
    lines = press.letters.lines(text, SMALL, Measure(width=room, cell=SMALL.em))
    return (lines[-1].width if lines else 0.0) + 2 * SMALL.em + _width(copies, press) < room


def _printing(block: Imprint, press: Press) -> Iterator[Para]:
    """The printer at the left, the day with 印发 at the right (7.4.3)."""
    if block.printed_by or block.printed_on:
        edge = BESIDE * SMALL.em
        content = (*runs(one_line(block.printed_by)), tab(), *runs(printed_on(block.printed_on)))
        look = (aligned("left"), indent(left=edge, right=edge), tabs(("right", press.sheet.text_width - edge)))
        yield Para(style="版记", content=content, look=look)


def _width(text: str, press: Press) -> float:
    return press.letters.line(text, SMALL).width
