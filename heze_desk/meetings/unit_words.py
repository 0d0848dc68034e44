"""Where a text names units: by any name they have or had, with 市 and without, the longest name first."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from heze_desk.meetings.plain_words import Span, is_chinese, plain
from heze_desk.meetings.proposal_records import Roll

CITY = "菏泽"
NOT_OF_A_CITY = ("市委", "市政", "市场", "市监", "市人民政府", "市区", "市直")
LINKS = frozenset("商由请与和及同成托求合助对向报经交给让将把为泽议定确于在需须应要是即并前底内后日月旬")
"""What may stand directly before a unit; after any other character it is the end of another name, as in 省科技局."""
OF_A_COUNTY = re.compile(
    r"(?!配合|会同|协同|牵头|负责|[要应须于在和与及等报向按对把将])[\u4e00-\u9fff]{1,5}?(?:局|办公室|公司|镇|街道|集团|县委)"
)
AFTER_A_SHORT_NAME = re.compile(
    r"$|[^\u4e00-\u9fff]|[和与及要应须于在按根每、。]|牵头|负责|配合|会同|协同|分别|共同|主动|积极|制定|提出|报送|完成|落实|抓好|做好"
)
ENDINGS = (
    r"(?:局|委员会|委|办公室|办|厅|部(?![门分])|中心|协会|学会|商会|公司|集团|银行|分行|支行|管委会|人民政府|政府|学院|大学|研究院|院|"
    r"园区|新区|开发区|镇|街道|专班|组)"
)
DUTY = r"(?=(?:单位)?\(?(?:共同|具体|负责|联合)?(?:牵头|主办|负责|承办|配合|会同|协助|协同|参与))"
UNKNOWN = re.compile(
    r"(?:各级|市直|市级)*各(?:有关|相关|责任|牵头|成员|参与|产业|市直|市级)*(?:单位|部门|专班|乡镇|企业)|"
    r"(?:市直|市级)*(?:有关|相关|成员)(?:单位|部门)|市[直级](?:单位|部门)|市?(?:工作)?专班办公室|"
    rf"[市省县][\u4e00-\u9fff]{{1,9}}?{ENDINGS}|"
    rf"(?:(?<=[由请同,;:、。()\s前内底])|^)(?![由请并])[\u4e00-\u9fff]{{2,14}}?{ENDINGS}{DUTY}"
)
EVERYBODY = re.compile(r"各|有关|相关|成员|市[直级]")


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A unit as the text calls it; without an id where the office knows none of that name."""

    span: Span
    words: str
    unit_id: int | None = None

    def doubt(self, roll: Roll) -> str:
        """What has to be asked about a name that nobody has."""
        if EVERYBODY.match(self.words):
            return f"“{self.words}”没有写明是哪些单位，“责任分工”中也没有这样的群组；请逐个选择。"
        near = [roll.ids[name] for name in _near(self.words, tuple(roll.ids))]
        names = dict.fromkeys(f"“{roll.names[unit_id]}”" for unit_id in near)
        hint = f"是否指{'、'.join([*names][:3])}？" if names else "请核对，或先在“责任分工”中添加。"
        return f"没有名为“{self.words}”的单位；{hint}"


def mentions(text: str, roll: Roll) -> list[Mention]:
    """The units that a plain text names, in its order; those that nobody knows only as far as they look like one."""
    known = list(_known(text, roll))
    starts = [one.span.begins for one in known]

    def is_taken(span: Span) -> bool:
        place = bisect_left(starts, span.ends) - 1
        return place >= 0 and known[place].span.ends > span.begins

    seen = (Mention(span=Span(*match.span()), words=match[0]) for match in UNKNOWN.finditer(text))
    strange = [one for one in seen if not is_taken(one.span) and _begins_here(text, one)]
    return sorted([*known, *strange], key=lambda one: one.span.begins)


def _known(text: str, roll: Roll) -> Iterator[Mention]:
    every = _names(tuple(roll.ids.items()))
    if not every.pattern.pattern:
        return
    last = 0
    for match in every.pattern.finditer(text):
        begins, ends = match.span()
        words = match["name"]
        if begins < last:
            continue
        of_a_county = words.endswith(("县", "区")) and not words.startswith("各")
        if of_a_county and (more := OF_A_COUNTY.match(text, ends)):
            last = more.end()
            yield Mention(span=Span(begins, last), words=text[begins:last])
            continue
        if not _stands_alone(text, Span(begins, ends), words, touches=begins == last and last > 0):
            continue
        last = ends
        yield Mention(span=Span(begins, ends), words=text[begins:ends], unit_id=every.ids[words])


def _stands_alone(text: str, span: Span, words: str, *, touches: bool) -> bool:
    """Whether these characters are the whole name and not the end of a longer one."""
    if touches and not words.startswith(("各", "市")):
        return False
    if words.startswith("各") or CITY in words[:6]:
        return True
    if len(words) <= 2 and not AFTER_A_SHORT_NAME.match(text, span.ends):
        return False
    before = text[span.begins - 1] if span.begins else ""
    if len(words) <= 2 and before == "对":
        return False
    return (
        not is_chinese(before or " ") or before in LINKS or touches or (len(words) > 2 and words.endswith(("县", "区")))
    )


def _begins_here(text: str, one: Mention) -> bool:
    before = text[one.span.begins - 1] if one.span.begins else " "
    return not is_chinese(before) or before in LINKS or bool(EVERYBODY.match(one.words))


@lru_cache(maxsize=512)
def _near(words: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(get_close_matches(words, names, n=6, cutoff=0.5))


@dataclass(frozen=True, kw_only=True)
class _Names:
    ids: Mapping[str, int]
    pattern: re.Pattern[str]


@lru_cache(maxsize=8)
def _names(known: tuple[tuple[str, int], ...]) -> _Names:
    """Every way of calling every unit; a way that would mean two of them is none."""
    ids = {plain(name): unit_id for name, unit_id in known if name.strip()}
    made: dict[str, int | None] = {}
    for name, unit_id in _variants(ids):
        made[name] = unit_id if made.get(name, unit_id) == unit_id else None
    ids = {**{name: unit_id for name, unit_id in made.items() if unit_id is not None}, **ids}
    every = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    return _Names(ids=ids, pattern=re.compile(f"(?:{CITY})?(?P<name>{every})" if every else ""))


def _variants(ids: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    of_the_city = {unit_id for name, unit_id in ids.items() if name.startswith("市")}
    for name, unit_id in ids.items():
        if name.startswith("市") and len(name) > 3 and not name.startswith(NOT_OF_A_CITY):
            yield name[1:], unit_id
        if unit_id in of_the_city and not name.startswith(("市", CITY)):
            yield f"市{name}", unit_id
        if "县区" in name:
            for spelled in ("县(区)", "县、区", "区县"):
                yield name.replace("县区", spelled), unit_id
