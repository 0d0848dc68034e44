"""What the units of a sentence have to do in it: to lead, to help, to act, or nothing at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from heze_desk.meetings.plain_words import MASK, Span
from heze_desk.meetings.unit_words import Mention

JOINED = re.compile(r"\s*(?:\(管委会\))?\s*(?:、|和|与|及|以及)?\s*")
JOINED_BY_A_COMMA = re.compile(r"\s*,\s*")
COMMITTEE = re.compile(r"\(管委会\)")
AND_OTHERS = re.compile(r"等(?:有关|相关|市直)?(?:单位|部门)|等(?=[,牵负配参协于按要应须\s]|$)")
LEADS = re.compile(r"\(?(?:共同|联合|具体|负责|总)*(?:牵头|主办|为主|负总责)\)?(?:负责|承办|组织|单位)?")
ACTS = re.compile(r"\(?(?:分别|共同|具体|按照?(?:各自)?职责分工)*(?:分别)?(?:负责)\)?")
HELPS = re.compile(
    r"\(?(?:要|应|积极|主动|做好|全力|按(?:照|各自|照各自)?职责(?:分工)?|密切|共同|具体|予以|负责|给予)*"
    r"(?:配合|协助|协同|参与|协办|支持)(?!下)\)?(?:单位)?"
)
NOT_ACTING = re.compile(r"的|所|等的|(?:审核|审定|审议|同意|批准|审批|审查|评审|备案)[^,]{0,6}后")
EACH = re.compile(rf"(?:[要应须需于在前\s]|{MASK})*分别")
CALLED_TO_LEAD = re.compile(r"(?:牵头(?:责任)?(?:单位|部门)|主办单位)(?:为|是)?:?\s*$")
CALLED_TO_HELP = re.compile(
    r"(?:会同|协同|联合|(?:配合|协办|参与|协同|协助)(?:单位|部门)(?:为|是)?:?|(?<!招)(?<!协)商)\s*$|(?:配合|协助)\s*$"
)
CALLED_TO_ACT = re.compile(
    r"(?:责任|承办|落实)(?:单位|部门)(?:为|是)?:?\s*$|(?<![理经缘])由\s*$|(?<![提报申邀敬])请\s*$|(?:责成|委托|安排|指定)\s*$"
)
SUPPORTED = re.compile(r"(?:配合|协助|支持)\s*$")
NUMBERING = r"[(第]?[一二三四五六七八九十\d]{1,3}(?:、|\)|[.](?!\d)|是|要)"
LEADING_IN = re.compile(
    rf"(?:[\s\"“”{MASK}]|{NUMBERING}|会议|本次|一致|研究|议定|决定|明确|要求|强调|同意|责成|委托|安排|指定|请|由|并|同时|其中|"
    r"此外|另外|下一步|会后|于|在|到|至|力争|确保|务必|须|前|此前)*"
)
LONGEST_CLAUSE, LONGEST_ROW = 200, 100
BOUNDARIES = ",;:。!?()\n"


class Role(Enum):
    LEAD = auto()
    ACT = auto()
    HELP = auto()
    BESIDE = auto()
    """Acts by a day of its own, in the words that say for all of them what is to be done."""
    NONE = auto()


@dataclass(frozen=True, kw_only=True)
class Group:
    """Units that stand together, with the words around them that say their part; `span` holds those words too."""

    units: tuple[Mention, ...]
    role: Role
    span: Span
    each: bool = False
    others: str = ""

    @property
    def begins(self) -> int:
        return self.units[0].span.begins

    @property
    def acts(self) -> bool:
        return self.role in (Role.LEAD, Role.ACT)


def groups(text: str, found: Sequence[Mention]) -> list[Group]:
    """The units of one plain sentence in groups by their part; `text` has its days masked."""
    made: list[Group] = []
    place = 0
    while place < len(found):
        together = _together(text, found[place : place + LONGEST_ROW])
        place += len(together)
        made.append(_grouped(text, together, made[-1] if made else None))
    return made


def clause_of(text: str, place: int) -> int:
    """Where the clause begins in which this place lies."""
    first = max(0, place - LONGEST_CLAUSE)
    found = max(text.rfind(mark, first, place) for mark in BOUNDARIES)
    return found + 1 if found >= 0 else first


def _together(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The units that stand in one row; after a comma only where the first of them begins its clause."""
    together = [found[0]]
    leads_in = LEADING_IN.fullmatch(text, clause_of(text, found[0].span.begins), found[0].span.begins)
    for one in found[1:]:
        between = Span(together[-1].span.ends, one.span.begins)
        joined = JOINED.fullmatch(text, *between) or (leads_in and JOINED_BY_A_COMMA.fullmatch(text, *between))
        if not joined:
            break
        together.append(one)
    return together


def _grouped(text: str, units: list[Mention], last: Group | None) -> Group:
    begins, ends = units[0].span.begins, units[-1].span.ends
    ends = committee.end() if (committee := COMMITTEE.match(text, ends)) else ends
    others = AND_OTHERS.match(text, ends)
    ends = others.end() if others else ends
    since = clause_of(text, begins)
    before = text[max(since, begins - 16) : begins]
    if text[since - 1 : since] == ":" and since == begins:
        before = text[max(0, begins - 16) : begins]
    role, words = _role(text, ends, before, last=last)
    cue = _cue(before)
    return Group(
        units=tuple(units),
        role=role if role is not Role.NONE or not _leads_in(text, since, begins, ends) else Role.ACT,
        span=Span(begins - len(cue), ends + words),
        each=EACH.match(text, ends) is not None,
        others=others[0] if others and others[0].startswith("等") else "",
    )


def _role(text: str, ends: int, before: str, *, last: Group | None) -> tuple[Role, int]:
    """The part, and how many characters after the units say so."""
    if NOT_ACTING.match(text, ends):
        return Role.NONE, 0
    if SUPPORTED.search(before) and last is not None and last.role is Role.HELP:
        return Role.LEAD, 0  # 各县区配合市科技局: who is helped leads
    if leads := LEADS.match(text, ends):
        return Role.LEAD, leads.end() - ends
    if (helps := HELPS.match(text, ends)) or CALLED_TO_HELP.search(before):
        return Role.HELP, helps.end() - ends if helps else 0
    if CALLED_TO_LEAD.search(before):
        return Role.LEAD, 0
    if acts := ACTS.match(text, ends):
        return Role.ACT, acts.end() - ends
    return (Role.ACT if CALLED_TO_ACT.search(before) else Role.NONE), 0


def _leads_in(text: str, since: int, begins: int, ends: int) -> bool:
    """Whether the units begin their clause, so that they are the ones who act in it."""
    return LEADING_IN.fullmatch(text, since, begins) is not None and not NOT_ACTING.match(text, ends)


def _cue(before: str) -> str:
    for pattern in (CALLED_TO_LEAD, CALLED_TO_HELP, CALLED_TO_ACT):
        if match := pattern.search(before):
            return match[0]
    return ""
