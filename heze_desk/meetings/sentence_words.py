"""The sentences of a decision's text, and which of them decide nothing."""

import re
from collections.abc import Iterator

from heze_desk.meetings.plain_words import Span, plain
from heze_desk.meetings.unit_words import ENDINGS

WHOLE = r"《[^《》\n]*》|\([^()\n]*\)|“[^“”\n]*”|\"[^\"\n]{0,80}\"|【[^【】\n]*】"
SENTENCE = re.compile(rf"(?:{WHOLE}|[^。;!?\n])+(?:[。!?]+[”\"]?)?")
NOTE = re.compile(
    r"\s*\((?:(?:牵头|责任|配合|承办|主办)(?:单位|部门)[^()\n]*|[^()\n]{2,300}(?:牵头|负责|配合))\)\s*[。;]?\s*"
)
HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|#+\s)[^。;,\n]{1,40}")
NUMBERING = re.compile(
    r"\s*(?:#+\s*|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳])+\s*"
)
SPEAKERS = (
    r"会议|与会(?:人员|同志)?|有(?:的)?(?:同志|单位)|大家|部分(?:同志|单位)|"
    rf"[\u4e00-\u9fff]{{2,14}}?{ENDINGS}|[\u4e00-\u9fff]{{2,4}}同志"
)
SAID_BY = rf"(?:^|[,:。])\s*(?:(?:{SPEAKERS})(?:等)?(?:的?(?:同志|代表))?)?"
SUGGESTED = "这是建议，没有议定，没有列为任务。"
OPEN = "这一事项没有议定，没有列为任务。"
ONLY_AGREED = "只是表示同意，没有交办的事项，没有列为任务。"
TOLD = "说的是会议听取、认为或已经做了的事，没有交办的事项，没有列为任务。"
UNDECIDED = (
    (
        re.compile(
            r"(?<!对)未(?:议定|决定|形成(?:一致|统一|最终)?(?:意见|决议|结论)|达成(?:一致|共识))(?!的?(?:事项|议题))"
        ),
        OPEN,
    ),
    (re.compile(r"没有(?:议定|形成(?:一致|统一|最终)?(?:意见|决议|结论)|达成(?:一致|共识))"), OPEN),
    (re.compile(r"暂不(?:议定|决定|研究|审议|表决|列入)|暂缓(?:议定|决定|研究|审议)|择期(?:研究|审议|再)"), OPEN),
    (re.compile(r"(?<!提交)(?<!提请)(?<!报)下次会议再?(?:作|进行)?(?:研究|审议|议定|商议|讨论)"), OPEN),
    (re.compile(r"(?:会后|以后)再(?:作|进行)?(?:研究|审议|议定|商议|讨论)|另行(?:研究|审议|议定|商议|讨论)"), OPEN),
    (re.compile(r"待[^,。]{1,30}后,?再(?:行|作)?(?:研究|议|定|审议|决定)|再议"), OPEN),
    (re.compile(r"原则(?:上)?同意[^。]{0,60}?但"), OPEN),
    (re.compile(rf"{SAID_BY}(?:同时|并|还|另)?(?:建议|提议|希望|倡议)(?![书稿案])"), SUGGESTED),
    (re.compile(r"可以?(?:考虑|研究|探索|尝试|适时(?:考虑|研究))(?![^,。]{0,3}(?:性|报告))"), SUGGESTED),
    (re.compile(r"(?:提出|发表|谈)了[^,。]{0,20}?(?:意见|建议|想法|看法)"), SUGGESTED),
)
REPORTED = re.compile(r"\s*(?:会议)?(?:听取|传达|学习|通报|审议|观看|传达学习)了|\s*(?:会议)?(?:认为|指出)[,，]?")
AGREED = re.compile(r"\s*(?:会议)?(?:一致|原则|原则上)?(?:同意|通过|审议通过)(?!由|[^,。]{0,12}(?:牵头|负责))[^,]*")


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences of a plain text lie, whole quotations and brackets in them; a note of units joins its own."""
    last: Span | None = None
    for match in SENTENCE.finditer(text):
        begins, ends = _stripped(text, *match.span())
        if begins == ends:
            continue
        if last is not None and NOTE.fullmatch(text, begins, ends) and "\n" not in text[last.ends : begins].strip(" "):
            last = Span(last.begins, ends)
            continue
        if last is not None:
            yield last
        last = Span(begins, ends)
    if last is not None:
        yield last


def is_heading(sentence: str) -> bool:
    """一、关于资金渠道: a line that names what follows."""
    return HEADING.fullmatch(sentence) is not None and not re.search(r"牵头|负责|\d|前", sentence)


def why_undecided(sentence: str) -> str:
    """Why a plain sentence decides nothing, or nothing where it does."""
    plain = sentence[found.end() :] if (found := NUMBERING.match(sentence)) else sentence
    for pattern, why in UNDECIDED:
        if pattern.search(plain):
            return why
    return ""


def parted(text: str) -> tuple[str, list[str]]:
    """What a text decides, word for word, and its sentences that only suggest or leave something open."""
    clear = plain(text)
    loose = [span for span in sentences(clear) if why_undecided(span.of(clear))]
    kept, last = "", 0
    for span in loose:
        kept, last = kept + text[last : span.begins], span.ends
    return (kept + text[last:]).strip(" \n\t　；;"), [span.of(text) for span in loose]


def why_no_task(clause: str, *, has_actor: bool) -> str:
    """Why nobody has anything to do by this clause: it agrees, or it tells what was heard or done."""
    plain = clause[found.end() :] if (found := NUMBERING.match(clause)) else clause
    if has_actor:
        return ""
    if REPORTED.match(plain):
        return TOLD
    return ONLY_AGREED if AGREED.match(plain) else ""


def _stripped(text: str, begins: int, ends: int) -> tuple[int, int]:
    """Without the blanks around it and a comma or semicolon at its end."""
    words = text[begins:ends]
    return begins + len(words) - len(words.lstrip(" \t\r,、")), ends - len(words) + len(words.rstrip(" \t\r,;、:"))
