"""The lines around the name of a head: numbers, issuer and day, signers."""

from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element

from reports.characters import one_line
from reports.document import RedHead
from reports.docx.flow import Para
from reports.docx.looks import aligned, sized, tabs
from reports.docx.measures import width
from reports.docx.runs import runs, tab
from reports.fonts import Role
from reports.layout import SIZES
from reports.pdf.pieces import Press
from reports.pdf.red_head import SHORT, SIGNERS_IN_A_ROW


def corner_line(text: str, role: Role) -> Para:
    """份号 in 仿宋, 密级 and 紧急程度 in 黑体 (7.2.1–7.2.3)."""
    return Para(style="密级和紧急程度" if role is Role.HEADING else "份号", content=runs(one_line(text)))


def centred(text: str) -> Para:
    """文号 or 期号."""
    return Para(style="发文字号", content=runs(one_line(text)))


def issued(issuer: str, day: str, press: Press) -> Para:
    """The issuer one character from the left, the day one from the right; a long issuer is made smaller."""
    em, text_width = press.grid.cell, press.sheet.text_width
    room = text_width - width(day, press) - 3 * em
    size = press.grid.size * min(room / max(width(issuer, press), 1.0), 1.0)
    look = (aligned("left"), tabs(("left", em), ("right", text_width - em)))
    content = (tab(), *runs(one_line(issuer), None, *sized(size)), tab(), *runs(one_line(day)))
    return Para(style="发文字号", content=content, look=look)


def signed(block: RedHead, press: Press) -> Iterator[Para]:
    """文号 at the left and signers at the right, two in a row, the last beside the number (7.2.6)."""
    names = [name for name in map(one_line, block.signers) if name.strip()]
    em, columns = press.grid.cell, min(len(names), SIGNERS_IN_A_ROW)
    longest = max(width(name, press, Role.SUBHEADING) for name in names)
    left = press.sheet.text_width - (longest + em) * columns
    stops = [("left", left + place * (longest + em)) for place in range(columns)]
    look = (aligned("left"), tabs(("left", em), ("left", left - width("签发人：", press)), *stops))
    rows = ceil(len(names) / columns)
    for row in range(rows):
        content = [tab(), *(runs(one_line(block.number)) if row == rows - 1 else ()), tab()]
        content += runs("签发人：") if row == 0 else ()
        for name in names[row * columns : (row + 1) * columns]:
            content += [tab(), *_signer(name, longest, press)]
        yield Para(style="发文字号", content=tuple(content), look=look)


def _signer(name: str, longest: float, press: Press) -> tuple[Element, ...]:
    """A name of two characters is spread to three."""
    if len(name) != SHORT:
        return runs(name, Role.SUBHEADING)
    between = sized(SIZES["三号"], between=longest - width(name, press, Role.SUBHEADING))
    return (*runs(name[0], Role.SUBHEADING, *between), *runs(name[1], Role.SUBHEADING))
