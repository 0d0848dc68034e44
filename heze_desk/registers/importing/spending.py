"""What enterprises spent in a year, taken in: who is not in the register and what is of another year is asked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers.importing.known import Known
from heze_desk.registers.importing.matching import OFFERED, Target
from heze_desk.registers.importing.reading import Reader
from heze_desk.registers.importing.rows import Said, Sorter
from heze_desk.registers.importing.sheets import RegisterTable
from heze_desk.registers.likeness import core
from heze_desk.registers.records import EntryLine
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.values import Option, Reading, choice

HALF = 0.5
LEFT_OUT = Option[Any](label="不导入这一行", value=None)


def of_year(table: RegisterTable, year: int) -> RegisterTable:
    """The table as it tells of one year; one that has only others is refused."""
    years = sorted({int(one.field.split(":")[1]) for one in table.columns if one.field.startswith("year:")})
    if years and year not in years:
        told = "、".join(f"{one}年" for one in years)
        raise DeskError(f"“{table.file}”是{told}的，没有{year}年的，没有导入；请改选年份，或换成{year}年的表。")
    strange = [one for one in table.columns if _other_year(one.field, year)]
    notes = [f"“{one.heading}”（{one.letter} 列）不是{year}年和上一年的，没有导入。" for one in strange]
    return replace(table, year=year, notes=(*table.notes, *notes))


class YearSorter(Sorter):
    """Takes the amounts of one year; those of the year before fill what is not known."""

    def __init__(self, known: Known, reader: Reader, decisions: Mapping[str, int], *, year: int, **given: Any) -> None:
        super().__init__(known, reader, decisions, **given)
        self._year = year

    def _match(self, values: Mapping[str, Any]) -> Reading[Target]:
        """Whoever is not in the register is asked about: one like it, a new one, or none."""
        found = super()._match(values)
        if not found.doubt and (found.value is None or found.value.line is not None):
            return found
        rows = [one for one in found.options if one.value.repeats]
        kept = [one for one in found.options if not one.value.repeats]
        if any(one.value.line for one in kept):
            return replace(found, options=(*kept, LEFT_OUT, *rows))
        title, new = values["title"], kept or [Option(label="作为新条目登记", value=Target(None))]
        says = f"{self._known.register.title}里没有“{title}”"
        return choice(says, (*self._like(title), *new, LEFT_OUT, *rows))

    def _like(self, title: str) -> list[Option[Target]]:
        """Those that share at least half of its characters, the likest first."""
        wanted = frozenset(core(title))
        shares = [(len(wanted & letters) / len(wanted | letters), line) for letters, line in self._letters]
        likest = sorted((one for one in shares if one[0] >= HALF), key=lambda one: -one[0])
        number = self._known.register.number
        return [
            Option(label=f"就是 {number(line.id)}“{line.name}”", value=Target(line)) for _, line in likest[:OFFERED]
        ]

    @cached_property
    def _letters(self) -> list[tuple[frozenset[str], EntryLine]]:
        return [(frozenset(core(line.name)), line) for line in self._known.lines.values()]

    def _check(self, said: Said, line: EntryLine | None, entry: Entry) -> None:
        super()._check(said, line, entry)
        for key in [one for one in said if one.startswith("year:") and not one.startswith(f"year:{self._year}:")]:
            if _other_year(key, self._year) or not self._is_settled(key, said, line, entry):
                said.pop(key)

    def _is_settled(self, key: str, said: Said, line: EntryLine | None, entry: Entry) -> bool:
        """Whether an amount of the year before may be written: nothing stands there, or it is to be replaced."""
        cell, value = said[key]
        old = self._known.current(line, key)
        if old is None or self._known.alike(key, old, value):
            return True
        before, now = (self._known.shown(key, one) for one in (old, value))
        says = f"只导入{self._year}年的，上一年的已登记为 {before}，文件里是 {now}"
        options = (Option(label=f"改为 {now}", value=True), Option(label=f"不改，仍是 {before}", value=False))
        return bool(self.asked.settle(choice(says, options), entry, cell, self._known.name(key)))


def _other_year(key: str, year: int) -> bool:
    told = key.split(":")
    return told[0] == "year" and int(told[1]) not in (year, year - 1)
