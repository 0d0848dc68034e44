"""Which matter a row means: the very same one, or those that may be, which are asked about and never taken."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heze_desk.notifications.records import Notification
from heze_desk.registers.likeness import Names
from heze_desk.workbooks.values import squeezed

COMPARED = 100
"""Characters of a matter that are compared; what follows tells two matters apart no better."""
Sides = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A matter that is kept, a new one where nothing is named, or that of a row before it."""

    id: int | None = None
    repeats: int = 0


@dataclass(frozen=True)
class Told:
    """A matter that is there already; `concerns` is what it is listed to concern."""

    meaning: Meaning
    matter: Notification
    concerns: str


class Matters:
    """All that is told of so far, kept and by rows before, found by what it says without looking at every one."""

    def __init__(self, matters: Mapping[int, Notification], concerned: Mapping[int, str]) -> None:
        self._told: list[Told] = []
        self._same: dict[tuple[Sides, date, str, str], Meaning] = {}
        self._names: dict[Sides, Names] = defaultdict(Names)
        for one, matter in matters.items():
            self.add(Told(Meaning(id=one), matter, concerned[one]))

    def add(self, told: Told) -> None:
        self._same.setdefault(_key(told.matter, told.concerns), told.meaning)
        self._names[_sides(told.matter)].add(len(self._told), told.matter.matter[:COMPARED])
        self._told.append(told)

    def same(self, wanted: Notification) -> Meaning | None:
        """That between the same departments, of the same day and enterprise, in the same words."""
        return self._same.get(_key(wanted, wanted.concerns))

    def near(self, wanted: Notification) -> list[Told]:
        """Those between the same departments in nearly the same words, unless of another enterprise; nearest first."""
        sides = _sides(wanted)
        if sides not in self._names:
            return []
        found = (self._told[one.id] for one in self._names[sides].near(wanted.matter[:COMPARED]))
        return [one for one in found if _of_one(wanted.concerns, one.concerns)]


def _of_one(first: str, second: str) -> bool:
    return not first or not second or squeezed(first) == squeezed(second)


def _key(matter: Notification, concerns: str) -> tuple[Sides, date, str, str]:
    return _sides(matter), matter.notified_on, squeezed(matter.matter), squeezed(concerns)


def _sides(matter: Notification) -> Sides:
    return matter.from_unit_id, matter.to_unit_id
