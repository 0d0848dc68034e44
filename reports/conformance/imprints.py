"""版记 (7.4)."""

from collections.abc import Iterator

from reports.conformance.findings import Finding, Rule, Strength, judged, not_asked
from reports.conformance.lists import aligned
from reports.conformance.paper import Bar, Box, Stretch
from reports.conformance.parts import Located
from reports.conformance.signatures import DATE
from reports.conformance.standard import EDGE, FOURTH, SIZE_4, THICK, THIN, mm
from reports.conformance.survey import Survey

LENGTH = Rule("A35", "7.4.1", "版记分隔线", "首条、末条和中间各线与版心等宽156 mm")
LAST = Rule("A35", "7.4.1", "版记末条分隔线", "与最后一面版心下边缘重合（距纸顶262 mm）")
WEIGHT = Rule("A35", "7.4.1", "版记分隔线粗细", "首末条0.35 mm，中间0.25 mm", Strength.ADVISED)
COPIED = Rule("A36", "7.4.2", "抄送机关", "“抄送：”回行与冒号后首字对齐，末尾句号；主送移入时在其上一行、其间无线")
COPIED_PLACE = Rule("A36", "7.4.2", "抄送机关位置、用字", "4号仿宋，左右各空一字", Strength.USUAL)
PRINTED = Rule("A37", "7.4.3", "印发机关和印发日期", "末条分隔线之上，左、右各空一字，月、日不编虚位，后加“印发”")
PRINTED_TYPE = Rule("A37", "7.4.3", "印发机关用字", "4号仿宋", Strength.USUAL)
RULES = (LENGTH, LAST, WEIGHT, COPIED, COPIED_PLACE, PRINTED, PRINTED_TYPE)

ABOVE_FIRST = 3.5  # mm, from the first rule to the first line at most
ONE_CHARACTER = 0.7  # mm: a character of size 3 is by so much wider than one of size 4
FINE = 24.0
TOUCHING = 0.3  # mm
SLIP = 0.2  # mm


def findings(about: Survey) -> Iterator[Finding]:
    imprint = about.parts.first("Imprint")
    if imprint is None or imprint.run is None:
        if imprint and not (about.parts.first("LetterHead") and not imprint.says("copied_to")):
            yield judged(LENGTH, False, "版记在纸上没有找到")
        return
    if about.parts.first("LetterHead"):
        yield from (not_asked(rule, "信函的版记不加分隔线。") for rule in (LENGTH, LAST, WEIGHT))
    else:
        yield from _rules(imprint.run, about)
    yield from _copied(imprint, about)
    yield from _printed(imprint, about)


def imprint_rules(run: Stretch, about: Survey) -> list[Bar]:
    """The rules of an imprint: what is drawn across the text from a little above its first line on."""
    top = run.lines[0].box.top - ABOVE_FIRST
    area, bars = about.area(run.page), about.paper.page(run.page).bars
    wide = [bar for bar in bars if bar.is_lying and bar.box.width > area.width / 2 and bar.box.top > top]
    standing = [bar.box for bar in bars if not bar.is_lying]
    return sorted((bar for bar in wide if not _is_of_a_table(bar, standing)), key=lambda bar: bar.box.top)


def _is_of_a_table(bar: Bar, standing: list[Box]) -> bool:
    """Whether an upright rule ends at it."""
    return any(box.top - TOUCHING < bar.box.middle < box.bottom + TOUCHING for box in standing)


