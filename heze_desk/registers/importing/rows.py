"""From the rows of a sheet to what would be written, with every doubt and refusal beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heze_desk.registers.importing.known import Known
from heze_desk.registers.importing.matching import Target, target
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.reading import Reader
from heze_desk.registers.importing.settling import Settler, place
from heze_desk.registers.importing.whom import Home
from heze_desk.registers.likeness import Names
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.registers.workbook_columns import SEAL, is_sealed, sealed
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, squeezed, text_of

Said = dict[str, tuple[Cell, Any]]  # column -> the cell it is from and the value it has there


@dataclass
class Sorted:
    """What became of the rows so far: `homes` are those taken, `lost` the numbers and names of those that are not."""

    changes: list[RowChange] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    met: dict[Any, int] = field(default_factory=dict)
    homes: list[Home] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    names: Names = field(default_factory=Names)


class Sorter:
    """Takes the rows one by one, for two rows of a sheet may mean the same entry."""

    def __init__(self, known: Known, reader: Reader, decisions: Mapping[str, int], *, foreign: bool = False) -> None:
        self.known = self._known = known
        self.foreign, self._reader = foreign, reader
        self.asked, self.sorted = Settler(decisions), Sorted()

    def take(self, entry: Entry) -> None:
        said = self._resolved(self._said(entry), entry)
        values = {key: value for key, (_, value) in said.items()}
        meant = self._meant(values, entry)
        if meant is None or not self._first_time(meant, values, entry):
            self.sorted.lost += [entry.words("number"), entry.words("title")]
            return
        title = values.get("title") or (meant.line.name if meant.line else "")
        self.sorted.homes.append(Home(title=title, line=meant.line, row=entry.row, number=entry.words("number")))
        if meant.line is not None and _is_sealed(entry):
            said = {key: one for key, one in said.items() if not is_sealed(key)}
        else:
            self._place_in(said, meant.line, entry)
        self._ask_days_to_come(said, meant.line, entry)
        self._check(said, meant.line, entry)
        fields = tuple(self._changes(said, meant.line))
        if not fields:
            self.sorted.unchanged += 1
            return
        self.sorted.changes.append(
            RowChange(
                row=entry.row,
                entry_id=meant.line.id if meant.line else None,
                title=meant.line.name if meant.line else values["title"],
                fields=fields,
                unlike=meant.unlike,
                unlike_rows=meant.unlike_rows,
            )
        )

    def _said(self, entry: Entry) -> Said:
        """The sure and the decided values of a row; what is left goes to the doubts and refusals."""
        said: Said = {}
        for key, cells in entry.cells.items():
            cell = cells[0]
            for other in cells[1:]:
                if text_of(other) != text_of(cell):
                    text = f"同一条的另一行写的是“{text_of(other)}”；只采用第一行的内容。"
                    self.asked.refuse(other, entry, self._known.name(key), text)
            if key == "industries":
                continue
            value = self.asked.settle(self._reader.read(key, cell), entry, cell, self._known.name(key))
            if value is not None:
                said[key] = (cell, value)
        return said

    def _place_in(self, said: Said, line: EntryLine | None, entry: Entry) -> None:
        """The industries; an ended one is asked about unless the entry was in it, which it stays, named or not."""
        if (cell := entry.first("industries")) is None:
            return
        kept = self._known.past.get(line.id, frozenset()) if line else frozenset()
        reading = self._reader.industries(cell, kept)
        if found := self.asked.settle(reading, entry, cell, self._known.name("industries")):
            said["industries"] = (cell, (*found, *(one for one in sorted(kept) if one not in found)))

    def _ask_days_to_come(self, said: Said, line: EntryLine | None, entry: Entry) -> None:
        """A recognition of a day to come is more often a slip of the year than one that is already decided."""
        for key in [one for one in said if one.startswith("mark:") and one.endswith(":recognised_on")]:
            cell, day = said[key]
            if day <= self._reader.day or day == self._known.current(line, key, day):
                continue
            reading = self._reader.to_come(day)
            if self.asked.settle(reading, entry, cell, self._known.name(key)) is None:
                for other in [one for one in said if one.startswith(key.removesuffix("recognised_on"))]:
                    said.pop(other)

    def _resolved(self, said: Said, entry: Entry) -> Said:
        """Days and documents without a mark belong to those the row names; where it names none, nobody guesses one."""
        cell, marks = said.pop("mark", (None, ()))
        for key in [key for key in said if key.startswith("mark::")]:
            told = said.pop(key)
            for mark in marks:
                said.setdefault(f"mark:{mark}:{key.rpartition(':')[2]}", told)
            if not marks and key.endswith("recognised_on") and not entry.words("mark"):
                text = "没有写是哪一种认定，没有导入；请加一列“认定类别”，或选定这一列是哪一种的日期。"
                self.asked.refuse(told[0], entry, self._known.name(key), text)
        for mark in marks if cell else ():
            if f"mark:{mark}:recognised_on" not in said and not self._has(entry, mark):
                self.asked.refuse(
                    cell or place(entry), entry, "认定类别", f"写了“{mark}”，没有日期，没有导入这一项认定。"
                )
        return said

    def _has(self, entry: Entry, mark: str) -> bool:
        """Whether the entry of that name bears the mark already, so that a list without days says nothing new."""
        lines = self._known.titles.get(squeezed(entry.words("title")), [])
        return any(mark in line.marks for line in lines)

    def _meant(self, values: Mapping[str, Any], entry: Entry) -> Target | None:
        """The entry; a number that this workspace never gave is asked about once for the whole sheet."""
        number = self._known.register.numbered(values.get("number", ""))
        unknown = number is not None and number not in self._known.lines and number not in self._known.gone
        if unknown and not self.foreign and not self._by_name(entry):
            return None
        found: Target | None = self.asked.settle_row(self._match(values), entry, "对应条目")
        return found

    def _by_name(self, entry: Entry) -> bool:
        options = (Option(label="按名称对应，没有的作为新条目", value=True), Option(label="都不导入", value=False))
        reading = choice("编号在这本名录里没有，文件可能出自另一个工作区", options)
        return bool(self.asked.settle(reading, entry, entry.cells["number"][0], "编号"))

    def _match(self, values: Mapping[str, Any]) -> Reading[Target]:
        key = self._key(values)
        if (row := self.sorted.met.get(key)) is not None and "number" not in values:
            self.sorted.repeated += 1
            return Reading(refusal=f"与第{row}行是同一条，没有导入。")
        number = self._known.register.numbered(values.get("number", ""))
        if number is None or ((number in self._known.lines or number in self._known.gone) and not self.foreign):
            return target(self._known, values, self.sorted.names)
        return target(self._known, {**values, "number": ""}, Names())  # two numbers are two entries, however alike

    def _key(self, values: Mapping[str, Any]) -> tuple[str, str]:
        holder = values.get("holder", "") if self._known.register.kind is Kind.TALENT else ""
        return squeezed(values.get("title", "")), squeezed(holder)

    def _first_time(self, meant: Target, values: Mapping[str, Any], entry: Entry) -> bool:
        """Whether no row before it means the same; what the secretary said repeats another is left out."""
        if meant.repeats:
            self.sorted.repeated += 1
            return False
        key = meant.line.id if meant.line else self._key(values)
        row = self.sorted.met.setdefault(key, entry.row)
        if row != entry.row:
            self.sorted.repeated += 1
            self.asked.refuse(place(entry), entry, self._known.name("title"), f"与第{row}行是同一条，没有导入。")
        elif meant.line is None:
            self.sorted.names.add(entry.row, values["title"])
        return row == entry.row

    def _check(self, said: Said, line: EntryLine | None, entry: Entry) -> None:
        """Take out recognitions without a day, and those withdrawn before they began."""
        for mark in self._known.register.marks:
            told = {key: said[key][1] for key in said if key.startswith(f"mark:{mark}:")}
            if not told:
                continue
            days = [told.get(f"mark:{mark}:{column}") for column in ("recognised_on", "withdrawn_on")]
            old = self._known.recognised(line, mark, days[0]) if line else None
            first, last = days[0] or (old and old.recognised_on), days[1]
            if first is None:
                self._take_out(said, mark, entry, f"写了“{mark}”的内容，没有日期，没有导入。")
            elif last is not None and last < first:
                self._take_out(said, mark, entry, f"撤销日期 {last} 早于认定日期 {first}，都没有导入。")

    def _take_out(self, said: Said, mark: str, entry: Entry, text: str) -> None:
        for key in [key for key in said if key.startswith(f"mark:{mark}:")]:
            self.asked.refuse(said.pop(key)[0], entry, self._known.name(key), text)

    def _changes(self, said: Said, line: EntryLine | None) -> Iterator[FieldChange]:
        for key, (cell, value) in said.items():
            if key in ("number", SEAL) or (key == "added_on" and line is not None):
                continue
            now = self._known.current(line, key, _day_told(said, key))
            if line is None or not self._known.alike(key, now, value):
                old, new = self._known.shown(key, now), self._known.shown(key, value)
                name = self._known.name(key)
                yield FieldChange(field=key, name=name, value=value, old=old, new=new, cell=cell.ref)


def _is_sealed(entry: Entry) -> bool:
    """Whether industries and marks stand as they were written, so that they tell nothing beside the other sheets.

    What was changed since in the desk, or on another sheet of the file, is not turned back by them.
    """
    told = {key: text_of(cells[0]) for key, cells in entry.cells.items() if is_sealed(key)}
    return entry.words(SEAL) == sealed(told)


def _day_told(said: Said, key: str) -> date | None:
    """The day of recognition that the row names beside this column."""
    if not key.startswith("mark:"):
        return None
    found: tuple[Cell, Any] | None = said.get(f"{key.rpartition(':')[0]}:recognised_on")
    return found[1] if found else None
