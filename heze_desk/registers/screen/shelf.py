"""The entries of one register as they were read, so that a word typed or one edit does not read them all again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from heze_desk.registers import listing
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.workspace.database import Database
from heze_desk.workspace.journal import Changes

OWN = "entry"
PARTS = ("entry_industry", "recognition", "entry_event", "recognition_proof")
OWNERS = {
    "recognition_proof": """
        select recognition_proof.id, entry_id from recognition_proof
        join recognition on recognition.id = recognition_id"""
}
MANY = 200
"""From so many entries on it is quicker to read all."""


class Shelf:
    """Knows which of its entries an act touched; `lines` are those of the day in the order of the policy."""

    def __init__(self, db: Database, kind: Kind) -> None:
        self._db, self._kind = db, kind
        self._day: date | None = None
        self._touched: set[int] | None = None
        self._words: dict[int, str] = {}
        self.lines: list[EntryLine] = []
        self.shared = self.unproven = 0

    def note(self, changes: Changes) -> None:
        """Remember what an act touched; what cannot be told entry by entry is read again as a whole."""
        if changes.meets(frozenset({"unit", "unit_name", "unit_member", "industry"})):
            self._touched = None
        if self._touched is None:
            return
        found = set(changes.touched.get(OWN, ()))
        for table in PARTS:
            rows = changes.touched.get(table, frozenset())
            owners = self._owners(table, rows) if rows else {}
            if len(owners) < len(rows):  # of what went nobody knows any more where it was
                self._touched = None
                return
            found |= set(owners.values())
        self._touched |= found

    def read(self, day: date) -> None:
        """Bring the lines up to date as of the day."""
        touched, self._touched = self._touched, set()
        if touched is None or day != self._day or len(touched) > MANY or not self._renew(touched, day):
            self._day = day
            self.lines = listing.entries(self._db, day, EntryFilter(kind=self._kind))
            self._words = {}
        if touched != set():
            self.shared = sum(line.shared for line in self.lines)
            self.unproven = sum(bool(line.unproven) for line in self.lines)

    def narrowed(self, wanted: EntryFilter, only: Collection[int] | None = None) -> list[EntryLine]:
        """Those that the filter lets through, of these alone where some are named."""
        words = wanted.text.casefold().split()
        found = self.lines if only is None else [line for line in self.lines if line.id in only]
        for word in words:
            found = [line for line in found if word in self._told(line)]
        if replace(wanted, kind=None, text="") == EntryFilter():
            return found
        return [line for line in found if listing.fits(line, wanted)]

    def _told(self, line: EntryLine) -> str:
        told = self._words.get(line.id)
        if told is None:
            told = self._words[line.id] = listing.told(line)
        return told

    def _renew(self, touched: set[int], day: date) -> bool:
        """Take in what changed of known entries; False where one came or went, for that moves the others."""
        fresh = {one.id: one for one in listing.entries_of(self._db, sorted(touched), day) if not one.deleted_on}
        fresh = {key: one for key, one in fresh.items() if one.kind is self._kind}
        known = {line.id for line in self.lines} & touched
        if known != set(fresh):
            return False
        self.lines = [fresh.get(line.id, line) for line in self.lines]
        for entry_id in fresh:
            self._words.pop(entry_id, None)
        return True

    def _owners(self, table: str, rows: Collection[int]) -> dict[int, int]:
        question = OWNERS.get(table, f"select id, entry_id from {table}")
        marks = ", ".join("?" * len(rows))
        return dict(self._db.execute(f"select * from ({question}) where id in ({marks})", list(rows)).fetchall())
