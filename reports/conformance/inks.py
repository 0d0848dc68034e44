"""Black and red (5.2.4 and 6.2), faces and characters."""

from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Colour, Page
from reports.conformance.survey import Survey

BLACK = Rule("A9", "5.2.4", "图文颜色", "除版头等另有说明的外均为黑色")
INKS = Rule("A11", "6.2", "黑、红的配比", "黑 BL100%，红 Y80%、M80%")
DRAWN = Rule("+1", "—", "每个字都印得出", "没有印成□的字", Strength.OURS)
EMBEDDED = Rule("+2", "—", "字体随文件带走", "全部嵌入", Strength.OURS)
TOLD = Rule("+3", "—", "文件属性", "有标题、作者和语言", Strength.CUSTOM)
RULES = (BLACK, INKS, DRAWN, EMBEDDED, TOLD)

K100, M80_Y80 = Colour(35, 31, 32), Colour(240, 89, 62)
"""What PDFium makes of them."""
HEADS = ("Masthead", "RedHead", "LetterHead", "OrderHead", "MinutesHead")
CHARTS = frozenset({"Bars", "ProgressBars", "GanttStrip", "Beside"})
HEAD = 0.65
"""Of the first page: the most that a red head takes."""


def findings(about: Survey) -> Iterator[Finding]:
    yield _black(about)
    yield _inks(about)
    missing = about.paper.colophon.missing
    yield judged(DRAWN, not missing, f"印成□：{'、'.join(missing)}" if missing else "没有缺字")
    out = [face for face, is_embedded in about.paper.embedded if not is_embedded]
    words = f"未嵌入：{'、'.join(out)}" if out else f"{len(about.paper.embedded)}种，全部嵌入"
    yield judged(EMBEDDED, not out, words)
    about_file = {"标题": about.paper.title, "作者": about.paper.author, "语言": about.paper.language}
    empty = [name for name, value in about_file.items() if not value.strip()]
    yield judged(TOLD, not empty, f"缺{'、'.join(empty)}" if empty else "齐全")


def _black(about: Survey) -> Finding:
    for page in about.paper.pages:
        coloured = [one for one in _colours(page, about) if not one[0].is_neutral]
        if coloured:
            (colour, where), *more = coloured
            words = f"{where}用色（{colour.red}，{colour.green}，{colour.blue}）" + (
                f"等{len(more) + 1}处" if more else ""
            )
            return judged(BLACK, False, words, page.number)
    return judged(BLACK, True, "版头以外均为黑色")


def _colours(page: Page, about: Survey) -> Iterator[tuple[Colour, str]]:
    """Those of a page without the red of its head; charts say themselves what their colours mean."""
    has_head = page.number == 1 and about.parts.first(*HEADS) is not None
    letter = page.number == 1 and about.parts.first("LetterHead") is not None
    charts = any(part.block in CHARTS for part in about.paper.colophon.parts)
    for mark in page.marks:
        if not (has_head and mark.colour.is_red and mark.base < HEAD * page.sheet.bottom):
            yield mark.colour, f"“{mark.char}”"
    for bar in page.bars:
        is_of_head = has_head and bar.colour.is_red and (letter or bar.box.top < HEAD * page.sheet.bottom)
        if not is_of_head and not (charts and bar.colour.is_red):
            yield bar.colour, "线条"


def _inks(about: Survey) -> Finding:
    pages = about.paper.pages
    used = [(mark.colour, mark.page) for page in pages for mark in (*page.marks, *page.outside)]
    used += [(bar.colour, page.number) for page in pages for bar in page.bars]
    dark = [(colour, page) for colour, page in used if colour.is_red or (colour.is_neutral and max(colour) < 60)]
    other = [(colour, page) for colour, page in dark if colour not in (K100, M80_Y80)]
    if not dark:
        return not_asked(INKS, "各页都是空白。")
    if other:
        colour, page = other[0]
        return judged(INKS, False, f"（{colour.red}，{colour.green}，{colour.blue}）不是这两种墨", page)
    return judged(INKS, True, "黑 BL100%" + ("，红 Y80%、M80%" if any(colour.is_red for colour, _ in dark) else ""))
