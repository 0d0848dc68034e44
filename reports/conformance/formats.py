"""Letters, orders and minutes (clause 10)."""

from collections.abc import Iterator, Sequence

from reports.conformance.findings import Finding, Rule, Strength, judged
from reports.conformance.heads import CENTRE, mark_ink
from reports.conformance.imprints import imprint_rules
from reports.conformance.paper import Bar, Box, Page, Stretch
from reports.conformance.parts import Located
from reports.conformance.standard import (
    EDGE,
    LETTER_FOOT,
    LETTER_RULE,
    LETTER_TOP,
    ORDER_TOP,
    ORGAN_TOP,
    RED_RULE_BELOW,
    lines,
    mm,
    text_area,
)
from reports.conformance.survey import Survey

LETTER_NAME = Rule("A41", "10.1", "信函发文机关标志上边缘", "距纸顶30 mm，居中，红色")
LETTER_HEAD = Rule("A41", "10.1", "信函上方红色双线", "标志下4 mm，上粗下细，长170 mm，居中")
LETTER_END = Rule("A41", "10.1", "信函下方红色双线", "距下页边20 mm，上细下粗，长170 mm，居中")
LETTER_CORNER = Rule("A41", "10.1", "信函份号、密级、紧急程度", "版心左边顶格，在第一条红线下，相距3号字高的7/8")
LETTER_NUMBER = Rule("A41", "10.1", "信函发文字号", "版心右边顶格，在第一条红线下，相距3号字高的7/8")
LETTER_IMPRINT = Rule("A41", "10.1", "信函版记", "不加分隔线、印发机关和印发日期")
ORDER_NAME = Rule("A42", "10.2", "命令发文机关标志上边缘", "距版心上边缘20 mm，居中，红色")
ORDER_NUMBER = Rule("A42", "10.2", "令号、正文", "标志下空二行居中编令号，令号下空二行编正文")
MINUTES_NAME = Rule("A43", "10.3", "纪要标志上边缘", "距版心上边缘35 mm，居中")
MINUTES_LOOKS = Rule("A43", "10.3", "纪要标志用字", "红色小标宋体", Strength.ADVISED)
RULES = (
    *(LETTER_NAME, LETTER_HEAD, LETTER_END, LETTER_CORNER, LETTER_NUMBER, LETTER_IMPRINT),
    *(ORDER_NAME, ORDER_NUMBER, MINUTES_NAME, MINUTES_LOOKS),
)

FINE = 24.0
BLANK = 2


def findings(about: Survey) -> Iterator[Finding]:
    page = about.paper.page(1)
    if letter := about.parts.first("LetterHead"):
        yield from _letter(letter, about, page)
    if order := about.parts.first("OrderHead"):
        yield from _order(order, about, page)
    if minutes := about.parts.first("MinutesHead"):
        yield from _minutes(minutes, about, page)


def _letter(head: Located, about: Survey, page: Page) -> Iterator[Finding]:
    name, rules = head.one("organ"), sorted(_double_rules(page), key=lambda bar: bar.box.top)
    if name is None:
        yield judged(LETTER_NAME, False, "纸上没有找到", 1)
        return
    ink = mark_ink(name, about, page)
    yield _named(LETTER_NAME, name, ink, (ink.top, LETTER_TOP), page=page)
    upper, lower = (
        [bar for bar in rules if bar.box.middle < page.sheet.middle],
        [bar for bar in rules if bar.box.middle > page.sheet.middle],
    )
    yield _upper(upper, ink, page)
    yield _lower(lower, page)
    yield from _corner(head, upper, about)
    imprint = about.parts.first("Imprint")
    printed = bool(imprint and (imprint.all("printed_by") or imprint.all("printed_on")))
    lined = bool(imprint and imprint.run and any(not bar.colour.is_red for bar in imprint_rules(imprint.run, about)))
    words = (
        "、".join((["有分隔线"] if lined else []) + (["有印发机关、日期"] if printed else []))
        or "没有线，没有印发机关、日期"
    )
    yield judged(LETTER_IMPRINT, not lined and not printed, words)


def _double_rules(page: Page) -> Iterator[Bar]:
    return (bar for bar in page.bars if bar.colour.is_red and bar.is_lying and bar.box.width > page.sheet.width / 2)


def _named(rule: Rule, name: Stretch, ink: Box, place: tuple[float, float], *, page: Page) -> Finding:
    found, wanted = place
    area = text_area(page.sheet.width, page.sheet.height)
    off = min(ink.centre - page.sheet.centre, ink.centre - area.centre, key=abs)
    red = all(mark.colour.is_red for mark in name.marks)
    words = f"{mm(found)}，偏中{mm(off)}" + ("" if red else "，不是红色")
    asked = red or rule is MINUTES_NAME
    return judged(rule, abs(found - wanted) <= EDGE and abs(off) <= 2 * CENTRE and asked, words, 1)


