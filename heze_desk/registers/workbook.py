"""A register as an Excel workbook that can be read in again; what is private stays out unless it is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from heze_desk.days import said
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.registers.workbook_columns import Column, columns
from heze_desk.workbooks.listed import Listed, ListedColumn, save_list
from heze_desk.workbooks.looks import Value
from heze_desk.workspace.database import Database

FROZEN = "C4"  # the headings, the number and the name stay in sight
DAYS = ("recognised_on", "withdrawn_on")
Amounts = Mapping[tuple[int, int, str], float]


def export(
    lines: Sequence[EntryLine], path: Path, *, kind: Kind, day: date, amounts: Amounts, private: bool = False
) -> Path:
    """Write these entries of one register as of the day; `amounts` are what `known_amounts` gives."""
    register = KINDS[kind]
    years = {year for _, year, _ in amounts}
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
    return save_list(listed, ([_value(one.key, line, amounts) for one in wanted] for line in lines), path)


def known_amounts(db: Database, kind: Kind) -> Amounts:
    """What is known of every entry of a register by year and measure."""
    rows = db.execute(
        """
        select entry_id, year, measure, amount from entry_year join entry on entry.id = entry_id
        where kind = ? and deleted_on is null order by year
        """,
        [kind],
    )
    return {(entry_id, year, measure): amount for entry_id, year, measure, amount in rows}


def _is_used(key: str, lines: Sequence[EntryLine], first: str) -> bool:
    """Marks that no entry bears take no columns, or the sheet would be too wide to print; the first always does."""
    match key.split(":"):
        case ["mark", mark, "recognised_on" | "document"]:
            return mark == first or any(mark in line.marks for line in lines)
        case ["mark", mark, column]:
            return any(one.mark == mark and getattr(one, column) for line in lines for one in line.recognitions)
        case _:
            return True


def _column(column: Column) -> ListedColumn:
    is_day, is_amount = column.key.endswith(DAYS), column.key.startswith("year:")
    number_format = "yyyy-mm-dd" if is_day else "#,##0.####" if is_amount else ""
    centred = is_day or column.key == "number"
    return ListedColumn(heading=column.heading, width=column.width, number_format=number_format, centred=centred)


def _value(key: str, line: EntryLine, amounts: Amounts) -> Value:
    match key.split(":"):
        case ["number"]:
            return KINDS[line.kind].number(line.id)
        case ["title"]:
            return line.name
        case ["industries" | "traits" as name]:
            return "、".join(getattr(line, name))
        case ["mark", mark, column]:
            found = next((one for one in line.recognitions if one.mark == mark), None)
            return getattr(found, column) if found else None
        case ["year", year, measure]:
            return amounts.get((line.id, int(year), measure))
        case _:
            return str(getattr(line, key))
