"""What is to be done by a sentence, without the units and the days that the ledger keeps in columns of their own."""

import re
from collections.abc import Iterator, Sequence

from heze_desk.meetings.deadline_words import RECURRING
from heze_desk.meetings.plain_words import MASK, Span
from heze_desk.meetings.role_words import NUMBERING
from heze_desk.meetings.sentence_words import AGREED, NOTE, WHOLE

LENGTH = 40
SAYS_ENOUGH = 4
DAY = re.compile(rf"(?:力争|确保|务必|争取|原则上)?(?:于|在|到|至)?\s?{MASK}+(?:之前|以前|前|底)?")
CLAUSE = re.compile(rf"(?:{WHOLE}|[^,;:。!?\n])+")
LEADING = re.compile(
    rf"(?:[\s、]|{NUMBERING}|会议(?:一致)?(?:研究)?(?:议定|决定|明确|要求|强调|同意)|会议$|由(?![此于])|请(?![示柬])|"
    r"并(?![购网联轨行])且?|同时|其中|此外|另外|下一?步|以及|"
    r"要(?![素点求件害])|应当|应(?![用急对届收付答])|必须|须(?!知)|需(?!求)要?|负责(?!人)|牵头|主办|共同(?!富裕|体)|"
    r"联合(?!会|体|国)|分别|具体(?!化)|各自|按照?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实)?|单位[:]?)+"
)
DOES = (
    "拿出|提出|提交|制定|起草|草拟|形成|编制|完成|研究|梳理|汇总|修改|完善|摸清|摸排|核实|查清|列出|明确|细化|整理|建立|总结|分析|"
    "落实|解决|推进|协调|调研|开展|组织|抓紧|尽快|认真|及时|进一步|加快|抓好|做好"
)
TO_WHOM = re.compile(
    rf"(?P<act>(?:{DOES}).{{2,}}?)[,、]?(?:并|后|,并)?(?:及时|按程序|书面|一并)?(?:上?报|报告|报送|呈|送)(?:给)?"
    r"(?:我|本人|市(?:委|政府|人民政府|委[、和]市政府)|(?:市领导|分管领导|主要领导|专班)(?:办公室)?|专班办公室)(?:阅|阅示|审阅|审定)?"
)
"""拿出方案报我: to whom it goes is no part of what is done; the content keeps it."""
TRAILING = re.compile(r"[\s、和与及由请]+$")
PREAMBLE = re.compile(
    r"为(?!主)|按(?:照)?(?:有关|相关|规定)?程序.{0,6}$|(?:于|在)?.{1,7}(?:之前|以前|日前|节前)$|根据|按照|围绕|针对|结合|鉴于|依据|聚焦|关于|对于|.{1,40}(?:基础上|前提下|后)$|(?:会议)?(?:听取|研究|讨论|审议|传达|学习)了"
)


def worded(original: str, text: str, taken: Sequence[Span], since: int = 0) -> tuple[str, str]:
    """A short title and the whole content; `text` is the plain sentence with its days masked, `taken` are the units.

    The title is the first clause that says enough from the place on where somebody is told to act, and empty where
    nothing is said but when.
    """
    said = [*_clauses(original, text, taken)]
    if not any(re.search(r"\w", RECURRING.sub("", one)) for _, one in said):
        return "", ""
    content = "，".join(one for _, one in said if not AGREED.match(one)) or said[0][1]
    acts = [(place, one) for place, one in said if _says_enough(one)]
    ordered = [one for place, one in acts if place >= since] or [one for _, one in acts]
    title = _cut(_without_whom(next(iter(ordered), content)))
    return title, "" if content == title else content


def _without_whom(clause: str) -> str:
    found = TO_WHOM.fullmatch(clause)
    return found["act"] if found else clause


def _says_enough(clause: str) -> bool:
    return len(clause) >= SAYS_ENOUGH and not PREAMBLE.match(clause) and not AGREED.match(clause)


def _clauses(original: str, text: str, taken: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """The clauses, each with its place, that are left once units, days and words that only lead in are gone."""
    gone = bytearray(len(text))
    for span in (*taken, *(Span(*match.span()) for match in (*DAY.finditer(text), *NOTE.finditer(text)))):
        gone[span.begins : span.ends] = b"\1" * (span.ends - span.begins)
    kept = [place for place, is_gone in enumerate(gone) if not is_gone]
    plain = "".join(text[place] for place in kept)
    words = "".join(original[place] for place in kept)
    for match in CLAUSE.finditer(plain):
        if told := _trimmed(plain, words, Span(*match.span())):
            yield kept[match.start()], told


def _trimmed(plain: str, words: str, span: Span) -> str:
    lead = LEADING.match(plain, *span)
    begins = lead.end() if lead else span.begins
    tail = TRAILING.search(plain[begins : span.ends])
    ends = begins + tail.start() if tail else span.ends
    told = words[begins:ends].strip()
    return told if re.search(r"\w", told) else ""


def _cut(text: str) -> str:
    """At most forty characters, cut where a part of the sentence ends if there is such a place."""
    text = re.split(r"[。；;\n]", text)[0].strip() or text.strip()
    if len(text) <= LENGTH:
        return text
    shorter = text[:LENGTH]
    place = max(shorter.rfind(mark) for mark in "，,、；：")
    return shorter[:place] if place >= LENGTH // 3 else shorter
