"""Names that may mean the same: alike without place and company form, or but for a character or two."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

FORMS = re.compile("山东省?|菏泽市?|集团股份有限公司|股份有限公司|有限责任公司|有限公司|有限合伙|集团公司|集团|公司")
"""What is left out before two names are compared; where nothing else is left, the name stays whole."""
ORDINALS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz一二三四五六七八九十甲乙丙丁戊己庚辛壬癸东南西北")
"""Names that differ only in these are numbered or placed apart by whoever gave them, and mean different things."""
WITHOUT_ORDINALS = str.maketrans("", "", "".join(ORDINALS))
MANY = 20
"""Names that only numbers tell apart, from which on they are passed over as one."""
SHORTEST, PER_CHANGE = 4, 5
"""Shorter names must be equal; one character in five may differ."""


class Near(NamedTuple):
    """A known name that may mean the same, and how many characters lie between the two."""

    id: int
    name: str
    changes: int

    @property
    def why(self) -> str:
        return f"名称只差{self.changes}个字" if self.changes else "去掉地名和公司字样后名称相同"


class Names:
    """Names that can be looked up by what they are like; more may be added meanwhile.

    Of two names that differ in n characters at most 2n pairs of neighbours of each are not in the other, so it is
    enough to look behind the 2n + 1 rarest pairs, and behind the same characters in another order. Names that are
    the same but for what numbers them stand together, so that a thousand of them are passed over as one.
    """

    def __init__(self, names: Iterable[tuple[int, str]] = ()) -> None:
        self._cores: list[tuple[str, int, str]] = []
        self._letters: list[frozenset[str]] = []
        self._same: dict[str, list[int]] = defaultdict(list)
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        self._numbered: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._alike: Counter[str] = Counter()
        self._anagrams: dict[str, list[int]] = defaultdict(list)
        for name_id, name in names:
            self.add(name_id, name)

    def add(self, name_id: int, name: str) -> None:
        place, plain = len(self._cores), core(name)
        self._cores.append((plain, name_id, name))
        self._letters.append(frozenset(plain))
        self._same[plain].append(place)
        self._anagrams["".join(sorted(plain))].append(place)
        unnumbered = _unnumbered(plain)
        self._alike[unnumbered] += 1
        for pair in _pairs(plain):
            self._by_pair[pair].append(place)
            self._numbered[pair][unnumbered].append(place)

    def near(self, name: str) -> list[Near]:
        """All that may mean the same, the nearest first; the very same name is among them."""
        plain = core(name)
        found = dict.fromkeys(self._same.get(plain, ()), 0)
        if most := _allowed(plain):
            for place in self._candidates(plain, most):
                changes = _changes(plain, self._cores[place][0], most)
                if place not in found and changes is not None:
                    found[place] = changes
        near = (Near(self._cores[place][1], self._cores[place][2], changes) for place, changes in found.items())
        return sorted(near, key=lambda one: (one.changes, one.id))

    def _candidates(self, plain: str, most: int) -> set[int]:
        few = 2 * most + 1
        if self._alike[unnumbered := _unnumbered(plain)] < MANY:
            rarest = sorted((self._by_pair.get(pair, []) for pair in _pairs(plain)), key=len)[:few]
        else:
            rarest = sorted((self._others(pair, unnumbered) for pair in _pairs(plain)), key=len)[:few]
        letters, every = frozenset(plain), self._letters
        found = {place for places in rarest for place in places}
        found.update(self._anagrams.get("".join(sorted(plain)), ()))
        return {place for place in found if len(letters - every[place]) <= most >= len(every[place] - letters)}

    def _others(self, pair: str, unnumbered: str) -> list[int]:
        """Behind a pair, without the names that only a number tells from this one."""
        groups = self._numbered[pair].items() if pair in self._numbered else ()
        return [place for other, places in groups if other != unnumbered for place in places]


def core(name: str) -> str:
    """The part of a name that tells it apart: 山东明测新材料有限公司 -> 明测新材料"""
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))
    return FORMS.sub("", plain) or plain


def near_among(names: Iterable[tuple[int, str]], name: str) -> list[Near]:
    """What `Names.near` finds, for one name alone: only names with nearly all of its characters are looked at."""
    plain = core(name)
    letters, most = frozenset(plain), _allowed(plain)
    return Names(one for one in names if _holds(one[1], letters, most)).near(name)


def _holds(name: str, letters: frozenset[str], most: int) -> bool:
    if not unicodedata.is_normalized("NFKC", name):
        name = unicodedata.normalize("NFKC", name)
    return len(letters.difference(name.casefold())) <= most


def pairs_within(names: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Near]]:
    """Each id with an earlier one whose name may mean the same."""
    known = Names()
    for name_id, name in names:
        for one in known.near(name):
            yield name_id, one
        known.add(name_id, name)


def _allowed(plain: str) -> int:
    return 0 if len(plain) < SHORTEST else max(1, len(plain) // PER_CHANGE)


def _unnumbered(plain: str) -> str:
    return plain.translate(WITHOUT_ORDINALS)


def _pairs(plain: str) -> set[str]:
    return {plain[place : place + 2] for place in range(len(plain) - 1)} or {plain}


def _changes(one: str, other: str, most: int) -> int | None:
    """How many characters lie between two names; None where they are too many or only number the two apart."""
    if abs(len(one) - len(other)) > most or (one != other and _unnumbered(one) == _unnumbered(other)):
        return None
    left, right = Counter(one), Counter(other)
    apart, added = left - right, right - left
    if max(apart.total(), added.total()) > most or (set(apart + added) <= ORDINALS and apart + added):
        return None
    changes = _distance(one, other)
    return changes if changes <= most else None


def _distance(one: str, other: str) -> int:
    """The least number of characters to change, add, take out or exchange with the next, from one to the other."""
    before, row = list[int](), list(range(len(other) + 1))
    for place, left in enumerate(one, 1):
        last, before, row = before, row, [place]
        for column, right in enumerate(other, 1):
            least = min(before[column] + 1, row[-1] + 1, before[column - 1] + (left != right))
            if place > 1 < column and left == other[column - 2] and right == one[place - 2]:
                least = min(least, last[column - 2] + 1)
            row.append(least)
    return row[-1]
