"""From when to when the entries count in which industry."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers.importing.part_plan import Deed, PartChange
from heze_desk.registers.importing.part_rows import PartSorter, Said
from heze_desk.registers.importing.whom import Home
from heze_desk.registers.records import Membership
from heze_desk.registers.workbook_parts import Part
from heze_desk.workbooks import plain_cells
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Reading, squeezed, text_of

OPEN = frozenset({"不限", "长期", "至今", "不限起止"})
DAYS = ("valid_from", "valid_to")
COLUMNS = {"industry": "industry_id", "valid_from": "valid_from", "valid_to": "valid_to"}


class TermSorter(PartSorter):
    """A term is corrected by its number; without one a row means that of the same industry it meets, else a new one."""

    def cell(self, key: str, cell: Cell) -> Reading[Any]:
        if key not in DAYS:
            return Reading(value=text_of(cell))
        if squeezed(text_of(cell)) in OPEN:
            return Reading(value="")
        return plain_cells.day(
            cell, Meant(year=self.ground.day.year, last=key == "valid_to", epoch=self.table.sheet.epoch)
        )

    def kept(self, entry_id: int) -> Sequence[Hashable]:
        return [one.id for one in self.ground.whole.terms.get(entry_id, ())]

    def sort(self, home: Home, entry: Entry, said: Said) -> None:
        terms = self.found.terms.setdefault(home.key, list(self.ground.whole.terms.get(home.entry_id or 0, ())))
        number = self.number(home, entry)
        kept = next((one for one in terms if number and one.id == number), None)
        if kept is None and not self.complete(entry, said, "industry"):
            return
        told: Said = {COLUMNS[key]: value or None for key, value in said.items() if key in DAYS}
        if "industry" in said:
            told["industry_id"] = self._own(kept, said) or self._industry(entry, said, terms)
            if told["industry_id"] is None:
                return
            self.found.listed.setdefault(home.key, set()).add(told["industry_id"])
        if kept is None and self._waits(entry, said):
            return
        try:
            kept = kept or self._met(terms, Membership(entry_id=0, **told))
            new = replace(kept, **told) if kept else Membership(entry_id=home.entry_id or 0, **told)
        except DeskError as refusal:
            self.refuse(entry, f"{refusal}没有导入。")
            return
        self._tell(home, entry, kept, new)

    def _waits(self, entry: Entry, said: Said) -> bool:
        """A new term without the day that is asked about would be of all times."""
        return any(self.is_open(entry, said, key) for key in DAYS)

    def check(self) -> None:
        """Two terms of one industry that share a day cannot both be, whichever of them was changed."""
        for change in list(self.found.changes):
            deed: Deed = change.field.value
            terms = self.found.terms[change.home.key]
            clash = {one.industry_id for one in terms for other in terms if one is not other and _clash(one, other)}
            if deed.told.get("industry_id", self._was(change)) in clash:
                name = "、".join(self.ground.whole.industries[one] for one in sorted(clash))
                self.take_back(change, f"“{name}”有两段起止重叠，没有导入；请核对起止日期。")

    def _was(self, change: PartChange) -> int | None:
        terms = self.ground.whole.terms.get(change.home.entry_id or 0, ())
        return next((one.industry_id for one in terms if one.id == change.field.value.id), None)

    def _tell(self, home: Home, entry: Entry, kept: Membership | None, new: Membership) -> None:
        terms = self.found.terms[home.key]
        if kept is not None:
            self.met.add(kept.id)
        told = {key: getattr(new, key) for key in COLUMNS.values() if not kept or getattr(new, key) != vars(kept)[key]}
        terms[:] = [*(one for one in terms if one is not kept), new]
        self.found.listed.setdefault(home.key, set()).add(new.industry_id)
        if not told:
            return
        deed = Deed(part=Part.TERMS, id=kept.id if kept else None, told=told)
        self.add(home, entry, deed, shown=(self._shown(kept) if kept else "", self._shown(new)))

    def _own(self, kept: Membership | None, said: Said) -> int | None:
        """That of the term where its name is as it was: one that came back may bear the name of one that ended."""
        own = kept.industry_id if kept else 0
        same = squeezed(self.ground.whole.industries.get(own, "")) == squeezed(said["industry"])
        return own if same else None

    def _industry(self, entry: Entry, said: Said, terms: Sequence[Membership]) -> int | None:
        """One the entry was ever in needs no question, nor a term that ended no later than its industry."""
        places = self.ground.known.places
        found = places.named(said["industry"])
        until = said.get("valid_to") or None
        ended = places.ended.get(found or 0)
        over = ended is not None and until is not None and ended.valid_to is not None and until <= ended.valid_to
        if found is not None and (over or any(one.id and one.industry_id == found for one in terms)):
            return found
        settled: int | None = self.asked.settle(
            places.one(said["industry"]), entry, entry.cells["industry"][0], self.sheet.heading("industry")
        )
        return settled

    def _met(self, terms: Sequence[Membership], told: Membership) -> Membership | None:
        """The term that begins on the same day, else the only one whose days the row would share."""
        same = [one for one in terms if one.id is not None and one.industry_id == told.industry_id]
        same = [one for one in same if one.id not in self.met and one.id not in self.reserved]
        begun = [one for one in same if one.valid_from == told.valid_from]
        shared = [one for one in same if one.meets(told)]
        return next(iter(begun), shared[0] if len(shared) == 1 else None)

    def _shown(self, term: Membership) -> str:
        name = self.ground.whole.industries[term.industry_id]
        since = f"{term.valid_from} 起" if term.valid_from else ""
        until = f"至 {term.valid_to}" if term.valid_to else ""
        return f"{name}（{' '.join(filter(None, (since, until))) or '不限起止'}）"


def _clash(one: Membership, other: Membership) -> bool:
    return one.industry_id == other.industry_id and one.meets(other)
