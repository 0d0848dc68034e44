"""The entries of one register as they were read, so that a word typed or one edit does not read them all again."""

from bisect import bisect
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from heze_desk.registers import listing
from heze_desk.registers.listing import EntryFilter, Rank
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
        self._ranks: list[Rank] = []
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
            owners = self._owners(table, rows) if 0 < len(rows) <= MANY else {}
            if len(owners) < len(rows):  # too many, or nobody knows any more where they were
                self._touched = None
                return
            found |= set(owners.values())
        self._touched |= found

    def read(self, day: date) -> None:
        """Bring the lines up to date as of the day."""
        touched, self._touched = self._touched, set()
        if touched is None or day != self._day or len(touched) > MANY:
            self._day = day
            found = listing.ranked(self._db, day, kind=self._kind)
            self._ranks, self.lines = [rank for rank, _ in found], [line for _, line in found]
            self._words = {}
            self.shared = sum(line.shared for line in self.lines)
            self.unproven = sum(bool(line.unproven) for line in self.lines)
        else:
            self._renew(touched, day)

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

    def _renew(self, touched: set[int], day: date) -> None:
        """Take in what came, went or changed; a known entry keeps its place until all are read again."""
        if not touched:
            return
        fresh = {line.id: (rank, line) for rank, line in listing.ranked(self._db, day, kind=self._kind, ids=touched)}
        for place in reversed([place for place, line in enumerate(self.lines) if line.id in touched]):
            line = self.lines[place]
            self._count(line, -1)
            self._words.pop(line.id, None)
            if line.id in fresh:
                self.lines[place] = fresh.pop(line.id)[1]
                self._count(self.lines[place], 1)
            else:
                del self.lines[place], self._ranks[place]
        for rank, line in fresh.values():
            place = bisect(self._ranks, rank)
            self._ranks.insert(place, rank)
            self.lines.insert(place, line)
            self._count(line, 1)

    def _count(self, line: EntryLine, by: int) -> None:
        self.shared += by * line.shared
        self.unproven += by * bool(line.unproven)

    def _owners(self, table: str, rows: Collection[int]) -> dict[int, int]:
        """The entries that these rows belong to; of rows that went the journal knows."""
        question = OWNERS.get(table, f"select id, entry_id from {table}")
        marks = ", ".join("?" * len(rows))
        found: dict[int, int] = dict(
            self._db.execute(f"select * from ({question}) where id in ({marks})", list(rows)).fetchall()
        )
        gone = [row for row in rows if row not in found]
        if gone and table in OWNERS:
            ties = self._kept(table, "recognition_id", gone)
            owners = self._owners("recognition", list(ties.values()))
            return found | {row: owners[tie] for row, tie in ties.items() if tie in owners}
        return found | (self._kept(table, "entry_id", gone) if gone else {})

    def _kept(self, table: str, column: str, rows: Collection[int]) -> dict[int, int]:
        """What a column of rows that went said last."""
        marks = ", ".join("?" * len(rows))
        question = f"""
            select row_id, json_extract(before, '$.{column}') from journal
            where subject = ? and row_id in ({marks}) and before is not null order by id
        """
        return dict(self._db.execute(question, [table, *rows]).fetchall())
