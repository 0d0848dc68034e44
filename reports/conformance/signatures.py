"""署名, 成文日期 and the room left for seals (7.3.5)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.paper import Stretch
from reports.conformance.parts import Located
from reports.conformance.standard import CELL, EDGE, PART_OF_A_CELL, SEAL, cells, mm
from reports.conformance.survey import Survey

SEALED = Rule("A27", "7.3.5.1", "加盖印章的署名、日期", "日期右空四字，署名在其上、以日期居中", Strength.USUAL)
SEAL_ROOM = Rule("A27", "7.3.5.1", "印章的位置", f"{SEAL:.0f} mm 的章居中下压署名和日期，顶端距正文一行之内")
NO_BLANK = Rule("A27", "7.3.5.1", "空白印章", "不得出现：署名所在页须有正文")
ROW_OF_SEALS = Rule("A28", "7.3.5.1", "联合盖章", f"按顺序排，{SEAL:.0f} mm 的章不相交、不相切，两端不出版心")
PLAIN = Rule(
    "A29",
    "7.3.5.2",
    "不盖章的署名、日期",
    "正文下空一行，署名右空二字，日期在下一行、首字右移二字；日期较长则日期右空二字",
)
STAMP = Rule("A30", "7.3.5.3", "签名章", "正文下空二行，章左空二字标职务，章下空一行、右空四字为日期")
DAY = Rule("A31", "7.3.5.4", "成文日期", "阿拉伯数字，年全称，月、日不编虚位")
ROOM = Rule("A32", "7.3.5.5", "署名、版记所在页", "有正文，不写“此页无正文”", Strength.MAY)
RULES = (SEALED, SEAL_ROOM, NO_BLANK, ROW_OF_SEALS, PLAIN, STAMP, DAY, ROOM)

DATE = re.compile(r"[12]\d{3}年(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日")
BETWEEN = 0.5  # mm, that two seals are apart at least
NO_TEXT = ("Masthead", "RedHead", "LetterHead", "OrderHead", "MinutesHead", "Title", "Signature", "Remark")
STAMP_LEAST = 20.0  # mm, across a 签名章


def findings(about: Survey) -> Iterator[Finding]:
    for signed in about.parts.all("Signature"):
        day, names = signed.one("day"), signed.all("names")
        if day is None or not names:
            yield judged(DAY, False, "署名或成文日期在纸上没有找到")
            continue
        yield judged(DAY, DATE.fullmatch(day.text) is not None, day.text, day.page)
        yield judged(
            ROOM,
            _has_text(day.page, about),
            "有正文" if _has_text(day.page, about) else "没有正文",
            day.page,
        )
        match signed.says("seal"):
            case "sealed":
                yield from _sealed(signed, names, day, about)
            case "stamp":
                yield _stamped(names, day, about)
            case _:
                yield _plain(names, day, about)


def _has_text(page: int, about: Survey) -> bool:
    """Whether something is printed there that is neither an ending of the paper nor its head or title."""
    apart = {mark for part in about.parts.all(*NO_TEXT) for mark in part.marks}
    foot = about.parts.first("Imprint")
    apart.update(foot.run.marks if foot and foot.run else ())
    return any(mark not in apart for mark in about.paper.page(page).marks)


def _right(part: Stretch, about: Survey) -> float:
    """From the right edge of the text, in characters."""
    return (about.area(part.page).right - part.box.right) / CELL


def _plain(names: Sequence[Stretch], day: Stretch, about: Survey) -> Finding:
    rows = [row for name in names for row in name.lines]
    broad, above = max(row.box.width for row in rows), about.blank_above(rows[0])
    day_line = day.lines[0]
    longer = day_line.box.width > broad - 0.1 * CELL
    name, day_right = _right(max(rows, key=lambda row: row.box.right), about), _right(day_line, about)
    right = min(name, day_right, key=lambda one: abs(one - 2)) if longer else name
    shift, below = (day_line.first.left - rows[0].first.left) / CELL, about.rows_between(rows[-1], day_line)
    who = "日期" if right == day_right else "署名"
    words = f"{above}，{who}右空{cells(right * CELL)}，日期右移{cells(shift * CELL)}"
    placed = abs(right - 2) <= PART_OF_A_CELL and abs(shift - 2) <= PART_OF_A_CELL
    spaced = above.is_about(1) and below is not None and abs(below) < PART_OF_A_CELL
    return judged(PLAIN, placed and spaced, words, day.page)


def _sealed(signed: Located, names: Sequence[Stretch], day: Stretch, about: Survey) -> Iterator[Finding]:
    has_text = _has_text(day.page, about)
    yield judged(NO_BLANK, has_text, "署名页有正文" if has_text else "署名页没有正文", day.page)
    if len(names) > 1:
        yield _seals(names, about)
        return
    right, off = _right(day, about), max((row.box.centre - day.box.centre for row in names[0].lines), key=abs)
    words = f"日期右空{cells(right * CELL)}，署名偏{mm(off)}"
    yield judged(SEALED, abs(right - 4) <= PART_OF_A_CELL and abs(off) <= EDGE, words, day.page)
    yield _room(names[0], day, about)


def _room(name: Stretch, day: Stretch, about: Survey) -> Finding:
    """A seal whose upper edge is within a line of the text, name and day below its middle and within it."""
    page = about.paper.page(day.page)
    top, bottom = name.lines[0].box.top, day.box.bottom
    above = [line.box.bottom for line in page.lines if line.first.base < name.lines[0].first.base - EDGE]
    drawn = [bar.box.bottom for bar in page.bars if bar.box.bottom < top]
    if not above and not drawn:
        return not_asked(SEAL_ROOM, "署名在页首。")
    text = max([*above[-1:], *drawn])
    middle = (top + bottom) / 2 - text
    latest = min(middle - SEAL / 2, about.pitches[day.page - 1])
    holds = latest >= 0 and bottom - text <= latest + SEAL
    return judged(
        SEAL_ROOM, holds, f"署名和日期的中线在正文下{mm(middle)}，章顶可距正文0至{mm(max(latest, 0))}", day.page
    )


def _seals(names: Sequence[Stretch], about: Survey) -> Finding:
    """Each seal with its middle over its name."""
    centres = [(name.lines[-1].box.centre, name.lines[-1].box.middle) for name in names]
    apart = min((dx * dx + dy * dy) ** 0.5 for dx, dy in _distances(centres))
    area = about.area(names[0].page)
    inside = min(min(x for x, _ in centres) - area.left, area.right - max(x for x, _ in centres)) - SEAL / 2
    order = all(b[1] > a[1] + EDGE or b[0] > a[0] for a, b in pairwise(centres))
    words = f"章心相距{mm(apart)}，距版心边{mm(inside + SEAL / 2)}" + ("" if order else "，次序不对")
    return judged(ROW_OF_SEALS, order and inside >= 0 and apart >= SEAL + BETWEEN, words, names[0].page)


def _distances(centres: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for place, (x, y) in enumerate(centres):
        yield from ((other_x - x, other_y - y) for other_x, other_y in centres[place + 1 :])


def _stamped(names: Sequence[Stretch], day: Stretch, about: Survey) -> Finding:
    """The stamp stands between the office and the fourth character from the right, its middle beside the office's."""
    area, pitch = about.area(day.page), about.pitches[day.page - 1]
    right = _right(day, about)
    stamp = area.right - 4 * CELL - (names[-1].box.right + 2 * CELL)
    above, below = about.blank_above(names[0]), about.rows_between(names[-1], day)
    if below is None:
        return judged(STAMP, False, "职务与日期不在一页", day.page)
    half = below - 1
    """From the office to the lower edge of the stamp, in lines: a blank line follows it."""
    words = f"日期右空{cells(right * CELL)}，留章宽{mm(stamp)}、高{mm((2 * half + 1) * pitch)}" + f"，职务{above}"
    placed = abs(right - 4) <= PART_OF_A_CELL and stamp >= STAMP_LEAST and half >= 0
    return judged(STAMP, placed and above.is_about(half + 2), words, day.page)
