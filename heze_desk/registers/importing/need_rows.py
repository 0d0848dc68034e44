"""From the rows of a sheet to how many people would be wanted, with every doubt and refusal beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from heze_desk.registers.importing.places import Places
from heze_desk.registers.importing.plan import FieldChange, RowChange
from heze_desk.registers.importing.reading import NOT_FILLED, NOTHING
from heze_desk.registers.importing.settling import Settler
from heze_desk.registers.records import TalentNeed
from heze_desk.registers.talent_records import NO_FIELD
from heze_desk.workbooks import values
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, doubtful, squeezed, text_of

COUNT = re.compile(r"(约|近)?(\d{1,5})(?:[-~—至](\d{1,5}))?(人|名|个)?(左右|以上)?")
YEAR = re.compile(r"(20\d\d)(年|年底|年度)?")
MOST = 99_999
Place = tuple[int, str, int]  # industry, field, year


@dataclass(frozen=True, kw_only=True)
class NeedChange(RowChange):
    """A field of work of an industry in a year; each of its fields is a level."""

    place: Place

    def needs(self) -> Iterator[TalentNeed]:
        industry_id, field, year = self.place
        for one in self.fields:
            level = one.field.partition(":")[2]
            yield TalentNeed(industry_id=industry_id, field=field, level=level, year=year, wanted=one.value)


class NeedSorter:
    """Takes the rows one by one, for two rows of a sheet may mean the same field."""

    def __init__(
        self, needs: Sequence[TalentNeed], known: Places, levels: Sequence[str], decisions: Mapping[str, int]
    ) -> None:
        self._known, self._levels = known, {squeezed(one): one for one in levels}
        self._wanted = {(one.industry_id, one.field, one.year, one.level): one.wanted for one in needs}
        self._fields = {squeezed(one.field): one.field for one in needs}
        self._kept = frozenset(self._fields)
        self._ids = {(one.industry_id, one.field, one.year): one.id for one in needs}
        self._met: dict[tuple[Place, str], int] = {}
        self.asked = Settler(decisions)
        self.changes: list[NeedChange] = []
        self.unchanged = self.repeated = 0

    def take(self, entry: Entry, *, industry_id: int | None, year: int) -> None:
        cells = tuple(self._cells(entry))
        if not cells:
            self.unchanged += 1
            return
        place = self._place(entry, industry_id, year)
        if place is None:
            return
        own = tuple(self._own(entry, place, cells))
        if not own:
            return
        fields = tuple(self._changes(entry, place, own))
        if not fields:
            self.unchanged += 1
            return
        told, (where, field, then) = self._known.names[place[0]], place
        title = f"{told}　{field}" + (f"（{then}年）" if then != year else "")
        known = self._ids.get((where, field, then))
        self.changes.append(NeedChange(row=entry.row, entry_id=known, title=title, fields=fields, place=place))

    def _cells(self, entry: Entry) -> Iterator[tuple[str, Cell]]:
        """The filled cells of levels; a row that names its level has its number under a heading without one."""
        for key, (cell, *_) in entry.cells.items():
            if key.startswith("wanted:") and squeezed(text_of(cell)) not in NOTHING:
                yield key.partition(":")[2], cell
        own = entry.first("wanted")
        if own is not None and squeezed(text_of(own)) not in NOTHING and (level := self._level(entry)):
            yield level, own

    def _level(self, entry: Entry) -> str:
        cell = entry.first("level")
        if cell is None:
            self.asked.refuse(entry.cells["wanted"][0], entry, "层次", "没有写是哪个层次的人才，没有导入。")
            return ""
        words = text_of(cell)
        near = get_close_matches(squeezed(words), self._levels, n=3, cutoff=0.5)
        reading: Reading[str | None] = Reading(value=self._levels.get(squeezed(words)))
        if reading.value is None:
            says = f"没有“{words}”这个层次"
            options = tuple(Option[str | None](label=self._levels[one], value=self._levels[one]) for one in near)
            left_out = Option[str | None](label=NOT_FILLED, value=None)
            reading = choice(says, (*options, left_out)) if near else Reading(refusal=f"{says}，没有导入。")
        return str(self.asked.settle(reading, entry, cell, "层次") or "")

    def _place(self, entry: Entry, industry_id: int | None, year: int) -> Place | None:
        """Where the numbers of a row belong; None where it is in doubt or cannot be said."""
        if (cell := entry.first("industry")) is not None:
            industry_id = self.asked.settle(self._known.one(text_of(cell)), entry, cell, "产业")
        elif industry_id is None:
            self.asked.settle_row(Reading(refusal="没有写是哪个产业，没有导入。"), entry, "产业")
        if (cell := entry.first("year")) is not None:
            found = self.asked.settle(_year(cell), entry, cell, "年份")
            if found is None:
                return None
            year = found
        field = self.asked.settle_row(self._field(entry.words("title")), entry, "专业领域")
        if field is None or industry_id is None:
            return None
        self._fields.setdefault(squeezed(field), field)
        return industry_id, field, year

    def _field(self, words: str) -> Reading[str]:
        """In the spelling that is known; one that is nearly a known one is asked about.

        An answer is kept by its place, so that fields of rows before it, which come and go with other answers, stand
        last.
        """
        if words in ("", NO_FIELD):
            return Reading(refusal="没有写专业领域，没有导入。")
        if known := self._fields.get(squeezed(words)):
            return Reading(value=known)
        told = self._fields.keys() - self._kept
        kept, rows = (get_close_matches(squeezed(words), sorted(one), n=2, cutoff=0.75) for one in (self._kept, told))
        if not kept and not rows:
            return Reading(value=words)
        same, met = (
            [Option(label=f"就是“{self._fields[one]}”", value=self._fields[one]) for one in near]
            for near in (kept, rows)
        )
        says = f"图谱里有相近的领域“{self._fields[[*kept, *rows][0]]}”"
        return choice(says, (*same, Option(label=f"是另一个领域“{words}”", value=words), *met))

    def _own(self, entry: Entry, place: Place, cells: Sequence[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
        """The cells that no row before it has, whatever became of those; a row without any is told as a whole."""
        rows = {level: self._met.setdefault((place, level), entry.row) for level, _ in cells}
        if len(others := set(rows.values())) == 1 and (row := others.pop()) != entry.row:
            self.repeated += 1
            self.asked.settle_row(Reading(refusal=f"与第{row}行是同一条，没有导入。"), entry, "专业领域")
            return
        for level, cell in cells:
            if rows[level] == entry.row:
                yield level, cell
            else:
                self.repeated += 1
                text = f"与第{rows[level]}行说的是同一格，没有导入。"
                self.asked.refuse(cell, entry, f"{level}需要", text)

    def _changes(self, entry: Entry, place: Place, cells: Sequence[tuple[str, Cell]]) -> Iterator[FieldChange]:
        for level, cell in cells:
            name = f"{level}需要"
            if (value := self.asked.settle(_count(cell), entry, cell, name)) is None:
                continue
            now = self._wanted.get((*place, level))
            if now != value:
                old = "" if now is None else str(now)
                yield FieldChange(
                    field=f"wanted:{level}", name=name, value=value, old=old, new=str(value), cell=cell.ref
                )


def _year(cell: Cell) -> Reading[int]:
    found = YEAR.fullmatch(squeezed(text_of(cell)))
    return Reading(value=int(found[1])) if found else Reading(refusal=f"“{text_of(cell)}”不是年份，没有导入。")


def _count(cell: Cell) -> Reading[int]:
    """A whole number of people; a span and an estimate are asked about."""
    if reason := values.trapped(cell):
        return Reading(refusal=reason)
    words = text_of(cell)
    found = COUNT.fullmatch(squeezed(words))
    if found is None or int(found[2]) > MOST:
        return Reading(refusal=f"“{words}”不是人数，没有导入；请填整数，没有需求的填 0。")
    few, many = int(found[2]), int(found[3] or found[2])
    if not (found[1] or found[3] or found[5]):
        return Reading(value=few)
    options = tuple(Option(label=f"{one}人", value=one) for one in dict.fromkeys((few, many)))
    return doubtful(f"人数写的是“{words}”", options)
