"""What the rows of a workbook wait for: all that stands in the cell, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heze_desk.registers.importing.settling import Settler
from heze_desk.roadmap.records import BarKey, Dependency, Subject, circle
from heze_desk.roadmap.workbook_names import APART, Names
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.values import Option, Reading, choice

FIELD, TITLE, NONE = "waits", "要等", "无"
MOST = 2
"""As many names of one cell as can be asked about."""
LEFT_OUT = BarKey(Subject.ITEM, 0)

Waits = Mapping[BarKey, tuple[BarKey, ...]]
"""For each bar all that it has to wait for."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Reads the cells once all rows are known, for one may wait for a row below it."""

    names: Names
    known: Sequence[Dependency]
    asked: Settler

    def read(self, rows: Sequence[tuple[BarKey, Entry]]) -> Waits:
        """Only what differs from what is kept; what would wait for itself is refused with its way."""
        found = {key: waits for key, entry in rows if (waits := self._cell(entry, key)) is not None}
        entry_of = dict(rows)
        changed = {key: waits for key, waits in found.items() if set(waits) != set(self.before(key))}
        while way := self._circle(changed):
            after, told = way
            cell = entry_of[after].first(FIELD)
            assert cell is not None
            self.asked.refuse(cell, entry_of[after], TITLE, f"这样会首尾相接：{told}；请核对先后。")
            del changed[after]
        return changed

    def before(self, key: BarKey) -> tuple[BarKey, ...]:
        """What it waits for now, as far as that can be named."""
        return tuple(one.before for one in self.known if one.after == key and one.before in self.names.every)

    def told(self, waits: Sequence[BarKey]) -> str:
        return "、".join(self.names.every[key].full for key in waits)

    def _circle(self, changed: Waits) -> tuple[BarKey, str] | None:
        """The first row that would close one, and the way it would go."""
        kept = [one for one in self.known if one.after not in changed or one.before in changed[one.after]]
        for after, waits in changed.items():
            for before in waits:
                new = Dependency(before, after)
                if way := circle(kept, new):
                    return after, "→".join(self.names.every[key].full for key in (before, *way))
                kept.append(new)
        return None

    def _cell(self, entry: Entry, key: BarKey) -> tuple[BarKey, ...] | None:
        """None where it says nothing, or not yet anything sure."""
        words = [word for part in APART.split(entry.words(FIELD)) if (word := part.strip())]
        cell = entry.first(FIELD)
        if cell is None or not words:
            return None
        if words == [NONE]:
            return ()
        readings = [self._one(word, key) for word in words]
        if sum(one.value is None for one in readings) > MOST:
            told = f"“{TITLE}”里有多处认不出，没有采用；请写编号，例如“编号6”、“任务2-1-01”。"
            self.asked.refuse(cell, entry, TITLE, told)
            return None
        found = [self.asked.settle(one, entry, cell, TITLE) for one in readings]
        return None if None in found else tuple(dict.fromkeys(one for one in found if one != LEFT_OUT))

    def _one(self, word: str, key: BarKey) -> Reading[BarKey]:
        """The one that is meant; own industry first where several are called so."""
        meant = [one for one in self.names.meant(word) if one != key] or list(self.names.meant(word))
        if len(meant) == 1:
            return Reading(value=meant[0])
        industry = self.names.every[key].industry
        if meant:
            offered = sorted(meant, key=lambda one: (self.names.every[one].industry != industry, one))
            return self._choice(f"“{word}”有{len(meant)}项", offered, word)
        offered = self.names.near(word) or [
            one.key for one in self.names.every.values() if industry and one.industry == industry and one.key != key
        ]
        return self._choice(f"路线图和台账里没有“{word}”", offered, word)

    def _choice(self, says: str, offered: Sequence[BarKey], word: str) -> Reading[BarKey]:
        options = [Option(label=f"要等{self.names.every[one].full}", value=one) for one in offered]
        return choice(says, (*options, Option(label=f"不等“{word}”", value=LEFT_OUT)))