def _rules(run: Stretch, about: Survey) -> Iterator[Finding]:
    rules, area = imprint_rules(run, about), about.area(run.page)
    if len(rules) < 2:
        yield judged(LENGTH, False, f"只有{len(rules)}条线", run.page)
        return
    worst = max(rules, key=lambda bar: abs(bar.box.width - area.width) + abs(bar.box.left - area.left)).box
    holds = abs(worst.width - area.width) <= EDGE and abs(worst.left - area.left) <= EDGE
    yield judged(LENGTH, holds, f"{len(rules)}条，长{mm(worst.width)}", run.page)
    last = rules[-1].box
    ink = (
        about.paper.page(run.page).ink(Box(area.left + 10, last.top - 1, area.left + 20, last.bottom + 1), FINE) or last
    )
    is_last = run.page == len(about.paper.pages)
    words = f"距纸顶{mm(ink.middle)}" + ("" if is_last else "，不在最后一面")
    yield judged(LAST, is_last and abs(ink.middle - area.bottom) <= SLIP, words, run.page)
    thick = [bar.box.height for bar in (rules[0], rules[-1])]
    thin = [bar.box.height for bar in rules[1:-1]]
    holds = all(abs(one - THICK) < 0.05 for one in thick) and all(abs(one - THIN) < 0.05 for one in thin)
    words = f"首末{min(thick):.2f} mm" + (f"，中间{max(thin):.2f} mm" if thin else "")
    yield judged(WEIGHT, holds, words, run.page)


def _copied(imprint: Located, about: Survey) -> Iterator[Finding]:
    told = [name for name in ("sent_to", "copied_to") if imprint.says(name).strip()]
    labels = imprint.all("copied_to_label") or imprint.all("sent_to_label")
    text = imprint.one("copied_to") or imprint.one("sent_to")
    if not told:
        return
    if text is None or not labels or imprint.run is None:
        yield judged(COPIED, False, "抄送机关在纸上没有找到")
        return
    stop = _after(text, imprint.run)
    straight = aligned(text.lines)
    parted = [bar for bar in imprint_rules(imprint.run, about) if _moved(about) and _between(bar, imprint)]
    words = "，".join(
        [
            "回行对齐" if straight else "回行没有对齐",
            "末尾有句号" if stop == "。" else "末尾没有句号",
            *(["主送与抄送之间有线"] if parted else []),
        ]
    )
    yield judged(COPIED, straight and stop == "。" and not parted, words, text.page)
    area = about.area(text.page)
    left, right = labels[0].first.left - area.left, area.right - max(line.box.right for line in text.lines)
    holds = abs(left - FOURTH) <= ONE_CHARACTER and right >= FOURTH / 2 - ONE_CHARACTER
    yield judged(
        COPIED_PLACE,
        holds and text.sizes == {SIZE_4} and about.is_in(text, "仿宋"),
        f"左空{mm(left)}，{text.first.size:g}磅{about.face(text)}",
        text.page,
    )


def _moved(about: Survey) -> bool:
    readers = about.parts.first("Recipients")
    return readers is not None and readers.one("text") is None


def _between(bar: Bar, imprint: Located) -> bool:
    first, last = imprint.all("sent_to"), imprint.all("copied_to")
    return bool(first and last) and first[0].box.top < bar.box.middle < last[0].box.top


def _after(text: Stretch, run: Stretch) -> str:
    place = run.marks.index(text.last) + 1
    return run.marks[place].char if place < len(run.marks) else ""


def _printed(imprint: Located, about: Survey) -> Iterator[Finding]:
    printer, day = imprint.one("printed_by"), imprint.one("printed_on")
    if about.parts.first("LetterHead") or not (imprint.says("printed_by") or imprint.says("printed_on")):
        return
    if printer is None or day is None or imprint.run is None:
        yield judged(PRINTED, False, "印发机关或印发日期没有写全")
        return
    area, rules = about.area(day.page), imprint_rules(imprint.run, about)
    last = max(
        (line.box.right for line in imprint.run.lines if abs(line.first.base - day.first.base) < EDGE), default=0.0
    )
    left, right = printer.first.left - area.left, area.right - last
    written = DATE.fullmatch(day.text) is not None and imprint.run.text.endswith("印发")
    lowest = not rules or (len(rules) > 1 and rules[-2].box.bottom < day.box.top < rules[-1].box.top)
    words = f"左空{mm(left)}、右空{mm(right)}，“{day.text}{'印发' if written else ''}”"
    near = abs(left - FOURTH) <= ONE_CHARACTER and abs(right - FOURTH) <= ONE_CHARACTER
    yield judged(PRINTED, near and written and lowest, words, day.page)
    holds = printer.sizes | day.sizes == {SIZE_4} and about.is_in(printer, "仿宋")
    yield judged(PRINTED_TYPE, holds, f"{day.first.size:g}磅{about.face(printer)}", day.page)
