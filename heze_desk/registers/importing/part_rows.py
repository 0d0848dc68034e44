"""The rows of a further sheet taken one by one: of which entry, which record, and what each cell says."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from heze_desk.days import said as day_said
from heze_desk.registers.importing.part_plan import FIELD, Deed, Found, Ground, PartChange
from heze_desk.registers.importing.plan import FieldChange
from heze_desk.registers.importing.reading import NOTHING, Reader
from heze_desk.registers.importing.remarks import columns_left_out, merged_areas
from heze_desk.registers.importing.settling import Settler, place
from heze_desk.registers.importing.sheets import PartTable
from heze_desk.registers.importing.whom import LEFT_OUT, Home
from heze_desk.registers.workbook_columns import SEAL, sealed
from heze_desk.registers.workbook_parts import Part
from heze_desk.workbooks.entries import Entry, entries
from heze_desk.workbooks.findings import Doubt, Refusal
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, squeezed, text_of

Said = dict[str, Any]
Record = TypeVar("Record")
TABLES = {
    Part.MARKS: "recognition",
    Part.TERMS: "entry_industry",
    Part.EVENTS: "entry_event",
    Part.TIES: "entry_link",
}
NOT_READ = ("number", "title", "record", "proofs", SEAL)


class PartSorter:
    """Write `sort`, and `cell` where a column is no plain text; doubts and refusals name the sheet with the cell."""

    def __init__(self, ground: Ground, found: PartTable) -> None:
        self.ground, self.sheet, self.table = ground, found.sheet, found.table
        self.name = str(found.sheet.part)
        self.reader = Reader(known=ground.known, day=ground.day, epoch=found.table.sheet.epoch)
        mine = {key.removeprefix(self.name): one for key, one in ground.decisions.items() if key.startswith(self.name)}
        self.asked = Settler(mine)
        self.found = Found()
        self.met: set[Hashable] = set()
        self.removed = ground.whole.removed
        self.reserved: set[int] = set()
        self.homes: dict[tuple[str, int], Home] = {}
        self._rows: dict[Hashable, tuple[int, bool]] = {}

    def sort(self, home: Home, entry: Entry, said: Said) -> None:
        """Tell by `add` what the row would do."""
        raise NotImplementedError

    def cell(self, key: str, cell: Cell) -> Reading[Any]:
        """What a cell says; a blank one says nothing."""
        return self.reader.read("summary", cell)

    def kept(self, entry_id: int) -> Sequence[Hashable]:
        """What the register has already, as `met` tells it of what the sheet has."""
        raise NotImplementedError

    def take_all(self) -> Found:
        title = self.sheet.heading("title")
        listed, skipped = entries(self.table, apart=self.sheet.apart, called=title)
        self.found.skipped = [replace(one, text=f"“{self.name}”表：{one.text}") for one in skipped]
        homes = {one.row: home for one, home in self._settled(listed) if home is not None}
        told = [(homes[one.row], one) for one in listed if one.row in homes]
        ids = (self.number(home, one) for home, one in told)
        self.reserved = {one for one in ids if one is not None}
        self.homes = {home.key: home for home, _ in told}
        for home, one in sorted(told, key=lambda pair: (not pair[1].words("record"), pair[1].row)):
            is_old = self._is_sealed(home, one)
            said = {} if is_old and self.number(home, one) is not None else self._said(one)
            if not self._first_time(home, one, said):
                continue
            if is_old and (TABLES[self.sheet.part], self.sheet.numbered(one.words("record"))) in self.removed:
                self.refuse(one, "这一行没有改过，但在工作区里已经删除，没有再添加；要添加请新写一行。")
            else:
                self.sort(home, one, said)
        self.check()
        return self._finished()

    def check(self) -> None:
        """Take back what cannot be once all rows are known."""

    def take_back(self, change: PartChange, text: str) -> None:
        self.found.changes.remove(change)
        cell = change.field.cell.removeprefix(self.name)
        self.asked.refused.append(
            Refusal(cell=cell, row=change.row, title=change.home.title, name=self.name, text=text)
        )

    def number(self, home: Home, entry: Entry) -> int | None:
        """The record the row names, where it is one of its entry in this workspace."""
        found = self.sheet.numbered(entry.words("record"))
        own = home.line is not None and not self.ground.foreign and found in self.ids(home.line.id)
        return found if own else None

    def _is_sealed(self, home: Home, entry: Entry) -> bool:
        """Whether the row stands as this workspace wrote it; what was changed here since is not turned back then."""
        told = {key: text_of(cells[0]) for key, cells in entry.cells.items() if key != SEAL}
        return home.line is not None and not self.ground.foreign and entry.words(SEAL) == sealed(told)

    def ids(self, entry_id: int) -> Sequence[Hashable]:
        return self.kept(entry_id)

    def complete(self, entry: Entry, said: Said, *keys: str) -> bool:
        """Whether a new record has what it must have; a cell that is asked about is not missed once more."""
        lacking = [key for key in keys if key not in said]
        blank = [self.sheet.heading(key) for key in lacking if not self.is_open(entry, said, key)]
        if blank:
            self.refuse(entry, f"没有写{'、'.join(blank)}，没有导入。")
        return not lacking

    def is_open(self, entry: Entry, said: Said, key: str) -> bool:
        """Whether the cell says something that is not settled, or could not be taken."""
        cell = entry.first(key)
        return cell is not None and key not in said and squeezed(text_of(cell)).rstrip("。") not in NOTHING

    def refuse(self, entry: Entry, text: str, key: str = "title") -> None:
        self.asked.refuse(entry.first(key) or place(entry), entry, self.name, text)

    def to_come(self, entry: Entry, key: str, day: date) -> bool:
        """Whether a day that has not come is meant, where the cell names one."""
        if day <= self.ground.day:
            return True
        options = (Option(label="就是这一天", value=True), Option(label=LEFT_OUT, value=False))
        reading = choice(f"{day_said(day)}还没有到", options)
        return bool(self.asked.settle(reading, entry, entry.first(key) or place(entry), self.sheet.heading(key)))

    def add(self, home: Home, entry: Entry, deed: Deed, *, shown: tuple[str, str]) -> None:
        """Keep what the row would do, with what was and what would be in words."""
        cell = f"{self.name}{place(entry).ref}"
        change = FieldChange(
            field=f"{FIELD}{self.name}", name=self.name, value=deed, old=shown[0], new=shown[1], cell=cell
        )
        self.found.changes.append(PartChange(home=home, row=entry.row, field=change))

    def _settled(self, listed: Sequence[Entry]) -> list[tuple[Entry, Home | None]]:
        found: list[tuple[Entry, Home | None]] = []
        last: Home | None = None
        for entry in listed:
            reading = self.ground.whom.reading(entry, last)
            home = self.asked.settle_row(reading, entry, "对应条目")
            last = home or (last if not entry.words("title") else None)
            found.append((entry, home))
        return found

    def _said(self, entry: Entry) -> Said:
        told = {column.key for column in self.sheet.columns if column.told}
        said: Said = {}
        for key, cells in entry.cells.items():
            if key in NOT_READ or key in told:
                continue
            value = self.asked.settle(self.cell(key, cells[0]), entry, cells[0], self.sheet.heading(key))
            if value is not None:
                said[key] = value
        return said

    def _first_time(self, home: Home, entry: Entry, said: Said) -> bool:
        """Rows with two numbers are two records, even if they say the same; others are doubles then."""
        record = squeezed(entry.words("record"))
        told = {key: said.get(key, text_of(cells[0])) for key, cells in entry.cells.items() if key not in NOT_READ}
        words = tuple(sorted((key, squeezed(str(one))) for key, one in told.items()))
        for key in ((home.key, "record", record), (home.key, "words", words)):
            row, numbered = self._rows.setdefault(key, (entry.row, bool(record)))
            told_twice = key[1] == "record" or not (record and numbered)
            if row != entry.row and told_twice and (record or key[1] == "words"):
                self.found.repeated += 1
                copied = (home.key, "words", words) not in self._rows
                hint = f"记录号与第{row}行相同，没有导入；新增的请把记录号空着。"
                self.refuse(entry, hint if copied else f"与第{row}行是同一条，没有导入。")
                return False
        return True

    def _finished(self) -> Found:
        notes = [*self.table.notes, *self._renamed(), *columns_left_out(self.table), *merged_areas(self.table)]
        self.found.notes = [f"“{self.name}”表：{one}" for one in notes]
        kept = [one for home in self.homes.values() if home.line for one in self.kept(home.line.id)]
        if absent := sum(one not in self.met for one in kept):
            self.found.notes.append(f"“{self.name}”表里没有名录已有的 {absent} 条；没有的不会删除，照旧保留。")
        self.found.doubts = [self._placed(one) for one in self.asked.doubts]
        self.found.refused = [replace(one, cell=f"{self.name}{one.cell}") for one in self.asked.refused]
        return self.found

    def _renamed(self) -> Iterator[str]:
        """Headings that are none of ours, with what they are taken for."""
        for column in self.table.columns:
            if column.field and self.sheet.heading(column.field) not in column.heading:
                yield f"“{column.heading}”（{column.letter} 列）按“{self.sheet.heading(column.field)}”读取。"

    def _placed(self, doubt: Doubt) -> Doubt:
        also: Any = doubt.also
        if isinstance(also, tuple):
            also = tuple(f"{self.name}{one}" for one in also)
        return replace(doubt, key=f"{self.name}{doubt.key}", cell=f"{self.name}{doubt.cell}", also=also)


def differing(said: Mapping[str, Any], kept: Mapping[str, Any]) -> Said:
    """What a row says otherwise than it is kept; texts are the same however they are spaced at their ends."""
    return {key: value for key, value in said.items() if value != _plain(kept[key])}


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