def _upper(rules: Sequence[Bar], ink: Box, page: Page) -> Finding:
    if len(rules) != 2:
        return judged(LETTER_HEAD, False, f"有{len(rules)}条线", 1)
    below = _ink(rules[0], page).top - ink.bottom
    return _judged_rules(LETTER_HEAD, rules, (below, RED_RULE_BELOW), page)


def _lower(rules: Sequence[Bar], page: Page) -> Finding:
    if len(rules) != 2:
        return judged(LETTER_END, False, f"有{len(rules)}条线", 1)
    above = page.sheet.bottom - _ink(rules[1], page).bottom
    return _judged_rules(LETTER_END, rules, (above, LETTER_FOOT), page)


def _ink(bar: Bar, page: Page) -> Box:
    """Of a short piece of a rule."""
    box = bar.box
    return page.ink(Box(box.left + 10, box.top - 0.2, box.left + 15, box.bottom + 0.2), FINE) or box


def _judged_rules(rule: Rule, rules: Sequence[Bar], place: tuple[float, float], page: Page) -> Finding:
    found, wanted = place
    first, second = rules[0].box.height, rules[1].box.height
    heavier = first > second if rule is LETTER_HEAD else second > first
    length = min(rules, key=lambda bar: bar.box.width).box.width
    off = max(abs(bar.box.centre - page.sheet.centre) for bar in rules)
    words = f"{mm(found)}，粗{first:.2f}、{second:.2f} mm，长{mm(length)}"
    holds = heavier and abs(length - LETTER_RULE) <= EDGE and off <= EDGE and abs(found - wanted) <= EDGE
    return judged(rule, holds, words, 1)


def _corner(head: Located, upper: Sequence[Bar], about: Survey) -> Iterator[Finding]:
    """What stands below the double rule by 7/8 of a character."""
    if not upper:
        return
    area, bottom = about.area(1), upper[-1].box.bottom
    wanted = about.em * 7 / 8
    parts = [part for name in ("copy_number", "secrecy", "urgency") for part in head.all(name)]
    if parts:
        below, left = parts[0].box.top - bottom, max(abs(part.box.left - area.left) for part in parts)
        words = f"线下{mm(below)}（7/8字高{mm(wanted)}），距版心左边{mm(left)}"
        yield judged(LETTER_CORNER, abs(below - wanted) <= EDGE and left <= EDGE, words, 1)
    number = head.one("number")
    if number:
        below, right = number.box.top - bottom, area.right - number.box.right
        words = f"线下{mm(below)}（7/8字高{mm(wanted)}），距版心右边{mm(right)}"
        yield judged(LETTER_NUMBER, abs(below - wanted) <= EDGE and abs(right) <= EDGE, words, 1)


def _order(head: Located, about: Survey, page: Page) -> Iterator[Finding]:
    name, number = head.one("organ"), head.one("number")
    if name is None:
        yield judged(ORDER_NAME, False, "纸上没有找到", 1)
        return
    ink = mark_ink(name, about, page)
    yield _named(ORDER_NAME, name, ink, (ink.top - about.area(1).top, ORDER_TOP), page=page)
    if number is None:
        return
    rows, text = about.blank(ink.bottom, number), about.parts.body[0].one("begins") if about.parts.body else None
    next_line = next((line for line in page.lines if line.first.base > number.first.base + 1), None)
    is_next = text is not None and next_line is not None and text.first in next_line.marks
    below = about.rows_between(number, text) if text and is_next else None
    off = number.box.centre - about.area(1).centre
    words = f"标志下可排{rows}行，偏中{mm(off)}" + ("" if below is None else f"，令号下空{lines(below)}")
    holds = rows == BLANK and abs(off) <= CENTRE and (below is None or abs(below - BLANK) < 0.1)
    yield judged(ORDER_NUMBER, holds, words, 1)


def _minutes(head: Located, about: Survey, page: Page) -> Iterator[Finding]:
    name = head.one("name")
    if name is None:
        yield judged(MINUTES_NAME, False, "纸上没有找到", 1)
        return
    ink = mark_ink(name, about, page)
    yield _named(MINUTES_NAME, name, ink, (ink.top - about.area(1).top, ORGAN_TOP), page=page)
    red = all(mark.colour.is_red for mark in name.marks)
    yield judged(
        MINUTES_LOOKS, red and about.is_in(name, "小标宋"), f"{'红色' if red else '不是红色'}，{about.face(name)}", 1
    )
