"""How alike two titles are, and which known titles are near one that was typed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

NEAR = 0.6  # share of common pairs of characters from which two titles are near
INSIDE = 0.85  # the same for the shorter title alone: one cut short, or with a few words added
LONG = 5  # pairs of characters a title must have to be looked for inside another


class Titles:
    """Titles, squeezed for comparing, that can be looked up by what they are near to."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._sizes: dict[str, int] = {}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for title in titles:
            pairs = _pairs(title)
            self._sizes[title] = len(pairs)
            for pair in pairs:
                self._by_pair[pair].append(title)

    def near(self, title: str, *, least: float = NEAR) -> list[str]:
        """The titles that are near this one or hold it nearly whole, the nearest first, at most three."""
        own = _pairs(title)
        shared = Counter(chain.from_iterable(self._by_pair.get(pair, ()) for pair in own))
        near = {name: _share(len(own), self._sizes[name], common) for name, common in shared.items()}
        return sorted((name for name in near if near[name] >= least), key=lambda name: -near[name])[:3]


def alike(one: str, other: str) -> float:
    """From 0 to 1, how many pairs of neighbouring characters two titles share."""
    first, second = _pairs(one), _pairs(other)
    return _share(len(first), len(second), len(first & second))


def _share(one: int, other: int, common: int) -> float:
    shorter = min(one, other)
    if shorter >= LONG and common >= INSIDE * shorter:
        return common / shorter
    return 2 * common / (one + other)


def _pairs(text: str) -> set[str]:
    """Every two neighbouring characters of a squeezed title, its punctuation left out."""
    plain = "".join(filter(str.isalnum, text))
    return {plain[place : place + 2] for place in range(len(plain) - 1)} or {plain}
