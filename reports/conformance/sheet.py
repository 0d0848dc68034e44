"""The sheet and the text area on it (clauses 5 and 6)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from statistics import median

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Box, Mark, Page
from reports.conformance.standard import A4, CELL, CHARACTERS, CUT, LINES, MARGIN, is_third, mm, text_area
from reports.conformance.survey import INDENTS, Survey

SIZE = Rule("A2", "5.1、6.3", "成品幅面", "A4 210×297 mm，±2 mm")
TOP = Rule("A3", "5.2.1", "天头", "37 mm，±1 mm")
BINDING = Rule("A4", "5.2.1", "订口", "28 mm，±1 mm")
AREA = Rule("A5", "5.2.1", "版心", "墨迹在 156×225 mm 之内，±1 mm")
OTHERS = Rule("A6", "—", "右白边、下白边", "26 mm、35 mm", Strength.DERIVED)
TYPE = Rule("A7", "5.2.2", "正文用字", "3号仿宋", Strength.USUAL)
FILLED = Rule("A8", "5.2.3", "每面行数、每行字数", "22行、28字", Strength.USUAL)
RULES = (SIZE, TOP, BINDING, AREA, OTHERS, TYPE, FILLED)

COARSE = 6.0
"""Dots per mm: fine enough for a rule that allows a millimetre."""
APART = 0.5  # mm, from what is no text
_HAN = range(0x4E00, 0xA000)


def findings(about: Survey) -> Iterator[Finding]:
    yield _size(about)
    yield _edge(TOP, 37.0, about, _head_edge)
    yield _edge(BINDING, 28.0, about, _binding_edge)
    yield from _area(about)
    yield from _text(about)


def _size(about: Survey) -> Finding:
    if about.paper.colophon.size == "A3":
        return not_asked(SIZE, "本件按设定用 A3 纸，国标只规定 A4。")
    sheets = [(sorted((page.sheet.width, page.sheet.height)), page.number) for page in about.paper.pages]
    (short, long), number = max(sheets, key=lambda one: max(abs(a - b) for a, b in zip(one[0], A4, strict=True)))
    holds = abs(short - A4[0]) <= CUT and abs(long - A4[1]) <= CUT
    return judged(SIZE, holds, f"{short:.1f}×{long:.1f} mm", number)


def _edge(rule: Rule, wanted: float, about: Survey, measure: Callable[[Survey, Page], float | None]) -> Finding:
    """The page where the edge of the text is farthest from its place."""
    found = [(off, page.number) for page in about.paper.pages if (off := measure(about, page)) is not None]
    if not found:
        return not_asked(rule, "各页没有可以量的正文行或表格。")
    off, number = max(found, key=lambda one: abs(one[0]))
    return judged(rule, abs(off) <= MARGIN, mm(wanted + off), number)


def _head_edge(about: Survey, page: Page) -> float | None:
    """On a turned page at the right as it is read (8)."""
    if not _is_wide(page):
        return _first_row(about, page)
    right = max((bar.box.right for bar in page.bars if bar.is_lying), default=None)
    return None if right is None else about.area(page.number).right - right


def _binding_edge(about: Survey, page: Page) -> float | None:
    """On a turned page its head (8)."""
    return _first_row(about, page) if _is_wide(page) else _left(about, page)


def _is_wide(page: Page) -> bool:
    return page.is_turned or page.is_landscape


def _first_row(about: Survey, page: Page) -> float | None:
    """How far the lines of the grid are from their places; without any, what the page begins with."""
    area, pitch, lead = about.area(page.number), about.pitches[page.number - 1], about.lead(page.number)
    rows = [(line.box.top - lead - area.top) / pitch for line in about.text_lines(page)]
    if rows:
        return median(row - round(row) for row in rows) * pitch
    if page.number == 1 and about.parts.first("LetterHead"):
        return None
    first = min((bar.box.top for bar in page.bars), default=page.sheet.bottom)
    off = first - area.top
    if page.lines and page.lines[0].box.top < first:
        box = page.lines[0].box
        lowest = max(area.top + lead + (about.em - box.height) / 2, area.top)  # a caption stands higher in Word's grid
        off = box.top - min(max(box.top, area.top), lowest)
    return off if abs(off) < pitch / 2 else None


def _left(about: Survey, page: Page) -> float | None:
    area = about.area(page.number)
    begins = [line.first.left - area.left for line in about.text_lines(page)]
    if begins:
        return median(min((begin - indent * CELL for indent in INDENTS), key=abs) for begin in begins)
    off = min((bar.box.left - area.left for bar in page.bars), default=None)
    return off if off is not None and abs(off) < about.em else None


def _area(about: Survey) -> Iterator[Finding]:
    """Ink, as the box of a closing mark may reach over the edge that its ink does not touch."""
    found = [(page, ink) for page in about.paper.pages if (ink := _printed(about, page))]
    if not found:
        yield not_asked(AREA, "各页都是空白。")
        return
    page, ink = max(found, key=lambda one: _over(*one))
    words = f"左{ink.left:.1f}、上{ink.top:.1f}、右{ink.right:.1f}、下{ink.bottom:.1f} mm 处"
    yield judged(AREA, _over(page, ink) <= MARGIN, words, page.number)
    right = min(page.sheet.right - ink.right for page, ink in found)
    foot = min(page.sheet.bottom - ink.bottom for page, ink in found)
    area = text_area(page.sheet.width, page.sheet.height)
    wanted = page.sheet.right - area.right - MARGIN, page.sheet.bottom - area.bottom - MARGIN
    yield judged(OTHERS, right >= wanted[0] and foot >= wanted[1], f"{mm(right)}、{mm(foot)}")


def _over(page: Page, ink: Box) -> float:
    """How far the ink is outside the text area of the sheet as it is held."""
    area = text_area(page.sheet.width, page.sheet.height)
    return max(area.left - ink.left, area.top - ink.top, ink.right - area.right, ink.bottom - area.bottom)


def _printed(about: Survey, page: Page) -> Box | None:
    """What is printed on a page between its upper remark and its number, or between the rules of a letter."""
    top = page.above.box.bottom + APART if page.above else 0.0
    foot = page.folio.box.top - APART if page.folio else page.sheet.bottom
    if page.number == 1 and about.parts.first("LetterHead"):
        rules = [bar.box for bar in page.bars if bar.colour.is_red]
        middle = page.sheet.middle
        top = max((box.bottom + APART for box in rules if box.middle < middle), default=top)
        foot = min((box.top - APART for box in rules if box.middle > middle), default=foot)
    return page.seen(Box(0.0, top, page.sheet.right, foot), COARSE)


def _text(about: Survey) -> Iterator[Finding]:
    lines = [line for line, _, _ in about.body_lines]
    if not lines:
        yield from (not_asked(rule, "本件没有成段的正文。") for rule in (TYPE, FILLED))
        return
    told = [part.run for part in about.parts.all("Paragraph") if part.run]
    looks = Counter((mark.face, mark.size) for run in told for mark in run.marks if is_third(mark.size))
    looks = looks or Counter((mark.face, mark.size) for line in lines for mark in line.marks)
    (face, size), _ = looks.most_common(1)[0]
    cast = next((one for one in about.paper.colophon.faces if one.face == face), None)
    name = f"{cast.role}（{cast.title}）" if cast else face
    yield judged(TYPE, is_third(size) and cast is not None and cast.role == "仿宋", f"{size:g}磅 {name}")
    upright = [line for line in lines if not _is_wide(about.paper.page(line.page))]
    if not upright:
        yield not_asked(FILLED, "成段的正文都在横排的页上。")
        return
    page = upright[0].page
    area, pitch = about.area(page), about.pitches[page - 1]
    rows = int((area.height - about.lead(page) - about.em) / pitch + 1.01)
    across = area.width / _advance(mark for line in upright for mark in line.marks)
    yield judged(FILLED, rows >= LINES and round(across) == CHARACTERS, f"{rows}行、{across:.1f}字", page)


def _advance(marks: Iterable[Mark]) -> float:
    """The distance from character to character in mm, where justification adds nothing to it."""
    steps = [
        after.left - before.left
        for before, after in pairwise(marks)
        if before.base == after.base
        and before.left < after.left
        and ord(before.char) in _HAN
        and ord(after.char) in _HAN
    ]
    return sorted(steps)[len(steps) // 50] if steps else CELL
