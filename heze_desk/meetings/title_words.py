"""What is to be done by a sentence, without the units and the days that the ledger keeps in columns of their own."""

import re
from collections.abc import Sequence

from heze_desk.meetings.plain_words import MASK, Span
from heze_desk.meetings.role_words import NUMBERING
from heze_desk.meetings.sentence_words import AGREED, NOTE, WHOLE

LENGTH = 40
SAYS_ENOUGH = 4
DAY = re.compile(rf"(?:力争|确保|务必|争取|原则上)?(?:于|在|到|至)?\s?{MASK}+(?:之前|以前|前|底)?")
CLAUSE = re.compile(rf"(?:{WHOLE}|[^,;:。!?\n])+")
LEADING = re.compile(
    rf"(?:[\s、]|{NUMBERING}|会议(?:一致)?(?:研究)?(?:议定|决定|明确|要求|强调|同意)|会议$|由(?![此于])|请(?![示柬])|"
    r"并(?![购网联轨行])且?|同时|其中|此外|另外|下一步|以及|"
    r"要(?![素点求件害])|应当|应(?![用急对届收付答])|必须|须(?!知)|需(?!求)要?|负责(?!人)|牵头|主办|共同(?!富裕|体)|"
    r"联合(?!会|体|国)|分别|具体(?!化)|各自|按照?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实)?|单位[:]?)+"
)
TRAILING = re.compile(r"[\s、和与及由请]+$")
PREAMBLE = re.compile(r"为(?!主)|根据|按照|围绕|针对|结合|鉴于|依据|聚焦|关于|对于|在.{1,30}(?:基础上|前提下)$")


def worded(original: str, text: str, taken: Sequence[Span]) -> tuple[str, str]:
    """A short title and the whole content; `text` is the plain sentence with its days masked, `taken` are the units."""
    said = clauses(original, text, taken)
    if not said:
        return _cut(original.strip()), ""
    acts = [one for one in said if not PREAMBLE.match(one) and not AGREED.match(one)] or said
    content = "，".join(one for one in said if not AGREED.match(one)) or said[0]
    title = _cut(next((one for one in acts if len(one) >= SAYS_ENOUGH), content))
    return title, "" if content == title else content


def clauses(original: str, text: str, taken: Sequence[Span]) -> list[str]:
    """The clauses that are left once units, days and the words that only lead in are gone."""
    gone = bytearray(len(text))
    for span in (*taken, *(Span(*match.span()) for match in (*DAY.finditer(text), *NOTE.finditer(text)))):
        gone[span.begins : span.ends] = b"\1" * (span.ends - span.begins)
    kept = [place for place, is_gone in enumerate(gone) if not is_gone]
    plain = "".join(text[place] for place in kept)
    words = "".join(original[place] for place in kept)
    found = (_trimmed(plain, words, Span(*match.span())) for match in CLAUSE.finditer(plain))
    return [one for one in found if one]


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
