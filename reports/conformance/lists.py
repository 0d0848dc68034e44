"""附件说明, 附注, 附件 and the names of minutes (7.3.4, 7.3.6, 7.3.7, 10.3)."""

from collections.abc import Iterator, Sequence

from reports.conformance.findings import Finding, Rule, Strength, judged
from reports.conformance.paper import Stretch
from reports.conformance.parts import AFTER_A_TITLE, Located
from reports.conformance.standard import CELL, EDGE, PART_OF_A_CELL, cells, is_third, lines, mm
from reports.conformance.survey import Survey

LIST = Rule("A26", "7.3.4", "附件说明", "正文下空一行，左空二字“附件：”，多件编1.2.，名称后无标点，回行与名称首字对齐")
REMARK = Rule("A33", "7.3.6", "附注", "成文日期下一行，左空二字，加圆括号")
ANNEX = Rule("A34", "7.3.7", "附件", "另面，“附件”及序号3号黑体，版心左上角第一行顶格，在版记前")
ANNEX_TITLE = Rule("A34", "7.3.7", "附件标题", "居中，在版心第三行")
NAMES = Rule(
    "A44",
    "10.3",
    "出席、请假、列席",
    "正文下空一行，左空二字，3号黑体，姓名3号仿宋，回行与冒号后首字对齐",
    Strength.USUAL,
)
RULES = (LIST, REMARK, ANNEX, ANNEX_TITLE, NAMES)

THIRD = 2
"""Lines of the grid above the third."""
CENTRE = 0.5  # mm


def findings(about: Survey) -> Iterator[Finding]:
    for part in about.parts.all("AttachmentList"):
        yield _list(part, about)
    for part in about.parts.all("Remark"):
        yield _remark(part, about)
    for part in about.parts.all("Annex"):
        yield from _annex(part, about)
    for part in about.parts.all("Attendance"):
        yield _names(part, about)


def _list(part: Located, about: Survey) -> Finding:
    label, numbers, titles = part.one("label"), part.all("numbers"), part.all("titles")
    told = [title for title in part.told("titles") if title.strip()]
    if label is None or len(titles) != len(told):
        return judged(LIST, False, "纸上没有找到")
    amiss = [] if len(told) == 1 or len(numbers) == len(told) else ["没有编号"]
    amiss += ["名称后有标点"] if any(_after(title, part) in AFTER_A_TITLE for title in titles) else []
    amiss += [] if aligned([row for title in titles for row in title.lines]) else ["名称首字没有对齐"]
    indent, above = label.first.left - about.area(label.page).left, about.blank_above(label)
    amiss += [] if abs(indent / CELL - 2) <= PART_OF_A_CELL else ["没有左空二字"]
    amiss += [] if above.is_about(1) else ["没有空一行"]
    words = f"{above}，左空{cells(indent)}，{len(titles)}件"
    return judged(LIST, not amiss, "，".join([words, *amiss]), label.page)


def _after(title: Stretch, part: Located) -> str:
    """What is printed after a title, else nothing that ends one."""
    marks = part.run.marks if part.run else ()
    place = marks.index(title.last) + 1 if title.last in marks else 0
    follows = marks[place].char if 0 < place < len(marks) else "附"
    return follows if follows in AFTER_A_TITLE else "附"


def aligned(parts: Sequence[Stretch]) -> bool:
    """Whether lines begin one below the other; marks narrower than their cell tell nothing."""
    begins = [part.first.left for part in parts if part.first.char.isalnum()]
    return not begins or max(begins) - min(begins) <= PART_OF_A_CELL * CELL


def _remark(part: Located, about: Survey) -> Finding:
    text = part.one("text")
    if text is None:
        return judged(REMARK, False, "纸上没有找到")
    indent = text.first.left - about.area(text.page).left
    brackets = text.text[0] + text.text[-1]
    rows = _below_the_day(text, about)
    words = [f"左空{cells(indent)}", *([] if rows is None else [f"日期下空{lines(rows)}"])]
    holds = abs(indent / CELL - 2) <= PART_OF_A_CELL and brackets == "（）"
    words += [] if brackets == "（）" else ["没有全角圆括号"]
    return judged(REMARK, holds and (rows is None or abs(rows) < PART_OF_A_CELL), "，".join(words), text.page)


def _below_the_day(text: Stretch, about: Survey) -> float | None:
    signed = about.parts.first("Signature")
    day = signed.one("day") if signed else None
    return about.rows_between(day, text) if day else None


def _annex(part: Located, about: Survey) -> Iterator[Finding]:
    head, title = part.one("head"), part.one("title")
    if head is None:
        yield judged(ANNEX, False, "纸上没有找到")
        return
    area, page = about.area(head.page), about.paper.page(head.page)
    left, top = head.first.left - area.left, head.box.top - about.lead(head.page) - area.top
    alone = page.lines[0].first.base > head.first.base - EDGE
    holds = alone and abs(left) <= EDGE and abs(top) <= EDGE and all(is_third(size) for size in head.sizes)
    words = f"“{head.text}”{about.face(head)}，{'另面起' if alone else '不在页首'}，距版心上边{mm(top)}、左边{mm(left)}"
    yield judged(ANNEX, holds and about.is_in(head, "黑体") and _before_imprint(head, about), words, head.page)
    if title:
        off = max((line.box.centre - area.centre for line in title.lines), key=abs)
        row = (about.row(title.lines[0]) - about.lead(head.page) - area.top) / about.pitches[head.page - 1]
        words = f"第{lines(row + 1)[:-1]}行，偏中{mm(off)}"
        yield judged(
            ANNEX_TITLE, abs(row - THIRD) < 0.1 and abs(off) <= CENTRE and title.page == head.page, words, head.page
        )


def _before_imprint(head: Stretch, about: Survey) -> bool:
    imprint = about.parts.first("Imprint")
    return imprint is None or imprint.run is None or imprint.run.page >= head.page


def _names(part: Located, about: Survey) -> Finding:
    labels, texts = part.all("label"), part.all("text")
    if not labels or len(labels) != len(texts):
        return judged(NAMES, False, "纸上没有找到")
    indent = max(
        (label.first.left - about.area(label.page).left for label in labels), key=lambda one: abs(one - 2 * CELL)
    )
    above = about.blank_above(labels[0])
    amiss = [] if all(about.is_in(label, "黑体") for label in labels) else ["“出席”等不是黑体"]
    amiss += [] if all(about.is_in(text, "仿宋") for text in texts) else ["姓名不是仿宋"]
    amiss += [] if all(aligned(text.lines) for text in texts) else ["回行没有对齐"]
    holds = abs(indent / CELL - 2) <= PART_OF_A_CELL and above.is_about(1)
    return judged(NAMES, holds and not amiss, "，".join([f"{above}，左空{cells(indent)}", *amiss]), labels[0].page)
