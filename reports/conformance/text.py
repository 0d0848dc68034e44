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
BEFORE_TEXT = frozenset({"Masthead", "RedHead", "LetterHead", "OrderHead", "MinutesHead", "Title", "Recipients"})
ENDINGS = frozenset({"Signature", "Remark", "Imprint", "AttachmentList", "Annex"})


def findings(about: Survey) -> Iterator[Finding]:
    if about.parts.is_official:
        yield judged(FIRST_PAGE, *_first_page(about), 1)
        yield _follows(about)
    yield _indent(about)
    yield _levels(about)


def _first_page(about: Survey) -> tuple[bool, str]:
    """Anything printed that is neither before the text nor an ending; a drawing too, whose words are not told."""
    first = about.paper.page(1).marks
    known = {
        mark
        for part in about.parts.parts
        if part.block in BEFORE_TEXT | ENDINGS
        for name in part.found
        for stretch in part.all(name)
        for mark in stretch.marks
    }
    below = max((mark.base for mark in first if mark in known and mark not in _endings(about)), default=0.0)
    text = [mark for mark in first if mark not in known and mark.base > below + 1]
    drawn = about.paper.page(1).ink(about.area(1)._replace(top=below + 3), 6.0) if not _endings_on(1, about) else None
    return bool(
        text
    ) or drawn is not None, f"首页有正文{len(text)}字" if text else "首页有图表" if drawn else "首页没有正文"


def _endings(about: Survey) -> set[object]:
    return {mark for part in about.parts.parts if part.block in ENDINGS and part.run for mark in part.run.marks}


def _endings_on(page: int, about: Survey) -> bool:
    return any(part.block in ENDINGS and part.run and part.run.page == page for part in about.parts.parts)


def _follows(about: Survey) -> Finding:
    readers, body = about.parts.first("Recipients"), about.parts.body
    above = readers.one("text") if readers else None
    if above is None or not body or not body[0].all("begins"):
        return not_asked(FOLLOWS, "没有主送机关，或正文不是成段的文字。")
    first = body[0].all("begins")[0]
    rows = about.rows_between(above, first)
    if rows is None:
        return judged(FOLLOWS, True, "主送机关到页末，正文在下页", first.page)
    return judged(FOLLOWS, abs(rows) < 0.05, f"空{lines(rows)}", first.page)


def _indent(about: Survey) -> Finding:
    """Marks that stand at one side of their cell tell nothing of where it begins."""
    worst, lines = (0.0, 0.0, 0), 0
    for line, begins, indented in about.body_lines():
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
    return judged(INDENT, off <= PART_OF_A_CELL, words, page or None)


def _levels(about: Survey) -> Finding:
    headings = [(part, stretch) for part in about.parts.all("Heading") for stretch in part.all("begins")]
    if not headings:
        return not_asked(LEVELS, "本件没有标题层次。")
    for part, stretch in headings:
        role = ROLES.get(int(part.part.says.get("level", 1)), "仿宋")
        if not about.is_in(stretch, role):
            return judged(LEVELS, False, f"“{stretch.text}”用{about.face(stretch)}，应为{role}", stretch.page)
    return judged(LEVELS, True, f"{len(headings)}个标题都对")
