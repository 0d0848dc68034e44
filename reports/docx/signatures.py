"""署名 and 成文日期, with a seal, without one, and with a 签名章 (7.3.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from reports.characters import one_line
from reports.document import Signature
from reports.docx import cells
from reports.docx.flow import Para, Part, Ruled
from reports.docx.looks import aligned, indent
from reports.docx.measures import width
from reports.docx.runs import runs
from reports.fonts import Role
from reports.pdf import signatures as paper
from reports.pdf.pieces import Press
from reports.pdf.titles import broken_by_sense


def signature(block: Signature, press: Press) -> Iterator[Part]:
    """What is right of a line is kept, so that names may be changed later."""
    names = [name for name in map(one_line, (block.name, *block.joint)) if name.strip()]
    if block.seal == "stamp":
        yield from _stamped(block, press)
    elif block.seal == "sealed" and len(names) > 1:
        yield _sealed_by_many(names, one_line(block.day_text), press)
    elif block.seal == "sealed":
        yield from _sealed(names, one_line(block.day_text), press)
    else:
        yield from _unsealed(names, one_line(block.day_text), press)


def _unsealed(names: Sequence[str], day: str, press: Press) -> Iterator[Para]:
    """署名 two characters from the right, the day two further in than it (7.3.5.2)."""
    em, whole = press.grid.cell, press.sheet.text_width
    parts = [part for name in names for part in _fitted(name, whole - 2 * paper.FROM_RIGHT * em, press)]
    broad = max((width(part, press) for part in parts), default=0.0)
    long = width(day, press)
    left = whole - paper.FROM_RIGHT * em - max(broad, long + paper.FURTHER_IN * em if long > broad else 0.0)
    for place, part in enumerate(parts):
        spread = len(parts) > 1 and width(part, press) < broad
        look = (indent(left=left, right=whole - left - broad), aligned("distribute")) if spread else ()
        yield _line(
            part, look or (indent(right=whole - left - broad),), press.grid.pitch if place == 0 else 0.0, keep=True
        )
    right = whole - left - paper.FURTHER_IN * em - long
    yield _line(day, (indent(right=right),), 0.0 if parts else press.grid.pitch)


def _sealed(names: Sequence[str], day: str, press: Press) -> Iterator[Para]:
    """The day four characters from the right, the name above its middle (7.3.5.1)."""
    em, whole = press.grid.cell, press.sheet.text_width
    parts = [part for name in names for part in _fitted(name, whole, press)]
    broad = max((width(part, press) for part in parts), default=0.0)
    middle = min(whole - paper.SEALED_FROM_RIGHT * em - width(day, press) / 2, whole - broad / 2)
    for place, part in enumerate((*parts, day)):
        right = max(whole - middle - width(part, press) / 2, 0.0)
        above = _above(press) if place == 0 else 0.0
        yield _line(part, (indent(right=right),), above, keep=place < len(parts))


def _sealed_by_many(names: Sequence[str], day: str, press: Press) -> Ruled:
    """Two or three in a row, the last row at the right, the day under its last name."""
    whole, pitch = press.sheet.text_width, press.grid.pitch
    longest = max(width(name, press) for name in names) + press.grid.cell
    fits = longest <= whole / paper.SEALS_IN_A_ROW or len(names) > paper.MANY
    columns = paper.SEALS_IN_A_ROW if fits and len(names) >= paper.SEALS_IN_A_ROW else paper.SEALS_OF_LONG_NAMES
    room = whole / columns
    broken = [_fitted(name, room - press.grid.cell, press) for name in names]
    full = len(broken) // columns * columns
    rows = [broken[place : place + columns] for place in range(0, full, columns)]
    if rest := broken[full:]:
        rows.append([[]] * (columns - len(rest)) + rest)
    deepest = max(map(len, broken))
    heights = [deepest * pitch, *([paper.SEAL_ROWS * pitch] * (len(rows) - 1))]
    made = [_row(row, room, height) for row, height in zip(rows, heights, strict=True)]
    made.append(_row([[]] * (columns - 1) + [[day]], room, pitch))
    return Ruled(table=cells.table([room] * columns, made), before=_above(press))


def _above(press: Press) -> float:
    """The seal begins within a line of the text."""
    lines = paper.TIGHTEST_ABOVE_SEALED if press.tightness >= 1 else paper.ABOVE_SEALED
    return lines * press.grid.pitch


def _row(names: Sequence[Sequence[str]], room: float, height: float) -> Element:
    made = []
    for parts in names:
        paras = tuple(_line(part, (indent(), aligned("center")), 0.0, keep=True) for part in parts)
        made.append(cells.Cell(width=room, paras=paras, upright="bottom"))
    return cells.row(made, height=height)


def _stamped(block: Signature, press: Press) -> Iterator[Para]:
    """The place of each 签名章 four characters from the right, the office beside its middle (7.3.5.3)."""
    em, pitch = press.grid.cell, press.grid.pitch
    stamp = paper.SEALED_FROM_RIGHT * em + paper.STAMP_WIDTH
    offices = [name for name in map(one_line, (block.office, *block.joint)) if name.strip()]
    half = (paper.STAMP_ROWS - 1) / 2 * pitch
    for place, office in enumerate(offices):
        above = half + (paper.ABOVE_STAMP * pitch if place == 0 else half)
        para = _line(office, (indent(right=stamp + paper.OFFICE_FROM_STAMP * em),), above, keep=True)
        yield replace(para, after=half if place == len(offices) - 1 else 0.0)
    above = paper.BELOW_STAMP * pitch + half
    yield _line(one_line(block.day_text), (indent(right=paper.SEALED_FROM_RIGHT * em),), above)


def _line(text: str, look: tuple[Element, ...], above: float, *, keep: bool = False) -> Para:
    return Para(style="落款", content=runs(text), look=look, before=above, keep=keep)


def _fitted(name: str, room: float, press: Press) -> list[str]:
    return broken_by_sense(name, room, press.body(Role.BODY), press)
