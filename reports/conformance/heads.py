"""The head of a 文件: from the corner to the red rule (7.2)."""

import re
from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Bar, Box, Page, Stretch, joined
from reports.conformance.parts import Located
from reports.conformance.standard import (
    CELL,
    EDGE,
    ORGAN_TOP,
    PART_OF_A_CELL,
    RED_RULE_BELOW,
    cells,
    is_third,
    mm,
)
from reports.conformance.survey import Survey

THREE = Rule("A13", "7.1", "版头、主体、版记", "红线以上为版头，末页首末分隔线之间为版记，页码在版心外")
COPY = Rule("A14", "7.2.1", "份号", "6位3号阿拉伯数字，版心左上角第一行顶格", Strength.USUAL)
SECRECY = Rule("A15", "7.2.2", "密级和保密期限", "3号黑体，版心左上角第二行顶格", Strength.USUAL)
URGENCY = Rule("A16", "7.2.3", "紧急程度", "3号黑体，版心左上角顶格，在份号、密级之下", Strength.USUAL)
ORGAN = Rule("A17", "7.2.4", "发文机关标志上边缘", "距版心上边缘35 mm")
ORGAN_LOOKS = Rule("A17", "7.2.4", "发文机关标志", "居中，红色")
ORGAN_FACE = Rule("A17", "7.2.4", "发文机关标志用字", "小标宋体", Strength.ADVISED)
JOINT = Rule("A18", "7.2.4", "联合行文标志", "主办在前，“文件”在右、上下居中", Strength.USUAL)
NUMBER = Rule("A19", "7.2.5", "发文字号", "标志下空二行居中（上行文居左空一字）")
NUMBER_FORM = Rule("A19", "7.2.5", "发文字号写法", "年份全称入六角括号〔〕，序号不编虚位、不加“第”，后加“号”")
SIGNERS = Rule(
    "A20", "7.2.6", "签发人", "“签发人：”3号仿宋，姓名3号楷体，居右空一字，文号与最后一个姓名同行，每行二人对齐"
)
RED_RULE = Rule("A21", "7.2.7", "红色分隔线", "发文字号下4 mm，与版心等宽156 mm")
RULES = (THREE, COPY, SECRECY, URGENCY, ORGAN, ORGAN_LOOKS, ORGAN_FACE, JOINT, NUMBER, NUMBER_FORM, SIGNERS, RED_RULE)

PAPER_NUMBER = re.compile(r"[^\d〔〕]+〔(?:19|20)\d\d〕[1-9]\d*号")
CENTRE = 0.5  # mm
FINE = 24.0
OUT = 1.0  # mm


def findings(about: Survey) -> Iterator[Finding]:
    head = about.parts.first("RedHead")
    if head is None:
        return
    page = about.paper.page(1)
    rule = red_rule(page)
    yield _three(about, rule)
    yield from corner(head, about)
    yield from _organ(head, about, page)
    yield from _number(head, about, rule)
    yield _signers(head, about)
    yield _rule(head, rule, about)


def red_rule(page: Page) -> Bar | None:
    """The widest red rule of the upper part of a page."""
    found = [bar for bar in page.bars if bar.colour.is_red and bar.is_lying]
    return max(found, key=lambda bar: bar.box.width, default=None)


def _three(about: Survey, rule: Bar | None) -> Finding:
    imprint = about.parts.first("Imprint")
    last = len(about.paper.pages)
    if rule is None:
        return judged(THREE, False, "首页没有红色分隔线", 1)
    if imprint and imprint.run and imprint.run.page != last:
        return judged(THREE, False, "版记不在最后一面", imprint.run.page)
    return judged(THREE, True, "红线在首页，" + ("版记在最后一面" if imprint else "没有版记"))


def corner(head: Located, about: Survey) -> Iterator[Finding]:
    """份号, 密级 and 紧急程度, each on the line that is its own."""
    area, pitch = about.area(1), about.pitches[0]
    row = 0
    for rule, name, least, role in (
        (COPY, "copy_number", 0, ""),
        (SECRECY, "secrecy", 1, "黑体"),
        (URGENCY, "urgency", 0, "黑体"),
    ):
        part = head.one(name)
        if part is None:
            if head.says(name):
                yield judged(rule, False, "纸上没有找到", 1)
            continue
        row = max(row, least)
        off = (part.box.top - about.lead(1) - area.top) / pitch
        words = f"第{round(off) + 1}行，距版心左边{mm(part.box.left - area.left)}，{part.first.size:g}磅"
        holds = abs(off - row) < 0.05 and abs(part.box.left - area.left) < EDGE and is_third(part.first.size)
        written = re.fullmatch(r"\d{6}", part.text) is not None if rule is COPY else about.is_in(part, role)
        yield judged(rule, holds and written, words, 1)
        row += 1


