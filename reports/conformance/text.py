"""正文 and its levels (7.3.3)."""

from collections.abc import Iterator

from reports.characters import CLOSING, OPENING
from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.standard import CELL, PART_OF_A_CELL, cells, lines
from reports.conformance.survey import Survey

FIRST_PAGE = Rule("A24", "7.3.3", "首页", "必须有正文")
FOLLOWS = Rule("A24", "7.3.3", "正文起行", "主送机关下一行")
INDENT = Rule("A24", "7.3.3", "自然段", "首行左空二字，回行顶格")
LEVELS = Rule("A25", "7.3.3", "结构层次用字", "一、黑体，（一）楷体，1.和（1）仿宋", Strength.USUAL)
RULES = (FIRST_PAGE, FOLLOWS, INDENT, LEVELS)

ROLES = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
BEFORE_TEXT = ("RedHead", "LetterHead", "OrderHead", "MinutesHead", "Title", "Recipients")
ENDINGS = ("Signature", "Remark", "Imprint", "AttachmentList", "Annex")
NOTHING = 3.0  # mm, in which nothing is printed
COARSE = 6.0  # dots per mm


def findings(about: Survey) -> Iterator[Finding]:
    if about.parts.is_official:
        yield judged(FIRST_PAGE, *_first_page(about), 1)
        yield _follows(about)
    yield _indent(about)
    yield _levels(about)


def _first_page(about: Survey) -> tuple[bool, str]:
    """Words between the head and what ends the paper, or a drawing there."""
    page, area = about.paper.page(1), about.area(1)
    heads = {mark for part in about.parts.all(*BEFORE_TEXT) for mark in part.marks if mark.page == 1}
    ends = {
        mark for part in about.parts.all(*ENDINGS) for mark in (part.run.marks if part.run else ()) if mark.page == 1
    }
    top = max((mark.bottom for mark in heads), default=area.top)
    bottom = min((mark.top for mark in ends), default=area.bottom)
    words = [mark for mark in page.marks if top < mark.base < bottom and mark not in heads]
    if words:
        return True, f"首页有正文{len(words)}字"
    drawn = bottom - top > NOTHING and page.ink(area._replace(top=top + 1, bottom=bottom - 1), COARSE) is not None
    return drawn, "首页有图表" if drawn else "首页没有正文"


def _follows(about: Survey) -> Finding:
    """The first line of the text, where it is on the page of 主送 and no drawing stands before it."""
    readers, body = about.parts.first("Recipients"), about.parts.body
    above = readers.one("text") if readers else None
    if above is None or not body or not body[0].all("begins"):
        return not_asked(FOLLOWS, "没有主送机关，或正文不是成段的文字。")
    first = body[0].all("begins")[0]
    below = [line for line in about.paper.page(above.page).lines if line.first.base > above.lines[-1].first.base + 1]
    if above.lines[-1].page != first.page or below[0].first.base < first.first.base - 1:
        return not_asked(FOLLOWS, "主送机关之后不是成段的文字，或主送机关到页末。")
    rows = about.rows_between(above, first) or 0.0
    return judged(FOLLOWS, abs(rows) < 0.05, f"空{lines(rows)}", first.page)


def _indent(about: Survey) -> Finding:
    """Marks that stand at one side of their cell tell nothing of where it begins."""
    worst, lines = (0.0, 0.0, 0), 0
    for line, begins, indented in about.body_lines:
        if line.first.char in OPENING | CLOSING:
            continue
        lines += 1
        wanted = 2.0 if begins and indented else 0.0
        found = (line.first.left - about.area(line.page).left) / CELL
        worst = max(worst, (abs(found - wanted), found, line.page))
    if not lines:
        return not_asked(INDENT, "本件没有成段的正文。")
    off, found, page = worst
    words = f"{lines}行都对" if off <= PART_OF_A_CELL else f"有一行左空{cells(found * CELL)}"
    return judged(INDENT, off <= PART_OF_A_CELL, words, page if off > PART_OF_A_CELL else None)


def _levels(about: Survey) -> Finding:
    headings = [(part, stretch) for part in about.parts.all("Heading") for stretch in part.all("begins")]
    if not headings:
        return not_asked(LEVELS, "本件没有标题层次。")
    for part, stretch in headings:
        role = ROLES.get(int(part.part.says.get("level", 1)), "仿宋")
        if not about.is_in(stretch, role):
            return judged(LEVELS, False, f"“{stretch.text}”用{about.face(stretch)}，应为{role}", stretch.page)
    return judged(LEVELS, True, f"{len(headings)}个标题都对")
