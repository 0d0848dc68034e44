"""How a workbook lists what the bars of the roadmap wait for, and which of them a name means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from heze_desk.roadmap.records import BarKey, Called, Subject
from heze_desk.workbooks.values import squeezed

APART = re.compile(r"[、，,;；\n]+")
BY_ID = re.compile(r"编号(\d+)")
BY_NUMBER = re.compile(r"任务([\w.-]+)")


@dataclass(frozen=True)
class Names:
    """Of all phases, milestones and tasks; those that a workbook brings are numbered below zero."""

    every: Mapping[BarKey, Called]

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[BarKey, ...]]:
        found: dict[str, tuple[BarKey, ...]] = {}
        for one in self.every.values():
            found[squeezed(one.title)] = (*found.get(squeezed(one.title), ()), one.key)
        return found

    def listed(self, key: BarKey) -> str:
        """In a list, so that `meant` finds it again: by its title where no other is called so, or with its number."""
        one = self.every[key]
        if key.subject is Subject.TASK:
            return f"任务{one.number}"
        if APART.search(one.title) or BY_ID.search(one.title) or BY_NUMBER.match(one.title):
            return f"编号{key.id}（{one.industry}）"
        alone = len(self._by_title[squeezed(one.title)]) == 1
        return one.title if alone else f"{one.title}（{one.industry}，编号{key.id}）".replace("，", " ")

    def meant(self, word: str) -> tuple[BarKey, ...]:
        """All that are called so; a number says which, whatever title stands with it."""
        plain = squeezed(word)
        if found := BY_ID.search(plain):
            key = BarKey(Subject.ITEM, int(found[1]))
            return (key,) if key in self.every else ()
        if found := BY_NUMBER.match(plain):
            return tuple(
                one.key
                for one in self.every.values()
                if one.key.subject is Subject.TASK and squeezed(one.number) == found[1]
            )
        return self._by_title.get(plain, ())

    def near(self, word: str, *, many: int = 3) -> list[BarKey]:
        """What is called alike."""
        titles = get_close_matches(squeezed(word), self._by_title, n=many, cutoff=0.5)
        return [key for title in titles for key in self._by_title[title]][:many]

    def with_(self, more: Iterable[Called]) -> "Names":
        """These too, in the place of what had their keys."""
        return Names({**self.every, **{one.key: one for one in more}})
