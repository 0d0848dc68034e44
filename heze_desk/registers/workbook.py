"""A register as an Excel workbook that can be read in again; what is private stays out unless it is asked for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.registers.workbook_columns import SEAL, Column, columns, is_sealed, sealed
from heze_desk.registers.workbook_parts import AS_OF, ORIGIN, PartSheet, part_sheets
from heze_desk.registers.workbook_rows import rows_of
from heze_desk.registers.workbook_whole import Amounts, Whole, known_amounts, whole
from heze_desk.workbooks.listed import Listed, ListedColumn, Page, save_lists
from heze_desk.workbooks.looks import Value
from heze_desk.workbooks.values import tidy

__all__ = ["Amounts", "Whole", "export", "known_amounts", "whole"]

FROZEN = "C4"  # the headings, the number and the name stay in sight
DAYS = ("recognised_on", "withdrawn_on", "added_on", "valid_from", "valid_to", "day")
NUMBERS = ("number", "other_number", "record")
NOTHING = Whole()


def export(
    lines: Sequence[EntryLine], path: Path, *, kind: Kind, day: date, whole: Whole = NOTHING, private: bool = False
) -> Path:
    """Write these entries of one register as of the day, and on further sheets all that is known beside them."""
    register = KINDS[kind]
    years = {year for _, year, _ in whole.amounts}
    wanted = [one for one in columns(register, years) if private or not one.private]
    wanted = [one for one in wanted if _is_used(one.key, lines, register.mark)]
    shared = sum(line.shared for line in lines)
    told = f"，其中跨产业共享 {shared} {register.counter}（只计一次）" if shared else ""
    listed = Listed(
        sheet=register.title,
        title=register.title,
        note=f"截至{said(day)}，共 {len(lines)} {register.counter}{told}。",
        columns=[_column(one) for one in wanted],
        frozen=FROZEN,
    )
    first = (listed, (_row(wanted, line, whole.amounts) for line in lines))
    properties = {ORIGIN: whole.origin, AS_OF: day.isoformat()}
    parts = [_part(sheet, lines, whole, register.title) for sheet in part_sheets(register)]
    return save_lists([first, *parts], path, properties=properties)


def _part(sheet: PartSheet, lines: Sequence[EntryLine], whole: Whole, title: str) -> Page:
    listed = Listed(
        sheet=sheet.part,
        title=f"{title}：{sheet.part}",
        note=sheet.note,
        columns=[_part_column(sheet, place) for place in range(len(sheet.columns))],
        frozen=FROZEN,
    )
    return listed, (row for line in lines for row in rows_of(sheet, line, whole))


def _is_used(key: str, lines: Sequence[EntryLine], first: str) -> bool:
    """Marks that no entry bears take no columns, or the sheet would be too wide to print; the first always does.

    Of the others the day is enough, for their sheet tells the rest.
    """
    match key.split(":"):
        case ["mark", mark, "recognised_on"]:
            return mark == first or any(mark in line.marks for line in lines)
        case ["mark", mark, "document"]:
            return mark == first
        case ["mark", mark, column]:
            told = (getattr(one, column) for line in lines for one in line.recognitions if one.mark == mark)
            return mark == first and any(told)
        case _:
            return True


def _column(column: Column) -> ListedColumn:
    is_day, is_amount = column.key.endswith(DAYS), column.key.startswith("year:")
    number_format = "yyyy-mm-dd" if is_day else "#,##0.####" if is_amount else ""
    centred = is_day or column.key in NUMBERS
    return ListedColumn(
        heading=column.heading,
        width=column.width,
        number_format=number_format,
        centred=centred,
        hidden=column.key == SEAL,
    )


def _part_column(sheet: PartSheet, place: int) -> ListedColumn:
    column = sheet.columns[place]
    return ListedColumn(
        heading=column.heading,
        width=column.width,
        number_format="yyyy-mm-dd" if column.key in DAYS else "",
        centred=column.key in (*DAYS, *NUMBERS),
        choices=column.choices,
        hidden=column.key == SEAL,
    )


def _row(wanted: Sequence[Column], line: EntryLine, amounts: Amounts) -> list[Value]:
    values = {one.key: _value(one.key, line, amounts) for one in wanted if one.key != SEAL}
    seal = sealed({key: tidy(str(value)) for key, value in values.items() if value and is_sealed(key)})
    return [*values.values(), seal]


def _value(key: str, line: EntryLine, amounts: Amounts) -> Value:
    match key.split(":"):
        case ["number"]:
            return KINDS[line.kind].number(line.id)
        case ["title"]:
            return line.name
        case ["added_on"]:
            return line.added_on
        case ["industries" | "traits" as name]:
            return "、".join(getattr(line, name))
        case ["mark", mark, column]:
            found = next((one for one in line.recognitions if one.mark == mark), None)
            return getattr(found, column) if found else None
        case ["year", year, measure]:
            return amounts.get((line.id, int(year), measure))
        case _:
            return str(getattr(line, key))