def _organ(head: Located, about: Survey, page: Page) -> Iterator[Finding]:
    names, word = head.all("organs"), head.one("word")
    if not names:
        yield judged(ORGAN, False, "纸上没有找到", 1)
        return
    whole = joined((*names, *([word] if word else ())))
    ink = mark_ink(whole, about, page)
    yield judged(ORGAN, abs(ink.top - about.area(1).top - ORGAN_TOP) <= EDGE, mm(ink.top - about.area(1).top), 1)
    yield _looks(whole, ink, about)
    yield judged(ORGAN_FACE, about.is_in(whole, "小标宋"), about.face(whole), 1)
    if len(names) > 1:
        yield _joint(names, word, about, page)


def mark_ink(whole: Stretch, about: Survey, page: Page) -> Box:
    """The ink of a red name, which may reach a little out of its character boxes."""
    box = whole.box
    return page.ink(Box(box.left - OUT, box.top - OUT, box.right + OUT, box.bottom + OUT), FINE) or box


def _looks(whole: Stretch, ink: Box, about: Survey) -> Finding:
    off = ink.centre - about.area(1).centre
    red = all(mark.colour.is_red for mark in whole.marks)
    return judged(ORGAN_LOOKS, red and abs(off) <= 2 * CENTRE, f"{'红色' if red else '不全是红色'}，偏中{mm(off)}", 1)


def _joint(names: tuple[Stretch, ...], word: Stretch | None, about: Survey, page: Page) -> Finding:
    tops = [name.box.top for name in names]
    in_order = tops == sorted(tops)
    if word is None:
        return judged(JOINT, in_order, "主办在前" if in_order else "次序不对", 1)
    stack, beside = mark_ink(joined(names), about, page), mark_ink(word, about, page)
    off = beside.middle - stack.middle
    words = f"{'主办在前' if in_order else '次序不对'}，“文件”偏上下正中{mm(off)}"
    return judged(JOINT, in_order and abs(off) <= CENTRE and beside.left > stack.right - 1, words, 1)


def _number(head: Located, about: Survey, rule: Bar | None) -> Iterator[Finding]:
    number, names = head.one("number"), head.all("organs")
    if number is None or not names:
        yield judged(NUMBER, not head.says("number"), "纸上没有找到" if head.says("number") else "没有发文字号", 1)
        return
    first = head.one("label") or number
    word = head.all("word")
    bottom = mark_ink(joined((*names, *word)), about, about.paper.page(1)).bottom
    gap, rows = first.box.top - bottom, about.blank(bottom, first)
    off = number.box.left - about.area(1).left - CELL if head.one("label") else number.box.centre - about.area(1).centre
    where = "左空" + cells(number.box.left - about.area(1).left) if head.one("label") else f"偏中{mm(off)}"
    yield judged(NUMBER, rows == 2 and abs(off) <= CENTRE, f"标志下{mm(gap)}，可排{rows}行；{where}", 1)
    yield judged(NUMBER_FORM, PAPER_NUMBER.fullmatch(number.text) is not None, number.text, 1)


def _signers(head: Located, about: Survey) -> Finding:
    label, names, number = head.one("label"), head.all("signers"), head.one("number")
    if not head.told("signers"):
        return not_asked(SIGNERS, "不是上行文，没有签发人。")
    if label is None or len(names) != len(head.told("signers")) or number is None:
        return judged(SIGNERS, False, "纸上没有找到", 1)
    right = about.area(1).right - max(name.box.right for name in names)
    last_row = abs(names[-1].first.base - number.first.base) < EDGE
    columns = [name.box.left for name in names[::2]], [name.box.left for name in names[1::2]]
    aligned = all(max(column) - min(column) < EDGE for column in columns if column)
    faces = about.is_in(label, "仿宋") and all(about.is_in(name, "楷体") for name in names)
    words = f"右空{cells(right)}，" + ("末名与文号同行，" if last_row else "末名与文号不同行，")
    holds = abs(right / CELL - 1) < PART_OF_A_CELL and last_row and aligned and faces
    return judged(SIGNERS, holds, words + f"姓名{about.face(names[0])}" + ("" if aligned else "，回行未对齐"), 1)


def _rule(head: Located, rule: Bar | None, about: Survey) -> Finding:
    number = head.one("number")
    if rule is None or number is None:
        return judged(RED_RULE, False, "没有红线或发文字号", 1)
    below, area = rule.box.middle - number.box.bottom, about.area(1)
    wide = abs(rule.box.width - area.width) <= 2 * EDGE and abs(rule.box.left - area.left) <= EDGE
    return judged(RED_RULE, wide and abs(below - RED_RULE_BELOW) <= EDGE, f"{mm(below)}，长{mm(rule.box.width)}", 1)
