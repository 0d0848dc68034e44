"""Title and 主送 (7.3.1, 7.3.2)."""

from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Stretch
from reports.conformance.parts import Located
from reports.conformance.standard import CELL, EDGE, SIZE_2, cells, lines, mm
from reports.conformance.survey import Survey

PLACE = Rule("A22", "7.3.1", "标题位置", "红线下空二行，居中")
SHAPE = Rule("A22", "7.3.1", "标题回行", "梯形或菱形")
TYPE = Rule("A22", "7.3.1", "标题用字", "2号小标宋", Strength.USUAL)
READERS = Rule("A23", "7.3.2", "主送机关", "标题下空一行，顶格，回行顶格，末尾全角冒号；首页无正文则移至版记")
RULES = (PLACE, SHAPE, TYPE, READERS)

CENTRE = 0.5  # mm
ALIKE = 0.5
"""In characters of the title: lines that differ by less are equally long to the eye."""


def findings(about: Survey) -> Iterator[Finding]:
    title = about.parts.first("Title")
    if title is None or not title.says("text"):
        yield from (not_asked(rule, "本件没有标题。") for rule in (PLACE, SHAPE, TYPE))
    elif text := title.one("text"):
        yield from _title(text, about)
    else:
        yield judged(PLACE, False, "纸上没有找到")
    readers = about.parts.first("Recipients")
    if readers:
        yield _readers(readers, title, about)


def _title(title: Stretch, about: Survey) -> Iterator[Finding]:
    area = about.area(title.page)
    off = max((line.box.centre - area.centre for line in title.lines), key=abs)
    bottom = _head_bottom(title, about)
    words, holds = f"偏中{mm(off)}", abs(off) <= CENTRE
    if bottom is not None:
        room = about.blank(bottom, _on_its_row(title, about))
        words, holds = f"{words}，上距{mm(about.row(title.lines[0]) - bottom)}，可排{room}行", holds and room == 2
    yield judged(PLACE, holds, words, title.page)
    yield judged(SHAPE, *_shape(title), title.page)
    sizes = "、".join(f"{size:g}" for size in sorted(title.sizes))
    yield judged(
        TYPE, title.sizes == {SIZE_2} and about.is_in(title, "小标宋"), f"{sizes}磅 {about.face(title)}", title.page
    )


def _head_bottom(title: Stretch, about: Survey) -> float | None:
    """The red rule above the title, or the last line of a head that has none there."""
    page = about.paper.page(title.page)
    above = [bar.box.middle for bar in page.bars if bar.colour.is_red and bar.box.bottom < title.box.top]
    head = about.parts.first("LetterHead", "RedHead", "MinutesHead", "OrderHead")
    if head is None or head.run is None or head.run.page != title.page:
        return None
    if head.block == "LetterHead":
        return max(
            (line.box.bottom for name in head.found for part in head.all(name) for line in part.lines), default=None
        )
    return max(above, default=None)


def _on_its_row(title: Stretch, about: Survey) -> Stretch:
    """The first line of the title as if it were as high as a line of text."""
    mark = title.lines[0].first
    lowered = mark._replace(size=about.paper.colophon.grid.size)
    return Stretch((lowered._replace(base=mark.base + about.row(title.lines[0]) - lowered.top),))


def _shape(title: Stretch) -> tuple[bool, str]:
    widths = [line.box.width for line in title.lines]
    em = title.lines[0].box.height
    told = "、".join(f"{width / em:.0f}字" for width in widths)
    if len(widths) == 1:
        return True, f"一行，{told}"
    level = max(widths) - min(widths) < ALIKE * em
    waist = any(
        b < a - ALIKE * em and b < c - ALIKE * em for a, b, c in zip(widths, widths[1:], widths[2:], strict=False)
    )
    shape = "各行一样长" if level else "中间短" if waist else "梯形或菱形"
    return not level and not waist, f"{len(widths)}行，{told}，{shape}"


def _readers(readers: Located, title: Located | None, about: Survey) -> Finding:
    part, above = readers.one("text"), (title.one("note") or title.one("text")) if title else None
    if part is None:
        moved = (
            "".join(readers.says("text").split()).rstrip("；，、：:。")
            in about.paper.written.text.partition("主送：")[2]
        )
        return judged(READERS, moved, "移至版记" if moved else "纸上没有找到")
    left = max((line.first.left - about.area(line.page).left for line in part.lines), key=abs)
    rows = about.rows_between(above, part) if above else None
    colon = part.text.endswith("：")
    words = (
        f"顶格偏{cells(left)}"
        + ("" if rows is None else f"，标题下空{lines(rows)}")
        + ("" if colon else "，末尾没有全角冒号")
    )
    holds = abs(left) <= 0.1 * CELL and colon and (rows is None or abs(rows - 1) * about.pitches[part.page - 1] <= EDGE)
    return judged(READERS, holds, words, part.page)
