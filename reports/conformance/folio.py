"""Page numbers, and pages turned for a wide table (7.5 and 8)."""

import re
from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Page, Stretch, Turn
from reports.conformance.standard import EDGE, FOLIO_BELOW, FOURTH, SIZE_4, mm, text_area
from reports.conformance.survey import Survey

NUMBER = Rule("A38", "7.5", "页码", "数字左右各一条一字线，连续编；信函首页、版记前空白页及其后的版记页不编")
BELOW = Rule("A38", "7.5", "页码一字线距版心下边缘", "7 mm")
SIDE = Rule("A38", "7.5", "页码居左居右", "单页居右、双页居左，各空一字")
TYPE = Rule("A38", "7.5", "页码用字", "4号半角宋体阿拉伯数字", Strength.USUAL)
WIDE = Rule("A38", "—", "横向单独成册的页码", "第n页 共m页，居中", Strength.CUSTOM)
TURNED = Rule("A39", "8", "横排表格的表头", "单页在订口一边，双页在切口一边，即纸面左侧；页码位置同其他页")
RULES = (NUMBER, BELOW, SIDE, TYPE, WIDE, TURNED)

ONE_CHARACTER = 0.7  # mm: a character of size 3 is by so much wider than one of size 4
_LETTERS_FIRST = 1


def findings(about: Survey) -> Iterator[Finding]:
    if about.paper.colophon.landscape:
        yield from (not_asked(rule, "横向单独成册，页码按惯例编在下方正中。") for rule in (NUMBER, BELOW, SIDE, TYPE))
        yield _wide(about)
    else:
        yield _number(about)
        yield from _place(about)
        yield _type(about)
    yield _turned(about)


def unnumbered(about: Survey) -> set[int]:
    """The first page of a letter, and an imprint on the back of a sheet with the blank page before it."""
    pages, imprint = about.paper.pages, about.parts.first("Imprint")
    found = {_LETTERS_FIRST} if about.parts.first("LetterHead") else set()
    if imprint and imprint.part.says.get("even_page") and len(pages) > 1 and not pages[-2].marks:
        found |= {len(pages) - 1, len(pages)}
    return found


def _number(about: Survey) -> Finding:
    without = unnumbered(about)
    for page in about.paper.pages:
        text, wanted = page.folio.text if page.folio else "", f"—{page.number}—"
        if text != ("" if page.number in without else wanted):
            return judged(
                NUMBER, False, f"应为“{wanted if page.number not in without else '不编'}”，实为“{text}”", page.number
            )
    return judged(NUMBER, True, f"1至{len(about.paper.pages)}页连续" if len(about.paper.pages) > 1 else "1页")


def _place(about: Survey) -> Iterator[Finding]:
    folios = [(page, page.folio) for page in about.paper.pages if page.folio]
    if not folios:
        yield from (not_asked(rule, "各页都不编页码。") for rule in (BELOW, SIDE))
        return
    below, number = max(
        ((_below(page, folio), page.number) for page, folio in folios), key=lambda one: abs(one[0] - FOLIO_BELOW)
    )
    yield judged(BELOW, abs(below - FOLIO_BELOW) <= EDGE, mm(below), number)
    aside, number = max(
        ((_aside(page, folio), page.number) for page, folio in folios), key=lambda one: abs(one[0] - FOURTH)
    )
    side = "右" if number % 2 else "左"
    yield judged(
        SIDE, abs(aside - FOURTH) <= ONE_CHARACTER, f"距版心{side}边{mm(aside)}（4号字一字{mm(FOURTH)}）", number
    )


def _below(page: Page, folio: Stretch) -> float:
    """The ink of the dash that is farther from its place; the number's own box where it has no dash."""
    area = text_area(page.sheet.width, page.sheet.height)
    dashes = [mark for mark in folio.marks if mark.char == "—"]
    inks = [page.seen(Stretch((dash,)).box, 24.0) for dash in dashes]
    found = [ink.middle - area.bottom for ink in inks if ink]
    return max(found, key=lambda one: abs(one - FOLIO_BELOW), default=folio.box.middle - area.bottom)


def _aside(page: Page, folio: Stretch) -> float:
    area = text_area(page.sheet.width, page.sheet.height)
    return area.right - folio.box.right if page.number % 2 else folio.box.left - area.left


def _type(about: Survey) -> Finding:
    song = {cast.face for cast in about.paper.colophon.faces if cast.role == "宋体"}
    marks = [mark for page in about.paper.pages if page.folio for mark in page.folio.marks]
    odd = [mark for mark in marks if mark.size != SIZE_4 or mark.face not in song]
    if not marks:
        return not_asked(TYPE, "各页都不编页码。")
    mark = (odd or marks)[0]
    return judged(TYPE, not odd, f"{mark.size:g}磅 {mark.face}", mark.page)


def _wide(about: Survey) -> Finding:
    total = len(about.paper.pages)
    for page in about.paper.pages:
        area = text_area(page.sheet.width, page.sheet.height)
        text = page.folio.text if page.folio else ""
        if not re.fullmatch(f"第{page.number}页共{total}页", text):
            return judged(WIDE, False, f"“{text}”", page.number)
        if page.folio and abs(page.folio.box.centre - area.centre) > 1:
            return judged(WIDE, False, f"偏{mm(page.folio.box.centre - area.centre)}", page.number)
    return judged(WIDE, True, f"1至{total}页，居中" if total > 1 else "1页，居中")


def _turned(about: Survey) -> Finding:
    pages = [page for page in about.paper.pages if page.is_turned]
    if not pages:
        return not_asked(TURNED, "本件没有横排的表格页。")
    wrong = [page.number for page in pages if page.turn is not Turn.LEFT]
    upright = all(page.folio for page in pages)
    number = (wrong or [pages[0].number])[0]
    words = "表头在纸面右侧" if wrong else "表头在纸面左侧" + ("" if upright else "，没有页码")
    return judged(TURNED, not wrong and upright, words, number)
