"""The sheets of a register's workbook: which one lists the entries, and which tell more of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers.kinds import Register
from heze_desk.registers.workbook_columns import synonyms
from heze_desk.registers.workbook_parts import AS_OF, ORIGIN, Part, PartSheet, part_sheets
from heze_desk.workbooks import headings
from heze_desk.workbooks.headings import Synonyms, Table
from heze_desk.workbooks.sheets import Book, Sheet
from heze_desk.workbooks.values import squeezed

WANTED = "“名称”“类别”"
COPIED = re.compile(r"(\(\d+\)|副本|\d)$")


@dataclass(frozen=True, kw_only=True)
class PartTable:
    """A further sheet with what its columns are taken for."""

    sheet: PartSheet
    table: Table


@dataclass(frozen=True, kw_only=True)
class RegisterTable(Table):
    """The sheet of the entries with the `parts` beside it; `alone` are these where no sheet lists entries.

    `origin` tells the workspace the numbers are of, `as_of` the day the entries are told for; "" and None if unknown.
    With a `year` it is what was spent in that year, and no list of whoever there is.
    """

    parts: tuple[PartTable, ...] = ()
    alone: bool = False
    origin: str = ""
    as_of: date | None = None
    year: int | None = None


def find(
    book: Book, register: Register, *, sheet: str = "", heading_row: int = 0, year: int | None = None
) -> RegisterTable:
    """The entries in the sheet named, or in the one whose headings are known best, and every further sheet."""
    known = synonyms(register, year)
    lists = {one.name: _score(_table(book, one, known)) for one in book.sheets}
    parts = tuple(_parts(book, register, lists))
    names = [one.table.sheet.name for one in parts]
    if sheet in names:
        raise DeskError(f"工作表“{sheet}”随名录一起读取，不用单独选；请选列有名称、类别等的那一张。")
    told = {"parts": parts, "origin": book.properties.get(ORIGIN, ""), "as_of": _day(book.properties.get(AS_OF, ""))}
    left = tuple(one for one in book.sheets if one.name not in names)
    if parts and not sheet and max((lists[one.name] for one in left), default=0) < 2:
        return _made(replace(parts[0].table, columns=()), told | {"alone": True})
    whole = replace(book, sheets=left)
    return _made(headings.find(whole, known, sheet=sheet, heading_row=heading_row, wanted=WANTED), told)


def unread(book: Book, register: Register) -> list[str]:
    """The further sheets that lack a column without which nothing can be taken from them."""
    found = []
    for one in book.sheets:
        named = next((part for part in part_sheets(register) if squeezed(one.name) == squeezed(part.part)), None)
        table = _table(book, one, named.synonyms) if named else None
        if named and table and (lacking := _lacking(named, table)) and one.last_row > table.heading_row:
            found.append(f"“{one.name}”表没有认出“{'”“'.join(lacking)}”列，整张表没有导入。")
    return found


def _made(table: Table, told: Mapping[str, Any]) -> RegisterTable:
    return RegisterTable(**{**vars(table), **told})


def _parts(book: Book, register: Register, lists: dict[str, int]) -> Iterator[PartTable]:
    """A sheet is taken for one only where it says more that way than as a list of entries; one sheet for each."""
    met: set[Part] = set()
    for one in book.sheets:
        better = max((score for name, score in lists.items() if name != one.name), default=0) > lists[one.name]
        tables = ((part, _table(book, one, part.synonyms), _named(one, part)) for part in part_sheets(register))
        fits = [
            PartTable(sheet=part, table=table)
            for part, table, named in tables
            if table is not None and not _lacking(part, table) and _is_part(table, lists[one.name], named, better)
        ]
        best = max(fits, key=lambda fit: (_named(one, fit.sheet), _score(fit.table)), default=None)
        if best is not None and best.sheet.part not in met:
            met.add(best.sheet.part)
            yield best


def _is_part(table: Table, as_list: int, named: bool, better: bool) -> bool:
    """Under another name only with a column that nobody but this desk writes."""
    fields, score = {one.field for one in table.columns}, _score(table)
    ours = "record" in fields or {"other_kind", "other_title"} <= fields
    return (score > as_list and (named or ours)) or (score == as_list and named and better)


def _named(sheet: Sheet, part: PartSheet) -> bool:
    plain = COPIED.sub("", squeezed(sheet.name))
    return any(plain.endswith(squeezed(name)) or plain.startswith(squeezed(name)) for name in part.names)


def _lacking(part: PartSheet, table: Table) -> list[str]:
    fields = {one.field for one in table.columns}
    lacking = [part.heading(key) for key in part.needed if key not in fields]
    return lacking if fields & {"number", "title"} else [*lacking, part.heading("title")]


def _table(book: Book, sheet: Sheet, known: Synonyms) -> Table | None:
    try:
        return headings.find(replace(book, sheets=(sheet,), notes=()), known)
    except DeskError:
        return None


def _score(table: Table | None) -> int:
    return len({one.field for one in table.columns if one.field}) if table else 0


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
